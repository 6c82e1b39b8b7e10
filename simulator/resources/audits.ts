import type { Audit, AuditEvent } from '../records.ts'
import { auditsOf } from '../state.ts'
import { notFound, ok } from '../wire/answer.ts'
import { paged } from '../wire/paging.ts'
import { idOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { showComment } from './comments.ts'
import { isArchived } from './ticket-changes.ts'
import { findTicket } from './ticket-access.ts'

/** A `Comment` event holds the comment as it is now: a redaction cleans the audit too. */
const showEvent = (world: World, event: AuditEvent) => {
  const { comment_id, ...rest } = event
  const comment =
    event.type === 'Comment' && typeof comment_id === 'number' ? world.state.comments.get(comment_id) : undefined
  if (comment === undefined) return event
  const {
    id,
    author_id,
    body,
    html_body,
    plain_body,
    public: isPublic,
    attachments,
    audit_id,
  } = showComment(world, comment)
  return { ...rest, id, author_id, body, html_body, plain_body, public: isPublic, attachments, audit_id }
}

export const showAudit = (world: World, audit: Audit) => ({
  ...audit,
  metadata: { system: {}, custom: {} },
  events: audit.events.map((event) => showEvent(world, event)),
})

const list = (call: Call) => {
  const { world } = call
  const ticket = findTicket(call)
  const audits = auditsOf(world.state, ticket.id)
  // Zendesk serves an archived ticket's audits whole, whatever page was asked for, and says nothing of pages.
  if (isArchived(world, ticket)) return ok({ audits: audits.map((audit) => showAudit(world, audit)) })
  const isDescending = call.query.get('sort') === '-created_at' || call.query.get('sort_order') === 'desc'
  const { page, frame } = paged(call, isDescending ? audits.toReversed() : audits, { descending: isDescending })
  return ok({ audits: page.map((audit) => showAudit(world, audit)), ...frame })
}

const show = (call: Call) => {
  const ticket = findTicket(call)
  const audit = call.world.state.audits.get(idOf(call.params['audit_id']) ?? 0)
  if (audit?.ticket_id !== ticket.id) throw notFound()
  return ok({ audit: showAudit(call.world, audit) })
}

/** Audits need the global `read`: neither `tickets:read` nor `auditlogs:read` opens them. */
export const auditRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v2/tickets/:ticket_id/audits', access: 'agent', handle: list },
  { method: 'GET', path: '/api/v2/tickets/:ticket_id/audits/:audit_id', access: 'agent', handle: show },
  {
    method: 'GET',
    path: '/api/v2/tickets/:ticket_id/audits/count',
    access: 'agent',
    handle: (call) =>
      ok({
        count: { value: auditsOf(call.world.state, findTicket(call).id).length, refreshed_at: call.world.clock.iso() },
      }),
  },
]
