import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { anAccount, type Account } from './account.ts'

const cookieOf = async (account: Account, name: string) => {
  const response = await account.simulator.fetch('/access/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: account.user(name).id }),
  })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

describe('who is asking', () => {
  it.each([
    ['nobody', {}, 401],
    ['a token that was never given', { authorization: 'Bearer nothing' }, 401],
    ['an e-mail address without a secret', { authorization: `Basic ${btoa('a@b.example:password')}` }, 401],
  ])('%s is turned away', async (_who, headers, status) => {
    expect((await anAccount().with(headers).get('/api/v2/tickets')).status).toBe(status)
  })

  it('tells nobody that they are nobody, with 200', async () => {
    const { status, body } = await anAccount().with({}).get('/api/v2/users/me.json')
    expect([status, (body['user'] as { id: unknown }).id]).toEqual([200, null])
  })

  it('takes an API token with the e-mail address of who made it', async () => {
    const account = anAccount()
    const claire = account.user('Claire')
    account.simulator.state.apiTokens.set('secret', claire.id)
    const basic = (email: string) => ({ authorization: `Basic ${btoa(`${email}/token:secret`)}` })
    expect((await account.with(basic(claire.email ?? '')).get('/api/v2/tickets')).status).toBe(200)
    expect((await account.with(basic('other@example.com')).get('/api/v2/tickets')).status).toBe(401)
  })

  it('ends a token when its time is over', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    expect((await claire.get('/api/v2/tickets')).status).toBe(200)
    account.simulator.clock.advance(1801)
    const { status, body } = await claire.get('/api/v2/tickets')
    expect([status, body['error']]).toEqual([401, 'invalid_token'])
  })

  it('turns away a suspended user', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    account.user('Claire').suspended = true
    expect((await claire.get('/api/v2/tickets')).status).toBe(401)
  })

  it('takes a session’s cookie, from its own pages alone', async () => {
    const account = anAccount()
    const cookie = await cookieOf(account, 'Julien')
    const own = { cookie, origin: account.simulator.origin }
    expect((await account.with(own).get('/api/v2/tickets')).status).toBe(200)
    expect((await account.with({ cookie, origin: 'https://evil.example' }).get('/api/v2/tickets')).status).toBe(403)
    expect((await account.with({ cookie, 'sec-fetch-site': 'cross-site' }).get('/api/v2/tickets')).status).toBe(403)
  })

  it('gives an app’s page the framework’s script, though the browser sends the session’s cookie along', async () => {
    const account = anAccount()
    const cookie = await cookieOf(account, 'Julien')
    const script = await account.simulator.fetch('/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js', {
      headers: { cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'script' },
    })
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  })

  it('never says a word of CORS', async () => {
    const account = anAccount()
    const response = await account.simulator.fetch('/api/v2/tickets', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    })
    expect(response.status).toBe(405)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('scopes', () => {
  it.each([
    [['tickets:read'], 'get', '/api/v2/tickets/1', 200],
    [['tickets:read'], 'get', '/api/v2/tickets/1/audits', 403],
    [['auditlogs:read'], 'get', '/api/v2/tickets/1/audits', 403],
    [['read'], 'get', '/api/v2/tickets/1/audits', 200],
    [['read'], 'put', '/api/v2/tickets/1/tags', 403],
    [['tickets:write'], 'put', '/api/v2/tickets/1/tags', 200],
    [['write'], 'get', '/api/v2/tickets/1', 403],
    [['users:read'], 'get', '/api/v2/users/me', 200],
    [['webhooks:read'], 'get', '/api/v2/webhooks', 200],
    [['tickets:read'], 'get', '/api/v2/webhooks', 403],
  ] as const)('%j: %s %s is %i', async (scopes, method, path, status) => {
    const answer = await anAccount()
      .as('Claire', scopes)
      [method](path, method === 'put' ? { tags: ['x'] } : undefined)
    expect(answer.status).toBe(status)
  })
})

describe('OAuth', () => {
  const verifier = 'a-verifier-that-is-long-enough-to-be-one-0123456789'
  const redirect_uri = 'http://127.0.0.1:4011/connect/callback'
  const wish = {
    response_type: 'code',
    client_id: 'zdg-custos',
    redirect_uri,
    scope: 'read write',
    state: 'st-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }

  const decide = async (account: Account, changes: Record<string, string> = {}) => {
    const cookie = await cookieOf(account, 'Claire')
    const response = await account.simulator.fetch('/oauth/authorizations', {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: account.simulator.origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...wish, decision: 'allow', ...changes }).toString(),
    })
    const location = response.headers.get('location')
    return { status: response.status, to: location === null ? undefined : new URL(location) }
  }

  const exchange = (account: Account, fields: Record<string, unknown>) =>
    account.with({}).post('/oauth/tokens', {
      client_id: 'zdg-custos',
      client_secret: account.simulator.oauthClient.secret,
      ...fields,
    })

  const byCode = (code: string | null | undefined) => ({
    grant_type: 'authorization_code',
    code,
    redirect_uri,
    code_verifier: verifier,
  })

  it('leads from the consent page to a token and on to its successor', async () => {
    const account = anAccount()
    const { to } = await decide(account)
    expect(to?.searchParams.get('state')).toBe('st-1')
    const { status, body } = await exchange(account, { ...byCode(to?.searchParams.get('code')), expires_in: 600 })
    expect(status).toBe(201)
    expect(body).toMatchObject({ token_type: 'bearer', scope: 'read write', expires_in: 600 })
    const old = { authorization: `Bearer ${String(body['access_token'])}` }
    expect((await account.with(old).get('/api/v2/tickets')).status).toBe(200)

    const refresh = { grant_type: 'refresh_token', refresh_token: body['refresh_token'] }
    const renewed = await exchange(account, refresh)
    expect(renewed.status).toBe(201)
    expect(renewed.body['refresh_token']).not.toBe(body['refresh_token'])
    expect((await account.with(old).get('/api/v2/tickets')).status).toBe(401)
    expect((await exchange(account, refresh)).body['error']).toBe('invalid_grant')
  })

  it('asks who one is before it asks for consent', async () => {
    const account = anAccount()
    const path = `/oauth/authorizations/new?${new URLSearchParams(wish).toString()}`
    const asked = await account.simulator.fetch(path, { redirect: 'manual' })
    expect(asked.headers.get('location')).toContain('/access/login?return_to=%2Foauth%2Fauthorizations%2Fnew')
    const cookie = await cookieOf(account, 'Claire')
    const page = await (await account.simulator.fetch(path, { headers: { cookie } })).text()
    expect(page).toContain('value="allow"')
    expect(page).toContain('Signed in as Claire Fontaine')
  })

  it('sends a refusal back to the client', async () => {
    const { to } = await decide(anAccount(), { decision: 'deny' })
    expect(to?.searchParams.get('error')).toBe('access_denied')
  })

  it.each([
    ['an address that is not registered', { redirect_uri: 'https://evil.example/' }, 400, undefined],
    ['an unknown client', { client_id: 'other' }, 400, undefined],
    ['an unknown scope', { scope: 'everything' }, 302, 'invalid_scope'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 302, 'invalid_request'],
  ])('refuses %s', async (_what, changes, status, error) => {
    const answer = await decide(anAccount(), changes)
    expect(answer.status).toBe(status)
    expect(answer.to?.searchParams.get('error') ?? undefined).toBe(error)
  })

  it.each([
    ['a wrong secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['a wrong verifier', { code_verifier: 'x' }, 400, 'invalid_grant'],
    ['no verifier', { code_verifier: undefined }, 400, 'invalid_grant'],
    ['another address', { redirect_uri: 'https://evil.example/' }, 400, 'invalid_grant'],
    ['too short a life', { expires_in: 299 }, 400, 'invalid_request'],
    ['too long a life', { expires_in: 172_801 }, 400, 'invalid_request'],
    ['more than was granted', { scope: 'read write impersonate' }, 400, 'invalid_scope'],
    ['another way', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('gives no token for %s', async (_what, changes, status, error) => {
    const account = anAccount()
    const { to } = await decide(account)
    const answer = await exchange(account, { ...byCode(to?.searchParams.get('code')), ...changes })
    expect([answer.status, answer.body['error']]).toEqual([status, error])
  })

  it('lets a code live for two minutes and be used once, taking back what it gave', async () => {
    const account = anAccount()
    const late = await decide(account)
    account.simulator.clock.advance(121)
    expect((await exchange(account, byCode(late.to?.searchParams.get('code')))).status).toBe(400)
    const code = (await decide(account)).to?.searchParams.get('code')
    const { body } = await exchange(account, byCode(code))
    expect((await exchange(account, byCode(code))).status).toBe(400)
    const bearer = { authorization: `Bearer ${String(body['access_token'])}` }
    expect((await account.with(bearer).get('/api/v2/tickets')).status).toBe(401)
  })

  it('lists tokens by their first ten characters, and revokes them', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    const { body } = await claire.get<{ tokens: { id: number; token: string; refresh_token: null }[] }>(
      '/api/v2/oauth/tokens.json?all=true',
    )
    expect(body.tokens.map(({ token, refresh_token }) => [token.length, refresh_token])).toEqual([[10, null]])
    expect((await claire.remove(`/api/v2/oauth/tokens/${body.tokens[0]?.id ?? 0}.json`)).status).toBe(204)
    expect((await claire.get('/api/v2/tickets')).status).toBe(401)
  })
})
