import { ZendeskError } from './error.ts'
import type { LoggedCall } from './own-calls.ts'
import type { Priority, RateBucket } from './rate-bucket.ts'
import { resourceOf } from './resource.ts'
import type { AccessToken, AccessTokens } from './tokens.ts'
import { exchange, isSuccess, nameOf, refusal, type Answer, type Method, type Outgoing, type Wire } from './wire.ts'

/** One request as it is counted: `resource` is a template (`/tickets/{id}/comments`), `status` 0 where there was no answer. */
export interface RequestCount {
  readonly resource: string
  readonly method: Method
  readonly status: number
  readonly ms: number
}

export interface TransportOptions extends Wire {
  /** The account's origin; nothing is ever sent anywhere else. */
  readonly origin: string
  readonly tokens: AccessTokens
  readonly bucket: RateBucket
  readonly sleep: (ms: number) => Promise<void>
  readonly priority?: Priority | undefined
  /** Seconds: a longer Retry-After goes to the caller instead of being waited for. */
  readonly retryAfterAtMost?: number | undefined
  readonly onRequest?: ((count: RequestCount) => void) | undefined
  /** How a call says that it is ours; by the name of the product alone where nobody watches the account yet. */
  readonly agentFor?: ((call: LoggedCall) => Promise<string>) | undefined
  /** The time, in milliseconds, that Zendesk says it is: the dates of tickets are written by that clock. */
  readonly onDate?: ((at: number) => void) | undefined
}

export interface Call {
  readonly method: Method
  /** Path with query, or a whole URL of the account's. */
  readonly path: string
  readonly body?: unknown
  readonly as?: 'json' | 'text'
  /** Asked when its turn has come, before each time it is sent: where it says no, nothing is sent and the call is `withdrawn`. */
  readonly maySend?: (() => Promise<boolean>) | undefined
}

/** Gives the answer of a call that succeeded, and throws a ZendeskError for every other. */
export type Transport = (call: Call) => Promise<Answer>

const triesAtMost = 4

const target = (origin: string, { method, path }: Call): URL => {
  const url = URL.parse(path, origin)
  if (url !== null && url.origin === origin) return url
  throw new ZendeskError('unexpected', { call: method, applied: 'no', reason: 'not an address of the account' })
}

/**
 * A 429 was refused before anything was done. A 503 perhaps not, and a redaction sent twice is not the same as once: the
 * second is compared with a text that the first has changed, and a success would be told as a failure.
 */
const mayRepeat = (method: Method, status: number): boolean =>
  method !== 'POST' && (status === 429 || (status === 503 && method === 'GET'))

const limitedOf = (method: Method, { pathname }: URL) => ({ method, resource: resourceOf(pathname), pathname })

/** One exchange, counted; what Zendesk's clock says is told. */
const exchanged = async (options: TransportOptions, outgoing: Outgoing): Promise<Answer> => {
  const { clock, onRequest, onDate } = options
  const { method, url } = outgoing
  const started = Date.parse(clock())
  let answer: Answer | undefined
  try {
    answer = await exchange(options, outgoing)
    return answer
  } finally {
    const date = Date.parse(answer?.headers.get('date') ?? '')
    if (!Number.isNaN(date)) onDate?.(date)
    onRequest?.({
      resource: resourceOf(url.pathname),
      method,
      status: answer?.status ?? 0,
      ms: Math.max(0, Date.parse(clock()) - started),
    })
  }
}

const outgoingOf = async (
  { clock, agentFor = () => Promise.resolve('custos') }: TransportOptions,
  url: URL,
  { accessToken }: AccessToken,
  { method, body, as }: Call,
): Promise<Outgoing> => {
  const agent = await agentFor({ method, url: url.href, at: Date.parse(clock()) })
  return { method, url, headers: { authorization: `Bearer ${accessToken}`, 'user-agent': agent }, body, as }
}

const withdrawn = (outgoing: Outgoing): ZendeskError =>
  new ZendeskError('withdrawn', { call: nameOf(outgoing), applied: 'no' })

export const transportFor = (options: TransportOptions): Transport => {
  const { origin, tokens, bucket, sleep, priority = 'interactive', retryAfterAtMost = 3 } = options

  const attempt = async (outgoing: Outgoing, { maySend }: Call): Promise<Answer> => {
    const settle = await bucket.admit(limitedOf(outgoing.method, outgoing.url), priority)
    let answer: Answer | 'unsent' | undefined = 'unsent'
    try {
      if (maySend !== undefined && !(await maySend())) throw withdrawn(outgoing)
      answer = undefined
      answer = await exchanged(options, outgoing)
      return answer
    } finally {
      settle(answer)
    }
  }

  return async (call) => {
    const url = target(origin, call)
    let token = await tokens.current()
    let renewed = false
    for (let tries = 1; ; tries += 1) {
      const sent = await outgoingOf(options, url, token, call)
      const answer = await attempt(sent, call)
      if (isSuccess(answer)) return answer
      if (answer.status === 401 && !renewed) {
        renewed = true
        token = await tokens.renewed(token.version)
        continue
      }
      const failure = refusal(options, sent, answer)
      const wait = failure.retryAfter
      if (wait === undefined || wait > retryAfterAtMost || tries >= triesAtMost) throw failure
      if (!mayRepeat(call.method, answer.status)) throw failure
      await sleep(wait * 1000)
    }
  }
}

/** A call whose turn has come, with its token and its part of the quota: sent at once, or dropped. */
export interface Turn<Asked, T> {
  readonly send: (asked: Asked) => Promise<T>
  readonly drop: () => void
}

export type Turns = <Asked, T>(
  /** As the limits know the call: without its query. */
  line: Pick<Call, 'method' | 'path'>,
  written: (asked: Asked) => Call,
  read: (answer: Answer) => T,
) => Promise<Turn<Asked, T>>

/**
 * For what can't be undone: all waiting is over before it is looked at whether it may still be done. Sent, it is waited for
 * and repeated no more; only a token that was taken away is renewed.
 */
export const turnsFor = (options: TransportOptions): Turns => {
  const { origin, tokens, bucket, priority = 'interactive' } = options
  return async (line, written, read) => {
    const token = await tokens.current()
    const settle = await bucket.admit(limitedOf(line.method, target(origin, line)), priority)
    return {
      drop: () => settle('unsent'),
      send: async (asked) => {
        const call = written(asked)
        const url = target(origin, call)
        let sent: Outgoing
        let answer: Answer | undefined
        try {
          sent = await outgoingOf(options, url, token, call)
          answer = await exchanged(options, sent)
          if (answer.status === 401) {
            sent = await outgoingOf(options, url, await tokens.renewed(token.version), call)
            answer = await exchanged(options, sent)
          }
        } finally {
          settle(answer)
        }
        if (!isSuccess(answer)) throw refusal(options, sent, answer)
        return read(answer)
      },
    }
  }
}
