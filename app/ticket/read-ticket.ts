import { readChats } from './chats.ts'
import { isChatChannel, readComments } from './comments.ts'
import type { Read } from './pages.ts'
import type { TicketText } from './texts.ts'

const byTime = (one: TicketText, other: TicketText): number => Date.parse(one.label.at) - Date.parse(other.label.at)

export interface TicketRead {
  /** In the order in which they were written. */
  readonly texts: readonly TicketText[]
  /** How many comments and messages there are to read. */
  readonly comments: number
}

/** Audits cost requests of their own, so they are read only where there was a chat. */
export const readTicket = async (read: Read, ticketId: number, channel: string | undefined): Promise<TicketRead> => {
  const comments = await readComments(read, ticketId)
  const hasChat = isChatChannel(channel) || comments.some(({ isTranscript }) => isTranscript)
  const chats = hasChat ? await readChats(read, ticketId) : []
  const texts = [...comments, ...chats].sort(byTime)
  const isDouble = ({ isTranscript }: TicketText) => isTranscript && chats.length > 0
  return { texts, comments: texts.filter((text) => !isDouble(text)).length }
}
