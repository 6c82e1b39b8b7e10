import { createPublicKey, verify } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { anAccount } from './account.ts'

const parts = (token: string) => {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  return { header: read(header), claims: read(claims), signed: `${header}.${claims}`, signature }
}

describe('an app', () => {
  it('gets a page token that its public key proves, no two alike', async () => {
    const account = anAccount({ now: () => Date.parse('2026-11-24T12:00:00Z') })
    account.simulator.clock.advance(5000)
    const { id } = account.user('Inès')
    const sign = async () =>
      (
        await account
          .with({})
          .post<{ token: string }>('/__simulator/apps/7001/sign', { user_id: id, location: 'ticket_sidebar' })
      ).body.token
    const token = await sign()
    const { header, claims, signed, signature } = parts(token)
    const now = Date.parse('2026-11-24T12:00:00Z') / 1000
    expect(header).toEqual({ alg: 'RS256', typ: 'JWT' })
    expect(claims).toMatchObject({
      iss: 'maison-lumiere.zendesk.com',
      aud: 'https://maison-lumiere.zendesk.com/api/v2/apps/installations/7001.json',
      sub: `https://maison-lumiere.zendesk.com/api/v2/users/${id}.json`,
      iat: now,
      nbf: now,
      exp: now + 300,
      context: { product: 'support', location: 'ticket_sidebar' },
    })
    const pem = String((await account.as('Claire').get('/api/v2/apps/501/public_key.pem')).body['text'])
    expect(pem).toBe(account.simulator.appPublicKey())
    expect(verify('RSA-SHA256', Buffer.from(signed), createPublicKey(pem), Buffer.from(signature, 'base64url'))).toBe(
      true,
    )
    expect(await sign()).not.toBe(token)
  })

  it('shows its public key to who is signed in', async () => {
    const account = anAccount()
    expect((await account.with({}).get('/api/v2/apps/501/public_key.pem')).status).toBe(401)
    expect((await account.as('Claire').get('/api/v2/apps/502/public_key.pem')).status).toBe(404)
  })

  it('is listed without its secure settings', async () => {
    const account = anAccount({ appUrl: 'http://127.0.0.1:4999' })
    const installed = account.simulator.state.installations.get(7001)
    Object.assign(installed?.secure ?? {}, { shared: { value: 'very-secret', scopes: ['header'] } })
    const listed = await account.as('Claire').get('/api/v2/apps/installations.json')
    const forPage = await account.with({}).get('/__simulator/installations')
    expect(listed.body['installations']).toMatchObject([
      { id: 7001, settings: { server_url: 'http://127.0.0.1:4999' } },
    ])
    expect(forPage.body['installations']).toMatchObject([
      {
        locations: [
          { location: 'ticket_sidebar', url: 'http://127.0.0.1:4999/app/ticket_sidebar', signed: true },
          { location: 'nav_bar', url: 'http://127.0.0.1:4999/app/nav_bar', signed: true },
          { location: 'background', url: 'http://127.0.0.1:4999/app/background', signed: true },
        ],
      },
    ])
    expect(JSON.stringify([listed.body, forPage.body])).not.toContain('very-secret')
  })
})

