import type { EntryFields } from '../../../core/ledger/index.ts'
import type { Instant } from '../../../core/time.ts'
import type { PlanPorts } from './plans.ts'
import type { PlanRecord, VersionRecord } from './records.ts'
import { beginRun, type RunPorts } from './runs.ts'
import { nextRun, setIn } from './versions.ts'

export interface SchedulePorts extends PlanPorts, RunPorts {
  /** The newest first. */
  readonly versions: () => Promise<readonly VersionRecord[]>
  /** When the schedule of this version last made a plan. */
  readonly lastScheduled: (versionId: string) => Promise<Instant | undefined>
}

/** Since when a version's schedule counts: missed times are made up for by one plan, not by one each. */
const isDue = (version: VersionRecord, last: Instant | undefined, now: Instant): boolean =>
  setIn(version).policies.some((policy) => {
    const next = nextRun(policy, last ?? version.createdAt)
    return next !== null && next <= now
  })

/** The schedule of the version in force makes a preview when its time has come. */
export const planOnSchedule = async (ports: SchedulePorts, now: Instant): Promise<boolean> => {
  const [version] = await ports.versions()
  if (version === undefined || !isDue(version, await ports.lastScheduled(version.id), now)) return false
  await ports.addPlan({
    id: ports.newId(),
    versionId: version.id,
    askedBy: null,
    createdAt: ports.clock(),
    plannedAt: now,
  })
  return true
}

const entryOf = (plan: PlanRecord, at: Instant): EntryFields => ({
  at,
  actor: { system: 'custos' },
  action: 'retention.plan-approved',
  version_id: plan.versionId,
  plan_id: plan.id,
  ...(plan.hash === null ? {} : { digest: plan.hash }),
  types: [],
  count: plan.summary?.totals.due ?? 0,
})

/** Whoever approved the version has seen its limits: each policy that would act must have one, and be within it. */
const mayRunAlone = (plan: PlanRecord, version: VersionRecord): boolean => {
  if (plan.askedBy !== null || plan.state !== 'ready' || version.approved === null) return false
  if ((plan.summary?.totals.due ?? 0) === 0) return false
  const acting = new Set(plan.summary?.by_policy.filter(({ due }) => due > 0).map(({ policy }) => policy))
  return setIn(version)
    .policies.filter(({ name }) => acting.has(name))
    .every(({ limits }) => limits.tickets !== undefined || limits.share !== undefined)
}

/**
 * A plan of a schedule runs without a person only where a second person has approved this very version before, and every
 * policy that acts has a limit which holds. Otherwise it waits for somebody.
 */
export const runOnSchedule = async (ports: SchedulePorts, plan: PlanRecord): Promise<boolean> => {
  const version = await ports.version(plan.versionId)
  if (version === undefined || !mayRunAlone(plan, version)) return false
  if ((await ports.stopped()).stopped) return false
  const at = ports.clock()
  await ports.approvePlan(plan.id, version.approved?.by ?? version.authorId, at, entryOf(plan, at))
  return (await beginRun(ports, plan, null)) !== undefined
}
