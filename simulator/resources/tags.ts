import { mayEdit } from '../gate/permissions.ts'
import { empty, forbidden, json, unprocessable } from '../wire/answer.ts'
import { textsOf, type Fields } from '../wire/read.ts'
import { bodyOf } from '../wire/body.ts'
import type { Call, Route } from '../wire/route.ts'
import { addAudit, changeTags, touch } from './ticket-changes.ts'
import { checkOpen, checkStamp, findTicket } from './ticket-access.ts'

type Change = (current: readonly string[], named: readonly string[]) => readonly string[]

/** The fields come in the body; a DELETE may name its tags in the query instead. */
const fieldsIn = (call: Call): Fields => ({ ...Object.fromEntries(call.query), ...bodyOf(call) })

const changed = (call: Call, change: Change): readonly string[] => {
  const { world, user } = call
  const ticket = findTicket(call)
  const fields = fieldsIn(call)
  if (!mayEdit(world, user)) throw forbidden()
  checkOpen(world, user, ticket, true)
  checkStamp(ticket, fields)
  if (fields['tags'] === undefined) throw unprocessable('tags', 'tags: is required')
  const events = changeTags(world, ticket, change(ticket.tags, textsOf(fields['tags'])), user.id)
  if (events.length > 0) {
    touch(world, ticket)
    addAudit(world, ticket, user.id, events)
  }
  return ticket.tags
}

const path = '/api/v2/tickets/:ticket_id/tags'
const common = { path, access: 'agent', resource: 'tickets' } as const

export const tagRoutes: readonly Route[] = [
  { ...common, method: 'GET', handle: (call) => json(200, { tags: findTicket(call).tags }) },
  {
    ...common,
    method: 'POST',
    handle: (call) => json(201, { tags: changed(call, (_current, named) => named) }),
  },
  {
    ...common,
    method: 'PUT',
    handle: (call) => json(200, { tags: changed(call, (current, named) => [...current, ...named]) }),
  },
  {
    ...common,
    method: 'DELETE',
    handle: (call) => {
      changed(call, (current, named) => current.filter((tag) => !named.includes(tag)))
      return empty()
    },
  },
]
