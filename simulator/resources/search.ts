import type { Ticket } from '../records.ts'
import { badRequest, ok, unprocessable } from '../wire/answer.ts'
import { paged } from '../wire/paging.ts'
import type { Call, Route } from '../wire/route.ts'
import { visibleTickets } from './ticket-access.ts'
import { showTicket } from './tickets.ts'

/** What of Zendesk's search language is understood; anything else is a word in the subject. */
const terms: Readonly<Record<string, (ticket: Ticket, value: string) => boolean>> = {
  status: (ticket, value) => ticket.status === value,
  tags: (ticket, value) => ticket.tags.includes(value),
  group_id: (ticket, value) => String(ticket.group_id) === value,
}

const fits = (ticket: Ticket, query: string): boolean =>
  query
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => {
      const [name = '', value = ''] = word.split(':')
      const term = Object.hasOwn(terms, name) ? terms[name] : undefined
      return term === undefined ? ticket.subject.toLowerCase().includes(word.toLowerCase()) : term(ticket, value)
    })

/** By cursor, one type, oldest first, no way back. */
const exportResults = (call: Call) => {
  const query = call.query.get('query')
  if (query === null) throw badRequest('query is required')
  if (call.query.get('filter[type]') !== 'ticket') throw unprocessable('filter[type]', 'filter[type]: must be ticket')
  if (/(^|\s)type:/.test(query)) throw unprocessable('query', 'query: must not name a type')
  const cursor = new URLSearchParams(call.query)
  if (!cursor.has('page[size]')) cursor.set('page[size]', '100')
  const found = visibleTickets(call).filter((ticket) => fits(ticket, query))
  const { page, frame } = paged({ url: call.url, query: cursor }, found, { most: 1000 })
  const { meta, links } = frame as { meta: Record<string, unknown>; links: Record<string, unknown> }
  return ok({
    results: page.map((ticket) => ({ ...showTicket(call.world, ticket), result_type: 'ticket' })),
    facets: null,
    meta: { ...meta, before_cursor: null },
    links: { ...links, prev: null },
  })
}

const unquoted = (value: string): string => value.replace(/^"(.*)"$/, '$1')

/** How many tickets or users of one type fit; an untyped query is not needed by anybody here. */
const countResults = (call: Call) => {
  const query = call.query.get('query')
  if (query === null) throw badRequest('query is required')
  const words = query.split(/\s+/).filter((word) => word !== '')
  const type = words.find((word) => word.startsWith('type:'))
  const rest = words.filter((word) => word !== type)
  if (type === 'type:ticket') {
    const asked = rest.map((word) => word.replace(/:(.*)$/, (_, value: string) => `:${unquoted(value)}`)).join(' ')
    return ok({ count: visibleTickets(call).filter((ticket) => fits(ticket, asked)).length })
  }
  if (type !== 'type:user') throw unprocessable('query', 'query: must name a type')
  const users = [...call.world.state.users.values()].filter(({ active }) => active)
  const tags = rest.map((word) => unquoted(word.replace(/^tags:/, '')).toLowerCase())
  return ok({
    count: users.filter((user) => tags.every((tag) => user.tags.some((one) => one.toLowerCase() === tag))).length,
  })
}

export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v2/search/export', access: 'agent', handle: exportResults },
  { method: 'GET', path: '/api/v2/search/count', access: 'agent', handle: countResults },
]
