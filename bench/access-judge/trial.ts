import { bookOf, locateIn, watch, type AccountFacts, type Anomaly } from '../../core/access/index.ts'
import type { IpRange, LogRecord, TicketFacts } from '../../core/access/index.ts'

/** What was planted in an account, by the ids of the records that show it. */
export interface Incident {
  readonly id: string
  readonly kind: string
  readonly actor: number
  readonly start: number
  readonly end: number
  readonly events: ReadonlySet<string>
}

/** An account to judge, with what should be found in it. `from` is the end of the days that are only learned from. */
export interface Trial {
  readonly facts: AccountFacts
  readonly ranges: readonly IpRange[] | undefined
  readonly tickets: readonly TicketFacts[]
  readonly records: readonly LogRecord[]
  readonly from: number
  readonly to: number
  readonly incidents: readonly Incident[]
  readonly budget: number
}

export interface Outcome {
  readonly recall: number
  readonly precision: number
  /** Alerts per 100 agents a day. */
  readonly rate: number
  /** Hours from an incident's start to its alert, of the kinds that are over before anybody looks. */
  readonly slowest: number
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

const day = 86_400_000

/** Several names for one act, as whoever scores alerts takes them. */
const alike: Readonly<Record<string, readonly string[]>> = {
  unusual_location: ['unusual_location', 'impossible_travel'],
  impossible_travel: ['unusual_location', 'impossible_travel'],
  token_export: ['token_export', 'bulk_export'],
}
/** Kinds that must be told within two hours. */
const urgent: ReadonlySet<string> = new Set(['security_weakened', 'bulk_export', 'token_export', 'priv_esc_access'])

const isOf = (alert: Anomaly, { actor, start, end, events }: Incident): boolean =>
  alert.actor === actor &&
  alert.start <= end + day &&
  alert.end >= start &&
  alert.events.some((event) => events.has(event))

const isNamed = ({ kind }: Anomaly, incident: Incident): boolean =>
  (alike[incident.kind] ?? [incident.kind]).includes(kind)

/** Cases as they were told when they were opened. */
export const alertsOf = ({ facts, ranges, tickets, records, budget, from }: Trial): readonly Anomaly[] => {
  const locate = ranges === undefined ? undefined : locateIn(ranges)
  const watching = watch({ account: facts, tickets: bookOf(tickets), budget, ...(locate !== undefined && { locate }) })
  const alerts: Anomaly[] = []
  for (const record of records) {
    const taken = watching.take(record)
    if (!taken.ok) continue
    for (const { what, anomaly } of taken.told) if (what === 'opened' && anomaly.end >= from) alerts.push(anomaly)
  }
  return alerts
}

const delay = (incident: Incident, alerts: readonly Anomaly[]): number => {
  const times = alerts.filter((alert) => isOf(alert, incident) && isNamed(alert, incident))
  return Math.min(...times.map(({ detectedAt }) => Math.max(0, detectedAt - incident.start))) / 3_600_000
}

export const outcomeOf = (trial: Trial): Outcome => {
  const alerts = alertsOf(trial)
  const { incidents, facts, from, to } = trial
  const right = alerts.filter((alert) => incidents.some((one) => isOf(alert, one) && isNamed(alert, one)))
  const delays = incidents.map((incident) => ({ incident, hours: delay(incident, alerts) }))
  const missed = delays.filter(({ hours }) => hours === Infinity)
  const late = delays.filter(({ incident }) => urgent.has(incident.kind)).map(({ hours }) => hours)
  const agents = Math.max(1, facts.agents?.length ?? 1)
  return {
    recall: incidents.length === 0 ? 1 : 1 - missed.length / incidents.length,
    precision: alerts.length === 0 ? 1 : right.length / alerts.length,
    rate: ((alerts.length / agents) * 100 * day) / (to - from),
    slowest: Math.max(0, ...late),
    missed: missed.map(({ incident }) => incident.kind),
    wrong: alerts.filter((alert) => !right.includes(alert)).map(({ kind }) => kind),
  }
}
