import type { AccountFacts, IpRange, LogRecord, TicketFacts } from '../../../core/access/index.ts'

/**
 * An account made differently from any given one: shifts instead of office hours, tickets worked in bursts, queues that
 * belong to two groups, refused requests, GraphQL noise, missing fields, records that come late and twice.
 */
export interface Made {
  readonly facts: AccountFacts
  readonly ranges: readonly IpRange[]
  readonly tickets: readonly TicketFacts[]
  readonly records: readonly LogRecord[]
  readonly from: number
  readonly incidents: readonly Planted[]
}

export interface Planted {
  readonly kind: string
  readonly actor: number
  readonly start: number
  readonly end: number
  readonly ids: ReadonlySet<string>
}

export interface Wish {
  readonly seed: number
  readonly agents?: number
  readonly days?: number
  /** Share of each incident's events that is left, 1 for all. */
  readonly share?: number
  readonly incidents?: boolean
}

const hour = 3_600_000
const day = 24 * hour
const start = Date.parse('2025-09-01T00:00:00Z')
const zones = ['Europe/Paris', 'America/Toronto', 'Australia/Sydney', 'UTC'] as const
const homes = [
  { country: 'FR', lat: 48.9, lon: 2.4 },
  { country: 'CA', lat: 43.7, lon: -79.4 },
  { country: 'AU', lat: -33.9, lon: 151.2 },
  { country: 'IE', lat: 53.3, lon: -6.3 },
] as const
const far = { country: 'KE', lat: -1.3, lon: 36.8 }

/** Mulberry32: the same seed gives the same account on every machine. */
export const randomFrom = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { next, below: (most: number) => Math.floor(next() * most) }
}

const offsets = [2, -4, 10, 0] as const
const groupCount = 5
const customers = 900

