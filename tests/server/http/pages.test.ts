import { createHmac, generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { aHouse, connected, sessionIn, type House } from './house.ts'

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

eachDatabase('the first page load', (open) => {
  let database: Database
  let house: House
  beforeAll(async () => {
    database = await open()
    house = await connected(await aHouse(database))
  })

  const wish = () => ({ user_id: house.userNamed('Inès Robert'), location: 'ticket_sidebar' })
  const signed = (claims: Record<string, unknown> = {}) => house.simulator.signPage({ ...wish(), claims })
  const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
  const now = () => Math.floor(Date.now() / 1000)

  it('opens the app for whoever Zendesk has signed for, framed by their Zendesk alone and kept by no cache', async () => {
    const answer = await house.load(signed())
    expect(answer.statusCode).toBe(200)
    expect(sessionIn(answer)).toMatchObject({ user_id: wish().user_id, may_redact: true })
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain(`frame-ancestors ${house.simulator.origin}`)
    expect(policy).not.toContain('unsafe-eval')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  const otherKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const forged = (alg: string, sign: (text: string) => string) => {
    const text = `${part({ alg, typ: 'JWT' })}.${part(claimsOf(signed()))}`
    return `${text}.${sign(text)}`
  }
  const tampered = () => {
    const [head, , signature] = signed().split('.')
    return [head, part({ ...claimsOf(signed()), sub: String(house.userNamed('Claire Fontaine')) }), signature].join('.')
  }

  const bad: readonly (readonly [string, () => string | Promise<string>])[] = [
    ['that is empty', () => ''],
    ['that is garbage', () => 'a.b.c'],
    ['without a signature', () => signed().split('.').slice(0, 2).join('.')],
    ['that says it needs none', () => forged('none', () => '')],
    [
      'signed with the public key as a secret',
      () =>
        forged('HS256', (text) =>
          createHmac('sha256', house.simulator.appPublicKey()).update(text).digest('base64url'),
        ),
    ],
    [
      'signed with another key',
      () => new SignJWT(claimsOf(signed())).setProtectedHeader({ alg: 'RS256' }).sign(otherKey()),
    ],
    ['that was changed', tampered],
    ['that has run out', () => signed({ iat: now() - 700, nbf: now() - 700, exp: now() - 400 })],
    ['that never runs out', () => signed({ exp: undefined })],
    ['of tomorrow', () => signed({ iat: now() + 3600, nbf: now() + 3600, exp: now() + 4000 })],
    ['that was kept for an hour', () => signed({ iat: now() - 3600, nbf: now() - 3600, exp: now() + 60 })],
    ['for nobody', () => signed({ aud: undefined })],
    ['for two', () => signed({ aud: [String(claimsOf(signed())['aud']), 'https://evil.example'] })],
    ['of another account', () => signed({ iss: 'other.zendesk.com' })],
    ['about another account’s user', () => signed({ sub: 'https://other.zendesk.com/api/v2/users/1.json' })],
    ['of an account in another domain', () => signed({ iss: `${house.subdomain}.zendesk.com.evil.example` })],
    ['for another place', () => signed({ context: { product: 'support', location: 'nav_bar' } })],
    ['of another product', () => signed({ context: { product: 'chat', location: 'ticket_sidebar' } })],
  ]

  it.each(bad)('refuses a token %s with 401 and nothing else', async (_, make) => {
    const token = await make()
    const answer = await house.load(token)
    expect(answer.statusCode).toBe(401)
    const body: unknown = answer.json()
    expect(body).toEqual({ problem: 'not-signed-in', request_id: answer.headers['x-request-id'] })
    if (token.length > 20) expect(house.logs()).not.toContain(token.slice(-20))
  })

  it('refuses a token the second time, and counts why', async () => {
    const token = signed()
    const before = await house.metric('custos_page_tokens_refused_total{reason="replayed"}')
    expect((await house.load(token)).statusCode).toBe(200)
    expect((await house.load(token)).statusCode).toBe(401)
    expect(await house.metric('custos_page_tokens_refused_total{reason="replayed"}')).toBe(before + 1)
  })

  it('knows no other place, and no page without a token', async () => {
    expect((await house.load(signed(), 'attic')).statusCode).toBe(404)
    const answer = await house.app.inject({ method: 'POST', url: '/app/ticket_sidebar' })
    expect(answer.statusCode).toBe(401)
  })

  it('shows an installation that is not the connected one how to connect, and no session', async () => {
    const aud = String(claimsOf(signed())['aud']).replace('7001', '7999')
    const answer = await house.load(signed({ aud }))
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain(`/connect?subdomain=${house.subdomain}`)
    expect(answer.body).not.toContain('custos-session')
  })

  it('opens for no end user', async () => {
    const customer = [...house.simulator.state.users.values()].find(({ role }) => role === 'end-user')
    const token = house.simulator.signPage({ user_id: customer?.id ?? 0, location: 'ticket_sidebar' })
    const answer = await house.load(token)
    expect(answer.statusCode).toBe(401)
    expect(answer.body).not.toContain('custos-session')
  })

  describe('an account that nobody has connected', () => {
    it('is told so, in a page that its Zendesk may frame', async () => {
      const other = await aHouse(database)
      const token = other.simulator.signPage({ user_id: other.userNamed('Inès Robert'), location: 'ticket_sidebar' })
      const answer = await other.load(token)
      expect(answer.statusCode).toBe(409)
      expect(answer.headers['content-security-policy']).toContain(`frame-ancestors ${other.simulator.origin}`)
    })
  })
})
