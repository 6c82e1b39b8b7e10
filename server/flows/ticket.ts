import { projectHtml } from '../../core/markup/index.ts'
import type { Source } from '../../contract/source.ts'

/** What the flows read of a ticket. */
export interface Ticket {
  readonly id: number
  readonly status: string
  /** As Zendesk wrote it: a safe update sends it back. */
  readonly updatedAt: string
  readonly tags: readonly string[]
  readonly groupId: number | null
  readonly assigneeId: number | null
  readonly requesterId: number | null
  readonly organizationId: number | null
  readonly collaboratorIds: readonly number[]
  readonly followerIds: readonly number[]
  readonly viaChannel: string | null
}

export interface Comment {
  readonly id: number
  readonly authorId: number | null
  readonly htmlBody: string
  readonly plainBody: string
  readonly body: string
  /** `ticketIds`: the other tickets of a merge or a follow-up. */
  readonly via: { readonly channel: string | null; readonly rel: string | null; readonly ticketIds: readonly number[] }
}

/** One written message of a chat. Zendesk redacts nothing in a chat that is still `active`. */
export interface ChatMessage {
  readonly chatId: string
  readonly messageId?: string
  readonly chatIndex?: number
  readonly message: string
  readonly active: boolean
}

/** Where a text stands, without fields left undefined: as the ledger and the database keep it. */
export type Place =
  | { readonly comment_id: number }
  | { readonly chat_id: string; readonly message_id?: string; readonly chat_index?: number }

export const placeOf = (source: Source): Place => {
  if ('comment_id' in source) return { comment_id: source.comment_id }
  const { chat_id, message_id, chat_index } = source
  return {
    chat_id,
    ...(message_id === undefined ? {} : { message_id }),
    ...(chat_index === undefined ? {} : { chat_index }),
  }
}

export interface ReadPorts {
  readonly ticket: (ticketId: number) => Promise<Ticket>
  readonly comments: (ticketId: number) => Promise<readonly Comment[]>
  readonly chatMessages: (ticketId: number) => Promise<readonly ChatMessage[]>
}

/** A ticket and its texts, read in this order: whatever changes meanwhile makes `ticket.updatedAt` stale, never the texts alone. */
export interface Snapshot {
  readonly ticket: Ticket
  readonly comments: readonly Comment[]
  readonly chat: readonly ChatMessage[]
}

const isChat = (channel: string | null): boolean => /chat|messag/.test(channel ?? '')

/** Audits cost a request of their own, so they are read only where there was a chat. */
export const readTexts = async (ports: ReadPorts, ticket: Ticket): Promise<Snapshot> => {
  const comments = await ports.comments(ticket.id)
  const hasChat = isChat(ticket.viaChannel) || comments.some(({ via }) => isChat(via.channel))
  return { ticket, comments, chat: hasChat ? await ports.chatMessages(ticket.id) : [] }
}

export const readSnapshot = async (ports: ReadPorts, ticketId: number): Promise<Snapshot> =>
  readTexts(ports, await ports.ticket(ticketId))

export const messageAt = ({ chat }: Snapshot, source: Extract<Place, { chat_id: string }>): ChatMessage | undefined =>
  chat.find(
    ({ chatId, messageId, chatIndex }) =>
      chatId === source.chat_id &&
      (source.message_id === undefined || source.message_id === messageId) &&
      (source.chat_index === undefined || source.chat_index === chatIndex),
  )

/** What a digest is taken of, and what is sent back marked: the comment's raw `htmlBody`, or the chat message as it is. */
export const rawAt = (snapshot: Snapshot, source: Place): string | undefined =>
  'comment_id' in source
    ? snapshot.comments.find(({ id }) => id === source.comment_id)?.htmlBody
    : messageAt(snapshot, source)?.message

/** What findings count their offsets in. */
export const scannedText = (source: Place | Source, raw: string): string =>
  'comment_id' in source ? projectHtml(raw).text : raw

export const formsOf = ({ htmlBody, plainBody, body }: Comment): readonly string[] => [
  ...new Set([projectHtml(htmlBody).text, htmlBody, plainBody, body]),
]

/** Every form in which Zendesk shows a text: a value is gone only when it is in none of them. */
export const formsAt = (snapshot: Snapshot, source: Place): readonly string[] => {
  if (!('comment_id' in source)) return [rawAt(snapshot, source) ?? '']
  const comment = snapshot.comments.find(({ id }) => id === source.comment_id)
  return comment === undefined ? [] : formsOf(comment)
}

/** Each text of the ticket that is scanned. */
export const scannedTexts = ({ comments, chat }: Snapshot): readonly string[] => [
  ...comments.map(({ htmlBody }) => projectHtml(htmlBody).text),
  ...chat.map(({ message }) => message),
]
