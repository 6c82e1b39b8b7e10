import { minute } from './local-time.ts'

/** The logs come by different ways: a row that a webhook brings at once is judged before one of the other that is older. */
const apart = 30 * minute

interface Deed<What> {
  readonly at: number
  readonly what: What
}

export interface Lately<What> {
  readonly note: (actor: number, deed: Deed<What>) => void
  /** What this actor did from a moment on, as far as it is judged already and within half an hour of the latest. */
  readonly since: (actor: number, at: number) => readonly Deed<What>[]
}

/** What each actor did last, the latest `most`: for a cause that is told after its effect. */
export const lately = <What>(most: number): Lately<What> => {
  const all = new Map<number, Deed<What>[]>()
  return {
    note: (actor, deed) => {
      const kept = (all.get(actor) ?? []).filter(({ at }) => deed.at - at <= apart)
      all.set(actor, [...kept, deed].slice(-most))
    },
    since: (actor, from) => (all.get(actor) ?? []).filter(({ at }) => at >= from && at - from <= apart),
  }
}
