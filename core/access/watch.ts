import { fromAccessRecord, type AccessRecord } from './access-record.ts'
import { compileAccount, isHoliday, type AccountFacts } from './account.ts'
import { isInBulk, newAgent, noteBulk, noteStep, remember, type AgentState } from './agent.ts'
import { fromAuditRecord, type AuditRecord } from './audit-record.ts'
import { emptyBaseline, learn } from './baseline.ts'
import { caseBook, type Told } from './cases.ts'
import { crowd } from './crowd.ts'
import type { AccessEvent } from './event.ts'
import { day, dayOf, hour, hourOf, minute } from './local-time.ts'
import { inNetworks } from './networks.ts'
import { networkOf, type Locate, type Place } from './places.ts'
import { ownWork, reasonFor, type AccessReason } from './reasons.ts'
import type { Kind } from './sign.ts'
import type { Seen, World } from './signal.ts'
import { registry } from './signals/registry.ts'
import { bookOf, type Tickets } from './tickets.ts'

export interface WatchOptions {
  readonly account?: AccountFacts
  readonly tickets?: Tickets
  readonly locate?: Locate
  /** Alerts per 100 agents a day that somebody has time for. */
  readonly budget?: number
  /** Nothing is told of before this moment, in milliseconds; what came before is learned from. */
  readonly from?: number
}

export type LogRecord = (AccessRecord & { readonly _log?: 'access' }) | (AuditRecord & { readonly _log: 'audit' })

export type Taken = { readonly ok: true; readonly told: readonly Told[] } | { readonly ok: false; readonly why: string }

/** What one event came to: why it was made, where that is known, and the cases it opened, added to or closed. */
export interface Judged {
  readonly told: readonly Told[]
  readonly reason: AccessReason | undefined
  /** Counted among the tickets of others that were read today. */
  readonly unworked: boolean
}

export interface Watch {
  /** An event in our words already; one that was judged before comes to nothing. */
  readonly judge: (event: AccessEvent) => Judged
  readonly take: (record: LogRecord) => Taken
  /** Judges what comes by another budget. */
  readonly afford: (alerts: number) => void
  readonly end: () => readonly Told[]
  /** Kinds that can't be judged, with what is missing for them. */
  readonly unjudged: readonly { readonly kind: string; readonly missing: string }[]
}

export const defaultBudget = 1

/** An account or an agent is young for this long: rules and the team's baselines only. */
const youth = 14 * day
/** Kinds that need no past to be judged by. */
const rules: ReadonlySet<Kind> = new Set(['security_weakened', 'priv_esc_access', 'token_export'])
/** Records come up to an hour late, and twice; ids are kept for two of these. */
const lateness = hour
/** Networks and addresses remembered, so that memory stays flat. */
const mostNetworks = 20_000

const once = () => {
  let [now, before] = [new Set<string>(), new Set<string>()]
  let turned = Number.NEGATIVE_INFINITY
  return ({ id, source, at }: AccessEvent): boolean => {
    const key = source === 'audit' ? `a${id}` : id
    if (now.has(key) || before.has(key)) return false
    if (at - turned > lateness * 1.5 || now.size > 100_000) {
      before = now
      now = new Set()
      turned = at
    }
    now.add(key)
    return true
  }
}

const sharedNetworks = (corporate: readonly string[]) => {
  const isCorporate = inNetworks(corporate)
  const known = new Map<string, boolean>()
  const users = new Map<string, Set<number>>()
  return (ip: string, network: string, actor: number): boolean => {
    const found = known.get(ip) ?? isCorporate(ip)
    if (known.size > mostNetworks) known.clear()
    known.set(ip, found)
    if (found) return true
    const of = users.get(network) ?? new Set<number>()
    if (of.size < 4) of.add(actor)
    users.set(network, of)
    if (users.size > mostNetworks) for (const oldest of users.keys()) return users.delete(oldest) && of.size > 3
    return of.size > 3
  }
}

