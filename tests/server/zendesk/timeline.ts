import type { Clock } from '../../../core/time.ts'

export interface Timeline {
  readonly clock: Clock
  readonly sleep: (ms: number) => Promise<void>
  readonly advance: (ms: number) => void
  /** What was slept, in milliseconds, in order. */
  readonly slept: number[]
}

/** Time that passes only when somebody sleeps. */
export const timeline = (start = Date.parse('2026-11-24T08:00:00.000Z')): Timeline => {
  let now = start
  const slept: number[] = []
  return {
    clock: () => new Date(now).toISOString(),
    sleep: async (ms) => {
      slept.push(ms)
      now += ms
      await Promise.resolve()
    },
    advance: (ms) => {
      now += ms
    },
    slept,
  }
}
