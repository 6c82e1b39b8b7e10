import type { Audit, AuditEvent, Ticket } from '../records.ts'
import { attachmentsOf, auditsOf, commentsOf } from '../state.ts'
import type { World } from '../world.ts'
import { touch, touchAsSystem } from './ticket-changes.ts'

/** So long a deleted ticket can be brought back; then Zendesk itself takes every word out of it. */
const keptForMs = 30 * 86_400_000

const scrubbed = 'SCRUBBED'

export const isScrubbed = ({ deleted_at, subject }: Ticket): boolean => deleted_at !== null && subject === scrubbed

const inWords: ReadonlySet<unknown> = new Set(['subject', 'description'])
const whose: ReadonlySet<unknown> = new Set(['requester_id', 'organization_id', 'follower_ids', 'email_cc_ids'])

const isCustomField = (name: unknown): boolean => typeof name === 'string' && /^\d+$/.test(name)

const withoutWords = (value: unknown): unknown => (value === null || value === undefined ? value : scrubbed)

/** What an event told of words and people; that it happened, and when, stays. */
const scrubEvent = (event: AuditEvent): AuditEvent => {
  const { type, field_name, value, previous_value } = event
  if (type === 'ChatStartedEvent') {
    const { chat_id } = value as { readonly chat_id: string }
    return { ...event, value: { chat_id, visitor_id: scrubbed, history: [] } }
  }
  if (type === 'ChatEndedEvent') return { ...event, value: { ...(value as object), visitor_id: scrubbed } }
  if (inWords.has(field_name))
    return { ...event, value: withoutWords(value), previous_value: withoutWords(previous_value) }
  if (whose.has(field_name) || isCustomField(field_name)) return { ...event, value: null, previous_value: null }
  return event
}

const scrubAudit = (audit: Audit): void => {
  audit.events = audit.events.map(scrubEvent)
}

/** What stays of a ticket that is gone for good: its numbers, without a word; in its audits and their export, too. */
export const scrub = (world: World, ticket: Ticket): void => {
  const { state } = world
  for (const comment of commentsOf(state, ticket.id)) {
    for (const { id } of attachmentsOf(state, comment.id)) state.attachments.delete(id)
    state.comments.delete(comment.id)
  }
  auditsOf(state, ticket.id).forEach(scrubAudit)
  Object.assign(ticket, {
    subject: scrubbed,
    description: scrubbed,
    requester_id: null,
    organization_id: null,
    custom_fields: [],
    follower_ids: [],
    email_cc_ids: [],
  })
  touchAsSystem(world, ticket)
}

export const softDelete = (world: World, ticket: Ticket, actorId: number): void => {
  touch(world, ticket)
  const at = ticket.updated_at
  ticket.deleted_at = at
  ticket.deleted_by = actorId
  world.webhooks.emit({ type: 'ticket.soft_deleted', ticket, actor_id: actorId, event: {} })
  world.clock.after(keptForMs, () => {
    if (ticket.deleted_at === at && !isScrubbed(ticket)) scrub(world, ticket)
  })
}
