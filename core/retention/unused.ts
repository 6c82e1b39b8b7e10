import type { Milliseconds } from './ticket.ts'

/** A ticket that was closed, and when it was opened, read or reopened after that. */
export interface ClosedTicket {
  readonly ticketId: number
  readonly closedAt: Milliseconds
  readonly accesses: readonly Milliseconds[]
}

export interface UnusedOptions {
  /** Until when accesses have been recorded: what nobody can have seen is no reason to delete. */
  readonly now: Milliseconds
  /** Of the tickets old enough to tell, at most so many may have been needed later than the proposed age; 0 to 1. */
  readonly share: number
  /** Fewer tickets than these are no reason. */
  readonly ticketsAtLeast?: number
  /** Ages that are proposed, in days, rising. */
  readonly ages?: readonly number[]
}

export interface Proposal {
  /** Days after closing. */
  readonly age: number
  /** Tickets that were watched for at least as long as the age and as long again. */
  readonly tickets: number
  /** Of those, how many were needed later than the age. */
  readonly needed: number
}

export type Unused =
  | { readonly ok: true; readonly proposal: Proposal; readonly considered: readonly Proposal[] }
  /** `too-few`: no age has enough tickets to tell. `still-needed`: at every age too many are. */
  | { readonly ok: false; readonly why: 'too-few' | 'still-needed'; readonly considered: readonly Proposal[] }

const day = 86_400_000
const usualAges = [30, 60, 90, 180, 365, 730] as const
const usualTickets = 200

/**
 * The age after which hardly anybody needed a closed ticket. Only tickets that were watched for twice the age are counted: a
 * ticket closed last week was needed by nobody after a month, and that says nothing.
 */
export const unusedAfter = (tickets: Iterable<ClosedTicket>, options: UnusedOptions): Unused => {
  const { now, share, ticketsAtLeast = usualTickets, ages = usualAges } = options
  const counts = ages.map((age) => ({ age, tickets: 0, needed: 0 }))
  for (const { closedAt, accesses } of tickets) {
    const last = Math.max(...accesses.filter((at) => at > closedAt && at <= now), closedAt)
    for (const count of counts) {
      if (now - closedAt < count.age * 2 * day) continue
      count.tickets += 1
      if (last - closedAt > count.age * day) count.needed += 1
    }
  }
  const considered = counts.filter((count) => count.tickets >= Math.max(1, ticketsAtLeast))
  if (considered.length === 0) return { ok: false, why: 'too-few', considered: counts }
  const proposal = considered.find((count) => count.needed / count.tickets < share)
  return proposal === undefined
    ? { ok: false, why: 'still-needed', considered: counts }
    : { ok: true, proposal, considered: counts }
}
