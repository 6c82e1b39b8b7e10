import { addTag, readTags, removeTag, tagsOf } from '../ticket/draft.ts'
import type { OpenTicket, TicketState } from '../ticket/open-ticket.ts'
import type { Brand } from '../ticket/records.ts'
import type { Reader } from './conversation.ts'
import { avatar, el, icon } from './elements.ts'

const person = (state: TicketState, id: number | null, none: string) => {
  const user = id === null ? undefined : state.people.get(id)
  if (user === undefined) return el('span', {}, none)
  return el(
    'span',
    { class: 'person' },
    avatar(user.name),
    el('span', {}, user.name, user.email !== null && el('small', {}, user.email)),
  )
}

export interface Properties {
  readonly element: HTMLElement
  readonly update: (state: TicketState) => void
}

export const properties = (open: OpenTicket, { texts }: Reader, brands: readonly Brand[]): Properties => {
  const facts = el('dl', { class: 'facts' })
  const tags = el('ul', { class: 'tags', 'data-testid': 'tags', 'aria-label': texts.tags })
  const input = el('input', {
    type: 'text',
    placeholder: texts.addTag,
    'aria-label': texts.addTag,
    'data-testid': 'tag-input',
  })
  const form = el(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault()
        const written = readTags(input.value)
        input.value = ''
        open.edit(({ ticket, draft }) => written.reduce((sofar, tag) => addTag(ticket, sofar, tag), draft))
      },
    },
    input,
  )

  const tagView = (tag: string, pending: boolean) =>
    el(
      'li',
      { class: pending ? 'tag is-pending' : 'tag', 'data-testid': 'tag', 'data-tag': tag },
      el('span', { title: tag }, tag),
      el(
        'button',
        {
          type: 'button',
          'aria-label': texts.removeTag(tag),
          'data-testid': 'tag-remove',
          onclick: () => open.edit(({ ticket, draft }) => removeTag(ticket, draft, tag)),
        },
        icon('close'),
      ),
    )

  const fact = (name: string, value: Node | string) => [el('dt', {}, name), el('dd', {}, value)]

  return {
    element: el(
      'section',
      { class: 'properties', 'aria-label': texts.properties },
      facts,
      el('h2', {}, texts.tags),
      tags,
      form,
    ),
    update: (state) => {
      const { ticket, draft } = state
      const brand = brands.find(({ id }) => id === ticket.brand_id)
      facts.replaceChildren(
        ...fact(texts.requester, person(state, ticket.requester_id, texts.none)),
        ...fact(texts.assignee, person(state, ticket.assignee_id, texts.none)),
        ...fact(texts.brand, brand?.name ?? texts.none),
      )
      tags.replaceChildren(...tagsOf(ticket, draft).map((tag) => tagView(tag, draft.added.includes(tag))))
    },
  }
}
