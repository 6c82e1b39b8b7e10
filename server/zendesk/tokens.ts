import { ZendeskError } from './error.ts'
import { refresh, refreshTimeoutMs, type TokenEndpoint, type Tokens } from './oauth.ts'

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
  /** Milliseconds for which a token that is still good is used when its refresh has failed, before the next try. */
  readonly restMs?: number
  /** How often and for how long another process's refresh is waited for, in milliseconds. */
  readonly pollMs?: number
  readonly waitAtMostMs?: number
}

const call = 'POST /oauth/tokens'

/** Milliseconds between the tries to store what Zendesk gave: a database that changes over is back after some seconds. */
const saveAgainAfter = [250, 1_000, 3_000, 6_000]

/** So long, without the database's own time, a refresh goes on; its claim has to outlast it. */
export const refreshAtMostMs = saveAgainAfter.reduce((sum, ms) => sum + ms, refreshTimeoutMs)

const endOf = ({ expiresAt }: Tokens): number => Date.parse(expiresAt)

const signedOut = (): ZendeskError => new ZendeskError('unauthorised', { call, status: 401, applied: 'no' })

export const accessTokens = (options: AccessTokensOptions): AccessTokens => {
  const { store, sleep, clock } = options
  const { refreshAheadMs = 300_000, keepMs = 60_000, restMs = 60_000, pollMs = 250, waitAtMostMs = 30_000 } = options
  const now = () => Date.parse(clock())
  /** False also where the clock has been set back behind it. */
  const isWithin = (ms: number, since: number): boolean => now() >= since && now() - since < ms
  let kept: { readonly tokens: StoredTokens; readonly at: number } | undefined
  let loading: Promise<StoredTokens> | undefined
  let failedAt = -Infinity
  /** What Zendesk gave for a version and no try has stored: asked for anew it would be refused. */
  let unsaved: { readonly version: number; readonly tokens: Tokens } | undefined
  let renewing: { readonly version: number; readonly tokens: Promise<StoredTokens> } | undefined

  const load = async (): Promise<StoredTokens> => {
    kept = undefined
    const tokens = await store.load()
    if (tokens === undefined) throw signedOut()
    kept = { tokens, at: now() }
    return tokens
  }

  const loadOnce = (): Promise<StoredTokens> => (loading ??= load().finally(() => (loading = undefined)))

  /** Only the last failure goes up: that a try was needed changes nothing for anybody. */
  const save = async (tokens: Tokens, version: number): Promise<void> => {
    unsaved = { tokens, version }
    for (const ms of saveAgainAfter) {
      try {
        await store.save(tokens, version)
        unsaved = undefined
        return
      } catch {
        await sleep(ms)
      }
    }
    await store.save(tokens, version)
    unsaved = undefined
  }

  /** Whoever holds the claim. What is stored afterwards is read again: a new connection may have come in between. */
  const refreshClaimed = async (stale: StoredTokens): Promise<StoredTokens> => {
    const granted = await refresh(options, stale.refreshToken).catch(async (error: unknown) => {
      await store.releaseRefresh(stale.version)
      throw error
    })
    if (granted.ok) {
      await save(granted.tokens, stale.version)
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
      if (unsaved?.version === version) {
        await save(unsaved.tokens, version)
        return load()
      }
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
    const tokens = kept !== undefined && isWithin(keepMs, kept.at) ? kept.tokens : await loadOnce()
    const left = endOf(tokens) - now()
    if (left > refreshAheadMs || (left > 0 && isWithin(restMs, failedAt))) return tokens
    try {
      return await renewed(tokens.version)
    } catch (error) {
      // Trouble where tokens are given is none of a call's while its own token is good, unless the account has ended it.
      const stored = error instanceof ZendeskError ? await store.load() : undefined
      if (stored === undefined || endOf(stored) <= now()) throw error
      failedAt = now()
      return stored
    }
  }

  return { current, renewed }
}
