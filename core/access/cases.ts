import { day, hour } from './local-time.ts'
import type { Kind, Sign } from './sign.ts'

export type Severity = 'low' | 'medium' | 'high'

/** What is told: one case per actor and cause. */
export interface Anomaly extends Sign {
  readonly detectedAt: number
  readonly score: number
  readonly severity: Severity
  /** Other kinds that the same act showed. */
  readonly also: readonly Kind[]
}

interface Case {
  sign: Sign
  at: number
  score: number
  detectedAt: number | undefined
  readonly also: Set<Kind>
}

export interface Told {
  readonly what: 'opened' | 'updated' | 'closed'
  readonly anomaly: Anomaly
}

/** Evidence for one actor halves in about fifty hours and is gone after three days. */
const decay = 72 * hour
/** A case of a place or a person stays open while it goes on, and this long after. */
const quiet = 72 * hour
/** Unspent budget is kept for this many days, so that a week of incidents may follow quiet weeks. */
const savings = 30

/** A journey is told once, with its days off in between. */
const awayFor = 14 * day
const places: ReadonlySet<Kind> = new Set(['unusual_location', 'impossible_travel'])
/** What is found within this time of a case that still goes on is the same act seen from another side. */
const sameAct = hour
/** Kinds that say how much and when, not what: beside another case they are its circumstances. */
const circumstances: ReadonlySet<Kind> = new Set(['out_of_scope', 'mass_view', 'off_hours'])

/** Signals that each could be wrong once a day for each agent. */
const trials = 10

export interface CaseBook {
  readonly take: (sign: Sign, now: number) => Told | undefined
  /** Cases that nothing more will be added to. */
  readonly settle: (now: number) => readonly Told[]
  readonly end: () => readonly Told[]
}

export interface Budget {
  /** Alerts per 100 agents a day. */
  readonly alerts: number
  readonly agents: number
  /** Nothing is told before this moment. */
  readonly from: number
}

const severityOf = ({ harm }: Sign, score: number): Severity => {
  if (harm >= 3 || score >= 8) return 'high'
  return score >= 5 ? 'medium' : 'low'
}

const round = (value: number): number => Math.round(value * 100) / 100

/** Holds open cases, decides when one is worth telling, and never tells it twice. */
export const caseBook = ({ alerts, agents, from }: Budget): CaseBook => {
  const open = new Map<string, Case>()
  const byActor = new Map<number, Map<Kind, { score: number; at: number }>>()
  const perDay = (alerts * agents) / 100
  const least = -Math.log10(Math.min(0.1, alerts / 100 / trials))
  let tokens = perDay * savings
  let last = Number.NaN

  const refill = (now: number) => {
    if (!Number.isNaN(last) && now > last) tokens = Math.min(perDay * savings, tokens + ((now - last) / day) * perDay)
    last = Number.isNaN(last) ? now : Math.max(now, last)
  }
  /** The bar rises by up to half a decade as the budget is spent. */
  const bar = (): number => least + Math.min(0.5, Math.max(0, 1 - tokens / Math.max(1, perDay * savings)) / 2)

  const support = (sign: Sign, now: number): number => {
    const kinds = byActor.get(sign.actor) ?? new Map<Kind, { score: number; at: number }>()
    byActor.set(sign.actor, kinds)
    let others = 0
    for (const [kind, { score, at }] of kinds) {
      if (kind !== sign.kind) others += Math.max(0, score - 1) * Math.exp(-(now - at) / (decay / 2))
    }
    const own = kinds.get(sign.kind)
    const kept = own === undefined ? 0 : own.score * Math.exp(-(now - own.at) / (decay / 2))
    kinds.set(sign.kind, { score: Math.max(kept, sign.surprise), at: now })
    return Math.min(1, 0.2 * others)
  }

  const told = (what: Told['what'], { sign, score, detectedAt, also }: Case): Told => ({
    what,
    anomaly: {
      ...sign,
      detectedAt: detectedAt ?? sign.end,
      score: round(score),
      severity: severityOf(sign, score),
      also: [...also],
    },
  })

  const isPartOf = (sign: Sign, { sign: told, at, detectedAt }: Case, now: number): boolean => {
    if (detectedAt === undefined || told.actor !== sign.actor || told.kind === sign.kind) return false
    if (told.kind === 'slow_drift' || sign.kind === 'slow_drift') return false
    if (circumstances.has(sign.kind) && now - at <= sameAct) return true
    const known = new Set(told.events)
    return sign.events.filter((id) => known.has(id)).length * 2 > sign.events.length
  }
  /** Every actor has few open cases that were told. */
  const around = (sign: Sign, now: number): Case | undefined => {
    for (const found of open.values()) if (isPartOf(sign, found, now)) return found
    return undefined
  }

  const merged = (before: Sign, next: Sign): Sign => {
    const events = [...new Set([...before.events, ...next.events])].slice(0, 1000)
    const strongest = next.surprise >= before.surprise ? next : before
    return { ...strongest, start: Math.min(before.start, next.start), end: Math.max(before.end, next.end), events }
  }

  return {
    take: (sign, now) => {
      if (sign.surprise < 1.5) return undefined
      refill(now)
      const key = `${String(sign.actor)} ${sign.kind} ${sign.cause}`
      const found = open.get(key)
      const score = sign.surprise + (sign.harm - 2) * 0.5 + support(sign, now)
      const current = found ?? { sign, at: now, score, detectedAt: undefined, also: new Set<Kind>() }
      open.set(key, current)
      const stale = found !== undefined && found.detectedAt === undefined && sign.start > found.sign.end
      current.sign = found === undefined || stale ? sign : merged(found.sign, sign)
      current.score = stale ? score : Math.max(current.score, score)
      current.at = now
      if (current.detectedAt !== undefined) return told('updated', current)
      if (now < from || (sign.bypass !== true && current.score < bar())) return undefined
      const whole = sign.bypass === true ? undefined : around(current.sign, now)
      if (whole !== undefined) {
        open.delete(key)
        whole.score = Math.max(whole.score, current.score)
        whole.also.add(sign.kind)
        return told('updated', whole)
      }
      current.detectedAt = now
      tokens -= 1
      return told('opened', current)
    },
    settle: (now) => {
      const closed: Told[] = []
      for (const [key, found] of open) {
        if (now - found.at <= (places.has(found.sign.kind) ? awayFor : quiet)) continue
        open.delete(key)
        if (found.detectedAt !== undefined) closed.push(told('closed', found))
      }
      return closed
    },
    end: () => {
      const all = [...open.values()].filter(({ detectedAt }) => detectedAt !== undefined)
      open.clear()
      return all.map((found) => told('closed', found))
    },
  }
}
