import { maySee } from '../gate/permissions.ts'
import { badRequest, Refusal } from '../wire/answer.ts'
import { bodyOf } from '../wire/body.ts'
import { fieldsOf, idOf, idsIn, listOf, type Fields } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import { failed, startJob } from './jobs.ts'
import { updateTicket } from './tickets.ts'

const most = 100

/** What changes tags beside what was there: documented for one change of several tickets alone. */
const ofOneChange = ['additional_tags', 'remove_tags']

/** One change for `ids`, or a list of tickets with a change each. */
const wishes = (call: Call): readonly { readonly id: number; readonly fields: Fields }[] => {
  const body = bodyOf(call)
  const ids = idsIn(call.query)
  if (ids.length > 0) return ids.map((id) => ({ id, fields: fieldsOf(body['ticket']) }))
  return listOf(body['tickets']).map((one) => {
    const { id, ...given } = fieldsOf(one)
    const isKnown = ([name]: [string, unknown]) =>
      call.world.settings.ticket_list_takes_tags || !ofOneChange.includes(name)
    return { id: idOf(id) ?? 0, fields: Object.fromEntries(Object.entries(given).filter(isKnown)) }
  })
}

const errorName = (status: number): string =>
  status === 409 ? 'UpdateConflict' : status === 403 ? 'Forbidden' : 'TicketUpdateFailed'

/** Each ticket is changed or refused by itself: the job's results say which. */
const updateMany = (call: Call) => {
  const { world, user } = call
  const asked = wishes(call)
  if (asked.length === 0) throw badRequest('ids or tickets is required')
  if (asked.length > most) throw badRequest(`At most ${most} tickets`)
  const items = asked.map(({ id, fields }, index) => () => {
    const ticket = world.state.tickets.get(id)
    if (ticket === undefined || !maySee(world, user, ticket)) return failed('update', index, id, 'TicketNotFound')
    try {
      updateTicket(world, user, ticket, fields)
      return { action: 'update', id, status: 'Updated', success: true }
    } catch (error) {
      if (error instanceof Refusal) return failed('update', index, id, errorName(error.response.status))
      throw error
    }
  })
  return startJob(call, 'UserBulkUpdateJobV2', items)
}

export const bulkRoutes: readonly Route[] = [
  { method: 'PUT', path: '/api/v2/tickets/update_many', access: 'agent', resource: 'tickets', handle: updateMany },
]