export const made = ({ seed, agents = 16, days = 60, share = 1, incidents = true }: Wish): Made => {
  const { next, below } = randomFrom(seed)
  const team = Array.from({ length: agents }, (_, at) => ({
    id: 7000 + at,
    zone: at % 4,
    group: 1 + (at % groupCount),
    shift: 7 + (at % 3) * 4,
    pace: 8 + below(18),
    last: at >= agents - 2,
  }))
  const tickets: TicketFacts[] = []
  const byGroup = new Map<number, number[]>()
  const timed: { readonly at: number; readonly record: LogRecord }[] = []
  let serial = 0
  const put = (at: number, actor: number, fields: Readonly<Record<string, unknown>>, ip: string): string => {
    const id = `R${String(seed)}-${String(serial++)}`
    const late = next() < 0.02 ? below(50 * 60_000) : 0
    const record = {
      _log: 'access' as const,
      id,
      timestamp: new Date(at).toISOString(),
      user_id: next() < 0.3 ? String(actor) : actor,
      ip_address: ip,
      method: 'GET',
      status: 200,
      authorization_type: 'session',
      category: 'Übersicht',
      ...fields,
    }
    timed.push({ at: at + late, record })
    if (next() < 0.01) timed.push({ at: at + late + below(30 * 60_000), record })
    return id
  }
  const audit = (at: number, actor: number, fields: Readonly<Record<string, unknown>>): string => {
    const id = `A${String(seed)}-${String(serial++)}`
    const record = { _log: 'audit' as const, id, created_at: new Date(at).toISOString(), actor_id: actor, ...fields }
    timed.push({ at, record })
    return id
  }
  const viewed = (ticket: number) =>
    next() < 0.5
      ? { url: `/api/v2/tickets/${String(ticket)}` }
      : {
          method: 'POST',
          url: '/graphql',
          graphql: {
            operation_name: 'ticket',
            operation_type: 'QUERY',
            variables: JSON.stringify({ id: String(ticket) }),
          },
        }
  const home = (zone: number, agent: number) => `10.${String(zone)}.${String(agent % 250)}.9`
  const idOf = (group: number) => {
    const known = byGroup.get(group) ?? []
    return known[below(known.length)] ?? 1
  }

  for (let number = 0; number < days; number++) {
    const date = start + number * day
    for (let count = 0; count < agents * 12; count++) {
      const group = 1 + below(groupCount)
      const at = date + below(day)
      const worker = team.filter((agent) => agent.group === group)[below(3)]
      const id = 50_000 + tickets.length
      byGroup.set(group, [...(byGroup.get(group) ?? []), id].slice(-400))
      tickets.push({
        id,
        requester: 900_000 + below(customers),
        createdAt: at,
        group,
        collaborators: [],
        commenters: [],
        history: [
          { at, group, assignee: undefined },
          { at: at + 2 * hour, group, assignee: worker?.id },
        ],
      })
    }
    for (const [at, agent] of team.entries()) {
      if (agent.last || next() < 0.25) continue
      const ip = home(agent.zone, at)
      let clock = date + (agent.shift - (offsets[agent.zone] ?? 0)) * hour + below(hour)
      const busy = number % 17 === 9 ? 2 : 1
      const end = clock + 8 * hour
      for (let job = 0; job < agent.pace * busy && clock < end; job++) {
        const ticket = idOf(agent.group)
        put(clock, agent.id, viewed(ticket), ip)
        if (next() < 0.7)
          put(clock + 60_000, agent.id, { method: 'PUT', url: `/api/v2/tickets/${String(ticket)}.json` }, ip)
        if (next() < 0.1)
          put(
            clock + 90_000,
            agent.id,
            { url: `/api/v2/tickets/${String(idOf(1 + below(groupCount)))}`, status: 403 },
            ip,
          )
        if (next() < 0.5)
          put(
            clock + 95_000,
            agent.id,
            { method: 'POST', url: '/graphql', graphql: { operation_name: 'badgeCounts' } },
            ip,
          )
        if (next() < 0.2)
          put(
            clock + 99_000,
            agent.id,
            { url: `/api/v2/search.json?query=parcel%20${String(below(9000))}`, status: undefined },
            ip,
          )
        clock += below(Math.ceil((16 * hour) / (agent.pace * busy)))
      }
    }
  }

  const planted: Planted[] = []
  const from = start + 25 * day
  const plant = (kind: string, actor: number, act: (at: number) => readonly (string | undefined)[], on: number) => {
    const at = from + on * day
    const ids = act(at).filter((id) => id !== undefined)
    planted.push({ kind, actor, start: at - 2 * hour, end: at + 2 * day, ids: new Set(ids) })
  }
  const some = (length: number, make: (index: number) => string): readonly string[] =>
    Array.from({ length: Math.max(1, Math.round(length * share)) }, (_, index) => make(index))
  const at = (index: number) => team[index]?.id ?? 0
  const working = (index: number, date: number) =>
    date + ((team[index]?.shift ?? 9) - (offsets[team[index]?.zone ?? 0] ?? 0) + 3) * hour
  const ipOf = (index: number) => home(team[index]?.zone ?? 0, index)
  const other = (index: number) => 1 + ((team[index]?.group ?? 0) % groupCount)
  if (incidents) {
    plant(
      'mass_view',
      at(0),
      (date) =>
        some(260, (n) =>
          put(working(0, date) + n * 9000, at(0), { url: `/api/v2/tickets/${String(50_100 + n)}` }, ipOf(0)),
        ),
      3,
    )
    plant(
      'out_of_scope',
      at(1),
      (date) => some(30, (n) => put(working(1, date) + n * 100_000, at(1), viewed(idOf(other(1))), ipOf(1))),
      6,
    )
    plant(
      'bulk_export',
      at(2),
      (date) =>
        some(12, (n) =>
          put(
            working(2, date) + n * 5000,
            at(2),
            { url: `/api/v2/incremental/tickets/cursor.json?cursor=${String(n)}` },
            ipOf(2),
          ),
        ),
      9,
    )
    plant(
      'sensitive_search',
      at(3),
      (date) =>
        some(9, (n) =>
          put(
            working(3, date) + n * 240_000,
            at(3),
            { url: `/api/v2/search.json?query=${String(100 + n)}-${String(20 + n)}-${String(4000 + n)}` },
            ipOf(3),
          ),
        ),
      12,
    )
    plant(
      'security_weakened',
      at(4),
      (date) => [
        audit(working(4, date), at(4), {
          action: 'update',
          source_type: 'account_setting',
          source_label: 'Session expiration',
          change_description: 'Session expiration changed from 8 hours to 2 weeks',
        }),
      ],
      14,
    )
    plant(
      'token_export',
      at(5),
      (date) => [
        audit(working(5, date), at(5), {
          action: 'create',
          source_type: 'apitoken',
          source_label: 'API token',
          change_description: '',
        }),
        ...some(20, (n) =>
          put(
            working(5, date) + hour + n * 4000,
            at(5),
            { url: '/api/v2/incremental/tickets.json?start_time=1', authorization_type: 'basic' },
            '203.0.113.9',
          ),
        ),
      ],
      16,
    )
    plant(
      'priv_esc_access',
      at(6),
      (date) => [
        audit(working(6, date), at(7), {
          action: 'update',
          source_type: 'user',
          source_id: at(6),
          source_label: 'x',
          change_description: 'Guide role changed from not set to Agent\nSupport role changed from Agent to Admin',
        }),
        ...some(12, (n) =>
          put(working(6, date) + hour + n * 60_000, at(6), { url: `/api/v2/users.json?page=${String(n)}` }, ipOf(6)),
        ),
      ],
      18,
    )
    plant(
      'unusual_location',
      at(8),
      (date) =>
        some(24, (n) =>
          put(working(8, date) + hour + n * 90_000, at(8), viewed(idOf(team[8]?.group ?? 1)), '192.0.2.77'),
        ),
      20,
    )
    plant(
      'off_hours',
      at(9),
      (date) =>
        some(40, (n) =>
          put(working(9, date) + 16 * hour + n * 70_000, at(9), viewed(idOf(team[9]?.group ?? 1)), ipOf(9)),
        ),
      22,
    )
    plant(
      'snooping',
      at(10),
      (date) =>
        some(14, (n) => put(working(10, date) + n * 3 * hour, at(10), { url: '/api/v2/users/999999.json' }, ipOf(10))),
      24,
    )
    plant(
      'dormant_reactivated',
      at(agents - 1),
      (date) => some(30, (n) => put(date + n * 80_000, at(agents - 1), viewed(idOf(1)), '192.0.2.78')),
      27,
    )
  }
  const ranges: IpRange[] = [
    ...homes.map((place, zone) => ({ ...place, cidr: `10.${String(zone)}.0.0/16`, kind: 'residential' })),
    { ...far, cidr: '192.0.2.0/24', kind: 'residential' },
  ]
  return {
    facts: {
      agents: team.map(({ id, group, zone, last }) => ({
        id,
        role: 'agent',
        group_ids: [group],
        time_zone: zones[zone],
        created_at: start - 300 * day,
        last_login_at: last ? start - 60 * day : start - day,
      })),
      groups: Array.from({ length: groupCount }, (_, index) => ({ id: index + 1, name: `Queue ${String(index + 1)}` })),
    },
    ranges,
    tickets,
    records: timed.sort((a, b) => a.at - b.at).map(({ record }) => record),
    from,
    incidents: planted,
  }
}
