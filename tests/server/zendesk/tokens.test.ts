import { http, type DefaultBodyType, type HttpHandler } from 'msw'
import { describe, expect, it } from 'vitest'
import { rateBucket } from '../../../server/zendesk/rate-bucket.ts'
import { zendeskFor } from '../../../server/zendesk/client.ts'
import { accessTokens } from '../../../server/zendesk/tokens.ts'
import { aTicket, account, client, connected, failureOf, json, origin } from './account.ts'
import { storeInMemory, type StoreInMemory } from './stored-tokens.ts'
import { timeline } from './timeline.ts'

const zendeskAccount = account()

/** An account whose valid token is always the latest that it gave; each refresh token is taken once. */
const oauthAccount = (valid = 'access-2') => {
  const refreshed: string[] = []
  const state = { valid, refreshToken: 'refresh-1' }
  const handlers: HttpHandler[] = [
    http.get(`${origin}/api/v2/tickets/:id`, ({ request }) =>
      request.headers.get('authorization') === `Bearer ${state.valid}`
        ? json(200, { ticket: aTicket() })
        : json(401, { error: 'invalid_token' }),
    ),
    http.post<never, { refresh_token: string }, DefaultBodyType>(`${origin}/oauth/tokens`, async ({ request }) => {
      const body = await request.json()
      refreshed.push(body.refresh_token)
      if (body.refresh_token !== state.refreshToken) return json(400, { error: 'invalid_grant' })
      const next = refreshed.length + 1
      state.valid = `access-${String(next)}`
      state.refreshToken = `refresh-${String(next)}`
      return json(200, { access_token: state.valid, refresh_token: state.refreshToken, expires_in: 86_400 })
    }),
  ]
  zendeskAccount.answers(...handlers)
  return refreshed
}

const tokens = (expiresAt: string) => ({ accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt })

const later = (time: { clock: () => string }, ms: number) => new Date(Date.parse(time.clock()) + ms).toISOString()

/** A process of its own on a store that others use, too. */
const processOn = (store: StoreInMemory, time: ReturnType<typeof timeline>) =>
  zendeskFor({
    origin,
    tokens: accessTokens({ origin, client, store, ...time }),
    bucket: rateBucket({ ...time, accountPerMinute: 700 }),
    ...time,
  })

describe('an access token', () => {
  it('is refreshed and the call repeated when Zendesk refuses it', async () => {
    const refreshed = oauthAccount()
    const { zendesk, store, counted } = connected()
    expect((await zendesk.ticket(1)).id).toBe(35436)
    expect(refreshed).toEqual(['refresh-1'])
    expect(counted.map(({ status }) => status)).toEqual([401, 200])
    expect(store.stored()).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2', version: 2 })
  })

  it('is refreshed before it ends', async () => {
    const refreshed = oauthAccount('access-1')
    const { zendesk, time, counted } = connected()
    await zendesk.ticket(1)
    time.advance(3_600_000 - 299_000)
    await zendesk.ticket(1)
    expect(refreshed).toEqual(['refresh-1'])
    expect(counted.map(({ status }) => status)).toEqual([200, 200])
  })

  it('is not refreshed a second time for the same call', async () => {
    zendeskAccount.answers(
      http.get(`${origin}/api/v2/tickets/:id`, () => json(401, {})),
      http.post(`${origin}/oauth/tokens`, () => json(200, { access_token: 'a', refresh_token: 'r', expires_in: 600 })),
    )
    const { zendesk, store, counted } = connected()
    expect(await failureOf(zendesk.ticket(1))).toMatchObject({ code: 'unauthorised', status: 401, applied: 'no' })
    expect(counted).toHaveLength(2)
    expect(store.claims()).toBe(1)
  })

  it('is refreshed once for twenty calls at a time', async () => {
    const refreshed = oauthAccount()
    const { zendesk } = connected({ bucket: rateBucket({ ...timeline(), accountPerMinute: 700 }) })
    const read = await Promise.all(Array.from({ length: 20 }, () => zendesk.ticket(1)))
    expect(read).toHaveLength(20)
    expect(refreshed).toEqual(['refresh-1'])
  })

  it('is refreshed once by two processes at a time', async () => {
    const refreshed = oauthAccount()
    const time = timeline()
    const store = storeInMemory(tokens(later(time, 60_000)))
    const sleep = () => store.changed()
    const processes = [processOn(store, { ...time, sleep }), processOn(store, { ...time, sleep })]
    await Promise.all(processes.flatMap((zendesk) => [zendesk.ticket(1), zendesk.ticket(2), zendesk.ticket(3)]))
    expect(refreshed).toEqual(['refresh-1'])
    expect(store.claims()).toBe(1)
  })

  it('is waited for while another process refreshes it', async () => {
    const refreshed = oauthAccount()
    const time = timeline()
    const store = storeInMemory(tokens(later(time, 60_000)))
    store.claimElsewhere()
    const sleep = async (ms: number) => {
      await time.sleep(ms)
      if (time.slept.length === 3) store.connect({ ...tokens(later(time, 3_600_000)), accessToken: 'access-2' })
    }
    expect((await processOn(store, { ...time, sleep }).ticket(1)).id).toBe(35436)
    expect(time.slept).toEqual([250, 250, 250])
    expect(refreshed).toEqual([])
  })

  it('is refreshed after all when the other process died over it', async () => {
    const refreshed = oauthAccount()
    const time = timeline()
    const store = storeInMemory(tokens(later(time, 60_000)))
    store.claimElsewhere()
    const sleep = async (ms: number) => {
      await time.sleep(ms)
      if (time.slept.length === 5) store.letGo()
    }
    await processOn(store, { ...time, sleep }).ticket(1)
    expect(refreshed).toEqual(['refresh-1'])
  })

  it('is not waited for without end', async () => {
    oauthAccount()
    const time = timeline()
    const store = storeInMemory(tokens(later(time, -1)))
    store.claimElsewhere()
    expect(await failureOf(processOn(store, time).ticket(1))).toMatchObject({ code: 'slow', applied: 'no' })
    expect(time.slept.reduce((sum, ms) => sum + ms, 0)).toBe(30_000)
  })

  it("is read again after a minute, so that another process's disconnect is heard of", async () => {
    oauthAccount('access-1')
    const { zendesk, store, time } = connected()
    await zendesk.ticket(1)
    await store.markDisconnected(1)
    time.advance(60_000)
    expect(await failureOf(zendesk.ticket(1))).toMatchObject({ code: 'unauthorised', status: 401, applied: 'no' })
  })
})

