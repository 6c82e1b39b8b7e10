import type { ProblemCode } from '../../../contract/problems.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt, refuse, type Refusal } from '../failure.ts'
import { refusalOf, type AdminPorts } from './admin.ts'
import { laterOf } from './facts.ts'
import { nativeDates, notTold, type NativeDate, type NativeDatePorts } from './native-dates.ts'
import type { PlanRecord, PlanTicket, RunRecord, TicketChange, TicketRecord, TicketState } from './records.ts'
import { inDoubt } from './run/settle.ts'
import { entryOfRun } from './runs.ts'

export interface RestorePorts extends AdminPorts, NativeDatePorts {
  readonly run: (id: string) => Promise<RunRecord | undefined>
  readonly plan: (id: string) => Promise<PlanRecord | undefined>
  readonly ticketsNamed: (planId: string, ticketIds: readonly number[]) => Promise<readonly PlanTicket[]>
  readonly ticketsInState: (
    planId: string,
    after: number,
    limit: number,
    state?: TicketState,
  ) => Promise<readonly PlanTicket[]>
  readonly restoreMany: (ids: readonly number[]) => Promise<unknown>
  readonly ticketsAmong: (ids: readonly number[]) => Promise<readonly TicketRecord[]>
  /** Only tickets that still are in the state they were seen in: a worker may have been faster. */
  readonly letOff: (
    planId: string,
    ticketIds: readonly number[],
    changes: readonly TicketChange[],
    entry: EntryFields,
  ) => Promise<{ readonly changed: readonly number[]; readonly ledger: LedgerRef | undefined }>
  readonly clock: () => Instant
  /** By Zendesk's clock, by which the changes of tickets are written. */
  readonly now: () => Promise<Instant>
}

/** Not while a call to delete it may still be on its way: whoever lets it off would be told that it stays. */
const inGrace = ({ step, state, reason }: PlanTicket): boolean =>
  step === 'delete' && state === 'waiting' && reason !== inDoubt

/** Its deletion is on its way, or nobody has answered for it yet: in a minute it is known what became of it. */
const isBeingDeleted = ({ step, state, reason }: PlanTicket): boolean =>
  state === 'intended' || (step === 'delete' && reason === inDoubt)

const isKeptByZendesk = ({ deleted, erased, archived, state }: PlanTicket): boolean =>
  deleted && !erased && archived !== true && (state === 'done' || state === 'planned' || state === 'skipped')

/** So long Zendesk keeps what was deleted; then it takes every word out of it. */
const keptForMs = 30 * 86_400_000

/** When each ticket was deleted is not kept: at the end of its run at the latest. */
const isOutlived = ({ endedAt }: RunRecord, now: Instant): boolean =>
  endedAt !== null && Date.parse(endedAt) + keptForMs < Date.parse(now)

const mayRestore = (run: RunRecord, now: Instant) => (ticket: PlanTicket) =>
  inGrace(ticket) || (isKeptByZendesk(ticket) && !isOutlived(run, now))

interface Result {
  readonly ticket_id: number
  readonly restored: boolean
  readonly problem?: ProblemCode
}

type Restored = { readonly ok: true; readonly results: Result[]; readonly ledger?: LedgerRef } | Refusal

const offAt =
  (backAt: Instant) =>
  (ticketId: number): TicketChange => ({ ticketId, step: null, state: 'restored', reason: 'restored', backAt })

/**
 * Within the grace a ticket is let off; one that is deleted is brought back by Zendesk, and taken for restored only when
 * it can be read again. What a worker has begun to do with a ticket meanwhile is not undone.
 */
export const restoreTickets = async (
  ports: RestorePorts,
  userId: number,
  runId: string,
  ticketIds: readonly number[],
): Promise<Restored> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const run = await ports.run(runId)
  const plan = run === undefined ? undefined : await ports.plan(run.planId)
  if (run === undefined || plan === undefined) return { ok: false, problem: 'not-found' }
  const tickets = new Map((await ports.ticketsNamed(plan.id, ticketIds)).map((ticket) => [ticket.ticketId, ticket]))
  const wanted = [...tickets.values()].filter(mayRestore(run, ports.clock()))
  const gone = wanted.filter((ticket) => !inGrace(ticket)).map(({ ticketId }) => ticketId)
  const read = await attempt(async () => {
    if (gone.length > 0) await ports.restoreMany(gone)
    const there = gone.length > 0 ? await ports.ticketsAmong(gone) : []
    return { there, backAt: laterOf(await ports.now(), there) }
  })
  if (!read.ok) return refuse(read.failure)
  const back = new Set(read.value.there.map(({ id }) => id))
  const good = wanted.filter((ticket) => inGrace(ticket) || back.has(ticket.ticketId)).map(({ ticketId }) => ticketId)
  const problemOf = (id: number): ProblemCode => {
    const ticket = tickets.get(id)
    if (ticket === undefined) return 'not-found'
    // One that a worker has taken since it was looked at here is on its way, too.
    return isBeingDeleted(ticket) || good.includes(id) ? 'deletion-under-way' : 'not-restorable'
  }
  const results = (done: ReadonlySet<number>): Result[] =>
    ticketIds.map((id) =>
      // Another admin may have been faster.
      done.has(id) || tickets.get(id)?.state === 'restored'
        ? { ticket_id: id, restored: true }
        : { ticket_id: id, restored: false, problem: problemOf(id) },
    )
  if (good.length === 0) return { ok: true, results: results(new Set()) }
  const entry = entryOfRun(plan, run.id, userId, 'retention.restored', ports.clock(), good.length)
  const { changed, ledger } = await ports.letOff(plan.id, good, good.map(offAt(read.value.backAt)), entry)
  return { ok: true, results: results(new Set(changed)), ...(ledger === undefined ? {} : { ledger }) }
}

export type ListedTicket = PlanTicket & NativeDate & { readonly mayRestore: boolean }

const pageSize = 100

/** A page of a run's tickets, and whether there are more. */
export const listTickets = async (
  ports: RestorePorts,
  userId: number,
  runId: string,
  { after = 0, state }: { readonly after?: number | undefined; readonly state?: TicketState | undefined },
): Promise<{ readonly ok: true; readonly tickets: readonly ListedTicket[]; readonly more: boolean } | Refusal> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const run = await ports.run(runId)
  if (run === undefined) return { ok: false, problem: 'not-found' }
  const tickets = await ports.ticketsInState(run.planId, after, pageSize + 1, state)
  const page = tickets.slice(0, pageSize)
  const there = page.filter(({ deleted }) => !deleted)
  const native = await nativeDates(
    ports,
    there.map(({ ticketId, oursAt, updatedAt }) => ({ ticketId, updatedAt: oursAt ?? updatedAt })),
  )
  const isRestorable = mayRestore(run, ports.clock())
  const shown = page.map((ticket) => ({
    ...ticket,
    ...(native.get(ticket.ticketId) ?? notTold),
    mayRestore: isRestorable(ticket),
  }))
  return { ok: true, tickets: shown, more: tickets.length > pageSize }
}
