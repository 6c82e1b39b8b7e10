import { bodyOf, plainBody } from '../html/plain.ts'
import type { Comment } from '../records.ts'
import { attachmentsOf, commentsOf } from '../state.ts'
import { notFound, ok } from '../wire/answer.ts'
import { paged } from '../wire/paging.ts'
import { idOf, isYes } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { showAttachment } from './attachments.ts'
import { findTicket } from './ticket-access.ts'
import { showUser } from './users.ts'

/** Pictures inside the text are left out of `attachments` unless the request asks for them. */
export const showComment = (world: World, comment: Comment, withInline = false) => ({
  id: comment.id,
  type: 'Comment',
  author_id: comment.author_id,
  body: bodyOf(comment.html_body),
  html_body: comment.html_body,
  plain_body: plainBody(comment.html_body),
  public: comment.public,
  attachments: attachmentsOf(world.state, comment.id)
    .filter(({ inline }) => withInline || !inline)
    .map((attachment) => showAttachment(world, attachment)),
  audit_id: comment.audit_id,
  via: comment.via,
  created_at: comment.created_at,
  metadata: { system: {}, custom: {} },
})

export const findComment = (call: Call, ticketId: number, id = idOf(call.params['comment_id'])): Comment => {
  const comment = id === undefined ? undefined : call.world.state.comments.get(id)
  if (comment?.ticket_id !== ticketId) throw notFound()
  return comment
}

const list = (call: Call) => {
  const { world, query } = call
  const ticket = findTicket(call)
  const isDescending = query.get('sort') === '-created_at' || query.get('sort_order') === 'desc'
  const comments = commentsOf(world.state, ticket.id)
  const { page, frame } = paged(call, isDescending ? comments.toReversed() : comments, { descending: isDescending })
  const withInline = isYes(query.get('include_inline_images'))
  const authors = new Set(page.map(({ author_id }) => author_id))
  const users = [...world.state.users.values()].filter(({ id }) => authors.has(id))
  return ok({
    comments: page.map((comment) => showComment(world, comment, withInline)),
    ...(query.get('include') === 'users' ? { users: users.map((user) => showUser(world, user)) } : {}),
    ...frame,
  })
}

export const commentRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v2/tickets/:ticket_id/comments', access: 'agent', resource: 'tickets', handle: list },
  {
    method: 'GET',
    path: '/api/v2/tickets/:ticket_id/comments/count',
    access: 'agent',
    resource: 'tickets',
    handle: (call) =>
      ok({
        count: {
          value: commentsOf(call.world.state, findTicket(call).id).length,
          refreshed_at: call.world.clock.iso(),
        },
      }),
  },
]
