import { nativeAt, nativePeriod } from '../../../core/retention/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt } from '../failure.ts'
import type { KnownFacts } from './records.ts'

export interface NativeDatePorts {
  /** Zendesk's own deletion schedules; `period` since the last change, null where a schedule is not understood. */
  readonly schedules: () => Promise<readonly { readonly active: boolean; readonly period: string | null }[]>
  readonly knownFacts: (ticketIds: readonly number[]) => Promise<ReadonlyMap<number, KnownFacts>>
}

export interface NativeDate {
  readonly native_at: Instant | null
  /** False where it can't be told: `native_at` is then null and says nothing. */
  readonly native_known: boolean
}

interface Changed {
  readonly ticketId: number
  /** Its last change, custos' own changes included: each begins Zendesk's clock anew. */
  readonly updatedAt: Instant | null
  /** Where it is known beside what the store knows. */
  readonly isClosed?: boolean
}

const unknown: NativeDate = { native_at: null, native_known: false }
const none: NativeDate = { native_at: null, native_known: true }

/**
 * When Zendesk's own schedules would delete each ticket: the earliest of those at work, for a ticket that is closed. Not told
 * where Zendesk doesn't give them, where one at work is not understood, or where it isn't known when the ticket was closed.
 */
export const nativeDates = async (
  ports: NativeDatePorts,
  tickets: readonly Changed[],
): Promise<ReadonlyMap<number, NativeDate>> => {
  if (tickets.length === 0) return new Map()
  const read = await attempt(ports.schedules)
  const atWork = read.ok ? read.value.filter(({ active }) => active) : []
  const periods = atWork.flatMap(({ period }) => (period === null ? [] : (nativePeriod(period) ?? [])))
  const isTold = read.ok && periods.length === atWork.length
  const known = await ports.knownFacts(tickets.map(({ ticketId }) => ticketId))
  const dateOf = ({ ticketId, updatedAt, isClosed }: Changed): NativeDate => {
    if (!isTold) return unknown
    if (periods.length === 0 || isClosed === false) return none
    const facts = known.get(ticketId)
    const closedAt = facts?.closedAt ?? null
    if (closedAt === null) return facts === undefined || isClosed === true ? unknown : none
    if (updatedAt === null) return unknown
    const [updated, closed] = [Date.parse(updatedAt), Date.parse(closedAt)]
    const first = Math.min(...periods.map((period) => nativeAt(period, Math.max(updated, closed), closed)))
    return { native_at: new Date(first).toISOString(), native_known: true }
  }
  return new Map(tickets.map((ticket) => [ticket.ticketId, dateOf(ticket)]))
}

export const notTold = unknown
