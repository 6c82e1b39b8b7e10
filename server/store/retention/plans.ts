import { sql } from 'kysely'
import type { PlanSummary } from '../../../contract/retention.ts'
import type { Tx } from '../database.ts'

export type PlanState = 'building' | 'ready' | 'refused' | 'failed'

export interface StoredPlan {
  readonly id: string
  readonly versionId: string
  readonly version: number
  readonly digest: string
  readonly authorId: number
  readonly askedBy: number | null
  readonly createdAt: string
  readonly plannedAt: string
  readonly state: PlanState
  readonly problem: string | null
  readonly read: number
  readonly progress: object | null
  readonly hash: string | null
  readonly summary: PlanSummary | null
  readonly approvedBy: number | null
  readonly approvedAt: string | null
  readonly versionApprovedBy: number | null
  readonly runId: string | null
  readonly policies: readonly string[] | null
  readonly emptiedAt: string | null
}

const selected = (tx: Tx) =>
  tx
    .selectFrom('retention_plans as plan')
    .innerJoin('policy_versions as version', 'version.id', 'plan.version_id')
    .leftJoin('retention_runs as run', 'run.plan_id', 'plan.id')
    .select((column) => [
      'plan.id',
      'plan.version_id',
      'version.number as version',
      'version.digest',
      'version.author_id',
      'plan.asked_by',
      'plan.created_at',
      'plan.planned_at',
      'plan.state',
      'plan.problem',
      'plan.read',
      'plan.progress',
      'plan.hash',
      'plan.summary',
      'plan.approved_by',
      'plan.approved_at',
      column
        .selectFrom('retention_plans as first')
        .select('first.approved_by')
        .whereRef('first.version_id', '=', 'plan.version_id')
        .where('first.approved_by', 'is not', null)
        .orderBy('first.approved_at')
        .limit(1)
        .as('version_approved_by'),
      'run.id as run_id',
      'plan.policies',
      'plan.emptied_at',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const planOf = (row: Row): StoredPlan => ({
  id: row.id,
  versionId: row.version_id,
  version: row.version,
  digest: row.digest,
  authorId: row.author_id,
  askedBy: row.asked_by,
  createdAt: row.created_at.toISOString(),
  plannedAt: row.planned_at.toISOString(),
  state: row.state,
  problem: row.problem,
  read: row.read,
  progress: row.progress,
  hash: row.hash,
  summary: row.summary as PlanSummary | null,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at?.toISOString() ?? null,
  versionApprovedBy: row.version_approved_by,
  runId: row.run_id,
  policies: row.policies,
  emptiedAt: row.emptied_at?.toISOString() ?? null,
})

const atMost = 50

export const plans = async (tx: Tx): Promise<readonly StoredPlan[]> =>
  (await selected(tx).orderBy('plan.created_at', 'desc').limit(atMost).execute()).map(planOf)

export const planById = async (tx: Tx, id: string): Promise<StoredPlan | undefined> => {
  const row = await selected(tx).where('plan.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : planOf(row)
}

export const buildingPlan = async (tx: Tx): Promise<StoredPlan | undefined> => {
  const row = await selected(tx)
    .where('plan.state', '=', 'building')
    .orderBy('plan.created_at')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : planOf(row)
}

export const addPlan = async (
  tx: Tx,
  tenantId: string,
  plan: {
    readonly id: string
    readonly versionId: string
    readonly askedBy: number | null
    readonly createdAt: string
    readonly plannedAt: string
    readonly policies: readonly string[] | null
  },
): Promise<void> => {
  await tx
    .insertInto('retention_plans')
    .values({
      tenant_id: tenantId,
      id: plan.id,
      version_id: plan.versionId,
      asked_by: plan.askedBy,
      created_at: plan.createdAt,
      planned_at: plan.plannedAt,
      policies: plan.policies === null ? null : [...plan.policies],
      to_judge: plan.askedBy === null,
    })
    .execute()
}

export const keepProgress = async (tx: Tx, id: string, progress: object, read?: number): Promise<void> => {
  await tx
    .updateTable('retention_plans')
    .set({ progress: JSON.stringify(progress), ...(read === undefined ? {} : { read }) })
    .where('id', '=', id)
    .where('state', '=', 'building')
    .execute()
}

export const finishPlan = async (
  tx: Tx,
  id: string,
  done: { readonly state: 'ready' | 'refused'; readonly hash: string; readonly summary: PlanSummary },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('retention_plans')
    .set({ state: done.state, hash: done.hash, summary: JSON.stringify(done.summary), progress: null })
    .where('id', '=', id)
    .where('state', '=', 'building')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False where it is no longer being built, which leaves its tickets as they are. */
export const failPlan = async (tx: Tx, id: string, problem: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('retention_plans')
    .set({ state: 'failed', problem, progress: null })
    .where('id', '=', id)
    .where('state', '=', 'building')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx.deleteFrom('plan_tickets').where('plan_id', '=', id).execute()
  return true
}

/** Once; whoever approves second changes nothing. `by` is null where the plan's schedule runs it. */
export const approve = async (tx: Tx, id: string, by: number | null, at: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('retention_plans')
    .set({ approved_by: by, approved_at: at })
    .where('id', '=', id)
    .where('state', '=', 'ready')
    .where('approved_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Plans of schedules that are ready, and of which nobody has judged yet whether they run alone; the oldest first. */
export const plansToJudge = async (tx: Tx): Promise<readonly StoredPlan[]> => {
  const rows = await selected(tx)
    .where('plan.to_judge', '=', true)
    .where('plan.state', '=', 'ready')
    .orderBy('plan.created_at')
    .execute()
  return rows.map(planOf)
}

export const judged = async (tx: Tx, id: string): Promise<void> => {
  await tx.updateTable('retention_plans').set({ to_judge: false }).where('id', '=', id).execute()
}

/** Those of these tickets that a run which isn't over names, and has not finished with. */
export const busyAmong = async (tx: Tx, ticketIds: readonly number[]): Promise<ReadonlySet<number>> => {
  if (ticketIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('plan_tickets as ticket')
    .innerJoin('retention_runs as run', 'run.plan_id', 'ticket.plan_id')
    .select('ticket.ticket_id')
    .where('ticket.ticket_id', 'in', [...ticketIds])
    .where('ticket.step', 'is not', null)
    .where('run.state', 'not in', ['done', 'cancelled'])
    .execute()
  return new Set(rows.map(({ ticket_id }) => ticket_id))
}

/** When this version was last planned by its schedule, and when it was saved: the schedule counts from there. */
export const lastScheduled = async (tx: Tx, versionId: string): Promise<string | undefined> => {
  const row = await tx
    .selectFrom('retention_plans')
    .select(sql<Date | null>`max(planned_at)`.as('at'))
    .where('version_id', '=', versionId)
    .where('asked_by', 'is', null)
    .executeTakeFirst()
  return row?.at?.toISOString()
}
