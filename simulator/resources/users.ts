import type { User } from '../records.ts'
import { badRequest, notFound, ok } from '../wire/answer.ts'
import { listAnswer } from '../wire/paging.ts'
import { idOf, idsIn } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'

export const showUser = (world: World, user: User) => ({
  ...user,
  url: `${world.origin}/api/v2/users/${user.id}.json`,
  time_zone: user.iana_time_zone,
  locale_id: user.locale.startsWith('fr') ? 16 : 1,
  alias: null,
  chat_only: false,
  details: null,
  external_id: null,
  moderator: user.role === 'admin',
  notes: null,
  photo: null,
  report_csv: false,
  restricted_agent: user.role === 'end-user' || user.ticket_restriction !== null,
  shared: false,
  shared_agent: false,
  shared_phone_number: null,
  signature: null,
  two_factor_auth_enabled: user.role === 'end-user' ? null : false,
  user_fields: {},
  verified: true,
})

/** Nobody signed in: Zendesk answers 200 with a user that has no id. */
const anonymous = { id: null, url: null, name: 'Anonymous user', email: 'invalid@example.com', role: 'end-user' }

const rolesIn = (query: URLSearchParams): readonly string[] => [...query.getAll('role'), ...query.getAll('role[]')]

const list = (call: Call) => {
  const roles = rolesIn(call.query)
  const permissionSet = idOf(call.query.get('permission_set'))
  const users = [...call.world.state.users.values()].filter(
    (user) =>
      user.active &&
      (roles.length === 0 || roles.includes(user.role)) &&
      (permissionSet === undefined || user.custom_role_id === permissionSet),
  )
  return listAnswer(call, 'users', users, (user) => showUser(call.world, user))
}

const showMany = (call: Call) => {
  const ids = idsIn(call.query)
  if (ids.length > 100) throw badRequest('Too many ids: at most 100')
  const users = [...call.world.state.users.values()].filter(({ id }) => ids.includes(id))
  return ok({ users: users.map((user) => showUser(call.world, user)), count: users.length })
}

const show = (call: Call) => {
  const user = call.world.state.users.get(idOf(call.params['user_id']) ?? 0)
  if (user === undefined) throw notFound()
  return ok({ user: showUser(call.world, user) })
}

const common = { method: 'GET', access: 'agent', resource: 'users' } as const

export const userRoutes: readonly Route[] = [
  {
    ...common,
    path: '/api/v2/users/me',
    access: 'anyone',
    handle: (call) => ok({ user: call.signedIn ? showUser(call.world, call.user) : anonymous }),
  },
  { ...common, path: '/api/v2/users', handle: list },
  { ...common, path: '/api/v2/users/show_many', handle: showMany },
  { ...common, path: '/api/v2/users/:user_id', handle: show },
]
