import { addAudit, addComment, announceComment, touch, touchAsSystem, viaOf } from '../resources/ticket-changes.ts'
import { fieldChanges } from '../resources/ticket-fields.ts'
import { peopleChanges } from '../resources/ticket-people.ts'
import { createTicket } from '../resources/new-ticket.ts'
import { showComment } from '../resources/comments.ts'
import { showTicket } from '../resources/tickets.ts'
import { json, notFound, ok } from '../wire/answer.ts'
import { fieldsOf, idOf, textOf, textsOf, type Fields } from '../wire/read.ts'
import { bodyOf } from '../wire/body.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'

export interface EndUserComment {
  readonly author_id: number
  readonly body?: string
  readonly html_body?: string
  readonly public?: boolean
  /** `web`, `email`, `api`, … */
  readonly channel?: string
}

/** A comment as a customer's mail or form brings it: reopens a solved ticket, fires webhooks. */
export const commentAs = (world: World, ticketId: number, comment: EndUserComment) => {
  const ticket = world.state.tickets.get(ticketId)
  if (ticket === undefined) throw notFound()
  touch(world, ticket)
  const { channel = 'web', public: isPublic = true, ...written } = comment
  const added = addComment(world, ticket, { ...written, public: isPublic, via: viaOf(channel) })
  if (ticket.status === 'solved' || ticket.status === 'pending') {
    ticket.status = 'open'
    addAudit(world, ticket, comment.author_id, [{ type: 'Change', field_name: 'status', value: 'open' }])
  }
  announceComment(world, ticket, added, comment.author_id)
  return added
}

const readComment = (world: World, body: Fields): EndUserComment => {
  const requester = [...world.state.users.values()].find(({ role }) => role === 'end-user')
  const html = textOf(body['html_body'])
  const channel = textOf(body['channel'])
  return {
    author_id: idOf(body['author_id']) ?? requester?.id ?? 0,
    ...(html === undefined ? { body: textOf(body['body']) ?? '' } : { html_body: html }),
    public: body['public'] !== false,
    ...(channel === undefined ? {} : { channel }),
  }
}

/** What a ticket that is still to be has of fields and people. */
const nothing = { custom_fields: [], follower_ids: [], email_cc_ids: [] }

const openTicket = (call: Call) => {
  const { world } = call
  const body = bodyOf(call)
  const first = readComment(world, { ...body, ...fieldsOf(body['comment']) })
  const ticket = createTicket(world, {
    subject: textOf(body['subject']) ?? 'Without a subject',
    requester_id: first.author_id,
    group_id: idOf(body['group_id']) ?? null,
    ...fieldChanges(world, nothing, body),
    ...peopleChanges(world, nothing, body),
    tags: textsOf(body['tags']),
    comment: first,
  })
  return json(201, { ticket: showTicket(world, ticket) })
}

const comment = (call: Call) => {
  const added = commentAs(call.world, idOf(call.params['ticket_id']) ?? 0, readComment(call.world, bodyOf(call)))
  return json(201, { comment: showComment(call.world, added) })
}

const systemUpdate = ({ world, params }: Call) => {
  const ticket = world.state.tickets.get(idOf(params['ticket_id']) ?? 0)
  if (ticket === undefined) throw notFound()
  touchAsSystem(world, ticket)
  return ok({ ticket: showTicket(world, ticket) })
}

export const controlTicketRoutes: readonly Route[] = [
  { method: 'POST', path: '/__simulator/tickets', access: 'anyone', handle: openTicket },
  { method: 'POST', path: '/__simulator/tickets/:ticket_id/comments', access: 'anyone', handle: comment },
  {
    method: 'POST',
    path: '/__simulator/tickets/:ticket_id/system_update',
    access: 'anyone',
    handle: systemUpdate,
  },
]