describe('a refresh that is refused', () => {
  const refusing = (status: number, body?: { error: string }) =>
    zendeskAccount.answers(
      http.get(`${origin}/api/v2/tickets/:id`, () => json(401, {})),
      http.post(`${origin}/oauth/tokens`, () =>
        body === undefined ? new Response('<html></html>', { status }) : json(status, body),
      ),
    )

  it('disconnects the account', async () => {
    refusing(400, { error: 'invalid_grant' })
    const { zendesk, store } = connected()
    expect(await failureOf(zendesk.ticket(1))).toMatchObject({ code: 'unauthorised', status: 400, applied: 'no' })
    expect(store.stored()).toBeUndefined()
    expect(await failureOf(zendesk.ticket(1))).toMatchObject({ code: 'unauthorised' })
  })

  it.each([
    [401, { error: 'invalid_client' }],
    [400, { error: 'temporarily_unavailable' }],
    [403, { error: 'Forbidden' }],
    [403, undefined],
  ])('disconnects nobody where anything else is said: %i %j', async (status, body) => {
    refusing(status, body)
    const { zendesk, store } = connected()
    expect(await failureOf(zendesk.ticket(1))).toMatchObject({ code: 'unauthorised' })
    expect(store.stored()).toMatchObject({ refreshToken: 'refresh-1', version: 1 })
    expect(await store.claimRefresh(1)).toBe(true)
  })

  it('leaves an account alone that has connected anew meanwhile', async () => {
    const { zendesk, store, time } = connected()
    zendeskAccount.answers(
      http.get(`${origin}/api/v2/tickets/:id`, ({ request }) =>
        request.headers.get('authorization') === 'Bearer anew' ? json(200, { ticket: aTicket() }) : json(401, {}),
      ),
      http.post(`${origin}/oauth/tokens`, () => {
        store.connect({ accessToken: 'anew', refreshToken: 'anew', expiresAt: later(time, 3_600_000) })
        return json(400, { error: 'invalid_grant' })
      }),
    )
    expect((await zendesk.ticket(1)).id).toBe(35436)
    expect(store.stored()).toMatchObject({ accessToken: 'anew', version: 2 })
  })

  it('gives its claim back when Zendesk is down', async () => {
    zendeskAccount.answers(
      http.get(`${origin}/api/v2/tickets/:id`, () => json(401, {})),
      http.post(`${origin}/oauth/tokens`, () => new Response('', { status: 502 })),
    )
    const { zendesk, store } = connected()
    expect(await failureOf(zendesk.ticket(1))).toMatchObject({ code: 'down', status: 502 })
    expect(store.stored()).toMatchObject({ version: 1 })
    expect(await store.claimRefresh(1)).toBe(true)
  })

  it('tells no secret', async () => {
    refusing(400, { error: 'invalid_grant' })
    const error = await failureOf(connected().zendesk.ticket(1))
    expect(String(error.stack) + JSON.stringify(error)).not.toMatch(/refresh-1|access-1|made-up-client-secret/)
  })
})
