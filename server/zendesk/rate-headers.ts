import * as z from 'zod/mini'
import { jobsKey } from './rate-limits.ts'

/** What one window of a limit says of itself; `resetsIn` in seconds where it is told. */
export interface Told {
  readonly total: number
  readonly remaining: number
  readonly resetsIn?: number | undefined
}

export interface ToldLimits {
  readonly account?: Told | undefined
  /** Limits of one endpoint: `zendesk-ratelimit-<name>: total=100; remaining=99; resets=41`. */
  readonly endpoint: readonly (Told & { readonly name: string })[]
}

const count = (text: string | null): number | undefined =>
  text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined

/** `Tue, 24 Nov 2026 08:00:00 GMT` or `2026-11-24T08:00:00Z`: `Date.parse` itself takes `1.5` and `-1` for days of 2001. */
const isDate = (text: string): boolean => /^([A-Z][a-z]{2,8},\s|\d{4}-\d\d-\d\dT)/.test(text)

/**
 * Seconds from now, of a number of seconds or of a date: Zendesk's access log answers with the latter. Rounded up, since
 * whoever comes too early is refused again; what is neither says nothing.
 */
const secondsOf = (headers: Headers, name: string, now: number): number | undefined => {
  const text = headers.get(name)?.trim() ?? ''
  if (/^\d{1,9}(\.\d{1,9})?$/.test(text)) return Math.ceil(Number(text))
  const at = isDate(text) ? Date.parse(text) : NaN
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000))
}

const named = (value: string): Told | undefined => {
  const part = (key: string) => count(new RegExp(`\\b${key}=(\\d+)`).exec(value)?.[1] ?? null)
  const [total, remaining] = [part('total'), part('remaining')]
  return total === undefined || remaining === undefined ? undefined : { total, remaining, resetsIn: part('resets') }
}

const accountOf = (headers: Headers, now: number): Told | undefined => {
  const pairs = [
    ['x-rate-limit', 'x-rate-limit-remaining'],
    ['ratelimit-limit', 'ratelimit-remaining'],
  ] as const
  for (const [limit, left] of pairs) {
    const [total, remaining] = [count(headers.get(limit)), count(headers.get(left))]
    if (total === undefined || remaining === undefined) continue
    return { total, remaining, resetsIn: secondsOf(headers, 'ratelimit-reset', now) }
  }
  return undefined
}

const endpointHeader = 'zendesk-ratelimit-'

export const toldBy = (headers: Headers, now: number): ToldLimits => ({
  account: accountOf(headers, now),
  endpoint: [...headers]
    .filter(([header]) => header.startsWith(endpointHeader))
    .flatMap(([header, value]) => {
      const limit = named(value)
      return limit === undefined ? [] : [{ ...limit, name: header.slice(endpointHeader.length) }]
    }),
})

/** Too many jobs at once: a limit apart from those of requests, although its refusal is a 429, too. */
const tooManyJobs = z.object({ error: z.literal('TooManyJobs') })

export interface Refused {
  readonly headers: Headers
  readonly body?: unknown
}

export const isTooManyJobs = ({ body }: Refused): boolean => tooManyJobs.safeParse(body).success

/** How long a refused call should wait, in seconds: Retry-After, or where there is none what the limit says of its reset. */
export const retryAfterOf = (refused: Refused, now: number): number | undefined => {
  const { headers } = refused
  const asked = secondsOf(headers, 'retry-after', now)
  if (asked !== undefined) return asked
  if (!isTooManyJobs(refused)) return secondsOf(headers, 'ratelimit-reset', now)
  return toldBy(headers, now).endpoint.find(({ name }) => name === jobsKey)?.resetsIn
}
