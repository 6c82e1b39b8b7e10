import type { Outcome, Planned } from './plan.ts'
import type { Policy } from './policy.ts'
import type { Milliseconds, TicketFacts } from './ticket.ts'

export type Counts = Record<Outcome, number>

/** A ticket as a sample keeps it. */
export interface Sampled {
  readonly score: number
  readonly planned: Planned
}

export type Unreachable =
  | 'archived-no-restore'
  | 'archived-not-known'
  | 'closed-no-tag'
  | 'in-another-run'
  | 'changed-meanwhile'
  | 'history-not-read'
  | 'unreadable'

export type PolicyCounts = Counts & { redact: number; delete: number }

/** What has been counted of a plan so far: plain data, so that a plan of a big account can be put aside and taken up again. */
export interface Tally {
  tickets: number
  readonly totals: Counts
  readonly byPolicy: Record<string, PolicyCounts>
  readonly byBrand: Record<string, Counts>
  readonly byForm: Record<string, Counts>
  readonly byAge: Record<string, Counts>
  readonly samples: Record<Outcome, Sampled[]>
  readonly unreachable: Partial<Record<Unreachable, number>>
}

const noCounts = (): Counts => ({ due: 0, later: 0, held: 0, kept: 0 })

export const emptyTally = (): Tally => ({
  tickets: 0,
  totals: noCounts(),
  byPolicy: {},
  byBrand: {},
  byForm: {},
  byAge: {},
  samples: { due: [], later: [], held: [], kept: [] },
  unreachable: {},
})

const year = 365.25 * 86_400_000

/** Years from which a ticket counts as one bucket older; `unknown` where nothing says how old it is. */
export const ageSteps = [0, 1, 2, 3, 5, 10] as const

export const ageOf = (anchor: Milliseconds | undefined, now: Milliseconds): string => {
  if (anchor === undefined) return 'unknown'
  return String(ageSteps.findLast((step) => (now - anchor) / year >= step) ?? 0)
}

/** Spreads numbers that follow each other: the ten lowest scores of a million tickets stand all over them. */
export const scoreOf = (ticketId: number): number => {
  let mixed = (ticketId ^ Math.floor(ticketId / 2 ** 32)) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

export const sampleSize = 20

/** The lowest scores stay, whatever the order in which tickets come. */
const sample = (kept: Sampled[], planned: Planned): void => {
  const score = scoreOf(planned.ticketId)
  const last = kept.at(-1)
  if (kept.length >= sampleSize && last !== undefined && score >= last.score) return
  const at = kept.findIndex(
    (one) => one.score > score || (one.score === score && one.planned.ticketId > planned.ticketId),
  )
  kept.splice(at === -1 ? kept.length : at, 0, { score, planned })
  kept.length = Math.min(kept.length, sampleSize)
}

const count = (groups: Record<string, Counts>, key: string, outcome: Outcome): void => {
  const counts = (groups[key] ??= noCounts())
  counts[outcome] += 1
}

/** Where a policy decides, its own anchor tells the age; elsewhere the day on which the ticket was made. */
const anchorOf = (policies: ReadonlyMap<string, Policy>, planned: Planned, { since }: TicketFacts) => {
  const policy = planned.policy === undefined ? undefined : policies.get(planned.policy)
  return policy === undefined ? since.created : since[policy.since]
}

/** What is counted of a policy so far. Names are people's own: one may be called `constructor`, which every object has. */
export const countsOf = ({ byPolicy }: Pick<Tally, 'byPolicy'>, name: string): PolicyCounts =>
  (Object.hasOwn(byPolicy, name) ? byPolicy[name] : undefined) ?? { ...noCounts(), redact: 0, delete: 0 }

/** A ticket that is due counts with each policy that acts on it, any other with the one that decides. */
const countPolicies = (tally: Tally, { outcome, policy, acting }: Planned): void => {
  const toCount = (name: string) => (tally.byPolicy[name] = countsOf(tally, name))
  if (outcome !== 'due') {
    if (policy !== undefined) toCount(policy)[outcome] += 1
    return
  }
  for (const name of new Set([...acting.redact, ...acting.delete])) toCount(name).due += 1
  for (const name of acting.redact) toCount(name).redact += 1
  for (const name of acting.delete) toCount(name).delete += 1
}

/**
 * Counts one ticket, unless it is deleted already: Zendesk's export tells deleted tickets too, and a share of all would grow
 * laxer with each run. The tally is changed in place: a plan has a million of them.
 */
export const addTo = (
  tally: Tally,
  policies: ReadonlyMap<string, Policy>,
  ticket: TicketFacts,
  planned: Planned,
  now: Milliseconds,
): void => {
  if (ticket.status === 'deleted') return
  const { outcome } = planned
  tally.tickets += 1
  tally.totals[outcome] += 1
  countPolicies(tally, planned)
  count(tally.byBrand, String(ticket.brand ?? ''), outcome)
  count(tally.byForm, String(ticket.form ?? ''), outcome)
  count(tally.byAge, ageOf(anchorOf(policies, planned, ticket), now), outcome)
  sample(tally.samples[outcome], planned)
}

export const cannot = (tally: Tally, why: Unreachable): void => {
  tally.unreachable[why] = (tally.unreachable[why] ?? 0) + 1
}

/** Three of each outcome where there are so many, the rest of the twenty due ones first. */
export const sampleOf = ({ samples }: Tally): Planned[] => {
  const order = ['due', 'held', 'later', 'kept'] as const
  const first = order.flatMap((outcome) => samples[outcome].slice(0, 3))
  const rest = order.flatMap((outcome) => samples[outcome].slice(3))
  return [...first, ...rest]
    .slice(0, sampleSize)
    .map(({ planned }) => planned)
    .sort((one, other) => one.ticketId - other.ticketId)
}
