import type { Ticket, User } from '../records.ts'
import { maySee } from '../gate/permissions.ts'
import { notFound, ok } from '../wire/answer.ts'
import { listAnswer } from '../wire/paging.ts'
import { idOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import { isArchived } from './ticket-changes.ts'
import { showTicket } from './tickets.ts'

const userAsked = ({ world, params }: Call): User => {
  const user = world.state.users.get(idOf(params['user_id']) ?? 0)
  if (user === undefined) throw notFound()
  return user
}

const requestedBy = ({ world }: Call, { id }: User): Ticket[] =>
  [...world.state.tickets.values()].filter(({ requester_id }) => requester_id === id)

/** As the list of all tickets: neither deleted nor archived ones, and only what the caller may see. */
const requested = (call: Call) => {
  const tickets = requestedBy(call, userAsked(call)).filter(
    (ticket) => maySee(call.world, call.user, ticket) && !isArchived(call.world, ticket),
  )
  return listAnswer(call, 'tickets', tickets, (ticket) => showTicket(call.world, ticket))
}

/** Whether deleted tickets are counted the documents don't say: a setting. */
const related = (call: Call) => {
  const { state, settings } = call.world
  const user = userAsked(call)
  const counted = requestedBy(call, user).filter(
    ({ deleted_at }) => deleted_at === null || settings.related_counts_deleted,
  )
  const assigned = [...state.tickets.values()].filter(
    ({ assignee_id, deleted_at }) => assignee_id === user.id && deleted_at === null,
  )
  return ok({
    user_related: {
      assigned_tickets: assigned.length,
      requested_tickets: counted.length,
      ccd_tickets: 0,
      organization_subscriptions: 0,
    },
  })
}

const common = { method: 'GET', access: 'agent' } as const

export const requestedRoutes: readonly Route[] = [
  { ...common, path: '/api/v2/users/:user_id/related', resource: 'users', handle: related },
  { ...common, path: '/api/v2/users/:user_id/tickets/requested', resource: 'tickets', handle: requested },
]
