import type { OpenTicket, TicketState } from '../ticket/open-ticket.ts'
import { statuses, type Status } from '../ticket/records.ts'
import type { Reader } from './conversation.ts'
import { el, icon } from './elements.ts'

export interface Editor {
  readonly element: HTMLElement
  readonly update: (state: TicketState) => void
  /** What stands beside the submit button: why the last submit did not go through. */
  readonly say: (problem: string) => void
  readonly busy: (busy: boolean) => void
}

export interface EditorPorts {
  readonly open: OpenTicket
  readonly reader: Reader
  readonly mayReplyPublicly: boolean
  readonly submit: () => void
}

/** What the agent may submit a ticket as: Zendesk closes tickets by itself, and only a new one stays new. */
const choices = (current: Status): readonly Status[] =>
  statuses.filter((status) => (status === 'new' || status === 'closed' ? status === current : true))

const isStatus = (value: string): value is Status => statuses.some((status) => status === value)

export const editor = ({ open, reader: { texts }, mayReplyPublicly, submit }: EditorPorts): Editor => {
  const name = `kind-${open.id}`
  const radio = (isPublic: boolean) =>
    el('input', {
      type: 'radio',
      name,
      'data-testid': isPublic ? 'reply-public' : 'reply-internal',
      disabled: isPublic && !mayReplyPublicly,
      onchange: () => open.edit(({ draft }) => ({ ...draft, public: isPublic })),
    })
  const kinds = { public: radio(true), internal: radio(false) }
  const text = el('textarea', {
    rows: 4,
    'aria-label': texts.replyText,
    'data-testid': 'reply-text',
    oninput: () => open.edit(({ draft }) => ({ ...draft, text: text.value })),
  })
  const status = el('select', {
    'aria-label': texts.submitAs,
    'data-testid': 'reply-status',
    onchange: () => {
      const chosen = status.value
      if (isStatus(chosen)) open.edit(({ draft }) => ({ ...draft, status: chosen }))
    },
  })
  const button = el('button', { type: 'submit', class: 'primary', 'data-testid': 'submit' }, texts.submit)
  const problem = el('p', { class: 'submit-message', role: 'alert', 'data-testid': 'submit-message' })
  const closed = el('p', { class: 'closed-note', hidden: true }, texts.closed)

  const who = el(
    'fieldset',
    { class: 'kinds' },
    el('legend', {}, texts.replyKind),
    el('label', {}, kinds.public, icon('reply'), texts.public),
    el('label', {}, kinds.internal, icon('note'), texts.internal),
  )

  const element = el(
    'form',
    {
      class: 'editor',
      'aria-label': texts.reply,
      'data-testid': 'reply-editor',
      onsubmit: (event) => {
        event.preventDefault()
        submit()
      },
    },
    who,
    closed,
    text,
    el('div', { class: 'submit-row' }, problem, status, button),
  )

  return {
    element,
    say: (words) => {
      problem.textContent = words
    },
    busy: (busy) => {
      button.disabled = busy
      button.textContent = busy ? texts.submitting : texts.submit
    },
    update: ({ ticket, draft }) => {
      kinds.public.checked = draft.public
      kinds.internal.checked = !draft.public
      element.classList.toggle('is-internal', !draft.public)
      if (text.value !== draft.text) text.value = draft.text
      const isClosed = ticket.status === 'closed'
      text.disabled = isClosed
      text.hidden = isClosed
      who.hidden = isClosed
      closed.hidden = !isClosed
      status.disabled = isClosed
      status.replaceChildren(...choices(ticket.status).map((one) => el('option', { value: one }, texts.statuses[one])))
      status.value = draft.status ?? ticket.status
    },
  }
}
