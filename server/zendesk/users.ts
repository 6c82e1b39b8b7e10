import * as z from 'zod/mini'
import type { Library } from './library.ts'
import { listAll } from './paging.ts'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'

export interface User {
  readonly id: number
  readonly name: string
  /** `end-user`, `agent` or `admin`. */
  readonly role: string
  /** 0 own role of the account, 1 light agent, 2 chat agent, 3 contributor, 4 admin, 5 billing admin. */
  readonly roleType: number | null
  readonly customRoleId: number | null
  readonly ticketRestriction: string | null
  readonly organizationId: number | null
  readonly locale: string | null
  readonly active: boolean
  readonly suspended: boolean
  /** Of another account, which shares a ticket with this one. */
  readonly sharedAgent: boolean
}

export interface GroupMembership {
  readonly id: number
  readonly userId: number
  readonly groupId: number
}

/** Who someone is to the texts of a ticket. */
export interface Profile {
  readonly id: number
  readonly name: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly isAgent: boolean
}

const profileSchema = z.object({
  id: z.number(),
  name: maybe(z.string()),
  email: maybe(z.string()),
  phone: maybe(z.string()),
  role: z.string(),
})

const profileOf = (raw: z.output<typeof profileSchema>): Profile => ({
  id: raw.id,
  name: raw.name ?? '',
  emails: raw.email ? [raw.email] : [],
  phones: raw.phone ? [raw.phone] : [],
  isAgent: raw.role === 'agent' || raw.role === 'admin',
})

const schema = z.object({
  id: z.number(),
  name: maybe(z.string()),
  role: z.string(),
  role_type: maybe(z.number()),
  custom_role_id: maybe(z.number()),
  ticket_restriction: maybe(z.string()),
  organization_id: maybe(z.number()),
  locale: maybe(z.string()),
  active: maybe(z.boolean()),
  suspended: maybe(z.boolean()),
  shared_agent: maybe(z.boolean()),
})

const userOf = (raw: z.output<typeof schema>): User => ({
  id: raw.id,
  name: raw.name ?? '',
  role: raw.role,
  roleType: raw.role_type ?? null,
  customRoleId: raw.custom_role_id ?? null,
  ticketRestriction: raw.ticket_restriction ?? null,
  organizationId: raw.organization_id ?? null,
  locale: raw.locale ?? null,
  // Zendesk tells it of everybody: whoever it is not told of is let into nothing.
  active: raw.active ?? false,
  suspended: raw.suspended ?? false,
  sharedAgent: raw.shared_agent ?? false,
})

const membership = z.object({ id: z.number(), user_id: z.number(), group_id: z.number() })

export const users = (library: Library, transport: Transport) => ({
  user: async (userId: number): Promise<User> => {
    const { result } = await library.users.show(userId)
    return userOf(read(schema, result, 'GET /users/{id}'))
  },

  /** Whose token this is. Zendesk answers a token that is none of its own with a user without id: that is refused here. */
  me: async (): Promise<User> => {
    const { result } = await library.users.me()
    return userOf(read(schema, result, 'GET /users/me'))
  },

  /** Up to a hundred in one request; whoever is no longer there is left out. */
  usersByIds: async (ids: readonly number[]): Promise<readonly Profile[]> => {
    const { body } = await transport({ method: 'GET', path: `/api/v2/users/show_many?ids=${ids.join(',')}` })
    const { users: found } = read(z.object({ users: z.array(profileSchema) }), body, 'GET /users/show_many')
    return found.map(profileOf)
  },

  /** All agents and admins of the account. */
  staff: async (): Promise<readonly Profile[]> => {
    const lists = ['agent', 'admin'].map((role) =>
      listAll(transport, { path: '/api/v2/users', query: { 'role[]': role }, key: 'users', item: profileSchema }),
    )
    return (await Promise.all(lists)).flat().map(profileOf)
  },

  groupMemberships: async (userId: number): Promise<readonly GroupMembership[]> => {
    const path = `/api/v2/users/${String(userId)}/group_memberships`
    const list = await listAll(transport, { path, key: 'group_memberships', item: membership })
    return list.map((raw) => ({ id: raw.id, userId: raw.user_id, groupId: raw.group_id }))
  },
})
