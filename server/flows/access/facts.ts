import type { AccountFacts, Membership, TicketFacts } from '../../../core/access/index.ts'
import type { Instant } from '../../../core/time.ts'

export interface Team {
  readonly agents: readonly {
    readonly id: number
    readonly role: string
    readonly customRoleId: number | null
    readonly timeZone: string | null
    readonly createdAt: string | null
    readonly lastLoginAt: string | null
  }[]
  readonly groups: readonly { readonly id: number; readonly name: string }[]
  readonly roles: readonly { readonly id: number; readonly name: string }[]
  readonly memberships: readonly {
    readonly userId: number
    readonly groupId: number
    readonly createdAt: string | null
  }[]
}

export interface TicketOwner {
  readonly id: number
  readonly groupId: number | null
  readonly assigneeId: number | null
  readonly requesterId: number | null
  readonly organizationId: number | null
  readonly collaboratorIds: readonly number[]
  readonly createdAt: string | null
}

/** Readings of a case that hang on facts which nothing tells here: rotas, company tunnels, coordinates, who is important. */
export const uncheckedReadings: ReadonlySet<string> = new Set([
  'on-call',
  'company-tunnel',
  'places-near',
  'ticket-opened',
])

const moment = (written: string | null): number | undefined => {
  const at = Date.parse(written ?? '')
  return Number.isNaN(at) ? undefined : at
}

/** JSON knows no infinity: a membership that goes on ends at the end of what it can write. */
const forEver = 8_640_000_000_000_000

/** Memberships as they are now, and those that were seen before and are over: Zendesk tells only of the former. */
const membershipsOf = (team: Team, before: readonly Membership[], now: number): readonly Membership[] => {
  const key = (user: number, group: number) => `${String(user)} ${String(group)}`
  const goesOn = new Map(
    before.filter(({ to }) => to > now).map((one) => [key(one.user_id, one.group_id), one] as const),
  )
  const current = team.memberships.map(({ userId, groupId, createdAt }) => {
    const known = goesOn.get(key(userId, groupId))
    goesOn.delete(key(userId, groupId))
    return known ?? { user_id: userId, group_id: groupId, from: moment(createdAt) ?? 0, to: forEver }
  })
  const over = before.filter(({ to }) => to <= now)
  return [...over, ...[...goesOn.values()].map((one) => ({ ...one, to: now })), ...current]
}

/** What judging knows of the account. The first time its last logins count; later they are ours to know. */
export const factsFrom = (team: Team, before: AccountFacts | undefined, now: number): AccountFacts => {
  const known = new Map(before?.agents?.map((agent) => [agent.id, agent]))
  return {
    agents: team.agents.map(({ id, role, customRoleId, timeZone, createdAt, lastLoginAt }) => ({
      id,
      role,
      custom_role_id: customRoleId ?? undefined,
      time_zone: timeZone ?? undefined,
      created_at: moment(createdAt),
      last_login_at: known.has(id) ? known.get(id)?.last_login_at : moment(lastLoginAt),
    })),
    groups: team.groups,
    custom_roles: team.roles,
    memberships: membershipsOf(team, before?.memberships ?? [], now),
  }
}

/** Zendesk tells who a ticket belongs to now. What was seen at an earlier look stays as its history. */
export const ticketFrom = (owner: TicketOwner, before: TicketFacts | undefined, asOf: Instant): TicketFacts => {
  const created = moment(owner.createdAt) ?? 0
  const now = { group: owner.groupId ?? undefined, assignee: owner.assigneeId ?? undefined }
  const last = before?.history.at(-1)
  const same = last !== undefined && last.group === now.group && last.assignee === now.assignee
  const step = { at: before === undefined ? created : Date.parse(asOf), ...now }
  return {
    id: owner.id,
    requester: owner.requesterId ?? undefined,
    organization: owner.organizationId ?? undefined,
    createdAt: created,
    group: before?.group ?? now.group,
    collaborators: owner.collaboratorIds,
    commenters: [],
    history: same ? (before?.history ?? []) : [...(before?.history ?? []), step].slice(-50),
  }
}
