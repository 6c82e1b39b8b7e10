import { sql } from 'kysely'
import type { LedgerRef } from '../../../contract/source.ts'
import type { Tx } from '../database.ts'
import { ageSeconds, openColumns, openOf, type StoredOpen } from './looks.ts'
import type { RequesterCounts } from './requesters.ts'
import type { TicketCounts } from './tickets.ts'

export type RunState = 'running' | 'waiting' | 'paused' | 'stopped' | 'cancelled' | 'done'

type WaitsFor = 'history' | 'zendesk'

export interface StoredRun {
  readonly id: string
  readonly planId: string
  readonly startedBy: number | null
  readonly startedAt: string
  readonly endedAt: string | null
  readonly state: RunState
  readonly why: string | null
  readonly requestsUsed: number
  readonly requestsForecast: number
  readonly workSeconds: number
  readonly waitsSince: string | null
  readonly waitsFor: WaitsFor | null
  readonly firstSeq: number
  readonly certificate: string | null
  /** What it came to, once it has ended; null of one that ended before this was kept. */
  readonly counted: { readonly tickets: TicketCounts; readonly requesters: RequesterCounts } | null
}

const selected = (tx: Tx) => tx.selectFrom('retention_runs').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const runOf = (row: Row): StoredRun => ({
  id: row.id,
  planId: row.plan_id,
  startedBy: row.started_by,
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  state: row.state as RunState,
  why: row.why,
  requestsUsed: row.requests_used,
  requestsForecast: row.requests_forecast,
  workSeconds: row.work_seconds,
  waitsSince: row.waits_since === null ? null : new Date(row.waits_since).toISOString(),
  waitsFor: row.waits_for as WaitsFor | null,
  firstSeq: row.first_seq,
  certificate: row.certificate,
  counted: row.counted as StoredRun['counted'],
})

const atMost = 50

export const runs = async (tx: Tx): Promise<readonly StoredRun[]> =>
  (await selected(tx).orderBy('started_at', 'desc').limit(atMost).execute()).map(runOf)

export const runById = async (tx: Tx, id: string): Promise<StoredRun | undefined> => {
  const row = await selected(tx).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : runOf(row)
}

/** What moves now: runs under way, runs whose grace has ended, and others whose calls aren't settled yet; the oldest first. */
export const liveRuns = async (tx: Tx, now: string): Promise<readonly StoredRun[]> => {
  const rows = await selected(tx)
    .where('ended_at', 'is', null)
    .where((where) =>
      where.or([
        where('state', '=', 'running'),
        where.and([
          where('state', '=', 'waiting'),
          // With none that waits any more it is over: the last one was brought back.
          where.not(
            where.exists(
              where
                .selectFrom('plan_tickets')
                .select('ticket_id')
                .whereRef('plan_tickets.plan_id', '=', 'retention_runs.plan_id')
                .where('plan_tickets.state', '=', 'waiting'),
            ),
          ),
        ]),
        where.and([
          where('state', '=', 'waiting'),
          where.exists(
            where
              .selectFrom('plan_tickets')
              .select('ticket_id')
              .whereRef('plan_tickets.plan_id', '=', 'retention_runs.plan_id')
              .where('plan_tickets.state', '=', 'waiting')
              .where('plan_tickets.delete_at', '<=', new Date(now)),
          ),
        ]),
        where.exists(
          where
            .selectFrom('retention_calls')
            .select('retention_calls.id')
            .whereRef('retention_calls.run_id', '=', 'retention_runs.id')
            .where('retention_calls.state', '!=', 'settled'),
        ),
        where.exists(
          where
            .selectFrom('plan_requesters')
            .select('user_id')
            .whereRef('plan_requesters.plan_id', '=', 'retention_runs.plan_id')
            .where('plan_requesters.state', '=', 'intended'),
        ),
      ]),
    )
    .orderBy('started_at')
    .execute()
  return rows.map(runOf)
}

