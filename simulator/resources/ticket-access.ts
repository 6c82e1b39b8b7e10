import type { Ticket, User } from '../records.ts'
import { maySee } from '../gate/permissions.ts'
import { badRequest, closedTicket, notFound, updateConflict } from '../wire/answer.ts'
import { idOf, isYes, textOf, type Fields } from '../wire/read.ts'
import type { Call } from '../wire/route.ts'
import type { World } from '../world.ts'
import { isArchived } from './ticket-changes.ts'

/** A ticket that the caller may not see is answered as one that isn't there. */
export const findTicket = (call: Call, id = idOf(call.params['ticket_id'])): Ticket => {
  const ticket = id === undefined ? undefined : call.world.state.tickets.get(id)
  if (ticket === undefined || !maySee(call.world, call.user, ticket)) throw notFound()
  return ticket
}

export const visibleTickets = (call: Call): Ticket[] =>
  [...call.world.state.tickets.values()].filter((ticket) => maySee(call.world, call.user, ticket))

/** `safe_update` without a stamp is refused; with a stale one it is a conflict. */
export const checkStamp = (ticket: Ticket, fields: Fields): void => {
  if (!isYes(fields['safe_update'])) return
  const stamp = textOf(fields['updated_stamp'])
  if (stamp === undefined) throw badRequest('safe_update needs updated_stamp')
  if (Date.parse(stamp) !== Date.parse(ticket.updated_at)) throw updateConflict()
}

/** A closed ticket takes an admin's change of tags where the account allows it, and nothing else from anybody. */
export const checkOpen = (world: World, user: User, ticket: Ticket, onlyTags: boolean): void => {
  if (ticket.status !== 'closed') return
  const allowed = isArchived(world, ticket)
    ? world.settings.admins_may_tag_archived
    : world.settings.admins_may_tag_closed
  if (!(onlyTags && user.role === 'admin' && allowed)) throw closedTicket()
}
