import { beforeEach, describe, expect, it } from 'vitest'
import { zendeskFor } from '../../../server/zendesk/client.ts'
import { refreshTimeoutMs } from '../../../server/zendesk/oauth.ts'
import { rateBucket } from '../../../server/zendesk/rate-bucket.ts'
import { accessTokens, refreshAtMostMs, type TokenStore } from '../../../server/zendesk/tokens.ts'
import { createSimulator } from '../../../simulator/simulator.ts'
import { failureOf } from './account.ts'
import { storeInMemory, type StoreInMemory } from './stored-tokens.ts'
import { timeline } from './timeline.ts'

const time = timeline()
const simulator = createSimulator({ now: () => Date.parse(time.clock()) })
const { origin, state, oauthClient } = simulator
const client = { id: oauthClient.identifier, secret: oauthClient.secret }
const tokenPath = '/oauth/tokens'

beforeEach(() => {
  simulator.reset()
  simulator.seed()
  time.slept.length = 0
})

/** As `fetch` over a network: a call whose time is up rejects, whatever comes of it. */
const network = async (url: URL, init: RequestInit) => {
  const answer = await simulator.fetch(url, init)
  init.signal?.throwIfAborted()
  return answer
}

const aStore = (seconds: number): StoreInMemory => {
  const admin = [...state.users.values()].find(({ role }) => role === 'admin')?.id ?? 0
  const token = simulator.tokenFor(admin, { expires_in: seconds })
  const expiresAt = new Date(Date.parse(time.clock()) + seconds * 1000).toISOString()
  return storeInMemory({ accessToken: token.access_token, refreshToken: token.refresh_token ?? '', expiresAt })
}

/** A process of its own, whose calls are ended by this signal where one is given. */
const processOn = (store: TokenStore, abortAfter?: (ms: number) => AbortSignal) => {
  const wire = { ...time, origin, fetch: network, abortAfter }
  const tokens = accessTokens({ ...wire, client, store })
  return zendeskFor({ ...wire, tokens, bucket: rateBucket({ ...time, accountPerMinute: 700 }) })
}

/** A database that fails for so many tries to store tokens. */
const failingFor = (store: StoreInMemory, failures: number) => {
  let tries = 0
  const save: TokenStore['save'] = async (tokens, version) => {
    tries += 1
    if (tries <= failures) throw new Error('made up: connection terminated')
    await store.save(tokens, version)
  }
  return { store: { ...store, save }, tries: () => tries }
}

const refreshes = () => simulator.log.of('POST', tokenPath).map(({ status }) => status)

/** In the last five minutes a token is refreshed ahead of its end. */
const soonOver = 200

describe('a token that is still good', () => {
  it.each(['cut-before', 'internal-error', 'unavailable', 'not-found', 'forbidden', 'too-many-requests'] as const)(
    'serves all calls while there is trouble where tokens are given: %s',
    async (kind) => {
      const store = aStore(soonOver)
      const zendesk = processOn(store)
      simulator.faults.add({ kind, path: tokenPath })
      for (let call = 0; call < 3; call += 1) expect((await zendesk.me()).role).toBe('admin')
      expect(refreshes()).toHaveLength(1)
      time.advance(60_000)
      await zendesk.me()
      expect(refreshes()).toHaveLength(2)
      simulator.faults.clear()
      time.advance(60_000)
      await zendesk.me()
      expect(refreshes()[2]).toBe(201)
      expect(store.stored()?.version).toBe(2)
    },
  )

  it('serves no call after its end', async () => {
    const zendesk = processOn(aStore(soonOver))
    simulator.faults.add({ kind: 'bad-gateway', path: tokenPath })
    await zendesk.me()
    time.advance(soonOver * 1000)
    expect(await failureOf(zendesk.me())).toMatchObject({ code: 'down', status: 502 })
  })

  it('serves while the process that refreshes it has died over it', async () => {
    const store = aStore(soonOver)
    store.claimElsewhere()
    expect((await processOn(store).me()).role).toBe('admin')
    expect(refreshes()).toEqual([])
  })

  it('serves nobody where the account has ended the connection', async () => {
    const store = aStore(soonOver)
    const zendesk = processOn(store)
    state.oauthTokens.clear()
    expect(await failureOf(zendesk.me())).toMatchObject({ code: 'unauthorised', applied: 'no' })
    expect(store.stored()).toBeUndefined()
  })

  it('is read again after a clock that was set back, so that a disconnect elsewhere is heard of', async () => {
    const store = aStore(7200)
    const zendesk = processOn(store)
    await zendesk.me()
    await store.markDisconnected(1)
    time.advance(-3_600_000)
    expect(await failureOf(zendesk.me())).toMatchObject({ code: 'unauthorised' })
    time.advance(3_600_000)
  })
})

describe('the answer to a refresh', () => {
  it('is waited for longer than any other, and its claim outlasts it', async () => {
    const given: number[] = []
    const abortAfter = (ms: number) => {
      given.push(ms)
      return new AbortController().signal
    }
    await processOn(aStore(soonOver), abortAfter).me()
    expect(given).toEqual([refreshTimeoutMs, 10_000])
    expect(refreshAtMostMs).toBeGreaterThan(refreshTimeoutMs)
  })

  it('costs no connection where it takes longer than other calls may', async () => {
    const store = aStore(soonOver)
    simulator.faults.add({ kind: 'latency-after', path: tokenPath, milliseconds: 650, times: 1 })
    const zendesk = processOn(store, (ms) => AbortSignal.timeout(ms / 20))
    expect((await zendesk.me()).role).toBe('admin')
    expect(refreshes()).toEqual([201])
    expect(store.stored()?.version).toBe(2)
  })

  it('that is lost leaves nothing to refresh with where Zendesk takes a refresh token once: the account has to agree anew', async () => {
    const store = aStore(soonOver)
    simulator.faults.add({ kind: 'cut-after', path: tokenPath, times: 1 })
    expect(await failureOf(processOn(store).me())).toMatchObject({ code: 'unauthorised', applied: 'no' })
    expect(refreshes()).toEqual([0, 400])
    expect(store.stored()).toBeUndefined()
  })
})

describe('a database that fails as fresh tokens are stored', () => {
  it('for a moment is tried again', async () => {
    const store = aStore(soonOver)
    const failing = failingFor(store, 2)
    expect((await processOn(failing.store).me()).role).toBe('admin')
    expect(refreshes()).toEqual([201])
    expect(failing.tries()).toBe(3)
    expect(store.stored()?.version).toBe(2)
  })

  it('for longer has them stored by the next call, and Zendesk is not asked again', async () => {
    const store = aStore(soonOver)
    const failing = failingFor(store, 6)
    const zendesk = processOn(failing.store)
    await expect(zendesk.me()).rejects.toThrow('connection terminated')
    expect(time.slept.reduce((sum, ms) => sum + ms, refreshTimeoutMs)).toBe(refreshAtMostMs)
    expect((await zendesk.me()).role).toBe('admin')
    expect(refreshes()).toEqual([201])
    expect(store.stored()?.version).toBe(2)
  })
})
