import type { Clock } from '../../core/time.ts'
import { ZendeskError } from './error.ts'
import { isTooManyJobs, retryAfterOf, toldBy, type Told } from './rate-headers.ts'
import { jobsKey, limitsOf, type Limit, type Limited } from './rate-limits.ts'

/**
 * `interactive`: someone is waiting at the screen. `background` leaves those a part of our share, too. `export` reads the
 * account's history page by page: of the exports' own limit it leaves a fifth, of the account's as much as other work in
 * the background. It never waits: its turn comes again.
 */
export type Priority = 'interactive' | 'background' | 'export'

export interface RateBucketOptions {
  readonly clock: Clock
  readonly sleep: (ms: number) => Promise<void>
  /** What is believed before the first answer tells; 200 a minute is the smallest plan that can hold Agent Workspace. */
  readonly accountPerMinute?: number
  /** The part of each limit that is never used by us: the account's people and other apps live on it. */
  readonly reserve?: Readonly<Record<Priority, number>>
  /** Milliseconds a call may be held back; beyond it the caller is told when to come again. */
  readonly waitAtMost?: Readonly<Partial<Record<Priority, number>>>
}

interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body?: unknown
}

/** To be called once, when the call has ended; without an answer when there was none, and `unsent` where it was not made. */
export type Settle = (answer?: Answered | 'unsent') => void

/** One tenant's quota with Zendesk, shared by everything in this process that calls for the tenant. */
export interface RateBucket {
  readonly admit: (call: Limited, priority: Priority) => Promise<Settle>
}

interface Window extends Limit {
  total: number
  /** What Zendesk would answer after all calls under way. */
  remaining: number
  resetsAt: number
  underWay: number
}

const keptBack = (total: number, share: number): number => Math.min(total - 1, Math.ceil(total * share))

/** Small maps are not worth sweeping. */
const sweepAbove = 200

/** `perMinute`: what the account may ask in a minute, as Zendesk has told it last. */
export const rateBucket = (options: RateBucketOptions): RateBucket & { readonly perMinute: () => number } => {
  const { clock, sleep, accountPerMinute = 200 } = options
  const reserve = options.reserve ?? { interactive: 0.2, background: 0.4, export: 0.4 }
  const waitAtMost = { interactive: 3_000, background: 60_000, export: 0, ...options.waitAtMost }
  const windows = new Map<string, Window>()
  /** Paths that Zendesk has refused for a limit not known here, until when. */
  const paused = new Map<string, number>()
  let lastAt = -Infinity

  /** A clock that is set back takes all ends with it: nobody waits for the hours that it goes through a second time. */
  const now = (): number => {
    const at = Date.parse(clock())
    const back = Math.max(0, lastAt - at)
    lastAt = at
    if (back === 0) return at
    for (const window of windows.values()) window.resetsAt -= back
    for (const [path, until] of paused) paused.set(path, until - back)
    return at
  }

  const sweep = (at: number) => {
    if (windows.size + paused.size < sweepAbove) return
    // What Zendesk has told of the account's own limits holds for longer than a window.
    for (const [key, { resetsAt, underWay, isOfOne }] of windows)
      if (isOfOne && resetsAt <= at && underWay === 0) windows.delete(key)
    for (const [path, until] of paused) if (until <= at) paused.delete(path)
  }

  const windowOf = (limit: Limit, at: number): Window => {
    const window = windows.get(limit.key) ?? { ...limit, remaining: limit.total, resetsAt: 0, underWay: 0 }
    windows.set(limit.key, window)
    if (at >= window.resetsAt) {
      window.remaining = window.total - window.underWay
      window.resetsAt = at + window.per * 1000
    }
    return window
  }

  const tell = (window: Window, { total, remaining, resetsIn }: Told, at: number) => {
    window.total = total
    window.remaining = remaining - window.underWay
    if (resetsIn !== undefined) window.resetsAt = at + resetsIn * 1000
  }

  const settled = (call: Limited, account: Window, own: readonly Window[]): Settle => {
    const all = [account, ...own]
    return (answer) => {
      for (const window of all) window.underWay -= 1
      if (answer === 'unsent') for (const window of all) window.remaining += 1
      if (answer === undefined || answer === 'unsent') return
      const at = now()
      const told = toldBy(answer.headers, at)
      if (told.account !== undefined) tell(account, told.account, at)
      const [jobs, others] = [own.filter(({ key }) => key === jobsKey), own.filter(({ key }) => key !== jobsKey)]
      const rates = told.endpoint.filter(({ name }) => name !== jobsKey)
      const inFlight = told.endpoint.find(({ name }) => name === jobsKey)
      if (inFlight !== undefined) for (const window of jobs) tell(window, inFlight, at)
      for (const limit of rates) {
        const only = others.length === 1 && rates.length === 1 ? others[0] : undefined
        const window = others.find(({ total }) => total === limit.total) ?? only
        if (window !== undefined) tell(window, limit, at)
      }
      if (answer.status !== 429) return
      const wait = retryAfterOf(answer, at) ?? 60
      const until = at + wait * 1000
      paused.set(`${call.method} ${call.pathname}`, until)
      // Jobs at once are a limit of their own: only what begins one waits for it. Which other limit was hit is not said.
      // It is not one whose window is shorter than the wait: thirty updates of one ticket in ten minutes must not hold
      // back the updates of all others for as long.
      const accountHit = told.account === undefined ? own.length === 0 : told.account.remaining === 0
      const rateHit = () => [...(accountHit ? [account] : []), ...others.filter(({ per }) => wait <= per)]
      for (const window of isTooManyJobs(answer) ? jobs : rateHit()) {
        window.remaining = Math.min(window.remaining, 0)
        window.resetsAt = until
      }
    }
  }

  return {
    perMinute: () => Math.max(1, windows.get('account')?.total ?? accountPerMinute),
    admit: async (call, priority) => {
      const share = reserve[priority]
      const ownShare = priority === 'export' ? reserve.interactive : share
      const isFull = ({ remaining, total }: Window, kept: number) => remaining - 1 < keptBack(total, kept)
      for (let waited = 0; ;) {
        const at = now()
        sweep(at)
        const account = windowOf({ key: 'account', total: accountPerMinute, per: 60, isOfOne: false }, at)
        const own = limitsOf(call).map((limit) => windowOf(limit, at))
        const full = [...(isFull(account, share) ? [account] : []), ...own.filter((window) => isFull(window, ownShare))]
        const until = Math.max(
          paused.get(`${call.method} ${call.pathname}`) ?? 0,
          ...full.map(({ resetsAt }) => resetsAt),
        )
        if (until <= at) {
          for (const window of [account, ...own]) {
            window.remaining -= 1
            window.underWay += 1
          }
          return settled(call, account, own)
        }
        const wait = until - at
        if (waited + wait > waitAtMost[priority])
          // 429 as Zendesk would have answered: whoever asks by status treats both alike, and nothing was sent.
          throw new ZendeskError('busy', {
            call: `${call.method} ${call.resource}`,
            status: 429,
            retryAfter: Math.ceil(wait / 1000),
            applied: 'no',
            reason: 'held back',
          })
        await sleep(wait)
        waited += wait
      }
    },
  }
}
