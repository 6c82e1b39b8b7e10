import type { Anomaly, TicketFacts, Told } from '../../../core/access/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt } from '../failure.ts'
import { newEngine, type BudgetFrom, type Engine } from './engine.ts'
import { factsFrom, ticketFrom, type Team, type TicketOwner } from './facts.ts'
import { eventOf, type KeptEvent } from './normalise.ts'

export interface Watched {
  readonly judged: number
  readonly claim: number
  /** In their order; none where nobody has set one. */
  readonly budgets: readonly BudgetFrom[]
  /** Which version of the settings these are of. */
  readonly settings: number
  readonly facts: object | null
  readonly factsAt: Instant | null
}

export interface JudgedEvent extends KeptEvent {
  readonly seq: number
}

export interface NewCase {
  readonly id: string
  readonly key: string
  readonly actor: number
  readonly kind: string
  readonly cause: string
  readonly detectedAt: Instant
  readonly ended: boolean
  readonly score: number
  readonly severity: number
  readonly told: Anomaly
  readonly at: Instant
}

export interface DayCount {
  readonly day: string
  readonly actor: number
  readonly views: number
  readonly unworked: number
  readonly searches: number
  readonly exports: number
  readonly updates: number
}

export interface Batch {
  /** The version of the settings it was judged by. */
  readonly settings: number
  readonly numbered: readonly {
    readonly log: KeptEvent['log']
    readonly id: string
    readonly seq: number
    readonly reason: string | null
  }[]
  readonly cases: readonly NewCase[]
  readonly days: readonly DayCount[]
}

export interface Progress {
  readonly readTo: Instant
  /** Since when no try to read it has gone further. */
  readonly failingSince: Instant | null
}

export interface JudgePorts {
  readonly clock: () => Instant
  readonly newId: () => string
  readonly claimWatch: () => Promise<Watched | undefined>
  /** Goes on holding the judging; false where another process has it now. */
  readonly holdWatch: (claim: number) => Promise<boolean>
  readonly releaseWatch: (claim: number) => Promise<void>
  readonly keepFacts: (claim: number, facts: object, at: Instant) => Promise<void>
  readonly judgedAfter: (seq: number, to: number, limit: number) => Promise<readonly JudgedEvent[]>
  readonly unjudged: (to: Instant | undefined, limit: number) => Promise<readonly KeptEvent[]>
  /** Everything of a batch or nothing; false where another process judges now, or the settings were changed meanwhile. */
  readonly keepBatch: (claim: number, batch: Batch) => Promise<boolean>
  readonly knownTickets: (
    ids: readonly number[],
  ) => Promise<readonly { readonly ticketId: number; readonly facts: object; readonly asOf: Instant }[]>
  readonly keepTickets: (
    tickets: readonly { readonly ticketId: number; readonly facts: object; readonly asOf: Instant }[],
  ) => Promise<void>
  readonly team: () => Promise<Team>
  readonly ticketOwners: (ids: readonly number[]) => Promise<readonly TicketOwner[]>
  /** Up to where both logs are read, long ago where not begun; one that is not there is left out. */
  readonly progress: () => Promise<readonly Progress[]>
}

/** Engines of this process, by tenant. */
export type Engines = Map<string, Engine>

const minute = 60_000
const hour = 60 * minute
const perBatch = 2000
/** Who works in which group is asked four times a day, who a ticket belongs to again after an hour. */
const factsFor = 6 * hour
const ownersFor = hour
/** A log that is read up to so little ago is read to now: its rows and the other's then mingle as they come. */
const nearlyNow = 15 * minute

const instant = (at: number): Instant => new Date(at).toISOString()

const isLongAgo = (at: Instant, now: Instant): boolean => Date.parse(at) < Date.parse(now) - nearlyNow

/** Whether a log is read to now; and where not, whether it still comes further or each try of so long has failed. */
export const readingOf = ({ readTo, failingSince }: Progress, now: Instant): 'current' | 'behind' | 'stalled' => {
  if (failingSince !== null && isLongAgo(failingSince, now)) return 'stalled'
  return isLongAgo(readTo, now) ? 'behind' : 'current'
}

/**
 * While history is read, what one log has not told yet keeps the other from being judged past it: judged the wrong way
 * round, months of history would count for nothing. A log that comes no further keeps nothing: what it will have to tell
 * some day is worth less than what would not be seen meanwhile.
 */
const horizonOf = async ({ progress, clock }: JudgePorts): Promise<Instant | undefined> => {
  const now = clock()
  const behind = (await progress()).filter((log) => readingOf(log, now) === 'behind')
  return behind.map(({ readTo }) => readTo).sort()[0]
}

const freshFacts = async (ports: JudgePorts, watched: Watched): Promise<Pick<Watched, 'facts' | 'factsAt'>> => {
  const now = Date.parse(ports.clock())
  if (watched.factsAt !== null && now - Date.parse(watched.factsAt) < factsFor) return watched
  const asked = await attempt(() => ports.team())
  // Judged on what is known: a Zendesk that is down for an hour is no reason to see nothing.
  if (!asked.ok) return watched
  const facts = factsFrom(asked.value, watched.facts ?? undefined, now)
  const factsAt = instant(now)
  await ports.keepFacts(watched.claim, facts, factsAt)
  return { facts, factsAt }
}

const ticketIds = (events: readonly KeptEvent[]): readonly number[] => [
  ...new Set(events.flatMap(({ ticketId, verb }) => (ticketId !== null && verb === 'view' ? [ticketId] : []))),
]

