import { plainBody } from '../html/plain.ts'
import type { CustomField, Ticket } from '../records.ts'
import type { World } from '../world.ts'
import { addComment, announceComment, viaOf, type NewAttachment } from './ticket-changes.ts'

export interface NewTicket {
  readonly subject: string
  readonly requester_id: number
  readonly group_id?: number | null
  readonly brand_id?: number
  /** The account's default form where none is named. */
  readonly ticket_form_id?: number | null
  readonly custom_fields?: readonly CustomField[]
  readonly follower_ids?: readonly number[]
  readonly email_cc_ids?: readonly number[]
  readonly tags?: readonly string[]
  readonly comment: {
    readonly author_id: number
    readonly body?: string
    readonly html_body?: string
    readonly public?: boolean
    readonly channel?: string
    readonly attachments?: readonly NewAttachment[]
  }
}

const defaultForm = ({ state }: World): number | null =>
  [...state.forms.values()].find((form) => form.default)?.id ?? null

/** A ticket with its first comment; tells webhooks unless it comes from a seed. */
export const createTicket = (
  world: World,
  wish: NewTicket,
  options: { readonly silent?: boolean; readonly at?: string } = {},
): Ticket => {
  const { state, clock } = world
  const now = options.at ?? clock.iso()
  const { channel = 'web', public: isPublic = true, ...written } = wish.comment
  const ticket: Ticket = {
    id: state.nextId('ticket'),
    subject: wish.subject,
    description: '',
    status: 'new',
    priority: null,
    type: null,
    requester_id: wish.requester_id,
    submitter_id: wish.comment.author_id,
    assignee_id: null,
    group_id: wish.group_id ?? null,
    brand_id: wish.brand_id ?? [...state.brands.values()].find((brand) => brand.default)?.id ?? 0,
    organization_id: state.users.get(wish.requester_id)?.organization_id ?? null,
    external_id: null,
    ticket_form_id: wish.ticket_form_id === undefined ? defaultForm(world) : wish.ticket_form_id,
    custom_fields: (wish.custom_fields ?? []).map((field) => ({ ...field })),
    follower_ids: [...(wish.follower_ids ?? [])],
    email_cc_ids: [...(wish.email_cc_ids ?? [])],
    tags: [...(wish.tags ?? [])],
    via: viaOf(channel),
    is_public: isPublic,
    created_at: now,
    updated_at: now,
    system_updated_at: null,
    closed_at: null,
    deleted_at: null,
    deleted_by: null,
  }
  state.tickets.set(ticket.id, ticket)
  const created = [
    { type: 'Create', field_name: 'subject', value: ticket.subject },
    { type: 'Create', field_name: 'status', value: ticket.status },
    { type: 'Create', field_name: 'requester_id', value: ticket.requester_id },
  ]
  const comment = addComment(world, ticket, { ...written, public: isPublic, via: viaOf(channel) }, created, now)
  ticket.description = plainBody(comment.html_body)
  if (options.silent === true) return ticket
  world.webhooks.emit({ type: 'ticket.created', ticket, actor_id: comment.author_id, event: {} })
  announceComment(world, ticket, comment, comment.author_id)
  return ticket
}
