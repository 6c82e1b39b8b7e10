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

/** Seconds from now, of a number of seconds or of a date: Zendesk's access log answers with the latter. */
const secondsOf = (text: string | null, now: number): number | undefined => {
  const seconds = count(text)
  if (seconds !== undefined || text === null) return seconds
  const at = Date.parse(text)
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
    return { total, remaining, resetsIn: secondsOf(headers.get('ratelimit-reset'), now) }
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

/** How long a refused call should wait, in seconds: Retry-After, or where there is none what the limit says of its reset. */
export const retryAfterOf = (headers: Headers, now: number): number | undefined =>
  secondsOf(headers.get('retry-after'), now) ?? secondsOf(headers.get('ratelimit-reset'), now)
