import type { Run } from '../../../contract/retention.ts'
import { costOf } from '../../../core/retention/index.ts'
import type { PlanRecord, RequesterCounts, RunRecord, TicketCounts } from './records.ts'

/** A cancelled run only settles what is under way. */
export const isMoving = ({ state, why }: Pick<RunRecord, 'state' | 'why'>): boolean =>
  (state === 'running' || state === 'waiting') && why !== 'cancelled'

/** Parts of the work are weighed by the requests they take; in what time those go is what the run tells. */
const weightOf = (tickets: TicketCounts['all'], users: number, share: number): number =>
  costOf({ ...tickets, requesters: users, requestersForGood: users * share }, 1).requests

/**
 * Seconds of work left: from what this run has done so far, else from the forecast. Null where it doesn't move, and where
 * nobody knows when it will.
 */
export const etaOf = (
  run: Pick<RunRecord, 'state' | 'why' | 'waitsFor' | 'workSeconds'>,
  { summary }: Pick<PlanRecord, 'summary'>,
  tickets: TicketCounts,
  users: RequesterCounts,
): Run['eta'] => {
  if (!isMoving(run) || run.waitsFor !== null) return null
  const { go = 0, for_good: forGood = 0 } = summary?.requesters ?? {}
  const share = go === 0 ? 0 : forGood / go
  const all = weightOf(tickets.all, users.total, share)
  const left = weightOf(tickets.left, users.open, share)
  const done = all - left
  if (done > 0 && run.workSeconds >= 1)
    return { seconds: Math.ceil((run.workSeconds / done) * left), basis: 'measured' }
  const seconds = summary?.cost.seconds ?? 0
  return { seconds: all === 0 ? 0 : Math.ceil((seconds / all) * left), basis: 'forecast' }
}
