import { localClock } from '../../core/access/local-time.ts'
import type { AgentFacts, LogRecord } from '../../core/access/index.ts'
import { randomFrom } from '../../tests/core/access/generated.ts'
import type { Incident, Trial } from './trial.ts'

const hour = 3_600_000
const day = 24 * hour

const idOf = (record: LogRecord): string => String(record.id)
const timeOf = (record: LogRecord): number =>
  Date.parse(String(record._log === 'audit' ? record.created_at : record.timestamp))
const actorOf = (record: LogRecord): number => Number(record._log === 'audit' ? record.actor_id : record.user_id)

const moved = (record: LogRecord, time: number): LogRecord => {
  const written = new Date(time).toISOString().replace('.000Z', 'Z')
  return record._log === 'audit' ? { ...record, created_at: written } : { ...record, timestamp: written }
}

const planted = (trial: Trial): ReadonlySet<string> => new Set(trial.incidents.flatMap(({ events }) => [...events]))

/** Two fifths of what the access log holds of each incident; the audit log's lines stay, since an act needs them. */
export const thinned = (trial: Trial, seed: number, share = 0.4): Trial => {
  const { next } = randomFrom(seed)
  const all = planted(trial)
  const dropped = new Set<string>()
  const audited = new Set(trial.records.filter(({ _log }) => _log === 'audit').map(idOf))
  for (const id of all) if (!audited.has(id) && next() > share) dropped.add(id)
  const incidents = trial.incidents.map((incident) => ({
    ...incident,
    events: new Set([...incident.events].filter((id) => !dropped.has(id))),
  }))
  return { ...trial, incidents, records: trial.records.filter((record) => !dropped.has(idOf(record))) }
}

/** The same account without what was planted: whatever is told is wrong. */
export const ordinary = (trial: Trial): Trial => {
  const all = planted(trial)
  return { ...trial, incidents: [], records: trial.records.filter((record) => !all.has(idOf(record))) }
}

const later = (time: number | undefined, by: number): number | undefined => (time === undefined ? undefined : time + by)

/** Everything happens some weeks later; days off are unknown, since they don't move. */
export const shifted = (trial: Trial, by: number): Trial => ({
  ...trial,
  from: trial.from + by,
  to: trial.to + by,
  facts: {
    ...trial.facts,
    holidays: undefined,
    agents: trial.facts.agents?.map((agent) => ({
      ...agent,
      created_at: later(agent.created_at, by),
      last_login_at: later(agent.last_login_at, by),
    })),
    memberships: trial.facts.memberships?.map((one) => ({ ...one, from: one.from + by, to: one.to + by })),
  },
  tickets: trial.tickets.map((ticket) => ({
    ...ticket,
    createdAt: later(ticket.createdAt, by),
    history: ticket.history.map((step) => ({ ...step, at: step.at + by })),
  })),
  records: trial.records.map((record) => moved(record, timeOf(record) + by)),
  incidents: trial.incidents.map((one) => ({ ...one, start: one.start + by, end: one.end + by })),
})

/** Agents swap their numbers. */
export const renamed = (trial: Trial, seed: number): Trial => {
  const { below } = randomFrom(seed)
  const ids = trial.facts.agents?.map(({ id }) => id) ?? []
  const rest = [...ids]
  const names = new Map(ids.map((id) => [id, rest.splice(below(rest.length), 1)[0] ?? id]))
  const name = (id: unknown): unknown => names.get(Number(id)) ?? id
  const known = (id: number): number => names.get(id) ?? id
  return {
    ...trial,
    facts: {
      ...trial.facts,
      agents: trial.facts.agents?.map((agent) => ({ ...agent, id: known(agent.id) })),
      memberships: trial.facts.memberships?.map((one) => ({ ...one, user_id: known(one.user_id) })),
      on_call: trial.facts.on_call?.map((one) => ({ ...one, user_id: known(one.user_id) })),
    },
    tickets: trial.tickets.map((ticket) => ({
      ...ticket,
      collaborators: ticket.collaborators.map(known),
      commenters: ticket.commenters.map(known),
      history: ticket.history.map((step) => ({
        ...step,
        assignee: step.assignee === undefined ? undefined : known(step.assignee),
      })),
    })),
    records: trial.records.map((record) =>
      record._log === 'audit'
        ? { ...record, actor_id: name(record.actor_id), source_id: name(record.source_id) }
        : { ...record, user_id: name(record.user_id) },
    ),
    incidents: trial.incidents.map((one) => ({ ...one, actor: known(one.actor) })),
  }
}