/** What is stored of the tickets of a batch, and for those nobody asked about lately what Zendesk says now. */
const learnTickets = async (ports: JudgePorts, engine: Engine, events: readonly KeptEvent[], ask: boolean) => {
  const ids = ticketIds(events)
  const known = await ports.knownTickets(ids)
  engine.learn(known.map(({ facts }) => facts as TicketFacts))
  if (!ask) return
  const now = ports.clock()
  const before = new Map(known.map((row) => [row.ticketId, row]))
  const stale = ids.filter((id) => {
    const asOf = before.get(id)?.asOf
    return asOf === undefined || Date.parse(now) - Date.parse(asOf) > ownersFor
  })
  const asked = await attempt(() => ports.ticketOwners(stale))
  if (!asked.ok) return
  const fresh = asked.value.map((owner) =>
    ticketFrom(owner, before.get(owner.id)?.facts as TicketFacts | undefined, now),
  )
  await ports.keepTickets(fresh.map((facts) => ({ ticketId: facts.id, facts, asOf: now })))
  engine.learn(fresh)
}

/**
 * Goes through what was judged before, in the order of then; what it tells is told already. Months of it may take longer
 * than the judging is held for: it is held anew for each batch, and false says that it was lost.
 */
const catchUp = async (ports: JudgePorts, engine: Engine, { claim, judged: to }: Watched): Promise<boolean> => {
  while (engine.seq < to) {
    const events = await ports.judgedAfter(engine.seq, to, perBatch)
    await learnTickets(ports, engine, events, false)
    for (const event of events) engine.judge(eventOf(event), event.seq)
    // Events older than the log is kept are gone: their numbers stay empty.
    engine.seq = events.at(-1)?.seq ?? to
    if (!(await ports.holdWatch(claim))) return false
  }
  return true
}

const severities = { low: 1, medium: 2, high: 3 } as const

const caseOf = (ports: JudgePorts, { what, anomaly }: Told): NewCase => ({
  id: ports.newId(),
  key: [anomaly.actor, anomaly.kind, anomaly.cause, anomaly.detectedAt].join('|'),
  actor: anomaly.actor,
  kind: anomaly.kind,
  cause: anomaly.cause,
  detectedAt: instant(anomaly.detectedAt),
  ended: what === 'closed',
  score: anomaly.score,
  severity: severities[anomaly.severity],
  told: anomaly,
  at: ports.clock(),
})

const countDay = (days: Map<string, DayCount>, event: KeptEvent, unworked: boolean): void => {
  const day = event.at.slice(0, 10)
  const key = `${day} ${String(event.actor)}`
  const empty = { day, actor: event.actor, views: 0, unworked: 0, searches: 0, exports: 0, updates: 0 }
  const before = days.get(key) ?? empty
  days.set(key, {
    ...before,
    views: before.views + (event.verb === 'view' ? 1 : 0),
    unworked: before.unworked + (unworked ? 1 : 0),
    searches: before.searches + (event.verb === 'search' ? 1 : 0),
    exports: before.exports + (event.verb === 'export' ? 1 : 0),
    updates: before.updates + (event.verb === 'update' || event.verb === 'merge' ? 1 : 0),
  })
}

const judgeBatch = (ports: JudgePorts, engine: Engine, events: readonly KeptEvent[]): Omit<Batch, 'settings'> => {
  const cases = new Map<string, NewCase>()
  const days = new Map<string, DayCount>()
  const numbered = events.map((event) => {
    const { told, reason, unworked } = engine.judge(eventOf(event), engine.seq + 1)
    for (const one of told) {
      const found = caseOf(ports, one)
      cases.set(found.key, found)
    }
    countDay(days, event, unworked)
    engine.seq++
    return { log: event.log, id: event.id, seq: engine.seq, reason: reason ?? null }
  })
  return { numbered, cases: [...cases.values()], days: [...days.values()] }
}

/**
 * Judges what has been read and not been judged yet, in order of time. Each batch is kept whole or not at all, with its
 * place in the order of judging: whoever comes after a crash goes through the same order and comes to the same state.
 */
export const judge = async (ports: JudgePorts, engines: Engines, tenantId: string): Promise<number> => {
  const watched = await ports.claimWatch()
  if (watched === undefined) return 0
  try {
    const { facts, factsAt } = await freshFacts(ports, watched)
    const known = engines.get(tenantId)
    const usable = known !== undefined && known.seq <= watched.judged && known.factsAt === factsAt
    const engine = usable ? known : newEngine(facts ?? undefined, factsAt)
    engine.budgets(watched.budgets)
    // Ahead of what is stored until the batch is kept: taken out meanwhile, so that a failure leaves none behind.
    engines.delete(tenantId)
    const isHeld = await catchUp(ports, engine, watched)
    if (!isHeld) {
      // As far as it has come it is right, and need not go through that again.
      engines.set(tenantId, engine)
      return 0
    }
    const horizon = await horizonOf(ports)
    let judged = 0
    for (;;) {
      const events = await ports.unjudged(horizon, perBatch)
      if (events.length === 0) break
      await learnTickets(ports, engine, events, true)
      // Zendesk may have taken its time to tell of the tickets.
      if (!(await ports.holdWatch(watched.claim))) break
      const batch = { ...judgeBatch(ports, engine, events), settings: watched.settings }
      if (!(await ports.keepBatch(watched.claim, batch))) return judged
      judged += events.length
    }
    engines.set(tenantId, engine)
    return judged
  } finally {
    await ports.releaseWatch(watched.claim)
  }
}
