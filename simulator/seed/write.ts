import { isoSeconds } from '../clock.ts'
import type { ChatEntry, CustomField, Status, Ticket, Via } from '../records.ts'
import { createTicket } from '../resources/new-ticket.ts'
import { addAudit, addComment, viaOf, type NewAttachment } from '../resources/ticket-changes.ts'
import type { World } from '../world.ts'

export interface CommentSeed {
  readonly by: number
  readonly body?: string
  readonly html_body?: string
  readonly public?: boolean
  readonly channel?: string
  /** The ticket whose merge has written this note. */
  readonly mergedFrom?: number
  readonly attachments?: readonly NewAttachment[]
  /** Hours after the one before. */
  readonly after?: number
}

export interface TicketSeed {
  readonly subject: string
  readonly daysAgo: number
  readonly requester: number
  readonly comments: readonly [CommentSeed, ...CommentSeed[]]
  readonly status?: Status
  readonly priority?: Ticket['priority']
  readonly type?: Ticket['type']
  readonly group?: number
  readonly assignee?: number | null
  readonly brand?: number
  readonly form?: number
  readonly fields?: readonly CustomField[]
  readonly followers?: readonly number[]
  readonly ccs?: readonly number[]
  readonly tags?: readonly string[]
  /** When it was closed; with `status: 'closed'` the day of the last comment unless said. */
  readonly closedDaysAgo?: number
}

const hour = 3_600_000
const day = 24 * hour

const viaFor = ({ channel = 'web', mergedFrom }: CommentSeed): Via => {
  if (mergedFrom === undefined) return viaOf(channel)
  const via = viaOf(channel, 'merge')
  return { ...via, source: { ...via.source, from: { ticket_id: mergedFrom } } }
}

/** What its audits say of a status that it came to; nobody in particular closes a solved ticket. */
const past = (world: World, ticket: Ticket, by: number | null, at: string, value: Status, previous: Status): void => {
  const event = { type: 'Change', field_name: 'status', value, previous_value: previous }
  addAudit(world, ticket, by ?? -1, [event], { via: viaOf(by === null ? 'rule' : 'web'), at })
}

/** A ticket with a past. Nothing of it is told to webhooks. */
export const writeTicket = (world: World, seed: TicketSeed): Ticket => {
  const { clock } = world
  let at = clock.now() - seed.daysAgo * day
  const [first, ...more] = seed.comments
  const ticket = createTicket(
    world,
    {
      subject: seed.subject,
      requester_id: seed.requester,
      group_id: seed.group ?? null,
      ...(seed.brand === undefined ? {} : { brand_id: seed.brand }),
      ...(seed.form === undefined ? {} : { ticket_form_id: seed.form }),
      custom_fields: seed.fields ?? [],
      follower_ids: seed.followers ?? [],
      email_cc_ids: seed.ccs ?? [],
      tags: [...(seed.tags ?? [])].sort(),
      comment: { ...first, author_id: first.by },
    },
    { silent: true, at: isoSeconds(at) },
  )
  for (const comment of more) {
    at = Math.min(at + (comment.after ?? 3) * hour, clock.now() - hour / 2)
    const written = { ...comment, author_id: comment.by, public: comment.public ?? true, via: viaFor(comment) }
    addComment(world, ticket, written, [], isoSeconds(at))
  }
  const closed = seed.closedDaysAgo === undefined ? at : clock.now() - seed.closedDaysAgo * day
  const isClosed = seed.status === 'closed'
  if (seed.status === 'solved' || isClosed) past(world, ticket, seed.assignee ?? null, isoSeconds(at), 'solved', 'new')
  if (isClosed) past(world, ticket, null, isoSeconds(closed), 'closed', 'solved')
  Object.assign(ticket, {
    status: seed.status ?? 'open',
    priority: seed.priority ?? 'normal',
    type: seed.type ?? 'question',
    assignee_id: seed.assignee ?? null,
    updated_at: isoSeconds(isClosed ? closed : at),
    closed_at: isClosed ? isoSeconds(closed) : null,
  })
  return ticket
}

type ChatLine = Pick<ChatEntry, 'type' | 'actor_id' | 'actor_name' | 'actor_type'> &
  Partial<Pick<ChatEntry, 'message' | 'filename'>>

/** A chat lives in the audits, not in the comments; one without an end is still going on. */
export const writeChat = (world: World, ticket: Ticket, chatId: string, lines: readonly ChatLine[], ended: boolean) => {
  const start = Date.parse(ticket.created_at)
  const history = lines.map((line, index): ChatEntry => ({
    chat_index: index,
    message_id: `msg-${chatId}-${index}`,
    timestamp: start + index * 20_000,
    ...line,
  }))
  const visitor = String(ticket.requester_id)
  const value = { chat_id: chatId, visitor_id: visitor, history }
  const author = ticket.requester_id ?? 0
  const via = viaOf('chat')
  addAudit(world, ticket, author, [{ type: 'ChatStartedEvent', value }], { via, at: ticket.created_at })
  if (!ended) return
  const end = isoSeconds(start + lines.length * 20_000)
  const ending = { type: 'ChatEndedEvent', value: { chat_id: chatId, visitor_id: visitor, is_served: true } }
  addAudit(world, ticket, author, [ending], { via, at: end })
}
