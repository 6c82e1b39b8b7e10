import * as z from 'zod/mini'
import { listAll } from './paging.ts'
import { maybe, read } from './read.ts'
import { resourceOf } from './resource.ts'
import type { Call, Transport } from './transport.ts'

/** One written message of a chat. It is named to Zendesk by the chat and either the message's own id or its place. */
export interface ChatMessage {
  readonly chatId: string
  readonly messageId?: string
  readonly chatIndex?: number
  readonly message: string
  readonly actorId: number | string | null
  readonly actorType: string | null
  /** The chat has not ended as far as the audits say; Zendesk redacts nothing in it until then. */
  readonly active: boolean
}

const line = z.object({
  type: maybe(z.string()),
  message: maybe(z.string()),
  message_id: maybe(z.union([z.string(), z.number()])),
  chat_index: maybe(z.number()),
  actor_id: maybe(z.union([z.number(), z.string()])),
  actor_type: maybe(z.string()),
})

const chat = z.object({ chat_id: z.string(), history: maybe(z.array(line)) })

const schema = z.object({ events: z.array(z.object({ type: z.string(), value: z.optional(z.unknown()) })) })

type Line = z.output<typeof line>

const messageOf = (chatId: string, active: boolean, raw: Line): readonly ChatMessage[] =>
  raw.type !== 'ChatMessage' || typeof raw.message !== 'string'
    ? []
    : [
        {
          chatId,
          ...(raw.message_id === undefined || raw.message_id === null ? {} : { messageId: String(raw.message_id) }),
          ...(raw.chat_index === undefined || raw.chat_index === null ? {} : { chatIndex: raw.chat_index }),
          message: raw.message,
          actorId: raw.actor_id ?? null,
          actorType: raw.actor_type ?? null,
          active,
        },
      ]

export const chats = (transport: Transport) => ({
  /** The messages of all chats of the ticket, as its audits hold them. */
  chatMessages: async (ticketId: number): Promise<readonly ChatMessage[]> => {
    const path = `/api/v2/tickets/${String(ticketId)}/audits`
    const audits = await listAll(transport, { path, key: 'audits', item: schema })
    const events = audits.flatMap((audit) => audit.events)
    const chatsOf = (type: string) =>
      events.flatMap((event) => (event.type === type ? [read(chat, event.value, `GET ${resourceOf(path)}`)] : []))
    const ended = new Set(chatsOf('ChatEndedEvent').map(({ chat_id }) => chat_id))
    return chatsOf('ChatStartedEvent').flatMap(({ chat_id, history }) =>
      (history ?? []).flatMap((raw) => messageOf(chat_id, !ended.has(chat_id), raw)),
    )
  },

  /** Removes for ever what `text`, the message's own one, has in `<redact>`. */
  redactChatMessage: async (
    change: {
      readonly ticketId: number
      readonly chatId: string
      readonly messageId?: string
      readonly chatIndex?: number
      readonly text: string
    },
    maySend?: Call['maySend'],
  ): Promise<void> => {
    const { ticketId, chatId, messageId, chatIndex, text } = change
    const place = messageId === undefined ? { chat_index: chatIndex } : { message_id: messageId }
    const body = { chat_id: chatId, ...place, text }
    await transport({ method: 'PUT', path: `/api/v2/chat_redactions/${String(ticketId)}`, body, maySend })
  },
})
