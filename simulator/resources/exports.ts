import type { Audit, AuditEvent, Ticket, User } from '../records.ts'
import { badRequest, ok, refuse } from '../wire/answer.ts'
import { idOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { showAudit } from './audits.ts'
import { generatedAt } from './ticket-changes.ts'
import { showTicket } from './tickets.ts'
import { showUser } from './users.ts'

const mostPerPage = 1000
const mostInSample = 50
/** The last minute is never returned: it may still be changing. */
const margin = 60_000

interface Dated {
  readonly id: number
  readonly at: number
}

interface Export {
  readonly name: string
  readonly rows: (world: World, withComments: boolean) => readonly (Dated & { readonly shown: unknown })[]
}

const row = (record: { readonly id: number }, at: string, shown: unknown) => ({
  id: record.id,
  at: Date.parse(at),
  shown,
})

/**
 * Deleted and archived tickets too, unlike the list; in the order of `generated_timestamp`, so that what Zendesk itself has
 * changed comes again with an old `updated_at`.
 */
const tickets: Export = {
  name: 'tickets',
  rows: (world) =>
    [...world.state.tickets.values()].map((ticket: Ticket) => ({
      id: ticket.id,
      at: generatedAt(world, ticket) * 1000,
      shown: showTicket(world, ticket),
    })),
}

const users: Export = {
  name: 'users',
  rows: (world) =>
    [...world.state.users.values()].map((user: User) => row(user, user.updated_at, showUser(world, user))),
}

/**
 * A change as this export writes it: the field's own name holds its new value, where audits have `field_name` and `value`;
 * custom fields stand under one name, each by its number.
 */
const flat = ({ type, ...event }: AuditEvent) => {
  const { field_name, value, ...rest } = event
  if (typeof field_name !== 'string') return { ...event, event_type: type }
  const named = { [field_name]: value }
  return { ...rest, ...(/^\d+$/.test(field_name) ? { custom_ticket_fields: named } : named), event_type: type }
}

const childEvents = (world: World, audit: Audit, withComments: boolean) =>
  showAudit(world, audit).events.map((event) =>
    event.type !== 'Comment'
      ? flat(event)
      : withComments
        ? { ...event, event_type: 'Comment', via: audit.via, created_at: audit.created_at }
        : {
            id: event.id,
            event_type: 'Comment',
            comment_present: true,
            comment_public: 'public' in event && event.public,
          },
  )

const ticketEvents: Export = {
  name: 'ticket_events',
  rows: (world, withComments) =>
    [...world.state.audits.values()].map((audit) =>
      row(audit, audit.created_at, {
        id: audit.id,
        ticket_id: audit.ticket_id,
        timestamp: Date.parse(audit.created_at) / 1000,
        created_at: audit.created_at,
        updater_id: audit.author_id,
        via: audit.via.channel,
        system: {},
        metadata: { system: {} },
        event_type: 'Audit',
        child_events: childEvents(world, audit, withComments),
      }),
    ),
}

const startOf = (call: Call): number => {
  const seconds = idOf(call.query.get('start_time'))
  if (seconds === undefined) throw badRequest('start_time is required')
  if (seconds * 1000 > call.world.clock.now() - margin) {
    throw refuse(400, {
      error: 'InvalidValue',
      description: 'Too recent start_time. Use a start_time older than 60 seconds',
    })
  }
  return seconds * 1000
}

const inOrder = (call: Call, { rows }: Export) =>
  rows(call.world, call.query.get('include') === 'comment_events')
    .filter(({ at }) => at <= call.world.clock.now() - margin)
    .toSorted((one, other) => one.at - other.at || one.id - other.id)

const sizeOf = (call: Call, most: number): number => Math.min(idOf(call.query.get('per_page')) ?? most, most)

const cursorOf = ({ at, id }: Dated): string => Buffer.from(`${at}|${id}`).toString('base64')

const readCursor = (cursor: string): Dated => {
  const [, at, id] = /^(\d+)\|(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? []
  if (at === undefined) throw badRequest('Invalid cursor')
  return { at: Number(at), id: Number(id) }
}

const byCursor = (what: Export) => (call: Call) => {
  const cursor = call.query.get('cursor')
  const from = cursor === null ? { at: startOf(call), id: 0 } : readCursor(cursor)
  const rows = inOrder(call, what).filter(({ at, id }) => at > from.at || (at === from.at && id > from.id))
  const page = rows.slice(0, sizeOf(call, mostPerPage))
  const after = cursorOf(page.at(-1) ?? from)
  return ok({
    [what.name]: page.map(({ shown }) => shown),
    after_cursor: after,
    after_url: `${call.url.origin}${call.url.pathname}?cursor=${encodeURIComponent(after)}`,
    before_cursor: null,
    before_url: null,
    end_of_stream: page.length === rows.length,
  })
}

/** Pages end between two moments, never within one: whatever shares the last moment comes again on the next page. */
const byTime =
  (what: Export, most = mostPerPage) =>
  (call: Call) => {
    const start = startOf(call)
    const rows = inOrder(call, what).filter(({ at }) => at >= start)
    const page = rows.slice(0, sizeOf(call, most))
    const end = Math.floor((page.at(-1)?.at ?? start) / 1000)
    const isEnd = page.length === rows.length
    return ok({
      [what.name]: page.map(({ shown }) => shown),
      count: page.length,
      end_time: end,
      next_page: isEnd ? null : `${call.url.origin}${call.url.pathname}?start_time=${end}`,
      end_of_stream: isEnd,
    })
  }

const admin = { method: 'GET', access: 'admin' } as const
const path = '/api/v2/incremental'

export const exportRoutes: readonly Route[] = [
  { ...admin, path: `${path}/tickets/cursor`, resource: 'tickets', handle: byCursor(tickets) },
  { ...admin, path: `${path}/tickets`, resource: 'tickets', handle: byTime(tickets) },
  { ...admin, path: `${path}/tickets/sample`, resource: 'tickets', handle: byTime(tickets, mostInSample) },
  { ...admin, path: `${path}/users/cursor`, resource: 'users', handle: byCursor(users) },
  { ...admin, path: `${path}/users`, resource: 'users', handle: byTime(users) },
  { ...admin, path: `${path}/ticket_events`, handle: byTime(ticketEvents) },
]
