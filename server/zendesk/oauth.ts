import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import type { Instant } from '../../core/time.ts'
import { ZendeskError } from './error.ts'
import { exchange, isSuccess, nameOf, refusal, type Outgoing, type Wire } from './wire.ts'

export interface OauthClient {
  readonly id: string
  readonly secret: string
}

/** What Zendesk gives for a code or for a refresh token. The refresh token is good for one refresh. */
export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAt: Instant
}

/**
 * The least that does the work: Zendesk gives ticket audits, where the messages of chats stand, to the global `read` only,
 * and redaction, webhooks and tags lie under three resources' write scopes of which redaction's is not documented.
 */
const scope = 'read write'

/** Seconds. A stolen access token is good for a day at most; a customer's account may sleep for eleven weeks and stay connected. */
const lifetimes = { expires_in: 86_400, refresh_token_expires_in: 6_652_800 }

/** A fresh PKCE verifier: 43 characters of base64url, 256 bits. */
export const newVerifier = (random: (size: number) => Uint8Array = randomBytes): string =>
  Buffer.from(random(32)).toString('base64url')

export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

/** Where the admin's browser is sent to agree. `state` ties the answer to the browser that asked. */
export const authorizationUrl = (asked: {
  readonly origin: string
  readonly clientId: string
  readonly redirectUri: string
  readonly state: string
  readonly verifier: string
}): string => {
  const url = new URL('/oauth/authorizations/new', asked.origin)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: asked.clientId,
    redirect_uri: asked.redirectUri,
    scope,
    state: asked.state,
    code_challenge: challengeOf(asked.verifier),
    code_challenge_method: 'S256',
  }).toString()
  return url.href
}

const granted = z.object({
  access_token: z.string().check(z.minLength(1)),
  refresh_token: z.optional(z.nullable(z.string())),
  expires_in: z.optional(z.nullable(z.number())),
})

const refused = z.object({ error: z.string() })

/** Zendesk takes a refresh token when it begins: with an answer that is waited for too shortly the connection would be lost. */
export const refreshTimeoutMs = 30_000

export interface TokenEndpoint extends Wire {
  readonly origin: string
  readonly client: OauthClient
}

/** `revoked`: the account no longer agrees, and only a new connection helps (RFC 6749, 5.2). Nothing else says so. */
export type Granted =
  | { readonly ok: true; readonly tokens: Tokens }
  | { readonly ok: false; readonly revoked: boolean; error: ZendeskError }

const ask = async (endpoint: TokenEndpoint, grant: Record<string, string>, refreshToken?: string): Promise<Granted> => {
  const outgoing: Outgoing = {
    method: 'POST',
    url: new URL('/oauth/tokens', endpoint.origin),
    headers: { 'user-agent': 'custos' },
    body: { ...grant, client_id: endpoint.client.id, client_secret: endpoint.client.secret, scope, ...lifetimes },
  }
  const answer = await exchange(endpoint, outgoing)
  if (isSuccess(answer)) {
    const read = granted.safeParse(answer.body)
    const fresh = read.success ? (read.data.refresh_token ?? refreshToken) : undefined
    if (!read.success || fresh === undefined)
      throw new ZendeskError('unexpected', { call: nameOf(outgoing), status: answer.status, applied: 'unknown' })
    const seconds = read.data.expires_in ?? lifetimes.expires_in
    const expiresAt = new Date(Date.parse(endpoint.clock()) + seconds * 1000).toISOString()
    return { ok: true, tokens: { accessToken: read.data.access_token, refreshToken: fresh, expiresAt } }
  }
  const failure = refusal(endpoint, outgoing, answer)
  const { status, requestId } = failure
  // There is always such an endpoint: whoever says otherwise isn't the account, and it is no ticket that is gone.
  if (failure.code === 'not-found')
    throw new ZendeskError('down', { call: nameOf(outgoing), status, requestId, applied: 'no' })
  if (![400, 401, 403].includes(answer.status)) throw failure
  const said = refused.safeParse(answer.body)
  const error = new ZendeskError('unauthorised', { call: nameOf(outgoing), status, requestId, applied: 'no' })
  return { ok: false, revoked: said.success && said.data.error === 'invalid_grant', error }
}

/** The code that the admin's browser brought back, good for 120 seconds, for the account's first tokens. */
export const exchangeCode = async (
  endpoint: TokenEndpoint,
  brought: { readonly code: string; readonly verifier: string; readonly redirectUri: string },
): Promise<Tokens> => {
  const answer = await ask(endpoint, {
    grant_type: 'authorization_code',
    code: brought.code,
    code_verifier: brought.verifier,
    redirect_uri: brought.redirectUri,
  })
  if (!answer.ok) throw answer.error
  return answer.tokens
}

export const refresh = (endpoint: TokenEndpoint, refreshToken: string): Promise<Granted> =>
  ask(
    { ...endpoint, timeoutMs: endpoint.timeoutMs ?? refreshTimeoutMs },
    { grant_type: 'refresh_token', refresh_token: refreshToken },
    refreshToken,
  )
