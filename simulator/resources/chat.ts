import { mayRedact } from '../gate/permissions.ts'
import { readTextRedactions } from '../html/redact.ts'
import type { AuditEvent, ChatEntry, ChatStarted, Ticket } from '../records.ts'
import { auditsOf } from '../state.ts'
import { badRequest, forbidden, notFound, ok, unprocessable } from '../wire/answer.ts'
import { bodyOf } from '../wire/body.ts'
import { idOf, listOf, textOf, type Fields } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import { leaveTraces, problemText } from './redactions.ts'
import { findTicket } from './ticket-access.ts'

const isStarted = (event: AuditEvent): event is ChatStarted => event.type === 'ChatStartedEvent'

const hasEnded = (event: AuditEvent, chatId: string): boolean =>
  event.type === 'ChatEndedEvent' && (event['value'] as { chat_id?: unknown } | undefined)?.chat_id === chatId

/** The chat and who asks: a chat that is still going on can't be redacted. */
const findChat = (call: Call, body: Fields): { readonly ticket: Ticket; readonly started: ChatStarted } => {
  const ticket = findTicket(call)
  if (!mayRedact(call.world, call.user)) throw forbidden()
  const chatId = textOf(body['chat_id'])
  if (chatId === undefined) throw badRequest('chat_id is required')
  const events = auditsOf(call.world.state, ticket.id).flatMap((audit) => audit.events)
  const started = events.filter(isStarted).find(({ value }) => value.chat_id === chatId)
  if (started === undefined) throw notFound()
  if (!events.some((event) => hasEnded(event, chatId))) throw unprocessable('chat_id', 'Chat is still active')
  return { ticket, started }
}

const entryAt = (started: ChatStarted, index: unknown, messageId: unknown): ChatEntry | undefined =>
  started.value.history.find((entry) =>
    messageId === undefined ? entry.chat_index === idOf(index) : entry.message_id === messageId,
  )

const showChat = ({ id, type, value }: ChatStarted) => ({ chat_event: { id, type, value } })

const redactMessage = (call: Call) => {
  const body = bodyOf(call)
  const { ticket, started } = findChat(call, body)
  const { chat_index, message_id } = body
  if (chat_index === undefined && message_id === undefined) throw badRequest('chat_index or message_id is required')
  const entry = entryAt(started, chat_index, message_id)
  if (entry?.message === undefined) throw notFound()
  const read = readTextRedactions(textOf(body['text']) ?? '')
  if (typeof read === 'string') throw unprocessable('text', problemText(read))
  if (read.original !== entry.message) throw unprocessable('text', 'text does not match the message')
  if (read.marks === 0) throw unprocessable('text', 'Nothing to redact')
  entry.message = read.html
  leaveTraces(call.world, ticket, call.user.id, [{ type: 'ChatMessageRedactionEvent', chat_id: started.value.chat_id }])
  return ok(showChat(started))
}

const redactFiles = (call: Call) => {
  const body = bodyOf(call)
  const { ticket, started } = findChat(call, body)
  const indexes = listOf(body['chat_indexes'])
  const messageIds = listOf(body['message_ids'])
  if (indexes.length + messageIds.length === 0) throw badRequest('chat_indexes or message_ids is required')
  const entries = [
    ...indexes.map((index) => entryAt(started, index, undefined)),
    ...messageIds.map((id) => entryAt(started, undefined, id)),
  ]
  for (const entry of entries) {
    if (entry?.type !== 'ChatFileAttachment') throw notFound()
  }
  for (const entry of entries) Object.assign(entry ?? {}, { filename: 'redacted.txt' })
  leaveTraces(call.world, ticket, call.user.id, [{ type: 'ChatFileRedactionEvent', chat_id: started.value.chat_id }])
  return ok(showChat(started))
}

export const chatRoutes: readonly Route[] = [
  { method: 'PUT', path: '/api/v2/chat_redactions/:ticket_id', access: 'agent', handle: redactMessage },
  { method: 'PUT', path: '/api/v2/chat_file_redactions/:ticket_id', access: 'agent', handle: redactFiles },
]
