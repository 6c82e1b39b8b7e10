import { ZendeskError } from './error.ts'
import { refresh, type TokenEndpoint, type Tokens } from './oauth.ts'

export interface StoredTokens extends Tokens {
  /** Goes up with every change, so that two processes know whether they speak of the same tokens. */
  readonly version: number
}

/** The store of one tenant's tokens, shared by all processes. */
export interface TokenStore {
  /** Undefined where the account is not connected. */
  readonly load: () => Promise<StoredTokens | undefined>
  /** True for one caller at a time and only while `version` is the stored one; runs out by itself when its holder dies. */
  readonly claimRefresh: (version: number) => Promise<boolean>
  readonly releaseRefresh: (version: number) => Promise<void>
  /** Stores what a refresh of `version` gave, as the next version, and ends the claim; void where `version` is no longer the stored one. */
  readonly save: (tokens: Tokens, version: number) => Promise<unknown>
  /** The account no longer agrees. Void where `version` is no longer the stored one: then it has connected anew. */
  readonly markDisconnected: (version: number) => Promise<void>
}

export interface AccessToken {
  readonly accessToken: string
  readonly version: number
}

export interface AccessTokens {
  /** A token that is good for a while, refreshed before where it would not be. */
  readonly current: () => Promise<AccessToken>
  /** A newer token than this version, which Zendesk has just refused. */
  readonly renewed: (version: number) => Promise<AccessToken>
}

export interface AccessTokensOptions extends TokenEndpoint {
  readonly store: TokenStore
  readonly sleep: (ms: number) => Promise<void>
  /** Milliseconds before its end from when on a token is refreshed; longer than any call or its retries last. */
  readonly refreshAheadMs?: number
  /** Milliseconds for which a token is not read from the store again; another process's disconnect is seen after them. */
  readonly keepMs?: number
  /** How often and for how long another process's refresh is waited for, in milliseconds. */
  readonly pollMs?: number
  readonly waitAtMostMs?: number
}

const call = 'POST /oauth/tokens'

const signedOut = (): ZendeskError => new ZendeskError('unauthorised', { call, status: 401, applied: 'no' })

export const accessTokens = (options: AccessTokensOptions): AccessTokens => {
  const { store, sleep, clock } = options
  const { refreshAheadMs = 300_000, keepMs = 60_000, pollMs = 250, waitAtMostMs = 30_000 } = options
  const now = () => Date.parse(clock())
  let kept: { readonly tokens: StoredTokens; readonly at: number } | undefined
  let loading: Promise<StoredTokens> | undefined
  let renewing: { readonly version: number; readonly tokens: Promise<StoredTokens> } | undefined

  const load = async (): Promise<StoredTokens> => {
    kept = undefined
    const tokens = await store.load()
    if (tokens === undefined) throw signedOut()
    kept = { tokens, at: now() }
    return tokens
  }

  const loadOnce = (): Promise<StoredTokens> => (loading ??= load().finally(() => (loading = undefined)))

  /** Whoever holds the claim. What is stored afterwards is read again: a new connection may have come in between. */
  const refreshClaimed = async (stale: StoredTokens): Promise<StoredTokens> => {
    const granted = await refresh(options, stale.refreshToken).catch(async (error: unknown) => {
      await store.releaseRefresh(stale.version)
      throw error
    })
    if (granted.ok) {
      await store.save(granted.tokens, stale.version)
      return load()
    }
    if (!granted.revoked) {
      await store.releaseRefresh(stale.version)
      throw granted.error
    }
    await store.markDisconnected(stale.version)
    kept = undefined
    const connectedAnew = await store.load()
    if (connectedAnew === undefined || connectedAnew.version === stale.version) throw granted.error
    return connectedAnew
  }

  const refreshOrWait = async (version: number): Promise<StoredTokens> => {
    for (let waited = 0; ; waited += pollMs) {
      const tokens = await load()
      if (tokens.version !== version) return tokens
      if (await store.claimRefresh(version)) return refreshClaimed(tokens)
      if (waited >= waitAtMostMs) throw new ZendeskError('slow', { call, applied: 'no', reason: 'refresh elsewhere' })
      await sleep(pollMs)
    }
  }

  /** Zendesk takes each refresh token once: two refreshes at a time would cost the account its connection. */
  const renewed = (version: number): Promise<StoredTokens> => {
    if (renewing?.version === version) return renewing.tokens
    const tokens = refreshOrWait(version).finally(() => {
      if (renewing?.tokens === tokens) renewing = undefined
    })
    renewing = { version, tokens }
    return tokens
  }

  const current = async (): Promise<StoredTokens> => {
    const tokens = kept !== undefined && now() - kept.at < keepMs ? kept.tokens : await loadOnce()
    return Date.parse(tokens.expiresAt) - now() > refreshAheadMs ? tokens : renewed(tokens.version)
  }

  return { current, renewed }
}
