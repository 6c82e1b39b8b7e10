import { needsEnterprise } from '../gate/permissions.ts'
import { mayWatch } from '../logs/access.ts'
import type { AuditRecord } from '../logs/records.ts'
import { forbidden, json, ok, refuse } from '../wire/answer.ts'
import { paged } from '../wire/paging.ts'
import { idOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'

const largestPage = 2500
const usualPage = 1000
/** Zendesk keeps the access log for 90 days. */
const kept = 90 * 24 * 3_600_000

const malformed = (detail: string) => refuse(400, { errors: [{ title: 'Malformed query params', detail }] })

interface Cursor {
  readonly after: number
  readonly madeAt: number
}

const cursorOf = ({ after, madeAt }: Cursor): string => Buffer.from(`${after}|${madeAt}`).toString('base64url')

const positionIn = (call: Call): number => {
  const written = call.query.get('page[after]') ?? call.query.get('filter[after]')
  if (written === null) return -1
  const [, after, madeAt] = /^(\d+)\|(\d+)$/.exec(Buffer.from(written, 'base64url').toString()) ?? []
  if (after === undefined) throw malformed('invalid cursor')
  const { now } = call.world.clock
  const lives = call.world.settings.access_log_cursor_seconds * 1000
  if (now() - Number(madeAt) > lives) throw malformed('cursor expired')
  return Number(after)
}

const timeIn = (call: Call, name: string): number | undefined => {
  const written = call.query.get(name)
  if (written === null) return undefined
  const at = Date.parse(written)
  if (Number.isNaN(at)) throw malformed(`${name} is no time`)
  return at
}

const accessLogs = (call: Call) => {
  const { world, url } = call
  if (!mayWatch(world)) throw refuse(403, { errors: [{ title: 'Authorization failed' }] })
  const size = idOf(call.query.get('page[size]')) ?? usualPage
  if (size < 1 || size > largestPage) throw malformed(`max allowed page size is ${largestPage}`)
  const now = world.clock.now()
  const [start, end] = [timeIn(call, 'filter[start]') ?? 0, timeIn(call, 'filter[end]') ?? Infinity]
  const user = idOf(call.query.get('filter[user_id]'))
  const all = world.state.accessLog
    .filter(({ visible_at, row: { timestamp, user_id } }) => {
      const at = Date.parse(timestamp)
      return (
        visible_at <= now && at > now - kept && at >= start && at <= end && (user === undefined || user_id === user)
      )
    })
    .toSorted(
      (one, other) => Date.parse(one.row.timestamp) - Date.parse(other.row.timestamp) || one.position - other.position,
    )
  const after = positionIn(call)
  const from = after < 0 ? 0 : all.findIndex(({ position }) => position === after) + 1
  const page = all.slice(from, from + size)
  const last = page.at(-1)
  const hasMore = from + page.length < all.length
  const cursor = last === undefined ? null : cursorOf({ after: last.position, madeAt: now })
  const next = new URL(url)
  if (cursor !== null) next.searchParams.set('page[after]', cursor)
  return json(200, {
    access_logs: page.map(({ row }) => row),
    links: { next: hasMore ? next.href : null, prev: null },
    meta: { after_cursor: cursor, before_cursor: null, has_before: from > 0, has_more: hasMore },
  })
}

const auditLogs = (call: Call) => {
  const { world, query } = call
  needsEnterprise(world)
  const span = query.getAll('filter[created_at]').map((written) => Date.parse(written))
  if (span.length === 1 || span.some((at) => Number.isNaN(at))) throw malformed('filter[created_at] is given twice')
  const [start = 0, end = Infinity] = span
  const ascending = query.get('sort') === 'created_at'
  const found = world.state.auditLog.filter(({ created_at }) => {
    const at = Date.parse(created_at)
    return at >= start && at <= end
  })
  const ordered = found.toSorted((one, other) => (ascending ? one.id - other.id : other.id - one.id))
  const { page, frame } = paged<AuditRecord>(call, ordered, { descending: !ascending })
  return ok({
    audit_logs: page.map((record) => ({ ...record, url: `${world.origin}/api/v2/audit_logs/${record.id}.json` })),
    ...frame,
  })
}

/** Ends every session of a user, as an admin may of anybody and everybody of themselves. */
const endSessions = ({ world, user, params }: Call) => {
  const id = idOf(params['user_id']) ?? 0
  if (user.role !== 'admin' && user.id !== id) throw forbidden()
  for (const [session, owner] of world.state.sessions) if (owner === id) world.state.sessions.delete(session)
  return new Response(null, { status: 204 })
}

export const logRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v2/access_logs', access: 'admin', handle: accessLogs },
  { method: 'GET', path: '/api/v2/audit_logs', access: 'admin', resource: 'auditlogs', handle: auditLogs },
  { method: 'DELETE', path: '/api/v2/users/:user_id/sessions', access: 'signed-in', handle: endSessions },
]
