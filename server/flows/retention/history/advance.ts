import { attempt, type Failure } from '../../failure.ts'
import { readEvents } from './events.ts'
import type { Held, HistoryPorts, Learnt, Standing } from './ports.ts'
import { publish } from './publish.ts'
import { readAgain } from './reread.ts'
import { tagBatch } from './tag.ts'
import { followTickets, readTickets } from './tickets.ts'

/** Seconds between two looks at what has changed, once all has been read. */
const followEvery = 300
/** Seconds after the first failure in a row; twice as many after each further one, up to the longest. */
const firstPause = 5
/** No pause is longer: one that seems to be comes of a clock that was set back. */
export const longestPause = 900

type Step = Learnt & { readonly isEnd?: boolean }

const step = (ports: HistoryPorts, held: Held): Promise<Step> => {
  switch (held.standing.phase) {
    case 'events':
    case 'following':
      return readEvents(ports, held)
    case 'tickets':
      return readTickets(ports, held)
    case 'rereads':
      return readAgain(ports, held)
    case 'publish':
      return publish(ports, held)
    case 'tags':
      return tagBatch(ports, held)
  }
}

const pauseFor = ({ code, retryAfter }: Failure, failures: number): number =>
  code === 'busy'
    ? Math.min(Math.max(1, retryAfter ?? 60), longestPause)
    : Math.min(firstPause * 2 ** Math.min(failures, 10), longestPause)

export type Advanced = 'nothing-to-do' | 'stopped' | 'waiting' | 'up-to-date'

/**
 * Goes on with the reading for as long as it may: until the quota is used, somebody has paused it, another worker has
 * taken it over, or there is nothing new. It waits for seconds at most; it is called again.
 */
export const advance = async (ports: HistoryPorts, mayGoOn: () => boolean = () => true): Promise<Advanced> => {
  const { store } = ports
  let held = await store.claim()
  if (held === undefined) return 'nothing-to-do'
  for (;;) {
    if (!mayGoOn()) {
      await store.release(held, { seconds: 0 })
      return 'stopped'
    }
    const current: Held = held
    const made = await attempt(() => step(ports, current))
    if (!made.ok) return letGo(store, current, made.failure)
    if ((await store.commit(current, made.value)) === 'stop') return 'stopped'
    held = { ...current, standing: made.value.standing, failures: 0 }
    if (hasGrown(current.standing, held.standing)) await store.measure()
    if (made.value.pause !== undefined) {
      await store.release(held, { seconds: made.value.pause })
      return 'waiting'
    }
    if (current.standing.phase !== 'following' || made.value.isEnd !== true) continue
    return followOn(ports, held)
  }
}

/** The first pages, and then each time that there are twice as many; and where another part of the reading begins. */
const hasGrown = (before: Standing, now: Standing): boolean => {
  if (before.phase !== now.phase) return true
  const doubled = ({ counters }: Standing) => Math.floor(Math.log2(1 + counters.pages + counters.published / 1000))
  return doubled(before) !== doubled(now)
}

const letGo = async (store: HistoryPorts['store'], held: Held, failure: Failure): Promise<Advanced> => {
  const seconds = pauseFor(failure, held.failures)
  const isBusy = failure.code === 'busy'
  await store.release(held, { seconds, ...(isBusy ? {} : { problem: failure.problem, failed: true }) })
  return 'waiting'
}

/** Up to date with the updates: what has become of tickets since, and what is to be read by itself; then a pause. */
const followOn = async (ports: HistoryPorts, held: Held): Promise<Advanced> => {
  let current = held
  let isEnd = true
  for (const follow of [followTickets, readAgain]) {
    const from = current
    const made = await attempt(() => follow(ports, from))
    if (!made.ok) return letGo(ports.store, from, made.failure)
    if ((await ports.store.commit(from, made.value)) === 'stop') return 'stopped'
    current = { ...from, standing: made.value.standing }
    isEnd &&= made.value.isEnd
  }
  await ports.store.release(current, { seconds: isEnd ? followEvery : 5 })
  return 'up-to-date'
}
