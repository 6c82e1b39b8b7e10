import type { Plan } from '../../../contract/retention.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt, refuse, type Refusal } from '../failure.ts'
import { refusalOf, type AdminPorts } from './admin.ts'
import type { PlanRecord, VersionRecord } from './records.ts'

export interface PlanPorts extends AdminPorts {
  readonly version: (id: string) => Promise<VersionRecord | undefined>
  readonly newestVersion: () => Promise<VersionRecord | undefined>
  /** The fifty newest. */
  readonly plans: () => Promise<readonly PlanRecord[]>
  readonly plan: (id: string) => Promise<PlanRecord | undefined>
  readonly addPlan: (plan: {
    readonly id: string
    readonly versionId: string
    readonly askedBy: number | null
    readonly createdAt: Instant
    readonly plannedAt: Instant
    readonly policies: readonly string[] | null
  }) => Promise<void>
  /** Approval and ledger entry in one transaction; false where somebody has approved it already. */
  readonly approvePlan: (id: string, by: number, at: Instant, entry: EntryFields) => Promise<boolean>
  readonly append: (entry: EntryFields) => Promise<unknown>
  /** Tells the workers that there is something to do. */
  readonly wake: () => Promise<void>
  /** By Zendesk's clock, by which the dates of tickets are written. */
  readonly now: () => Promise<Instant>
  readonly clock: () => Instant
  readonly newId: () => string
}

/** What was seen a month ago says little of what is there now. */
export const planLastsMs = 30 * 86_400_000

export const isTooOld = (plan: PlanRecord, now: Instant): boolean =>
  plan.emptiedAt !== null || Date.parse(plan.plannedAt) + planLastsMs < Date.parse(now)

const approverOf = ({ approvedBy, versionApprovedBy }: PlanRecord) =>
  approvedBy === null && versionApprovedBy !== null ? { by: null, version_by: versionApprovedBy } : { by: approvedBy }

/** Whether somebody could still approve or run it. */
const isOpen = ({ state, runId }: PlanRecord): boolean => state === 'ready' && runId === null

/** A plan as this administrator sees it: only who didn't write the policies may approve, and only those in force. */
const shownPlan = (plan: PlanRecord, userId: number, now: Instant, newest: VersionRecord | undefined): Plan => {
  const expired = isTooOld(plan, now)
  const isReplaced = isOpen(plan) && newest !== undefined && newest.id !== plan.versionId
  const mayGoOn = isOpen(plan) && !isReplaced && !expired
  return {
    id: plan.id,
    version_id: plan.versionId,
    version: plan.version,
    asked_by: plan.askedBy,
    created_at: plan.createdAt,
    state: plan.state,
    read: plan.read,
    ...(plan.problem === null ? {} : { problem: plan.problem as NonNullable<Plan['problem']> }),
    ...(plan.hash === null ? {} : { hash: plan.hash }),
    planned_at: plan.plannedAt,
    ...(plan.policies === null ? {} : { policies: [...plan.policies] }),
    ...(plan.summary === null ? {} : { summary: plan.summary }),
    approved: plan.approvedAt === null ? null : { ...approverOf(plan), at: plan.approvedAt },
    run_id: plan.runId,
    may_approve: mayGoOn && plan.approvedAt === null && plan.authorId !== userId,
    may_run: mayGoOn && plan.approvedAt !== null,
    expired,
    ...(isReplaced ? { replaced_by: newest.number } : {}),
  }
}

type One = { readonly ok: true; readonly plan: Plan } | Refusal

/** A preview: the plan is stored, and built by whoever is free. */
export const createPlan = async (ports: PlanPorts, userId: number, versionId: string): Promise<One> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  if ((await ports.version(versionId)) === undefined) return { ok: false, problem: 'not-found' }
  const now = await attempt(ports.now)
  if (!now.ok) return refuse(now.failure)
  const id = ports.newId()
  const [createdAt, plannedAt] = [ports.clock(), now.value]
  await ports.addPlan({ id, versionId, askedBy: userId, createdAt, plannedAt, policies: null })
  await ports.wake()
  return showPlan(ports, userId, id)
}

export const listPlans = async (
  ports: PlanPorts,
  userId: number,
): Promise<{ readonly ok: true; readonly plans: Plan[] } | Refusal> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const now = ports.clock()
  const [plans, newest] = await Promise.all([ports.plans(), ports.newestVersion()])
  return { ok: true, plans: plans.map((plan) => shownPlan({ ...plan, summary: null }, userId, now, newest)) }
}

export const showPlan = async (ports: PlanPorts, userId: number, id: string): Promise<One> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const plan = await ports.plan(id)
  if (plan === undefined) return { ok: false, problem: 'not-found' }
  // One that is being made is looked at every second: the text of the policies, which may be long, is left where it is.
  const newest = isOpen(plan) ? await ports.newestVersion() : undefined
  return { ok: true, plan: shownPlan(plan, userId, ports.clock(), newest) }
}

/** What stands between this plan and its approval or run, whoever asks. A version that was replaced keeps too little, perhaps. */
export const obstacleOf = async (
  ports: Pick<PlanPorts, 'newestVersion' | 'clock'>,
  plan: PlanRecord,
  hash: string,
): Promise<Refusal | undefined> => {
  if (plan.state === 'refused') return { ok: false, problem: 'limit-exceeded' }
  if (plan.state !== 'ready') return { ok: false, problem: 'plan-not-ready' }
  if (plan.hash !== hash) return { ok: false, problem: 'plan-changed' }
  if (isTooOld(plan, ports.clock())) return { ok: false, problem: 'plan-too-old' }
  const newest = await ports.newestVersion()
  return newest?.id === plan.versionId ? undefined : { ok: false, problem: 'policies-changed' }
}

/**
 * A second person says yes to the plan they have seen, by its hash. The author of the policies is refused, whatever else
 * may be wrong, and that they tried stands in the ledger.
 */
export const approvePlan = async (ports: PlanPorts, userId: number, id: string, hash: string): Promise<One> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const plan = await ports.plan(id)
  if (plan === undefined) return { ok: false, problem: 'not-found' }
  const at = ports.clock()
  const entry = {
    at,
    actor: { user_id: userId },
    version_id: plan.versionId,
    plan_id: plan.id,
    ...(plan.hash === null ? {} : { digest: plan.hash }),
    types: [],
    count: plan.summary?.totals.due ?? 0,
  }
  if (plan.authorId === userId) {
    await ports.append({ ...entry, action: 'retention.approval-refused', problem: 'own-approval' })
    return { ok: false, problem: 'own-approval' }
  }
  const obstacle = await obstacleOf(ports, plan, hash)
  if (obstacle !== undefined) return obstacle
  await ports.approvePlan(id, userId, at, { ...entry, action: 'retention.plan-approved' })
  return showPlan(ports, userId, id)
}
