const window = 5 * 60_000
const mostErrors = 1000
const errorShare = 0.7
/** Zendesk names no least number; with fewer deliveries than this one failure would already be most of them. */
const leastDeliveries = 100

export interface Breaker {
  readonly isOpen: (now: number) => boolean
  readonly note: (now: number, failed: boolean) => void
}

/** A webhook that fails too much is not called any more for a while: its events are lost, not kept. */
export const createBreaker = (): Breaker => {
  let outcomes: { readonly at: number; readonly failed: boolean }[] = []
  return {
    isOpen: (now) => {
      outcomes = outcomes.filter(({ at }) => at > now - window)
      const failed = outcomes.filter((outcome) => outcome.failed).length
      return failed > mostErrors || (outcomes.length >= leastDeliveries && failed / outcomes.length > errorShare)
    },
    note: (now, failed) => {
      outcomes.push({ at: now, failed })
    },
  }
}
