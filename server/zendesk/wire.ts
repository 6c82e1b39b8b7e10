import * as z from 'zod/mini'
import type { Clock } from '../../core/time.ts'
import { ZendeskError, type Trouble, type ZendeskErrorCode } from './error.ts'
import { retryAfterOf } from './rate-headers.ts'
import { resourceOf } from './resource.ts'

export type Fetch = (url: URL, init: RequestInit) => Promise<Response>

export interface Wire {
  readonly clock: Clock
  readonly fetch?: Fetch | undefined
  readonly timeoutMs?: number | undefined
  /** Gives the signal that ends a call; a parameter so that tests wait for nothing. */
  readonly abortAfter?: ((ms: number) => AbortSignal) | undefined
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface Outgoing {
  readonly method: Method
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly as?: 'json' | 'text' | undefined
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON, or the text where that was asked for; undefined where there is none or, in a refusal, where it is no JSON. */
  readonly body: unknown
}

/** Zendesk answers most calls within a second; after ten the person has been told to try again. */
const defaultTimeoutMs = 10_000

const within = (ms: number): AbortSignal => AbortSignal.timeout(ms)

/** Failures before a byte of the request could leave. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

const networkReason = (error: unknown): string | undefined => {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? code : undefined
}

export const nameOf = ({ method, url }: Pick<Outgoing, 'method' | 'url'>): string =>
  `${method} ${resourceOf(url.pathname)}`

/** A call that reads can always be said to have changed nothing. */
const doubt = (method: Method): 'no' | 'unknown' => (method === 'GET' ? 'no' : 'unknown')

const requestIdOf = (headers: Headers): string | undefined => {
  const id = headers.get('x-request-id') ?? headers.get('x-zendesk-request-id')
  return id !== null && /^[\w-]{1,100}$/.test(id) ? id : undefined
}

const unreached = (outgoing: Outgoing, error: unknown, timedOut: boolean): ZendeskError => {
  const reason = networkReason(error)
  const applied = reason !== undefined && neverSent.has(reason) ? 'no' : doubt(outgoing.method)
  return new ZendeskError(timedOut ? 'slow' : 'down', { call: nameOf(outgoing), applied, reason })
}

const parse = (outgoing: Outgoing, response: Response, text: string): unknown => {
  if (outgoing.as === 'text' && response.ok) return text
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The parser's own message quotes the text, which may be a customer's: it must not go on up.
    if (!response.ok) return undefined
    throw new ZendeskError('unexpected', {
      call: nameOf(outgoing),
      status: response.status,
      requestId: requestIdOf(response.headers),
      applied: doubt(outgoing.method),
      reason: 'not JSON',
    })
  }
}

/** One request, one answer, whatever its status. Throws where there is none, or where it is not to be understood. */
export const exchange = async (wire: Wire, outgoing: Outgoing): Promise<Answer> => {
  const { fetch = globalThis.fetch, timeoutMs = defaultTimeoutMs, abortAfter = within } = wire
  const signal = abortAfter(timeoutMs)
  const { method, url, headers, body } = outgoing
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      method,
      headers: { accept: outgoing.as === 'text' ? '*/*' : 'application/json', ...json, ...headers },
      // Zendesk's API redirects nowhere. Whoever answers with a redirect wants the credentials to go somewhere else.
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    text = await response.text()
  } catch (error) {
    throw unreached(outgoing, error, signal.aborted)
  }
  return { status: response.status, headers: response.headers, body: parse(outgoing, response, text) }
}

const closedBody = z.object({
  error: z.optional(z.unknown()),
  details: z.optional(z.record(z.string(), z.unknown())),
})

/** The only part of a refusal's body that is looked at, and it goes no further. */
const saysClosed = (body: unknown): boolean => {
  const read = closedBody.safeParse(body)
  if (!read.success) return false
  const { error, details } = read.data
  return /closed ?ticket|closed prevents/i.test(JSON.stringify([error, details?.['status'], details?.['base']]))
}

const named = z.object({ code: z.optional(z.string()) })
const missingBody = z.object({
  error: z.optional(z.union([z.string(), named])),
  errors: z.optional(z.array(named)),
})

/**
 * Who says that something isn't there. A proxy's page, or a host where no account is any more, knows nothing of the record
 * that was asked for: taken at its word, custos would forget a ticket that is still there.
 */
const missing = (body: unknown): ZendeskErrorCode => {
  const read = missingBody.safeParse(body)
  if (!read.success) return 'down'
  const { error, errors = [] } = read.data
  const codes = [typeof error === 'string' ? error : error?.code, ...errors.map(({ code }) => code)]
  if (codes.some((code) => code !== undefined && /^\w+NotFound$/.test(code))) return 'not-found'
  // Not of a record: the account's plan doesn't have such calls.
  return error === 'InvalidEndpoint' ? 'forbidden' : 'down'
}

const codeOf = ({ status, body }: Answer): ZendeskErrorCode => {
  switch (status) {
    case 400:
    case 413:
      return 'invalid'
    case 401:
      return 'unauthorised'
    case 403:
      return 'forbidden'
    case 404:
    case 410:
      return missing(body)
    case 408:
      return 'slow'
    case 409:
      return 'conflict'
    case 422:
      return saysClosed(body) ? 'closed' : 'invalid'
    case 429:
      return 'busy'
    default:
      return status >= 500 ? 'down' : 'unexpected'
  }
}

/** A 4xx says that nothing was done; a gateway's 5xx, that somebody between did not hear the end. */
const refusedOutright = (status: number): boolean => status >= 300 && status < 500 && status !== 408

export const refusal = (wire: Wire, outgoing: Outgoing, answer: Answer): ZendeskError => {
  const { status, headers } = answer
  const trouble: Trouble = {
    call: nameOf(outgoing),
    status,
    retryAfter: status === 429 || status === 503 ? retryAfterOf(answer, Date.parse(wire.clock())) : undefined,
    requestId: requestIdOf(headers),
    applied: refusedOutright(status) ? 'no' : doubt(outgoing.method),
  }
  return new ZendeskError(codeOf(answer), trouble)
}

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300
