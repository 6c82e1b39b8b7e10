import type { EntryFields } from '../../../core/ledger/index.ts'
import { isLimited, type PolicySet } from '../../../core/retention/index.ts'
import type { Instant } from '../../../core/time.ts'
import { isTooOld, type PlanPorts } from './plans.ts'
import type { PlanRecord, VersionRecord } from './records.ts'
import { newRun, type RunPorts } from './runs.ts'
import { nextRun, setIn } from './versions.ts'

export interface SchedulePorts extends PlanPorts, RunPorts {
  readonly newestVersion: () => Promise<VersionRecord | undefined>
  /** When the schedule of this version last made a plan. */
  readonly lastScheduled: (versionId: string) => Promise<Instant | undefined>
  /** Ready, made by a schedule, and not judged yet; the oldest first. */
  readonly plansToJudge: () => Promise<readonly PlanRecord[]>
  /** It doesn't run alone, now or later. */
  readonly waitForSomebody: (planId: string) => Promise<void>
  /**
   * Approval by nobody in particular, run and ledger entries in one transaction, and only while its version is the newest, nobody has approved the
   * plan and nobody has pulled the switch; false where one of these isn't so.
   */
  readonly startAlone: (
    run: Omit<Parameters<RunPorts['startRun']>[0], 'startedBy'>,
    versionId: string,
    entries: { readonly approved: EntryFields; readonly started: EntryFields },
  ) => Promise<boolean>
}

interface NextRun {
  readonly name: string
  readonly at: Instant
}

/** As far as they were worked out: they change with the last plan, and are asked for every few seconds. */
const worked = new WeakMap<PolicySet, { readonly from: Instant; readonly runs: readonly NextRun[] }>()

const nextRuns = (set: PolicySet, from: Instant): readonly NextRun[] => {
  const known = worked.get(set)
  if (known?.from === from) return known.runs
  const runs = set.policies.flatMap((policy) => {
    const at = nextRun(policy, from)
    return at === null ? [] : [{ name: policy.name, at }]
  })
  worked.set(set, { from, runs })
  return runs
}

/**
 * The policies whose time has come. A version's schedules all count from the last plan that one of them made: what was due
 * before is in it. Missed times are made up for by one plan, not by one each.
 */
const dueIn = (version: VersionRecord, last: Instant | undefined, now: Instant): readonly string[] =>
  nextRuns(setIn(version), last ?? version.createdAt).flatMap(({ name, at }) => (at <= now ? [name] : []))

/** The schedules of the version in force make a preview when their time has come: of their own policies, and of no other. */
export const planOnSchedule = async (ports: SchedulePorts, now: Instant): Promise<boolean> => {
  const version = await ports.newestVersion()
  if (version === undefined) return false
  const policies = dueIn(version, await ports.lastScheduled(version.id), now)
  if (policies.length === 0) return false
  await ports.addPlan({
    id: ports.newId(),
    versionId: version.id,
    askedBy: null,
    createdAt: ports.clock(),
    plannedAt: now,
    policies,
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

/** Whoever approved the version has seen its limits: each policy that would act must have one and a schedule, and be within it. */
const mayRunAlone = (plan: PlanRecord, version: VersionRecord, now: Instant): boolean => {
  if (plan.askedBy !== null || plan.state !== 'ready' || version.approved === null || isTooOld(plan, now)) return false
  if ((plan.summary?.totals.due ?? 0) === 0) return false
  // A condition on a field that no ticket has, deleted in Zendesk since perhaps, may be met by all of them.
  if (plan.summary?.unborne?.some(({ code }) => code === 'unborne-field') === true) return false
  const acting = new Set(plan.summary?.by_policy.filter(({ due }) => due > 0).map(({ policy }) => policy))
  return setIn(version)
    .policies.filter(({ name }) => acting.has(name))
    .every(({ runs, limits }) => runs !== undefined && isLimited(limits))
}

const startAlone = async (ports: SchedulePorts, plan: PlanRecord): Promise<boolean> => {
  const version = await ports.version(plan.versionId)
  if (version === undefined || !mayRunAlone(plan, version, ports.clock())) return false
  const { run, entry } = newRun(ports, plan, null)
  return ports.startAlone(run, version.id, { approved: entryOf(plan, run.startedAt), started: entry })
}

/**
 * A plan of a schedule runs without a person only where a second person has approved this very version before, it is in
 * force still, and every policy that acts has a schedule, and a limit which holds. Otherwise it waits for somebody. Each is
 * judged once, also where the process that made it has died.
 */
export const runOnSchedule = async (ports: SchedulePorts): Promise<void> => {
  for (const plan of await ports.plansToJudge())
    if (!(await startAlone(ports, plan))) await ports.waitForSomebody(plan.id)
}
