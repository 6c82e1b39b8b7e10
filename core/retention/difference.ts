/** What two plans are compared by. */
export interface Compared {
  readonly ticketId: number
  readonly policy: string
  readonly actions: readonly string[]
}

export interface Difference {
  readonly added: number
  readonly removed: number
  /** Named by both, but under another policy or with other actions. */
  readonly changed: number
  readonly addedSample: readonly number[]
}

type Rows = AsyncIterable<Compared> | Iterable<Compared>

const sampled = 20

const same = (one: Compared, other: Compared): boolean =>
  one.policy === other.policy && one.actions.join() === other.actions.join()

const iterate = (rows: Rows): AsyncIterator<Compared> | Iterator<Compared> =>
  Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()

/** Walks two plans side by side, each in the order of its tickets' numbers, holding one ticket of each. */
export const differenceOf = async (before: Rows, after: Rows): Promise<Difference> => {
  const [olds, news] = [iterate(before), iterate(after)]
  let [added, removed, changed] = [0, 0, 0]
  const addedSample: number[] = []
  let [old, now] = [await olds.next(), await news.next()]
  while (old.done !== true || now.done !== true) {
    if (now.done === true || (old.done !== true && old.value.ticketId < now.value.ticketId)) {
      removed += 1
      old = await olds.next()
    } else if (old.done === true || now.value.ticketId < old.value.ticketId) {
      added += 1
      if (addedSample.length < sampled) addedSample.push(now.value.ticketId)
      now = await news.next()
    } else {
      if (!same(old.value, now.value)) changed += 1
      ;[old, now] = [await olds.next(), await news.next()]
    }
  }
  return { added, removed, changed, addedSample }
}
