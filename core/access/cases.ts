import { budgetOf, type Claim } from './budget.ts'
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
  /** When it was first seen. */
  readonly since: number
}

export interface Told {
  readonly what: 'opened' | 'updated' | 'closed'
  readonly anomaly: Anomaly
}

/** Evidence for one actor halves in about fifty hours and is gone after three days. */
const decay = 72 * hour
/** A case of a place or a person stays open while it goes on, and this long after. */
const quiet = 72 * hour
/** What nobody had time for waits a week for its turn, the gravest first; after that it is told no more. */
const patience = 7 * day
/** A place, a person or a habit that changed: told once, it is not told again for this long. */
const lasting: ReadonlySet<Kind> = new Set(['unusual_location', 'impossible_travel', 'snooping', 'slow_drift'])
const toldFor = 45 * day
/** Kinds that are told within the hour whatever the budget: an export is over before a turn comes. */
const atOnce: ReadonlySet<Kind> = new Set(['bulk_export', 'token_export', 'priv_esc_access'])
/**
 * Records come up to an hour late, and an act's first minute says little of it: what has to wait for a turn is judged
 * when it can be seen whole. From a new place somebody steals an hour, and a traveller works half a day.
 */
const wholeAfter = hour
const visitAfter = 8 * hour
/** What is as grave as this has said all that matters. */
const plain = 8

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
  /** Other alerts per 100 agents a day, from now on: what was told or let go stays so. */
  readonly afford: (alerts: number) => void
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
  const budget = budgetOf((alerts * agents) / 100)
  /** Below this a sign is what chance brings once a day among so many agents. */
  const leastFor = (affordable: number) => -Math.log10(Math.min(0.1, affordable / 100 / trials))
  let least = leastFor(alerts)
  const waiting = new Set<string>()
  const spoken = new Map<string, number>()

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

  const isPartOf = (
    { sign, score }: Case,
    { sign: told, at, score: whole, detectedAt }: Case,
    now: number,
  ): boolean => {
    if (detectedAt === undefined || told.actor !== sign.actor || told.kind === sign.kind) return false
    if (told.kind === 'slow_drift' || sign.kind === 'slow_drift') return false
    if (circumstances.has(sign.kind) && now - at <= sameAct && score < Math.max(plain, whole)) return true
    const known = new Set(told.events)
    return sign.events.filter((id) => known.has(id)).length * 2 > sign.events.length
  }
  /** Every actor has few open cases that were told. */
  const around = (part: Case, now: number): Case | undefined => {
    for (const found of open.values()) if (isPartOf(part, found, now)) return found
    return undefined
  }

  const isSameAct = ({ sign }: Case, { sign: other }: Case): boolean => {
    if (sign === other) return true
    if (sign.actor !== other.actor) return false
    const known = new Set(sign.events)
    const [fewer, shared] = [
      Math.min(sign.events.length, other.events.length),
      other.events.filter((id) => known.has(id)).length,
    ]
    return shared * 2 > fewer
  }
  /** Of several sides of one act that wait, the one that says what it was is told. */
  const generality = ({ sign }: Case): number => {
    if (sign.precise === true || !circumstances.has(sign.kind)) return 0
    return sign.kind === 'mass_view' ? 2 : 1
  }
  /** Where another side of the act waits that says more precisely what it was, that one is told, as gravely as this. */
  const nameOf = (key: string, current: Case): string => {
    let best = key
    for (const other of waiting) {
      const side = open.get(other)
      if (side === undefined || !isSameAct(current, side)) continue
      if (generality(side) < generality(open.get(best) ?? current)) best = other
    }
    const named = open.get(best)
    if (named === undefined || named === current) return key
    named.score = Math.max(named.score, current.score)
    return best
  }

  const merged = (before: Sign, next: Sign): Sign => {
    const events = [...new Set([...before.events, ...next.events])].slice(0, 1000)
    const strongest = next.surprise >= before.surprise ? next : before
    return { ...strongest, start: Math.min(before.start, next.start), end: Math.max(before.end, next.end), events }
  }

  const claimOf = ({ bypass, kind }: Sign): Claim =>
    bypass === true ? 'outside' : atOnce.has(kind) ? 'at-once' : 'in-turn'

  const isWhole = ({ sign, score, since }: Case, now: number): boolean =>
    claimOf(sign) !== 'in-turn' ||
    score >= plain ||
    now - since >= (sign.kind === 'unusual_location' ? visitAfter : wholeAfter)

  /** Tells the case if there is a turn for it: as one of its own, or as another side of one that is told. */
  const tell = (side: string, seen: Case, now: number): Told | undefined => {
    if (!isWhole(seen, now)) return undefined
    const key = nameOf(side, seen)
    const current = open.get(key) ?? seen
    const whole = current.sign.bypass === true ? undefined : around(current, now)
    if (whole !== undefined) {
      open.delete(key)
      waiting.delete(key)
      whole.also.add(current.sign.kind)
      return told('updated', whole)
    }
    if (!budget.claim(claimOf(current.sign), current.score)) return undefined
    waiting.delete(key)
    current.detectedAt = now
    if (lasting.has(current.sign.kind)) spoken.set(key, now)
    return told('opened', current)
  }

  const hasSaid = (key: string, now: number): boolean => now - (spoken.get(key) ?? Number.NEGATIVE_INFINITY) < toldFor

  /** The gravest of those that wait, as far as the budget goes. */
  const turns = (now: number): readonly Told[] => {
    const all = [...waiting].flatMap((key) => {
      const found = open.get(key)
      if (found !== undefined && now - found.at <= patience) return [{ key, found }]
      waiting.delete(key)
      return []
    })
    const ranked = all.map((one) => {
      const same = all.filter(({ found }) => isSameAct(found, one.found))
      return { ...one, score: Math.max(...same.map(({ found }) => found.score)) }
    })
    ranked.sort(
      (a, b) =>
        b.score - a.score ||
        generality(a.found) - generality(b.found) ||
        b.found.score - a.found.score ||
        (a.key < b.key ? -1 : 1),
    )
    return ranked.flatMap(({ key, found }) => tell(key, found, now) ?? [])
  }

  const quietFor = ({ sign, detectedAt }: Case): number =>
    places.has(sign.kind) ? awayFor : detectedAt === undefined ? patience : quiet

  return {
    afford: (affordable) => {
      least = leastFor(affordable)
      budget.change((affordable * agents) / 100)
    },
    take: (sign, now) => {
      if (sign.surprise < 1.5) return undefined
      budget.pass(now)
      const key = `${String(sign.actor)} ${sign.kind} ${sign.cause}`
      const found = open.get(key)
      const score = sign.surprise + (sign.harm - 2) * 0.5 + support(sign, now)
      const current = found ?? { sign, at: now, score, detectedAt: undefined, also: new Set<Kind>(), since: now }
      open.set(key, current)
      const anew = found !== undefined && found.detectedAt === undefined && sign.start > found.sign.end
      // What waits for its turn isn't replaced by something smaller that came later.
      if (anew && score < current.score && waiting.has(key)) return undefined
      current.sign = found === undefined || anew ? sign : merged(found.sign, sign)
      // A place is judged by all that is known of the visit: work over days takes back what its first minute said.
      const latest = anew || (places.has(sign.kind) && current.detectedAt === undefined)
      current.score = latest ? score : Math.max(current.score, score)
      current.at = now
      if (current.detectedAt !== undefined) return told('updated', current)
      if (now < from || hasSaid(key, now)) return undefined
      if (sign.bypass !== true && current.score < least) return undefined
      if (!waiting.has(key)) {
        waiting.add(key)
        budget.note(current.score)
      }
      return tell(key, current, now)
    },
    settle: (now) => {
      budget.pass(now)
      const said = [...turns(now)]
      for (const [key, found] of open) {
        if (now - found.at <= quietFor(found)) continue
        open.delete(key)
        waiting.delete(key)
        if (found.detectedAt !== undefined) said.push(told('closed', found))
      }
      for (const [key, at] of spoken) if (now - at >= toldFor) spoken.delete(key)
      return said
    },
    end: () => {
      const all = [...open.values()].filter(({ detectedAt }) => detectedAt !== undefined)
      open.clear()
      waiting.clear()
      return all.map((found) => told('closed', found))
    },
  }
}
