import { readRedactions, redactString, type RedactProblem } from '../html/redact.ts'
import { attribute } from '../html/tokens.ts'
import { plainBody } from '../html/plain.ts'
import type { Attachment, Comment, Ticket } from '../records.ts'
import { attachmentsOf, commentsOf } from '../state.ts'
import { mayRedact } from '../gate/permissions.ts'
import { badRequest, closedTicket, forbidden, notFound, ok, unprocessable } from '../wire/answer.ts'
import { idOf, listOf, textOf } from '../wire/read.ts'
import { bodyOf } from '../wire/body.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { redactAttachment, showAttachment } from './attachments.ts'
import { findComment, showComment } from './comments.ts'
import { addAudit, changeTags, contentUrl, touch } from './ticket-changes.ts'
import { findTicket } from './ticket-access.ts'

export const problemText = (problem: RedactProblem): string =>
  problem === 'unbalanced' ? 'redact tags are not balanced' : 'redact tags may hold text only'

/** What every redaction leaves on the ticket, on a closed one too: the tag, a new stamp, an audit, an event. */
export const leaveTraces = (
  world: World,
  ticket: Ticket,
  actorId: number,
  events: readonly (Readonly<Record<string, unknown>> & { readonly type: string })[],
): void => {
  touch(world, ticket)
  const tags = changeTags(world, ticket, [...ticket.tags, 'redacted_content'], actorId)
  addAudit(world, ticket, actorId, [...events, ...tags])
}

const announceComment = (world: World, ticket: Ticket, comment: Comment, actorId: number): void =>
  world.webhooks.emit({
    type: 'ticket.comment_redacted',
    ticket,
    actor_id: actorId,
    event: { comment: { id: String(comment.id), is_public: comment.public } },
  })

const announceAttachment = (world: World, ticket: Ticket, attachment: Attachment, actorId: number): void =>
  world.webhooks.emit({
    type: 'ticket.attachment_redacted_from_comment',
    ticket,
    actor_id: actorId,
    event: {
      attachment: { id: String(attachment.id) },
      comment: { id: String(attachment.comment_id) },
    },
  })

/** A ticket's description is its first comment, in the ticket and in every event about it. */
const rewrite = (world: World, ticket: Ticket, comment: Comment, html: string): void => {
  comment.html_body = html
  if (commentsOf(world.state, ticket.id)[0]?.id === comment.id) ticket.description = plainBody(html)
  cleanOriginalLater(world, comment)
}

/** The mail itself is cleaned by a background job: for a while it still says what the comment no longer does. */
const cleanOriginalLater = (world: World, comment: Comment): void => {
  if (comment.email_original === null) return
  world.clock.after(world.settings.email_original_delay_seconds * 1000, () => {
    comment.email_original = plainBody(comment.html_body)
  })
}

const checkMay = (call: Call): void => {
  if (!mayRedact(call.world, call.user)) throw forbidden()
}

const redactFiles = (call: Call, ticket: Ticket, files: readonly Attachment[]) =>
  files.map((attachment) => {
    redactAttachment(attachment)
    announceAttachment(call.world, ticket, attachment, call.user.id)
    return { type: 'AttachmentRedactionEvent', attachment_id: attachment.id, comment_id: attachment.comment_id }
  })

/** Pictures whose tag was taken away, and files named by their address. */
const filesToRedact = (call: Call, comment: Comment, removed: readonly string[], urls: readonly unknown[]) => {
  const named = new Set([...removed.map((tag) => attribute(tag, 'src')), ...urls.map(textOf)])
  const files = attachmentsOf(call.world.state, comment.id)
  const found = files.filter((file) => named.has(contentUrl(call.world, file)))
  const unknown = urls.filter((url) => !found.some((file) => contentUrl(call.world, file) === url))
  if (unknown.length > 0) throw unprocessable('external_attachment_urls', 'Attachment does not belong to the comment')
  return found
}

/** The only call that works on closed and archived tickets, and through formatting. */
const redactInWorkspace = (call: Call) => {
  const body = bodyOf(call)
  const ticketId = idOf(body['ticket_id'])
  if (ticketId === undefined) throw badRequest('ticket_id is required')
  const ticket = findTicket(call, ticketId)
  const comment = findComment(call, ticket.id)
  checkMay(call)
  const html = textOf(body['html_body'])
  const urls = listOf(body['external_attachment_urls'])
  if (html === undefined && urls.length === 0) throw badRequest('html_body or external_attachment_urls is required')

  const read = html === undefined ? undefined : readRedactions(html)
  if (typeof read === 'string') throw unprocessable('html_body', problemText(read))
  if (read !== undefined && read.original !== comment.html_body) {
    throw unprocessable('html_body', 'html_body does not match the comment')
  }
  if ((read?.marks ?? 0) + urls.length === 0) throw unprocessable('html_body', 'Nothing to redact')
  const files = filesToRedact(call, comment, read?.removed ?? [], urls)

  if (read !== undefined) rewrite(call.world, ticket, comment, read.html)
  const fileEvents = redactFiles(call, ticket, files)
  const commentEvents = read === undefined ? [] : [{ type: 'CommentRedactionEvent', comment_id: comment.id }]
  leaveTraces(call.world, ticket, call.user.id, [...commentEvents, ...fileEvents])
  if (read !== undefined) announceComment(call.world, ticket, comment, call.user.id)
  return ok({ comment: showComment(call.world, comment, true) })
}

const checkNotClosed = ({ status }: Ticket): void => {
  if (status === 'closed') throw closedTicket()
}

/** The older call, to be deprecated: plain text, open tickets. */
const redactText = (call: Call) => {
  const ticket = findTicket(call)
  const comment = findComment(call, ticket.id)
  checkMay(call)
  checkNotClosed(ticket)
  const text = textOf(bodyOf(call)['text']) ?? ''
  if (text === '') throw unprocessable('text', 'Text: cannot be blank', 'BlankValue')
  const html = redactString(comment.html_body, text)
  if (html === comment.html_body) throw unprocessable('text', 'Text: was not found in the comment')
  rewrite(call.world, ticket, comment, html)
  leaveTraces(call.world, ticket, call.user.id, [{ type: 'CommentRedactionEvent', comment_id: comment.id }])
  announceComment(call.world, ticket, comment, call.user.id)
  return ok({ comment: showComment(call.world, comment) })
}

const redactFile = (call: Call) => {
  const ticket = findTicket(call)
  const comment = findComment(call, ticket.id)
  checkMay(call)
  checkNotClosed(ticket)
  const attachment = call.world.state.attachments.get(idOf(call.params['attachment_id']) ?? 0)
  if (attachment?.comment_id !== comment.id) throw notFound()
  leaveTraces(call.world, ticket, call.user.id, redactFiles(call, ticket, [attachment]))
  return ok({ attachment: showAttachment(call.world, attachment) })
}

export const redactionRoutes: readonly Route[] = [
  { method: 'PUT', path: '/api/v2/comment_redactions/:comment_id', access: 'agent', handle: redactInWorkspace },
  {
    method: 'PUT',
    path: '/api/v2/tickets/:ticket_id/comments/:comment_id/redact',
    access: 'agent',
    handle: redactText,
  },
  {
    method: 'PUT',
    path: '/api/v2/tickets/:ticket_id/comments/:comment_id/attachments/:attachment_id/redact',
    access: 'agent',
    handle: redactFile,
  },
]
