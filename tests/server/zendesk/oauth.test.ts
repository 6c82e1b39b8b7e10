import { createHash } from 'node:crypto'
import { http } from 'msw'
import { describe, expect, it } from 'vitest'
import { authorizationUrl, exchangeCode, newVerifier } from '../../../server/zendesk/oauth.ts'
import { account, client, failureOf, json, origin } from './account.ts'
import { timeline } from './timeline.ts'

const zendeskAccount = account()
const redirectUri = 'https://custos.example/connect/callback'

describe('the page where an admin agrees', () => {
  const verifier = newVerifier()
  const url = new URL(authorizationUrl({ origin, clientId: client.id, redirectUri, state: 'made-up-state', verifier }))

  it("is the account's own", () => {
    expect(url.origin + url.pathname).toBe(`${origin}/oauth/authorizations/new`)
  })

  it('is asked for no more than reading and writing, with a state and a hashed verifier', () => {
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'zdg-custos',
      redirect_uri: redirectUri,
      scope: 'read write',
      state: 'made-up-state',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    expect(url.href).not.toContain(verifier)
  })

  it('never meets the same verifier twice', () => {
    expect(verifier).toMatch(/^[\w-]{43}$/)
    expect(newVerifier()).not.toBe(verifier)
  })
})

describe('the code that the admin brings back', () => {
  const brought = { code: 'made-up-code', verifier: 'made-up-verifier', redirectUri }
  const exchange = () => exchangeCode({ origin, client, ...timeline() }, brought)

  it('is exchanged for tokens', async () => {
    const bodies: unknown[] = []
    zendeskAccount.answers(
      http.post(`${origin}/oauth/tokens`, async ({ request }) => {
        bodies.push(await request.json())
        return json(200, {
          access_token: 'a',
          refresh_token: 'r',
          token_type: 'bearer',
          scope: 'read write',
          expires_in: 7200,
        })
      }),
    )
    expect(await exchange()).toEqual({ accessToken: 'a', refreshToken: 'r', expiresAt: '2026-11-24T10:00:00.000Z' })
    expect(bodies).toEqual([
      {
        grant_type: 'authorization_code',
        code: 'made-up-code',
        code_verifier: 'made-up-verifier',
        redirect_uri: redirectUri,
        client_id: 'zdg-custos',
        client_secret: 'made-up-client-secret',
        scope: 'read write',
        expires_in: 86_400,
        refresh_token_expires_in: 6_652_800,
      },
    ])
  })

  it('is useless when it is too old', async () => {
    zendeskAccount.answersInTurn('post', '/oauth/tokens', [() => json(400, { error: 'invalid_grant' })])
    expect(await failureOf(exchange())).toMatchObject({ code: 'unauthorised', status: 400 })
  })

  it.each([
    ['without a refresh token', { access_token: 'a', expires_in: 7200 }],
    ['without an access token', { refresh_token: 'r' }],
  ])('is worth nothing with an answer %s, which could not be kept up', async (_, body) => {
    zendeskAccount.answersInTurn('post', '/oauth/tokens', [() => json(200, body)])
    expect(await failureOf(exchange())).toMatchObject({ code: 'unexpected' })
  })

  it.each([
    () => json(404, { error: 'RecordNotFound', description: 'Not found' }),
    () => new Response('<html>Not Found</html>', { status: 404 }),
  ])('finds its endpoint, or the account is down: no record is gone', async (answer) => {
    zendeskAccount.answersInTurn('post', '/oauth/tokens', [answer])
    expect(await failureOf(exchange())).toMatchObject({ code: 'down', status: 404, applied: 'no' })
  })

  it('is not sent on to where a redirect points', async () => {
    const away = () => new Response(null, { status: 307, headers: { location: 'https://elsewhere.example/tokens' } })
    zendeskAccount.answersInTurn('post', '/oauth/tokens', [away])
    expect(await failureOf(exchange())).toMatchObject({ code: 'unexpected', status: 307 })
    expect(zendeskAccount.asked).toHaveLength(1)
  })
})
