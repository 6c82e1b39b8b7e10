import type { Ticket } from '../records.ts'
import { commentsOf } from '../state.ts'
import { mayDelete } from '../gate/permissions.ts'
import { forbidden, notFound, ok } from '../wire/answer.ts'
import { listAnswer } from '../wire/paging.ts'
import { idOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import { startJob } from './jobs.ts'
import { isArchived, touch } from './ticket-changes.ts'
import { showUser } from './users.ts'

const isScrubbed = ({ subject }: Ticket): boolean => subject === 'SCRUBBED'

const deletedTickets = ({ world }: Call): Ticket[] =>
  [...world.state.tickets.values()].filter(
    (ticket) => ticket.deleted_at !== null && !isScrubbed(ticket) && !isArchived(world, ticket),
  )

const checkMay = (call: Call): void => {
  if (!mayDelete(call.world, call.user)) throw forbidden()
}

const list = (call: Call) => {
  checkMay(call)
  return listAnswer(
    call,
    'deleted_tickets',
    deletedTickets(call),
    ({ id, subject, deleted_by, deleted_at, status }) => ({
      id,
      subject,
      actor: { id: deleted_by, name: call.world.state.users.get(deleted_by ?? 0)?.name ?? '' },
      deleted_at,
      previous_state: status,
    }),
  )
}

const find = (call: Call): Ticket => {
  checkMay(call)
  const id = idOf(call.params['ticket_id'])
  const ticket = deletedTickets(call).find((one) => one.id === id)
  if (ticket === undefined) throw notFound()
  return ticket
}

/** What stays of a ticket that is gone for good: its numbers, without a word. */
const scrub = (call: Call, ticket: Ticket): void => {
  const { state } = call.world
  for (const comment of commentsOf(state, ticket.id)) state.comments.delete(comment.id)
  Object.assign(ticket, { subject: 'SCRUBBED', description: 'SCRUBBED', requester_id: null, organization_id: null })
}

const deleteForGood = (call: Call) => {
  const ticket = find(call)
  return startJob(call, 'TicketsPermanentDeleteJob', [
    () => {
      scrub(call, ticket)
      return { action: 'permanently_delete', id: ticket.id, status: 'PermanentlyDeleted', success: true }
    },
  ])
}

const restore = (call: Call) => {
  const ticket = find(call)
  ticket.deleted_at = null
  ticket.deleted_by = null
  touch(call.world, ticket)
  call.world.webhooks.emit({ type: 'ticket.undeleted', ticket, actor_id: call.user.id, event: {} })
  return new Response('', { headers: { 'content-type': 'application/json' } })
}

const deleteUser = (call: Call) => {
  const user = call.world.state.users.get(idOf(call.params['user_id']) ?? 0)
  if (user?.active !== true) throw notFound()
  user.active = false
  user.updated_at = call.world.clock.iso()
  return ok({ user: showUser(call.world, user) })
}

/** Answers who it was; from then on nobody can tell. */
const deleteUserForGood = (call: Call) => {
  const user = call.world.state.users.get(idOf(call.params['user_id']) ?? 0)
  if (user === undefined || user.active) throw notFound()
  const answer = ok({ deleted_user: showUser(call.world, user) })
  const scrubbed = { name: 'Permanently Deleted User', email: null, phone: null, organization_id: null }
  Object.assign(user, scrubbed, { updated_at: call.world.clock.iso() })
  return answer
}

export const deletionRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v2/deleted_tickets', access: 'agent', resource: 'tickets', handle: list },
  {
    method: 'DELETE',
    path: '/api/v2/deleted_tickets/:ticket_id',
    access: 'agent',
    resource: 'tickets',
    handle: deleteForGood,
  },
  {
    method: 'PUT',
    path: '/api/v2/deleted_tickets/:ticket_id/restore',
    access: 'agent',
    resource: 'tickets',
    handle: restore,
  },
  { method: 'DELETE', path: '/api/v2/users/:user_id', access: 'admin', resource: 'users', handle: deleteUser },
  {
    method: 'DELETE',
    path: '/api/v2/deleted_users/:user_id',
    access: 'admin',
    resource: 'users',
    handle: deleteUserForGood,
  },
]
