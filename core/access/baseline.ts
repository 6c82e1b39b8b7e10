import { countSurprise } from './tail.ts'

/** What is usual of one daily count: it forgets with a memory of about thirty days it was counted on. */
export interface Baseline {
  days: number
  mean: number
  variance: number
}

export const emptyBaseline = (): Baseline => ({ days: 0, mean: 0, variance: 0 })

const memory = 30

/** A flood counts for no more than this many times the usual: an incident doesn't become the new normal at once. */
const greatestLeap = 4

export const learn = (base: Baseline, count: number): void => {
  base.days++
  const capped = base.days > 5 ? Math.min(count, greatestLeap * (base.mean + 1) + 3) : count
  const weight = 1 / Math.min(base.days, memory)
  const off = capped - base.mean
  base.mean += weight * off
  base.variance += weight * (off * (capped - base.mean) - base.variance)
}

/** How many days the team's own usual weighs beside the agent's. */
const priorDays = 5

export const expectedOf = (own: Baseline, team: Baseline): number =>
  (own.mean * Math.min(own.days, memory) + team.mean * priorDays) / (Math.min(own.days, memory) + priorDays)

/** Size of the negative binomial that scatters as much as this baseline did; the team's scatter fills in for a young one. */
const sizeOf = (own: Baseline, team: Baseline, mean: number): number => {
  const base = own.days >= 10 ? own : team
  if (base.days < 5) return 1
  const extra = base.variance - base.mean
  // Rare counts come in clumps: one odd ticket leads to its neighbours.
  if (mean < 1) return 2
  if (extra <= 0) return 30
  return Math.min(30, Math.max(0.7, (base.mean * base.mean) / extra)) * (mean > 0 ? 1 : 0.5)
}

/** Surprise at a count of today, where the day itself makes everybody's counts `factor` times the usual. */
export const daySurprise = (count: number, own: Baseline, team: Baseline, factor: number): number => {
  const mean = Math.max(0.05, expectedOf(own, team)) * factor
  return countSurprise(count, mean, sizeOf(own, team, mean))
}
