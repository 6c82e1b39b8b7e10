import type { Instant } from '../../../core/time.ts'
import { planLastsMs } from './plans.ts'

export interface EmptyingPorts {
  /** Takes tickets and users out of one plan of which this is so; true where there may be more. */
  readonly emptyOne: (older: {
    readonly plannedBefore: Instant
    readonly endedBefore: Instant
    readonly at: Instant
  }) => Promise<boolean>
}

/** After its end a run's tickets can be brought back for thirty days, and asked about for as long again, and again. */
const listsKeptMs = 90 * 86_400_000

/**
 * Numbers of tickets and users must not outlive what was deleted: those of a plan that can't be run any more go, and of a
 * run what its certificate keeps stays, and how many they were.
 */
export const emptySome = (ports: EmptyingPorts, now: Instant): Promise<boolean> => {
  const before = (ms: number): Instant => new Date(Date.parse(now) - ms).toISOString()
  return ports.emptyOne({ plannedBefore: before(planLastsMs), endedBefore: before(listsKeptMs), at: now })
}
