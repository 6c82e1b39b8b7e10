import type { Run } from '../../../contract/retention.ts'
import type { Action, EntryFields } from '../../../core/ledger/index.ts'
import { costOf, type RequesterReason } from '../../../core/retention/index.ts'
import type { Instant } from '../../../core/time.ts'
import type { Refusal } from '../failure.ts'
import { refusalOf, type AdminPorts } from './admin.ts'
import { etaOf, isMoving } from './eta.ts'
import { obstacleOf } from './plans.ts'
import type { PlanRecord, RequesterCounts, RunRecord, RunState, TicketCounts, VersionRecord } from './records.ts'

export interface RunPorts extends AdminPorts {
  readonly newestVersion: () => Promise<VersionRecord | undefined>
  readonly plan: (id: string) => Promise<PlanRecord | undefined>
  readonly runs: () => Promise<readonly RunRecord[]>
  readonly run: (id: string) => Promise<RunRecord | undefined>
  readonly ticketCounts: (planId: string) => Promise<TicketCounts>
  readonly requesterCounts: (planId: string) => Promise<RequesterCounts>
  /** Run and ledger entry in one transaction; undefined where this plan is being run already, or was. */
  readonly startRun: (
    run: {
      readonly id: string
      readonly planId: string
      readonly startedBy: number | null
      readonly startedAt: Instant
      readonly requestsForecast: number
    },
    entry: EntryFields,
  ) => Promise<RunRecord | undefined>
  /** From one of these states only; false where the run is in another one. */
  readonly moveRun: (
    id: string,
    from: readonly RunState[],
    to: { readonly state: RunState; readonly why: string | null; readonly requestsForecast?: number },
    entry: EntryFields | undefined,
  ) => Promise<boolean>
  /** Lets off every ticket for which nothing is under way. */
  readonly cancelTickets: (planId: string) => Promise<void>
  readonly stopped: () => Promise<{
    readonly stopped: boolean
    readonly by: number | null
    readonly at: Instant | null
  }>
  readonly setStopped: (stopped: boolean, by: number, at: Instant, entry: EntryFields) => Promise<void>
  readonly wake: () => Promise<void>
  readonly clock: () => Instant
  readonly newId: () => string
}

const shownRequesters = (counts: RequesterCounts): Run['requesters'] => {
  const { total, deleted, erased, alreadyGone, skipped, failed, reasons } = counts
  if (total === 0) return null
  return {
    total,
    deleted,
    deleted_for_good: erased,
    already_gone: alreadyGone,
    skipped,
    failed,
    reasons: reasons.map(({ reason, requesters }) => ({ reason: reason as RequesterReason, requesters })),
  }
}

const shownRun = (run: RunRecord, plan: PlanRecord, counts: TicketCounts, requesters: RequesterCounts): Run => ({
  id: run.id,
  plan_id: run.planId,
  plan_hash: plan.hash ?? '',
  version: plan.version,
  started_by: run.startedBy,
  started_at: run.startedAt,
  ended_at: run.endedAt,
  state: run.why === 'cancelled' ? 'cancelled' : run.state,
  ...(run.state === 'stopped' && run.why !== null ? { why: run.why as NonNullable<Run['why']> } : {}),
  tickets: counts.tickets,
  settled: counts.settled,
  counts: {
    redacted: counts.redacted,
    marked: counts.marked,
    mark_refused: counts.markRefused,
    deleted: counts.deleted,
    deleted_for_good: counts.erased,
    skipped: counts.skipped,
    failed: counts.failed,
    restored: counts.restored,
  },
  reasons: counts.reasons.map(({ reason, tickets }) => ({
    reason: reason as Run['reasons'][number]['reason'],
    tickets,
  })),
  requesters: shownRequesters(requesters),
  requests: { used: run.requestsUsed, forecast: run.requestsForecast },
  waits_until: run.endedAt === null ? counts.waitsUntil : null,
  ...(isMoving(run) && run.waitsFor !== null ? { waits_for: run.waitsFor } : {}),
  eta: etaOf(run, plan, counts, requesters),
  has_certificate: run.endedAt !== null,
  ...(plan.emptiedAt === null ? {} : { emptied_at: plan.emptiedAt }),
})

type One = { readonly ok: true; readonly run: Run } | Refusal

const told = async (ports: RunPorts, run: RunRecord): Promise<Run> => {
  const [plan, counts, requesters] = await Promise.all([
    ports.plan(run.planId),
    run.counted?.tickets ?? ports.ticketCounts(run.planId),
    run.counted?.requesters ?? ports.requesterCounts(run.planId),
  ])
  if (plan === undefined) throw new Error('a run has lost its plan')
  return shownRun(run, plan, counts, requesters)
}

export const showRun = async (ports: RunPorts, userId: number, id: string): Promise<One> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const run = await ports.run(id)
  return run === undefined ? { ok: false, problem: 'not-found' } : { ok: true, run: await told(ports, run) }
}

export const listRuns = async (
  ports: RunPorts,
  userId: number,
): Promise<{ readonly ok: true; readonly runs: Run[] } | Refusal> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const runs: Run[] = []
  // One after the other: fifty that count their tickets at once would keep everybody else from the database.
  for (const run of await ports.runs()) runs.push(await told(ports, run))
  return { ok: true, runs }
}

export const entryOfRun = (
  plan: Pick<PlanRecord, 'id' | 'hash' | 'versionId'>,
  runId: string,
  by: number | null,
  action: Action,
  at: Instant,
  count: number,
): EntryFields => ({
  at,
  actor: by === null ? { system: 'custos' } : { user_id: by },
  action,
  version_id: plan.versionId,
  plan_id: plan.id,
  run_id: runId,
  ...(plan.hash === null ? {} : { digest: plan.hash }),
  types: [],
  count,
})