/** Watches one account's logs: records in, cases out, causal and in bounded memory. */
export const watch = ({
  account: facts = {},
  tickets = bookOf([]),
  locate,
  budget = defaultBudget,
  from = 0,
}: WatchOptions): Watch => {
  const account = compileAccount(facts)
  const agents = new Map<number, AgentState>()
  const team = { unworked: emptyBaseline(), runs: emptyBaseline(), outside: emptyBaseline(), exports: emptyBaseline() }
  const hours = new Float64Array(24)
  let agentDays = 0
  const noPlace: Locate = () => undefined
  const world: World = {
    account,
    tickets,
    locate: locate ?? noPlace,
    team,
    hours,
    days: () => agentDays,
  }
  const missing = {
    tickets: tickets.size === 0,
    groups: !account.knowsGroups,
    places: locate === undefined,
  }
  const judging = registry.filter(({ needs }) => needs.every((need) => !missing[need]))
  const signals = judging.map((signal) => signal.watch(world))
  const cases = caseBook({ alerts: budget, agents: account.agentCount, from })
  const isNew = once()
  const isShared = sharedNetworks(facts.corporate_networks ?? [])
  const places = new Map<string, Place | undefined>()
  const busy = crowd()
  let began = Number.NaN
  let now = Number.NEGATIVE_INFINITY
  let settled = Number.NEGATIVE_INFINITY

  const placeOf = (ip: string): Place | undefined => {
    if (places.has(ip)) return places.get(ip)
    if (places.size > mostNetworks) places.clear()
    const place = world.locate(ip)
    places.set(ip, place)
    return place
  }

  const turn = (agent: AgentState, number: number) => {
    const { today } = agent
    // A row of yesterday that comes late counts into today, and begins no day anew.
    if (number <= today.number) return
    // What is done on a day off says nothing of a working day.
    if (today.events > 0 && !isHoliday(agent.profile, today.number * day)) {
      learn(agent.unworked, today.unworked)
      learn(team.unworked, today.unworked)
      learn(agent.runs, today.longestRun)
      learn(team.runs, today.longestRun)
      learn(agent.outside, today.outside)
      learn(team.outside, today.outside)
      learn(agent.exports, today.exports)
      learn(team.exports, Math.min(3, today.exports))
      agent.days++
      agentDays++
      for (const slot of agent.hoursToday) {
        agent.hours[slot] = (agent.hours[slot] ?? 0) + 1
        hours[slot] = (hours[slot] ?? 0) + 1
      }
    }
    today.number = number
    today.viewed.clear()
    today.worked.clear()
    agent.hoursToday.clear()
    today.unworked =
      today.outside =
      today.exports =
      today.longestRun =
      today.events =
      today.climb =
      today.steps =
      today.lastTicket =
        0
  }

  const agentOf = (event: AccessEvent): AgentState => {
    const found = agents.get(event.actor)
    if (found !== undefined) {
      found.idle = Math.max(0, event.at - found.lastAt)
      return found
    }
    const agent = newAgent(account.profileOf(event.actor), event.at)
    agents.set(event.actor, agent)
    return agent
  }

  const teamOf = ({ profile }: AgentState): number => profile.memberships.at(-1)?.group_id ?? 0

  /** Counts the event into the agent's day, and says what is known of it. */
  const see = (event: AccessEvent): Seen => {
    const agent = agentOf(event)
    const local = agent.profile.local(event.at)
    turn(agent, dayOf(local))
    const { today } = agent
    today.events++
    if (event.session) agent.hoursToday.add(hourOf(local))
    const isTicket = event.kind === 'ticket' && event.object !== undefined && !event.refused
    const id = isTicket ? (event.object ?? 0) : 0
    const ticket = isTicket ? tickets.get(id) : undefined
    let reason: Seen['reason']
    let fresh = false
    if (isTicket && event.verb === 'view') {
      reason = reasonFor(world, event, {
        worked: (changed) => agent.changed.has(changed),
        inBulk: isInBulk(agent, event.at),
      })
      fresh = !today.viewed.has(id)
      remember(today.viewed, id, 2000)
      if (fresh && !ownWork.has(reason)) {
        today.unworked++
        noteStep(today, id)
        busy.note(teamOf(agent), event.actor, event.at)
        busy.note(0, event.actor, event.at)
        if (reason === 'none') today.outside++
      }
    }
    if (isTicket && (event.verb === 'update' || event.verb === 'merge')) {
      // A ticket merged or changed after it was read was read for that.
      if (today.viewed.has(id) && !agent.changed.has(id) && today.unworked > 0) today.unworked--
      remember(agent.changed, id, 1500)
    }
    if (event.verb === 'merge' && !event.refused) noteBulk(agent, event.at)
    if (event.verb === 'export' && !event.refused) today.exports++
    const network = event.network ?? (event.ip === undefined ? undefined : networkOf(event.ip))
    const seen: Seen = {
      event,
      agent,
      local,
      hour: hourOf(local),
      ticket,
      reason,
      fresh,
      place: event.place ?? (event.ip === undefined ? undefined : placeOf(event.ip)),
      network,
      shared:
        event.corporate === true || (network !== undefined && isShared(event.ip ?? network, network, event.actor)),
      factor: fresh
        ? Math.max(busy.factor(teamOf(agent), event.actor, event.at), busy.factor(0, event.actor, event.at))
        : 1,
      young:
        event.at - began < youth || event.at - (agent.profile.createdAt ?? agent.firstAt) < youth || agent.days < 5,
    }
    agent.lastAt = Math.max(agent.lastAt, event.at)
    return seen
  }

  const judge = (event: AccessEvent): Judged => {
    if (!isNew(event) || event.actor === 0) return { told: [], reason: undefined, unworked: false }
    if (Number.isNaN(began)) began = event.at
    now = Math.max(now, event.at)
    const seen = see(event)
    const told: Told[] = []
    // First what is over: after a silence of days the next of its cause is another case.
    if (now - settled > 10 * minute) {
      settled = now
      told.push(...cases.settle(now))
    }
    for (const signal of signals) {
      const sign = signal(seen)
      const early = event.at - began < youth && sign !== undefined && !rules.has(sign.kind)
      const said = sign === undefined || early ? undefined : cases.take(sign, now)
      if (said !== undefined) told.push(said)
    }
    const { reason, fresh } = seen
    return { told, reason, unworked: fresh && reason !== undefined && !ownWork.has(reason) }
  }

  const take = (record: LogRecord): Taken => {
    const read = record._log === 'audit' ? fromAuditRecord(record) : fromAccessRecord(record)
    return read.ok ? { ok: true, told: judge(read.event).told } : read
  }

  const unjudged = registry.flatMap(({ kind, needs }) =>
    needs.filter((need) => missing[need]).map((need) => ({ kind, missing: need })),
  )
  return { judge, take, afford: cases.afford, end: () => cases.end(), unjudged }
}