describe('the proxy', () => {
  const aProxy = (secure: Record<string, { value: string; scopes: string[] }> = {}) => {
    const asked: { url: string; headers: Record<string, string>; body: string | undefined }[] = []
    const account = anAccount({
      fetch: (url, init) => {
        const body = typeof init?.body === 'string' ? init.body : undefined
        asked.push({
          url: url instanceof Request ? url.url : url.toString(),
          headers: Object.fromEntries(new Headers(init?.headers)),
          body,
        })
        return Promise.resolve(
          new Response('{"done":true}', { status: 201, headers: { 'x-kept': 'yes', 'set-cookie': 'a=b' } }),
        )
      },
    })
    Object.assign(account.simulator.state.installations.get(7001)?.secure ?? {}, secure)
    const request = (fields: Record<string, unknown>) =>
      account.as('Julien').post('/__simulator/proxy', {
        installation_id: 7001,
        url: 'https://127.0.0.1/hook?k={{setting.secret}}',
        method: 'POST',
        headers: {},
        ...fields,
      })
    return { account, asked, request }
  }
  const secret = (...scopes: string[]) => ({ secret: { value: 'very-secret', scopes } })

  it('passes an answer on, but no cookie', async () => {
    const { request, asked } = aProxy()
    const { status, headers, body } = await request({ url: 'https://elsewhere.example/', body: 'x' })
    expect([status, headers.get('x-kept'), headers.get('set-cookie')]).toEqual([201, 'yes', null])
    expect(body).toEqual({ done: true })
    expect(asked[0]).toMatchObject({ url: 'https://elsewhere.example/', body: 'x' })
  })

  it('fills secure settings in where they may stand', async () => {
    const { request, asked } = aProxy(secret('url', 'header', 'body'))
    await request({
      secure: true,
      headers: { authorization: 'Bearer {{setting.secret}}' },
      body: '{"k":"{{setting.secret}}"}',
    })
    expect(asked[0]).toMatchObject({
      url: 'https://127.0.0.1/hook?k=very-secret',
      headers: { authorization: 'Bearer very-secret' },
      body: '{"k":"very-secret"}',
    })
  })

  it('signs a token with a setting that the browser never sees', async () => {
    const { request, asked } = aProxy(secret('jwt_secret_key'))
    await request({
      secure: true,
      url: 'https://127.0.0.1/',
      headers: { authorization: 'Bearer {{jwt.token}}' },
      jwt: { algorithm: 'HS256', secret_key: '{{setting.secret}}', expiry: 60, claims: { iss: 'x' } },
    })
    const { header, claims } = parts(asked[0]?.headers['authorization']?.slice(7) ?? '')
    expect(header['alg']).toBe('HS256')
    expect(claims).toMatchObject({ iss: 'x' })
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(60)
  })

  it('leaves placeholders as they are in a request that is not secure', async () => {
    const { request, asked } = aProxy(secret('url'))
    await request({})
    expect(asked[0]?.url).not.toContain('very-secret')
  })

  it.each([
    ['a setting outside of its scopes', { secure: true }, secret('header'), 403],
    ['a secure request to a host not listed', { secure: true, url: 'https://elsewhere.example/' }, {}, 403],
    ['an underscore in a header’s name', { url: 'https://127.0.0.1/', headers: { x_key: '1' } }, {}, 400],
    ['an address that is not absolute', { url: '/api/v2/tickets' }, {}, 400],
    ['another protocol', { url: 'file:///etc/passwd' }, {}, 400],
    ['an unknown installation', { installation_id: 1 }, {}, 404],
  ])('refuses %s', async (_what, fields, secure, status) => {
    const { request, asked } = aProxy(secure)
    expect((await request(fields)).status).toBe(status)
    expect(asked).toEqual([])
  })

  it('serves agents alone', async () => {
    expect((await anAccount().with({}).post('/__simulator/proxy', {})).status).toBe(401)
  })
})

describe('the framework’s script', () => {
  it('gives a page the client of the npm package', async () => {
    const { body } = await anAccount().with({}).get('/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js')
    const window: { ZAFClient?: { init: () => Record<string, unknown> } } & Record<string, unknown> = {
      Promise,
      parent: { postMessage: () => undefined },
      addEventListener: () => undefined,
    }
    const document = { location: { search: '?origin=http://127.0.0.1:4010&app_guid=g-1', hash: '' } }
    runInNewContext(String(body['text']), { window, document })
    const client = window.ZAFClient?.init() ?? {}
    expect([typeof client['request'], typeof client['invoke'], typeof client['get']]).toEqual(Array(3).fill('function'))
  })
})
