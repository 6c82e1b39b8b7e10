import { randomUUID } from 'node:crypto'
import type { Comment, Ticket } from '../records.ts'
import { plainBody } from '../html/plain.ts'
import { isoSeconds } from '../clock.ts'
import type { World } from '../world.ts'

/** Something that happened to a ticket, as the webhooks' event types name it. */
export interface TicketEvent {
  readonly type: string
  readonly ticket: Ticket
  readonly actor_id: number
  readonly event: Readonly<Record<string, unknown>>
}

const text = (id: number | null): string | null => (id === null ? null : String(id))

/** Ids are strings here and the status is in capitals, unlike anywhere else in the API. */
const detailOf = (ticket: Ticket, actorId: number) => ({
  id: String(ticket.id),
  actor_id: String(actorId),
  assignee_id: text(ticket.assignee_id),
  brand_id: String(ticket.brand_id),
  created_at: ticket.created_at,
  custom_status: null,
  description: ticket.description,
  external_id: ticket.external_id,
  form_id: text(ticket.ticket_form_id),
  group_id: text(ticket.group_id),
  is_public: ticket.is_public,
  organization_id: text(ticket.organization_id),
  priority: ticket.priority?.toUpperCase() ?? null,
  requester_id: text(ticket.requester_id),
  status: ticket.status.toUpperCase(),
  subject: ticket.subject,
  submitter_id: String(ticket.submitter_id),
  tags: [...ticket.tags],
  type: ticket.type?.toUpperCase() ?? null,
  updated_at: ticket.updated_at,
  via: { channel: ticket.via.channel },
})

/** The comment's text is in the event, its html is not. */
export const commentEvent = ({ state }: World, comment: Comment) => {
  const author = state.users.get(comment.author_id)
  return {
    id: String(comment.id),
    body: plainBody(comment.html_body),
    is_public: comment.public,
    author: {
      id: String(comment.author_id),
      name: author?.name ?? '',
      is_staff: author !== undefined && author.role !== 'end-user',
    },
  }
}

export const envelope = (world: World, happened: TicketEvent, position: number) => ({
  type: `zen:event-type:${happened.type}`,
  account_id: world.accountId,
  id: randomUUID(),
  time: isoSeconds(world.clock.wall()),
  zendesk_event_version: world.settings.event_version,
  subject: `zen:ticket:${happened.ticket.id}`,
  detail: detailOf(happened.ticket, happened.actor_id),
  event: {
    ...happened.event,
    meta: { sequence: { id: `${happened.ticket.id}-${position}`, position } },
  },
})
