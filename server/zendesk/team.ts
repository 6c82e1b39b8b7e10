import * as z from 'zod/mini'
import { ZendeskError } from './error.ts'
import { listAll } from './paging.ts'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'

/** An agent or admin, as far as judging their accesses needs it. */
export interface TeamMember {
  readonly id: number
  readonly role: string
  readonly customRoleId: number | null
  readonly timeZone: string | null
  readonly createdAt: string | null
  readonly lastLoginAt: string | null
}

export interface Team {
  readonly agents: readonly TeamMember[]
  readonly groups: readonly { readonly id: number; readonly name: string }[]
  readonly roles: readonly { readonly id: number; readonly name: string }[]
  readonly memberships: readonly {
    readonly userId: number
    readonly groupId: number
    readonly createdAt: string | null
  }[]
}

/** A ticket as it is now, as far as a reason to open it goes. */
export interface TicketOwner {
  readonly id: number
  readonly groupId: number | null
  readonly assigneeId: number | null
  readonly requesterId: number | null
  readonly organizationId: number | null
  readonly collaboratorIds: readonly number[]
  readonly createdAt: string | null
}

const id = maybe(z.number())
const user = z.object({
  id: z.number(),
  role: z.string(),
  custom_role_id: id,
  iana_time_zone: maybe(z.string()),
  created_at: maybe(z.string()),
  last_login_at: maybe(z.string()),
})
const named = z.object({ id: z.number(), name: maybe(z.string()) })
const membership = z.object({ user_id: z.number(), group_id: z.number(), created_at: maybe(z.string()) })
const ticket = z.object({
  id: z.number(),
  group_id: id,
  assignee_id: id,
  requester_id: id,
  organization_id: id,
  collaborator_ids: maybe(z.array(z.number())),
  follower_ids: maybe(z.array(z.number())),
  created_at: maybe(z.string()),
})

const mostAtOnce = 100
/** Of memberships an agent has several; in a list of 100,000 nobody has lost their way yet. */
const pagesAtMost = 1000

/** Roles of an account's own belong to the larger plans. */
const noneWherePlanHasNone = (error: unknown): readonly never[] => {
  if (error instanceof ZendeskError && (error.code === 'forbidden' || error.code === 'not-found')) return []
  throw error
}

export const team = (transport: Transport) => {
  const list = <Item extends z.ZodMiniType>(path: string, key: string, item: Item, query = {}) =>
    listAll(transport, { path, key, item, query, pagesAtMost })
  return {
    team: async (): Promise<Team> => {
      const [agents, admins, groups, roles, memberships] = await Promise.all([
        list('/api/v2/users', 'users', user, { 'role[]': 'agent' }),
        list('/api/v2/users', 'users', user, { 'role[]': 'admin' }),
        list('/api/v2/groups', 'groups', named),
        list('/api/v2/custom_roles', 'custom_roles', named).catch(noneWherePlanHasNone),
        list('/api/v2/group_memberships', 'group_memberships', membership),
      ])
      const nameOf = (one: z.output<typeof named>) => ({ id: one.id, name: one.name ?? '' })
      return {
        agents: [...agents, ...admins].map((one) => ({
          id: one.id,
          role: one.role,
          customRoleId: one.custom_role_id ?? null,
          timeZone: one.iana_time_zone ?? null,
          createdAt: one.created_at ?? null,
          lastLoginAt: one.last_login_at ?? null,
        })),
        groups: groups.map(nameOf),
        roles: roles.map(nameOf),
        memberships: memberships.map(({ user_id, group_id, created_at }) => ({
          userId: user_id,
          groupId: group_id,
          createdAt: created_at ?? null,
        })),
      }
    },

    /** A hundred a call; those that are gone are left out. */
    ticketOwners: async (ids: readonly number[]): Promise<readonly TicketOwner[]> => {
      const found: TicketOwner[] = []
      for (let from = 0; from < ids.length; from += mostAtOnce) {
        const some = ids.slice(from, from + mostAtOnce).join(',')
        const { body } = await transport({ method: 'GET', path: `/api/v2/tickets/show_many?ids=${some}` })
        const page = read(z.object({ tickets: z.array(ticket) }), body, 'GET /tickets/show_many')
        for (const one of page.tickets)
          found.push({
            id: one.id,
            groupId: one.group_id ?? null,
            assigneeId: one.assignee_id ?? null,
            requesterId: one.requester_id ?? null,
            organizationId: one.organization_id ?? null,
            collaboratorIds: [...(one.collaborator_ids ?? []), ...(one.follower_ids ?? [])],
            createdAt: one.created_at ?? null,
          })
      }
      return found
    },

    /** Signs a user out everywhere. Done twice it is done once. */
    endSessions: async (userId: number): Promise<void> => {
      await transport({ method: 'DELETE', path: `/api/v2/users/${String(userId)}/sessions` })
    },

    suspendUser: async (userId: number): Promise<void> => {
      await transport({ method: 'PUT', path: `/api/v2/users/${String(userId)}`, body: { user: { suspended: true } } })
    },
  }
}
