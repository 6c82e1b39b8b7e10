import type { Ticket } from '../records.ts'
import { mayDelete, maySee } from '../gate/permissions.ts'
import { badRequest, forbidden, notFound } from '../wire/answer.ts'
import { listAnswer } from '../wire/paging.ts'
import { idOf, idsIn } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import { failed, startJob } from './jobs.ts'
import { isScrubbed, scrub, softDelete } from './scrub.ts'
import { isArchived, touch } from './ticket-changes.ts'

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

const deleteForGood = (call: Call) => {
  const ticket = find(call)
  return startJob(call, 'TicketsPermanentDeleteJob', [
    () => {
      scrub(call.world, ticket)
      return { action: 'permanently_delete', id: ticket.id, status: 'PermanentlyDeleted', success: true }
    },
  ])
}

const atMost = 100

const idsAsked = ({ query }: Call): readonly number[] => {
  const ids = idsIn(query)
  if (ids.length === 0) throw badRequest('ids is required')
  if (ids.length > atMost) throw badRequest(`Too many ids: at most ${atMost}`)
  return ids
}

/** One that is deleted already, or that the caller may not see, fails by itself: the job's results say which. */
const destroyMany = (call: Call) => {
  const { world, user } = call
  checkMay(call)
  const items = idsAsked(call).map((id, index) => () => {
    const ticket = world.state.tickets.get(id)
    if (ticket === undefined || !maySee(world, user, ticket)) return failed('delete', index, id, 'TicketNotFound')
    softDelete(world, ticket, user.id)
    return { action: 'delete', id, status: 'Deleted', success: true }
  })
  return startJob(call, 'TicketBulkDeleteJob', items)
}

const destroyManyForGood = (call: Call) => {
  checkMay(call)
  const items = idsAsked(call).map((id, index) => () => {
    const ticket = deletedTickets(call).find((one) => one.id === id)
    if (ticket === undefined) return failed('permanently_delete', index, id, 'TicketNotFound')
    scrub(call.world, ticket)
    return { action: 'permanently_delete', id, status: 'PermanentlyDeleted', success: true }
  })
  return startJob(call, 'TicketsPermanentDeleteJob', items)
}

const restoreOne = (call: Call, ticket: Ticket): void => {
  ticket.deleted_at = null
  ticket.deleted_by = null
  touch(call.world, ticket)
  call.world.webhooks.emit({ type: 'ticket.undeleted', ticket, actor_id: call.user.id, event: {} })
}

const nothing = () => new Response('', { headers: { 'content-type': 'application/json' } })

const restore = (call: Call) => {
  restoreOne(call, find(call))
  return nothing()
}

/** Those that can't be brought back are passed over: the answer is empty either way. */
const restoreMany = (call: Call) => {
  checkMay(call)
  const ids = idsAsked(call)
  for (const ticket of deletedTickets(call).filter(({ id }) => ids.includes(id))) restoreOne(call, ticket)
  return nothing()
}

export const deletionRoutes: readonly Route[] = [
  { method: 'DELETE', path: '/api/v2/tickets/destroy_many', access: 'agent', resource: 'tickets', handle: destroyMany },
  {
    method: 'DELETE',
    path: '/api/v2/deleted_tickets/destroy_many',
    access: 'agent',
    resource: 'tickets',
    handle: destroyManyForGood,
  },
  {
    method: 'PUT',
    path: '/api/v2/deleted_tickets/restore_many',
    access: 'agent',
    resource: 'tickets',
    handle: restoreMany,
  },
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
]