/** A run of the stored plan, and of nothing else, with its entry; `startedBy` is null where its schedule does it. */
export const newRun = (ports: Pick<RunPorts, 'newId' | 'clock'>, plan: PlanRecord, startedBy: number | null) => {
  const id = ports.newId()
  const startedAt = ports.clock()
  const due = plan.summary?.totals.due ?? 0
  const most = { redact: due, delete: due, erase: due, requesters: due, requestersForGood: due }
  const requestsForecast = plan.summary?.cost.requests ?? costOf(most, 200).requests
  return {
    run: { id, planId: plan.id, startedBy, startedAt, requestsForecast },
    entry: entryOfRun(plan, id, startedBy, 'retention.run-started', startedAt, due),
  }
}

export const startRun = async (
  ports: RunPorts,
  userId: number,
  asked: { readonly plan_id: string; readonly hash: string },
): Promise<One> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const plan = await ports.plan(asked.plan_id)
  if (plan === undefined) return { ok: false, problem: 'not-found' }
  const obstacle = await obstacleOf(ports, plan, asked.hash)
  if (obstacle !== undefined) return obstacle
  if (plan.approvedAt === null) return { ok: false, problem: 'plan-not-approved' }
  if ((await ports.stopped()).stopped) return { ok: false, problem: 'retention-stopped' }
  const begun = newRun(ports, plan, userId)
  const run = await ports.startRun(begun.run, begun.entry)
  if (run === undefined) return { ok: false, problem: 'run-under-way' }
  await ports.wake()
  return { ok: true, run: await told(ports, run) }
}

const orders = {
  pause: { from: ['running', 'waiting'], to: 'paused', action: 'retention.run-paused' },
  resume: { from: ['paused', 'stopped'], to: 'running', action: 'retention.run-resumed' },
  cancel: { from: ['running', 'waiting', 'paused', 'stopped'], to: 'running', action: 'retention.run-cancelled' },
} as const satisfies Record<string, { from: readonly RunState[]; to: RunState; action: Action }>

export type Order = keyof typeof orders

/** Whoever lets a run go on that has cost more than was foreseen allows as much again, from where it stands. */
const forecastAnew = ({ requestsUsed, requestsForecast }: RunRecord, { summary }: PlanRecord): number =>
  requestsUsed + (summary?.cost.requests ?? requestsForecast)

/** A cancelled run settles what is under way before it ends: its certificate says what was done until then. */
export const orderRun = async (ports: RunPorts, userId: number, id: string, order: Order): Promise<One> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const run = await ports.run(id)
  const plan = run === undefined ? undefined : await ports.plan(run.planId)
  if (run === undefined || plan === undefined) return { ok: false, problem: 'not-found' }
  if (order === 'resume' && (await ports.stopped()).stopped) return { ok: false, problem: 'retention-stopped' }
  const { from, to, action } = orders[order]
  const why = order === 'cancel' ? 'cancelled' : null
  const counts = await ports.ticketCounts(run.planId)
  const entry = entryOfRun(plan, id, userId, action, ports.clock(), counts.tickets - counts.settled)
  const anew = order === 'resume' && run.why === 'over-forecast' ? { requestsForecast: forecastAnew(run, plan) } : {}
  if (run.why === 'cancelled') return { ok: false, problem: 'run-is-over' }
  if (!(await ports.moveRun(id, from, { state: to, why, ...anew }, entry))) {
    // Somebody else gave the order a moment before, or the run stopped by itself: there is nothing left to do.
    const now = await ports.run(id)
    const isOver = now === undefined || now.endedAt !== null || now.why === 'cancelled'
    return isOver ? { ok: false, problem: 'run-is-over' } : { ok: true, run: await told(ports, now) }
  }
  if (order === 'cancel') await ports.cancelTickets(run.planId)
  await ports.wake()
  return showRun(ports, userId, id)
}

type Switched =
  { readonly ok: true; readonly stopped: boolean; readonly by: number | null; readonly at: Instant | null } | Refusal

/** Whoever pulls the switch. */
export interface Puller {
  readonly userId: number
  /** Whether Zendesk had them as an administrator a quarter of an hour ago at most. */
  readonly wasAdmin: boolean
}

/** Stopping must not wait for Zendesk, nor for a quota that somebody else has used up: what was confirmed is enough. */
const mayStop = async (ports: RunPorts, { userId, wasAdmin }: Puller): Promise<Refusal | undefined> =>
  wasAdmin ? undefined : refusalOf(ports, userId)

/** Shown to whoever may stop: the panel has no switch to pull before it knows how it stands. */
export const showSwitch = async (ports: RunPorts, puller: Puller): Promise<Switched> =>
  (await mayStop(ports, puller)) ?? { ok: true, ...(await ports.stopped()) }

/** The kill switch. Switching it off again sets nothing going: whoever stopped runs are resumed one by one. */
export const setSwitch = async (ports: RunPorts, puller: Puller, stopped: boolean): Promise<Switched> => {
  const { userId } = puller
  const refusal = stopped ? await mayStop(ports, puller) : await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const at = ports.clock()
  await ports.setStopped(stopped, userId, at, {
    at,
    actor: { user_id: userId },
    action: stopped ? 'retention.switched-off' : 'retention.switched-on',
    types: [],
    count: 0,
  })
  await ports.wake()
  return { ok: true, ...(await ports.stopped()) }
}