/** The log begins some days later. */
export const shortened = (trial: Trial, days: number): Trial => {
  const first = Math.min(...trial.records.slice(0, 100).map(timeOf)) + days * day
  return { ...trial, records: trial.records.filter((record) => timeOf(record) >= first) }
}

interface Mover {
  readonly actor: number
  readonly by: number
  readonly address: (ip: unknown, at: number) => unknown
}

const addressesOf = (records: readonly LogRecord[], without: ReadonlySet<string>) => {
  const all = new Map<number, { readonly at: number; readonly ip: unknown }[]>()
  for (const record of records) {
    if (record.ip_address === undefined || without.has(idOf(record))) continue
    const own = all.get(actorOf(record)) ?? []
    all.set(actorOf(record), own)
    own.push({ at: timeOf(record), ip: record.ip_address })
  }
  return all
}

const nearest = (own: readonly { readonly at: number; readonly ip: unknown }[], at: number) => {
  let best = own[0]
  for (const one of own) if (best === undefined || Math.abs(one.at - at) < Math.abs(best.at - at)) best = one
  return best
}

/** Agents who could have done the same: of the same groups and role. */
const alikeOf = ({ facts }: Trial, actor: number): readonly AgentFacts[] => {
  const keyOf = ({ role, custom_role_id, group_ids = [] }: AgentFacts) =>
    [role, custom_role_id, ...group_ids.toSorted((a, b) => a - b)].join(' ')
  const own = facts.agents?.find(({ id }) => id === actor)
  if (own === undefined) return []
  return facts.agents?.filter((agent) => agent.id !== actor && keyOf(agent) === keyOf(own)) ?? []
}

const offsetOf = ({ facts }: Trial, actor: number, at: number): number =>
  localClock(facts.agents?.find(({ id }) => id === actor)?.time_zone ?? 'UTC')(at) - at

/** Each incident is done by another agent of the same team in another week, at the same hour of that agent's day. */
export const replanted = (trial: Trial, seed: number): Trial => {
  const { below } = randomFrom(seed)
  const all = planted(trial)
  const addresses = addressesOf(trial.records, all)
  const movers = new Map<string, { readonly from: number; readonly to: Mover }>()
  const moverOf = (incident: Incident): Mover => {
    const { actor, start, end } = incident
    const [early, late] = [Math.ceil((trial.from - start) / (7 * day)), Math.floor((trial.to - end) / (7 * day))]
    const by = (early + below(Math.max(1, late - early + 1))) * 7 * day
    // Who is away can't be meant; a place that is impossible needs its owner elsewhere just then.
    const within = incident.kind === 'impossible_travel' ? 2 * hour : day
    const isThere = (id: number) =>
      Math.abs((nearest(addresses.get(id) ?? [], start + by)?.at ?? 0) - start - by) < within
    const others = alikeOf(trial, actor).filter(({ id }) => isThere(id))
    const other = incident.kind === 'dormant_reactivated' ? actor : (others[below(others.length)]?.id ?? actor)
    const own = new Set(addresses.get(actor)?.map(({ ip }) => ip))
    const address = (ip: unknown, at: number) =>
      own.has(ip) && other !== actor ? (nearest(addresses.get(other) ?? [], at)?.ip ?? ip) : ip
    return { actor: other, by: by + offsetOf(trial, actor, start) - offsetOf(trial, other, start + by), address }
  }
  const incidents = trial.incidents.map((incident) => {
    const to = moverOf(incident)
    for (const id of incident.events) movers.set(id, { from: incident.actor, to })
    return { ...incident, actor: to.actor, start: incident.start + to.by, end: incident.end + to.by }
  })
  let arrived = Number.NEGATIVE_INFINITY
  const timed = trial.records.map((record) => {
    const mover = movers.get(idOf(record))
    arrived = Math.max(arrived, timeOf(record))
    if (mover === undefined) return { at: arrived, record }
    const at = timeOf(record) + mover.to.by
    return { at, record: actedBy(moved({ ...record, ip_address: mover.to.address(record.ip_address, at) }, at), mover) }
  })
  return { ...trial, incidents, records: timed.sort((a, b) => a.at - b.at).map(({ record }) => record) }
}

const actedBy = (record: LogRecord, { from, to }: { readonly from: number; readonly to: Mover }): LogRecord => {
  const name = (id: unknown): unknown => (Number(id) === from ? to.actor : id)
  return record._log === 'audit'
    ? { ...record, actor_id: name(record.actor_id), source_id: name(record.source_id) }
    : { ...record, user_id: name(record.user_id) }
}
