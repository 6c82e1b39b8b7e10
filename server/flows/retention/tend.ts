import type { Instant } from '../../../core/time.ts'
import { attempt } from '../failure.ts'
import { emptySome, type EmptyingPorts } from './emptying.ts'
import { buildOn, type PreviewPorts } from './preview.ts'
import type { PlanRecord, RunRecord } from './records.ts'
import { advance } from './run/advance.ts'
import type { AdvancePorts } from './run/ports.ts'
import { planOnSchedule, runOnSchedule, type SchedulePorts } from './schedule.ts'
import { tagOn } from './tagging/advance.ts'
import type { TaggingPorts } from './tagging/ports.ts'
import { unmarkSome, type UnmarkPorts } from './unmark.ts'

export interface TendPorts extends PreviewPorts, AdvancePorts, SchedulePorts, TaggingPorts, UnmarkPorts, EmptyingPorts {
  /** The account for one worker at a time: a number that is this worker's until another takes the account over. */
  readonly takeLease: () => Promise<number | undefined>
  readonly holdLease: (claim: number) => Promise<boolean>
  readonly dropLease: (claim: number) => Promise<void>
  readonly buildingPlan: () => Promise<PlanRecord | undefined>
  readonly liveRuns: (now: Instant) => Promise<readonly RunRecord[]>
  /** Whether anything of this account may have to be done at all: asked before Zendesk is asked what time it is. */
  readonly hasWork: () => Promise<boolean>
  readonly sleep: (ms: number) => Promise<void>
}

/** Everything that moves by itself in an account, one step of each in turn; how many seconds until there is more, or none. */
const turn = async (ports: TendPorts, claim: number, now: Instant): Promise<number | undefined> => {
  const waits: number[] = []
  if (await planOnSchedule(ports, now)) waits.push(0)
  const building = await ports.buildingPlan()
  if (building !== undefined) {
    const built = await buildOn(ports, claim, building)
    if (built.isLost === true) return undefined
    if (built.more) waits.push(built.failure === undefined ? 0 : (built.failure.retryAfter ?? 10))
    else waits.push(0)
  }
  await runOnSchedule(ports)
  if (await emptySome(ports, now)) waits.push(0)
  for (const run of await ports.liveRuns(now)) {
    if (!(await ports.holdLease(claim))) return undefined
    const advanced = await advance(ports, claim, run.id)
    if (advanced.state === 'lost') return undefined
    if (advanced.state === 'moved') waits.push(0)
    if (advanced.state === 'again') waits.push(advanced.seconds)
  }
  if (!(await ports.holdLease(claim))) return undefined
  const tagged = await tagOn(ports, claim, now, { settles: building !== undefined })
  const unmarked = building === undefined ? await unmarkSome(ports, claim) : undefined
  for (const done of [tagged, unmarked]) {
    if (done?.state === 'lost') return undefined
    if (done?.state === 'moved') waits.push(0)
    if (done?.state === 'again') waits.push(done.seconds)
  }
  return waits.length === 0 ? undefined : Math.min(...waits)
}

/** Longer waits are left to the next round: a job in the queue must not look dead. */
const longestWait = 5

/**
 * Works on one account until nothing is left to do now, or the time is up; true where there is more. Whatever was begun by
 * a worker that died is found in the database and gone on with.
 */
export const tend = async (ports: TendPorts, { seconds }: { readonly seconds: number }): Promise<boolean> => {
  if (!(await ports.hasWork())) return false
  const claim = await ports.takeLease()
  if (claim === undefined) return false
  const until = Date.parse(ports.clock()) + seconds * 1000
  try {
    for (;;) {
      const now = await attempt(ports.now)
      if (!now.ok) return false
      const wait = await turn(ports, claim, now.value)
      if (wait === undefined || wait > longestWait) return false
      if (Date.parse(ports.clock()) >= until) return true
      if (wait > 0) await ports.sleep(wait * 1000)
      if (!(await ports.holdLease(claim))) return false
    }
  } finally {
    await ports.dropLease(claim)
  }
}
