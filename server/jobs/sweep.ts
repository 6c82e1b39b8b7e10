import type { Metrics } from '../metrics.ts'
import type { Round } from './round.ts'

/** Forgets page tokens and connect attempts whose time is over; what is left for an hour more does no harm. */
export const sweepRound = (ports: {
  readonly forget: readonly (() => Promise<void>)[]
  readonly metrics: Metrics
}): Round => ({
  name: 'sweep',
  everySeconds: 3600,
  run: async () => {
    for (const forget of ports.forget) await forget()
    ports.metrics.jobEnded('sweep', 'done')
  },
})
