import { localClock } from './local-time.ts'

/** What is known of an account; every part may be missing, and judging goes on with the rest. */
export interface AccountFacts {
  readonly time_zone?: string | undefined
  readonly agents?: readonly AgentFacts[] | undefined
  readonly groups?: readonly { readonly id: number; readonly name?: string | undefined }[] | undefined
  readonly custom_roles?: readonly { readonly id: number; readonly name?: string | undefined }[] | undefined
  readonly memberships?: readonly Membership[] | undefined
  readonly vip_user_ids?: readonly number[] | undefined
  readonly end_users?:
    readonly { readonly id: number; readonly email?: string | undefined; readonly vip: boolean }[] | undefined
  readonly corporate_networks?: readonly string[] | undefined
  /** Days off by time zone, as `MM-DD`. */
  readonly holidays?: readonly { readonly time_zone: string; readonly days: readonly string[] }[] | undefined
  readonly on_call?: readonly Duty[] | undefined
  /** Views made for these groups, or for one agent. */
  readonly views?:
    | readonly { readonly id: number; readonly group_ids: readonly number[]; readonly user_id?: number | undefined }[]
    | undefined
}

/** Somebody is on call from one moment to another. */
export interface Duty {
  readonly user_id: number
  readonly from: number
  readonly to: number
}

export interface AgentFacts {
  readonly id: number
  readonly role?: string | undefined
  readonly custom_role_id?: number | undefined
  readonly group_ids?: readonly number[] | undefined
  readonly time_zone?: string | undefined
  readonly created_at?: number | undefined
  readonly last_login_at?: number | undefined
}

export interface Membership {
  readonly user_id: number
  readonly group_id: number
  readonly from: number
  readonly to: number
}

export interface AgentProfile {
  readonly id: number
  readonly zone: string
  readonly local: (at: number) => number
  readonly admin: boolean
  /** A team lead or a reviewer of quality: reading others' work is the work. */
  readonly overseer: boolean
  readonly createdAt?: number | undefined
  readonly lastLoginAt?: number | undefined
  readonly memberships: readonly Membership[]
  readonly duties: readonly Duty[]
  readonly holidays: ReadonlySet<string>
}

export interface Account {
  readonly agentCount: number
  readonly profileOf: (actor: number) => AgentProfile
  readonly isAgent: (user: number) => boolean
  /** Whether the view was made for this agent or for a group of theirs. */
  readonly isOwnView: (agent: AgentProfile, view: number, at: number) => boolean
  readonly vipByEmail: ReadonlyMap<string, number>
  readonly knowsGroups: boolean
}

const overseeing = /\blead\b|supervis|manager|quality|\bqa\b|compliance|audit/i

const membershipsOf = (facts: AccountFacts): ReadonlyMap<number, Membership[]> => {
  const of = new Map<number, Membership[]>()
  const add = (membership: Membership) => {
    const all = of.get(membership.user_id)
    if (all === undefined) of.set(membership.user_id, [membership])
    else all.push(membership)
  }
  facts.memberships?.forEach(add)
  if (facts.memberships !== undefined) return of
  for (const { id, group_ids } of facts.agents ?? []) {
    for (const group_id of group_ids ?? []) add({ user_id: id, group_id, from: -Infinity, to: Infinity })
  }
  return of
}

const profilesOf = (facts: AccountFacts) => {
  const memberships = membershipsOf(facts)
  const roles = new Map(facts.custom_roles?.map(({ id, name }) => [id, name ?? '']))
  const groups = new Map(facts.groups?.map(({ id, name }) => [id, name ?? '']))
  const daysOff = new Map(facts.holidays?.map(({ time_zone, days }) => [time_zone, new Set(days)]))
  const noDays: ReadonlySet<string> = new Set()
  const zones = new Map<string, (at: number) => number>()
  const clockOf = (zone: string) => {
    const clock = zones.get(zone) ?? localClock(zone)
    zones.set(zone, clock)
    return clock
  }
  const profile = (agent: AgentFacts): AgentProfile => {
    const zone = agent.time_zone ?? facts.time_zone ?? 'UTC'
    const own = memberships.get(agent.id) ?? []
    const named = [roles.get(agent.custom_role_id ?? 0) ?? '', ...own.map(({ group_id }) => groups.get(group_id) ?? '')]
    return {
      id: agent.id,
      zone,
      local: clockOf(zone),
      admin: agent.role === 'admin',
      overseer: named.some((name) => overseeing.test(name)),
      createdAt: agent.created_at,
      lastLoginAt: agent.last_login_at,
      memberships: own,
      duties: (facts.on_call ?? []).filter(({ user_id }) => user_id === agent.id),
      holidays: daysOff.get(zone) ?? noDays,
    }
  }
  return profile
}

/** Compiles what is known once, for cheap questions with every event. */
export const compileAccount = (facts: AccountFacts): Account => {
  const profile = profilesOf(facts)
  const known = new Map(facts.agents?.map((agent) => [agent.id, profile(agent)]))
  const agentIds = new Set(known.keys())
  const views = new Map(facts.views?.map((view) => [view.id, view]))
  const vips = new Set(facts.vip_user_ids)
  const emails = (facts.end_users ?? []).flatMap(({ id, email, vip }) =>
    email !== undefined && (vip || vips.has(id)) ? [[email.toLowerCase(), id] as const] : [],
  )
  return {
    agentCount: Math.max(1, known.size),
    profileOf: (actor) => {
      const found = known.get(actor) ?? profile({ id: actor })
      known.set(actor, found)
      return found
    },
    isAgent: (user) => agentIds.has(user),
    isOwnView: (agent, id, at) => {
      const view = views.get(id)
      if (view === undefined) return false
      return view.user_id === agent.id || view.group_ids.some((group) => isMember(agent, group, at))
    },
    vipByEmail: new Map(emails),
    knowsGroups:
      facts.memberships !== undefined || (facts.agents?.some(({ group_ids }) => group_ids !== undefined) ?? false),
  }
}

export const isOnCall = ({ duties }: AgentProfile, at: number): boolean =>
  duties.some(({ from, to }) => from <= at && at < to)

/** Whether it is a day off where the agent is; `local` in milliseconds of the agent's clock. */
export const isHoliday = ({ holidays }: AgentProfile, local: number): boolean =>
  holidays.size > 0 && holidays.has(new Date(local).toISOString().slice(5, 10))

/** Whether the agent belonged to the group at that moment. */
export const isMember = ({ memberships }: AgentProfile, group: number, at: number): boolean =>
  memberships.some(({ group_id, from, to }) => group_id === group && from <= at && at < to)
