import type { Texts } from '../texts.ts'
import { statuses, type Status, type Ticket } from '../ticket/records.ts'
import type { Reader } from './conversation.ts'
import { el } from './elements.ts'
import { when } from './when.ts'

export const statusBadge = (status: Status, texts: Texts) =>
  el(
    'span',
    { class: `status is-${status}`, 'data-testid': 'ticket-status', 'data-status': status },
    texts.statuses[status],
  )

const row = (ticket: Ticket, { texts, locale }: Reader, current: boolean, open: (id: number) => void) =>
  el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        class: 'ticket-row',
        'data-testid': 'ticket-row',
        'data-ticket-id': ticket.id,
        'aria-current': current ? 'true' : undefined,
        onclick: () => open(ticket.id),
      },
      el('span', { class: 'row-subject' }, ticket.subject),
      el(
        'span',
        { class: 'row-facts' },
        statusBadge(ticket.status, texts),
        el('span', {}, `#${ticket.id}`),
        el('time', { datetime: ticket.updated_at }, when(ticket.updated_at, locale)),
      ),
    ),
  )

/** Letters without their accents: "refusee" finds "refusée". */
const folded = (written: string) =>
  written
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()

export interface TicketList {
  readonly element: HTMLElement
  readonly show: (tickets: readonly Ticket[], current: number | undefined) => void
}

export const ticketList = (reader: Reader, open: (id: number) => void): TicketList => {
  const { texts } = reader
  let tickets: readonly Ticket[] = []
  let current: number | undefined
  const search = el('input', {
    type: 'search',
    placeholder: texts.search,
    'aria-label': texts.search,
    'data-testid': 'ticket-search',
    oninput: () => draw(),
  })
  const filter = el(
    'select',
    { 'aria-label': texts.filterStatus, 'data-testid': 'status-filter', onchange: () => draw() },
    el('option', { value: '' }, texts.anyStatus),
    ...statuses.map((status) => el('option', { value: status }, texts.statuses[status])),
  )
  const count = el('span', { class: 'count', 'data-testid': 'ticket-count' })
  const rows = el('ul', { class: 'rows' })

  const draw = () => {
    const wanted = folded(search.value.trim())
    const shown = tickets.filter(
      (ticket) =>
        (filter.value === '' || ticket.status === filter.value) &&
        (folded(ticket.subject).includes(wanted) || String(ticket.id) === wanted.replace('#', '')),
    )
    count.textContent = String(shown.length)
    const focused = document.activeElement?.getAttribute('data-ticket-id')
    rows.replaceChildren(...shown.map((ticket) => row(ticket, reader, ticket.id === current, open)))
    if (shown.length === 0) rows.append(el('li', { class: 'nothing' }, texts.noTickets))
    if (typeof focused === 'string') rows.querySelector<HTMLElement>(`[data-ticket-id="${focused}"]`)?.focus()
  }

  return {
    element: el(
      'section',
      { class: 'list', 'aria-label': texts.tickets },
      el('header', {}, el('h1', {}, texts.allTickets), count),
      el('div', { class: 'filters' }, search, filter),
      rows,
    ),
    show: (given, opened) => {
      tickets = [...given].sort((one, other) => other.updated_at.localeCompare(one.updated_at))
      current = opened
      draw()
    },
  }
}
