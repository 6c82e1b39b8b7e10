import type { Source } from '../../contract/source.ts'

/** How a text is named to the agent, as Zendesk names it. */
export interface Label {
  /** Null for Zendesk itself. */
  readonly authorId: number | null
  /** Known at once for chats, asked for later for comments. */
  readonly author?: 'customer' | 'agent' | 'system'
  readonly at: string
  readonly visibility: 'public' | 'internal'
  readonly channel: string
}

/** One text of the ticket as Zendesk keeps it. `raw` is what a digest is taken of; html for comments, plain for chats. */
export interface TicketText {
  readonly source: Source
  readonly label: Label
  readonly raw: string
  readonly isHtml: boolean
  /** Whether it is Zendesk's own transcript of a chat, whose messages stand beside it. */
  readonly isTranscript: boolean
}

/** Tells places apart, and the same place as the same when it is read again. */
export const placeKey = (source: Source): string =>
  'comment_id' in source
    ? `comment ${source.comment_id}`
    : `chat ${source.chat_id} ${source.message_id ?? ''} ${source.chat_index ?? ''}`