/** False where this plan is being run already, or was. */
export const addRun = async (
  tx: Tx,
  tenantId: string,
  run: {
    readonly id: string
    readonly planId: string
    readonly startedBy: number | null
    readonly startedAt: string
    readonly requestsForecast: number
    readonly firstSeq: number
  },
): Promise<boolean> => {
  const added = await tx
    .insertInto('retention_runs')
    .values({
      tenant_id: tenantId,
      id: run.id,
      plan_id: run.planId,
      started_by: run.startedBy,
      started_at: run.startedAt,
      requests_forecast: run.requestsForecast,
      first_seq: run.firstSeq,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** From one of these states only: false where the run is in another one now, or was cancelled and is yet to end. */
export const moveRun = async (
  tx: Tx,
  id: string,
  from: readonly RunState[],
  to: {
    readonly state: RunState
    readonly why?: string | null
    readonly endedAt?: string
    readonly requestsForecast?: number
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('retention_runs')
    .set({
      state: to.state,
      ...(to.why === undefined ? {} : { why: to.why }),
      ...(to.requestsForecast === undefined ? {} : { requests_forecast: to.requestsForecast }),
      ...(to.endedAt === undefined ? {} : { ended_at: to.endedAt }),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .where('ended_at', 'is', null)
    .$if(to.endedAt === undefined, (update) => update.where('why', 'is distinct from', 'cancelled'))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const countWork = async (
  tx: Tx,
  id: string,
  work: {
    readonly requests: number
    readonly seconds: number
    readonly waitsSince: string | null
    readonly waitsFor: WaitsFor | null
  },
): Promise<void> => {
  await tx
    .updateTable('retention_runs')
    .set((set) => ({
      requests_used: set('requests_used', '+', work.requests),
      work_seconds: set('work_seconds', '+', Math.max(0, work.seconds)),
      waits_since: work.waitsSince,
      waits_for: work.waitsFor,
    }))
    .where('id', '=', id)
    .execute()
}

/** The ledger's entry that told of the run's end, kept beside it: certificates name it. */
export const keepEnd = async (tx: Tx, id: string, { seq, hash }: LedgerRef): Promise<void> => {
  await tx.updateTable('retention_runs').set({ end_seq: seq, end_hash: hash }).where('id', '=', id).execute()
}

export const endOf = async (tx: Tx, id: string): Promise<LedgerRef | undefined> => {
  const row = await tx
    .selectFrom('retention_runs')
    .select(['end_seq', 'end_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row == null || row.end_seq === null || row.end_hash === null
    ? undefined
    : { seq: row.end_seq, hash: row.end_hash }
}

/** The first that comes is the run's; a later one is none. */
export const keepCertificate = async (tx: Tx, id: string, jws: string): Promise<void> => {
  await tx
    .updateTable('retention_runs')
    .set({ certificate: jws })
    .where('id', '=', id)
    .where('certificate', 'is', null)
    .execute()
}

export interface StoredCall extends StoredOpen {
  readonly runId: string
  readonly step: 'mark' | 'delete' | 'erase'
}

export const openCalls = async (tx: Tx, runId: string): Promise<readonly StoredCall[]> => {
  const rows = await tx
    .selectFrom('retention_calls')
    .select([...openColumns, 'run_id', 'step'])
    .select(ageSeconds.as('age'))
    .where('run_id', '=', runId)
    .where('state', '!=', 'settled')
    .orderBy('intended_at')
    .execute()
  return rows.map((row) => ({ ...openOf(row), runId: row.run_id, step: row.step as StoredCall['step'] }))
}

export const callsUnderWay = async (tx: Tx): Promise<number> => {
  const { calls } = await tx
    .selectFrom('retention_calls')
    .select(sql<number>`count(*)::int`.as('calls'))
    .where('state', '!=', 'settled')
    .executeTakeFirstOrThrow()
  return calls
}

export const addCall = async (
  tx: Tx,
  tenantId: string,
  call: Pick<StoredCall, 'id' | 'runId' | 'step' | 'ticketIds'>,
): Promise<void> => {
  await tx
    .insertInto('retention_calls')
    .values({
      tenant_id: tenantId,
      id: call.id,
      run_id: call.runId,
      step: call.step,
      ticket_ids: [...call.ticketIds],
      intended_at: sql<string>`clock_timestamp()`,
    })
    .execute()
}
