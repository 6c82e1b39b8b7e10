import type { User } from '../records.ts'
import { forbidden, notFound, ok, unprocessable } from '../wire/answer.ts'
import { listAnswer } from '../wire/paging.ts'
import { idOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { showUser } from './users.ts'

const goneName = 'Permanently Deleted User'

const userAsked = ({ world, params }: Call): User | undefined => world.state.users.get(idOf(params['user_id']) ?? 0)

/** Admins may delete everybody but the account's owner: here whoever was its first admin. */
const isOwner = ({ state }: World, user: User): boolean =>
  [...state.users.values()].find(({ role }) => role === 'admin') === user

const hasUnclosedTickets = ({ state }: World, { id }: User): boolean =>
  [...state.tickets.values()].some(
    ({ requester_id, deleted_at, status }) => requester_id === id && deleted_at === null && status !== 'closed',
  )

/** The documents don't say what becomes of tickets that are under way: the stricter reading refuses while there are any. */
const remove = (call: Call) => {
  const user = userAsked(call)
  if (user?.active !== true) throw notFound()
  if (isOwner(call.world, user)) throw forbidden()
  if (hasUnclosedTickets(call.world, user))
    throw unprocessable('base', 'User: is the requester of tickets that are not closed')
  user.active = false
  user.updated_at = call.world.clock.iso()
  return ok({ user: showUser(call.world, user) })
}

/** Deleted and not gone for good yet: a single one is answered only while it is that. */
const find = (call: Call): User => {
  const user = userAsked(call)
  if (user === undefined || user.active || user.name === goneName) throw notFound()
  return user
}

const show = (call: Call) => ok({ deleted_user: showUser(call.world, find(call)) })

/** With those that are gone for good. */
const list = (call: Call) => {
  const users = [...call.world.state.users.values()].filter(({ active }) => !active)
  return listAnswer(call, 'deleted_users', users, (user) => showUser(call.world, user))
}

/** Answers who it was; from then on nobody can tell. */
const removeForGood = (call: Call) => {
  const user = find(call)
  const answer = ok({ deleted_user: showUser(call.world, user) })
  const scrubbed = { name: goneName, email: null, phone: null, organization_id: null, tags: [] }
  Object.assign(user, scrubbed, { updated_at: call.world.clock.iso() })
  return answer
}

const admins = { method: 'DELETE', access: 'admin', resource: 'users' } as const
const agents = { method: 'GET', access: 'agent', resource: 'users' } as const

export const deletedUserRoutes: readonly Route[] = [
  { ...admins, path: '/api/v2/users/:user_id', handle: remove },
  { ...agents, path: '/api/v2/deleted_users', handle: list },
  { ...agents, path: '/api/v2/deleted_users/:user_id', handle: show },
  { ...admins, path: '/api/v2/deleted_users/:user_id', handle: removeForGood },
]
