import { sql } from 'kysely'
import { describe, expect, it, beforeAll } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import { tenantBySubdomain } from '../../../server/store/tenants.ts'
import { refreshAtMostMs } from '../../../server/zendesk/tokens.ts'
import { eachDatabase } from '../../support/database.ts'
import { dump } from '../../support/seeded.ts'
import { aHouse, comeBack, connected, consent, publicUrl, type House } from './house.ts'

eachDatabase('connecting an account', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  const tenantOf = (house: House) => tenantBySubdomain(database.db, house.subdomain)

  it('keeps the account with its installation, its tokens and its webhook, and no secret in the clear', async () => {
    const house = await connected(await aHouse(database))
    const tenant = await tenantOf(house)
    expect(tenant).toMatchObject({ status: 'connected', installationId: 7001 })
    const [webhook] = [...house.simulator.state.webhooks.values()]
    expect(webhook?.endpoint).toBe(`${publicUrl}/webhooks/zendesk/${tenant?.hook ?? ''}`)
    expect(tenant?.webhookId).toBe(webhook?.id)
    const rows = await dump(database)
    const [token] = [...house.simulator.state.oauthTokens.values()]
    expect(token).toBeDefined()
    for (const secret of [token?.token, token?.refresh_token, webhook?.secret]) {
      expect(rows).not.toContain(secret)
      expect(house.logs()).not.toContain(secret)
    }
  })

  it('claims a refresh for longer than it may take, so that no other process spends the same token', async () => {
    let subdomain = ''
    const leases: (number | null)[] = []
    const delay = async () => {
      const { rows } = await sql<{ left: number | null }>`
        select extract(epoch from refresh_lease_until - clock_timestamp())::float as left
        from tenants where subdomain = ${subdomain}`.execute(database.db)
      leases.push(...rows.map(({ left }) => left))
    }
    const house = await connected(await aHouse(database, { delay }))
    subdomain = house.subdomain
    house.skip(86_300)
    const session = await house.open('Claire Fontaine')
    await house.call('GET', '/api/detection', session)
    expect(house.simulator.log.of('POST', '/oauth/tokens').map(({ status }) => status)).toEqual([201, 201])
    const [whileRefreshed, ...later] = leases
    expect(whileRefreshed).toBeGreaterThan(refreshAtMostMs / 1000)
    expect(later.every((left) => left === null)).toBe(true)
  })

  it('asks for a code with a challenge, and binds the attempt to the browser by a cookie', async () => {
    const house = await aHouse(database)
    const began = await house.app.inject({ method: 'GET', url: `/connect?subdomain=${house.subdomain}` })
    expect(began.statusCode).toBe(302)
    const url = new URL(String(began.headers.location))
    expect(url.origin).toBe(house.simulator.origin)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${publicUrl}/connect/callback`,
    })
    expect(began.headers['set-cookie']).toMatch(
      /^__Host-custos-connect=[0-9a-f]{64}; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
  })

  it.each(['', 'Über', 'a.b', 'evil.example/', '-x-', 'x'.repeat(64)])(
    'sends nobody to an account called %j',
    async (subdomain) => {
      const house = await aHouse(database)
      const answer = await house.app.inject({ method: 'GET', url: `/connect?${new URLSearchParams({ subdomain })}` })
      expect(answer.statusCode).toBe(400)
      expect(answer.json()).toMatchObject({ problem: 'bad-request' })
    },
  )

  it('refuses a browser that did not begin, an attempt that is over, and one that comes a second time', async () => {
    const house = await aHouse(database)
    const first = await consent(house, 'Claire Fontaine')
    expect((await comeBack(house, { url: first.url })).statusCode).toBe(403)
    const other = `__Host-custos-connect=${'ab'.repeat(32)}`
    expect((await comeBack(house, { url: first.url, cookie: other })).statusCode).toBe(403)
    expect(await tenantOf(house)).toBeUndefined()
    expect((await comeBack(house, first)).statusCode).toBe(200)
    expect((await comeBack(house, first)).statusCode).toBe(403)
  })

  it('refuses who is no admin, who declined, and where the app is not installed, and connects nothing', async () => {
    const house = await aHouse(database)
    expect((await comeBack(house, await consent(house, 'Inès Robert'))).statusCode).toBe(403)
    expect((await comeBack(house, await consent(house, 'Claire Fontaine', 'deny'))).statusCode).toBe(403)
    house.simulator.state.installations.clear()
    expect((await comeBack(house, await consent(house, 'Claire Fontaine'))).statusCode).toBe(403)
    expect(await tenantOf(house)).toBeUndefined()
    expect(house.simulator.state.webhooks.size).toBe(0)
  })

  it('connects nothing by half: where the webhook can’t be made there are no tokens', async () => {
    const house = await aHouse(database)
    const back = await consent(house, 'Claire Fontaine')
    house.simulator.faults.add({ kind: 'bad-gateway', method: 'POST', path: '/api/v2/webhooks*', times: 1 })
    const answer = await comeBack(house, back)
    expect(answer.statusCode).toBe(502)
    expect(answer.body).toContain('Zendesk doesn’t answer as it should')
    expect(await tenantOf(house)).toMatchObject({ status: 'disconnected', sealedTokens: null })
  })

  it('keeps key and hook when the account connects again, and leaves one webhook', async () => {
    const house = await connected(await aHouse(database))
    const before = await tenantOf(house)
    await connected(house, 'Helen Marchetti')
    const after = await tenantOf(house)
    expect(after).toMatchObject({ id: before?.id, hook: before?.hook, wrappedKey: before?.wrappedKey })
    expect(after?.sealedTokens).not.toBe(before?.sealedTokens)
    expect([...house.simulator.state.webhooks.keys()]).toEqual([after?.webhookId])
    const open = await house.open('Inès Robert')
    expect(open.may_redact).toBe(true)
  })

  describe('in the person’s language', () => {
    it.each([
      ['fr-FR,fr;q=0.9,en;q=0.8', 'lang="fr"', 'Connecté'],
      ['de,en;q=0.5', 'lang="en"', 'Connected'],
    ])('says for %s that it is done', async (language, lang, title) => {
      const house = await aHouse(database)
      const { url, cookie } = await consent(house, 'Claire Fontaine')
      const headers = { cookie, 'accept-language': language }
      const { body } = await house.app.inject({ method: 'GET', url, headers })
      expect(body).toContain(lang)
      expect(body).toContain(title)
    })
  })
})
