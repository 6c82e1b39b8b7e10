import type { Milliseconds } from './ticket.ts'

/** A ticket that was closed, and when somebody last opened it after that, as far as the log reaches. */
export interface ClosedTicket {
  readonly closedAt: Milliseconds
  readonly openedAt: Milliseconds | undefined
}

export interface UnusedOptions {
  /** From when and until when openings were recorded: of what was opened before, nothing is known. */
  readonly since: Milliseconds
  readonly until: Milliseconds
  /** Of the tickets that were older than the proposed age, at most so many may have been opened; 0 to 1. */
  readonly share: number
  /** Fewer tickets than these are no reason. */
  readonly ticketsAtLeast?: number
  /** Ages that are proposed, in days, rising. */
  readonly ages?: readonly number[]
}

interface Proposal {
  /** Days after closing. */
  readonly age: number
  /** Tickets that were older than this all the time that openings were recorded. */
  readonly tickets: number
  /** Of those, how many somebody opened in that time. */
  readonly needed: number
}

type Unused =
  | { readonly ok: true; readonly proposal: Proposal; readonly considered: readonly Proposal[] }
  /** `too-short`: openings were recorded for too short a time. `too-few`: no age has enough tickets. `still-needed`: at every age too many are. */
  | {
      readonly ok: false
      readonly why: 'too-short' | 'too-few' | 'still-needed'
      readonly considered: readonly Proposal[]
    }

const day = 86_400_000
const usualAges = [30, 60, 90, 180, 365, 730] as const
export const usualTickets = 200
/** A quiet fortnight says nothing of a ticket that is looked at once a month. */
export const watchedAtLeast = 28

/**
 * The age after which hardly anybody opened a closed ticket. The log of who opened what reaches back some weeks and the tickets
 * years: so a ticket says something of an age only where it was older than that in all those weeks, and what is told is how
 * many such tickets were opened in them.
 */
export const unusedAfter = (tickets: Iterable<ClosedTicket>, options: UnusedOptions): Unused => {
  const { since, until, share, ticketsAtLeast = usualTickets, ages = usualAges } = options
  const counts = ages.map((age) => ({ age, tickets: 0, needed: 0 }))
  for (const { closedAt, openedAt } of tickets) {
    const isNeeded = openedAt !== undefined && openedAt >= since && openedAt <= until
    for (const count of counts) {
      if (closedAt + count.age * day > since) continue
      count.tickets += 1
      if (isNeeded) count.needed += 1
    }
  }
  if (until - since < watchedAtLeast * day) return { ok: false, why: 'too-short', considered: counts }
  const considered = counts.filter((count) => count.tickets >= Math.max(1, ticketsAtLeast))
  if (considered.length === 0) return { ok: false, why: 'too-few', considered: counts }
  const proposal = considered.find((count) => count.needed / count.tickets < share)
  return proposal === undefined
    ? { ok: false, why: 'still-needed', considered: counts }
    : { ok: true, proposal, considered: counts }
}
