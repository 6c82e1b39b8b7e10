import type { Planned } from './plan.ts'

/** What another version would do with the same tickets at the same moment, as far as it has been counted: plain data. */
export interface Difference {
  /** Due now, and not so under the other version. */
  added: number
  removed: number
  /** Due under both, but by another policy or with other actions. */
  changed: number
  /** The first of those that come in. */
  readonly addedSample: number[]
}

export const noDifference = (): Difference => ({ added: 0, removed: 0, changed: 0, addedSample: [] })

const sampled = 20

type Line = Pick<Planned, 'ticketId' | 'outcome' | 'policy' | 'actions'>

const isSame = (one: Line, other: Line): boolean =>
  one.policy === other.policy && one.actions.join() === other.actions.join()

/** Counts one ticket, as the other version has it and as this one does. Changed in place: a plan has a million of them. */
export const compareIn = (difference: Difference, before: Line, after: Line): void => {
  const [was, is] = [before.outcome === 'due', after.outcome === 'due']
  if (was && !is) difference.removed += 1
  if (was && is && !isSame(before, after)) difference.changed += 1
  if (was || !is) return
  difference.added += 1
  if (difference.addedSample.length < sampled) difference.addedSample.push(after.ticketId)
}
