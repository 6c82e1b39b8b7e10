import * as z from 'zod/mini'
import { parse, readPages, type Read } from './pages.ts'
import type { TicketText } from './texts.ts'

const auditsPage = z.object({
  audits: z.array(
    z.object({
      created_at: z.string(),
      events: z.array(z.object({ type: z.string(), value: z.optional(z.unknown()) })),
    }),
  ),
})

const said = z.object({
  type: z.string(),
  message: z.optional(z.string()),
  message_id: z.nullish(z.string()),
  chat_index: z.nullish(z.number()),
  actor_type: z.nullish(z.string()),
  timestamp: z.nullish(z.union([z.number(), z.string()])),
})
type Said = z.infer<typeof said>

const chat = z.object({
  chat_id: z.string(),
  history: z.optional(z.array(said)),
})
type Chat = z.infer<typeof chat>

const timeOf = ({ timestamp }: Said, otherwise: string): string => {
  const at = new Date(timestamp ?? otherwise)
  return Number.isNaN(at.getTime()) ? otherwise : at.toISOString()
}

const textOf = ({ chat_id }: Chat, entry: Said, begun: string): TicketText[] => {
  const { message, message_id, chat_index, actor_type } = entry
  if (message === undefined || (message_id ?? chat_index ?? null) === null) return []
  return [
    {
      source: {
        chat_id,
        ...(typeof message_id === 'string' ? { message_id } : {}),
        ...(typeof chat_index === 'number' ? { chat_index } : {}),
      },
      raw: message,
      isHtml: false,
      isTranscript: false,
      label: {
        authorId: null,
        author: actor_type === 'agent' ? 'agent' : actor_type === 'end-user' ? 'customer' : 'system',
        at: timeOf(entry, begun),
        visibility: 'public',
        channel: 'chat',
      },
    },
  ]
}

/** What was said in the ticket's chats. Only the audits name a message so that Zendesk can redact it. */
export const readChats = async (read: Read, ticketId: number): Promise<TicketText[]> => {
  const texts: TicketText[] = []
  for await (const answer of readPages(read, `/api/v2/tickets/${ticketId}/audits.json`)) {
    for (const audit of parse(auditsPage, answer).audits) {
      for (const event of audit.events) {
        if (event.type !== 'ChatStartedEvent') continue
        const started = parse(chat, event.value)
        texts.push(...(started.history ?? []).flatMap((one) => textOf(started, one, audit.created_at)))
      }
    }
  }
  return texts
}
