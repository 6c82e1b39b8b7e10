import type { Tokens } from '../../../server/zendesk/oauth.ts'
import type { StoredTokens, TokenStore } from '../../../server/zendesk/tokens.ts'

export interface StoreInMemory extends TokenStore {
  readonly stored: () => StoredTokens | undefined
  readonly claims: () => number
  readonly connect: (tokens: Tokens) => void
  /** Somebody else holds the claim, until `letGo`. */
  readonly claimElsewhere: () => void
  readonly letGo: () => void
  /** Resolves when tokens are stored next. */
  readonly changed: () => Promise<void>
}

/** One tenant's tokens as the real store keeps them: a version, and a claim that one holds at a time. */
export const storeInMemory = (first: Tokens): StoreInMemory => {
  let stored: StoredTokens | undefined = { ...first, version: 1 }
  let claimed = false
  let claims = 0
  const waiting: (() => void)[] = []
  const is = (version: number) => stored?.version === version
  return {
    load: () => Promise.resolve(stored),
    claimRefresh: (version) => {
      const got = is(version) && !claimed
      if (got) {
        claimed = true
        claims += 1
      }
      return Promise.resolve(got)
    },
    releaseRefresh: (version) => {
      if (is(version)) claimed = false
      return Promise.resolve()
    },
    save: (tokens, version) => {
      if (is(version)) {
        stored = { ...tokens, version: version + 1 }
        claimed = false
        for (const wake of waiting.splice(0)) wake()
      }
      return Promise.resolve()
    },
    markDisconnected: (version) => {
      if (is(version)) stored = undefined
      return Promise.resolve()
    },
    stored: () => stored,
    claims: () => claims,
    connect: (tokens) => {
      stored = { ...tokens, version: (stored?.version ?? 0) + 1 }
      claimed = false
    },
    claimElsewhere: () => {
      claimed = true
    },
    letGo: () => {
      claimed = false
    },
    changed: () => new Promise((resolve) => waiting.push(resolve)),
  }
}
