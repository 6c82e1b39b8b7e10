import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { beforeAll, expect, it } from 'vitest'
import type { Session } from '../../../contract/session.ts'
import type { Database } from '../../../server/store/database.ts'
import { connectTenant, disconnectTenant, tenantBySubdomain } from '../../../server/store/tenants.ts'
import { eachDatabase } from '../../support/database.ts'
import { aHouse, connected, type House } from './house.ts'

eachDatabase('a session', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  const aDesk = async () => connected(await aHouse(database))
  const history = (house: House, session?: Pick<Session, 'token'>, subject = 'Carte refusée') =>
    house.call('GET', `/api/tickets/${house.ticketCalled(subject)}/history`, session)

  it('lets its holder in for fifteen minutes, and says that it has ended', async () => {
    const house = await aDesk()
    const session = await house.open('Inès Robert')
    expect((await history(house, session)).statusCode).toBe(200)
    house.skip(890)
    expect((await history(house, session)).statusCode).toBe(200)
    house.skip(20)
    const late = await history(house, session)
    expect([late.statusCode, late.json<{ problem: string }>().problem]).toEqual([401, 'session-ended'])
  })

  it('is renewed by the page for eight hours, asking Zendesk again each time', async () => {
    const house = await aDesk()
    let session = await house.open('Inès Robert')
    let renewals = 0
    for (;;) {
      house.skip(800)
      const answer = await house.call('POST', '/api/session/renew', session)
      if (answer.statusCode !== 200) {
        expect(answer.json()).toMatchObject({ problem: 'session-ended' })
        break
      }
      session = answer.json<Session>()
      renewals += 1
    }
    expect(renewals).toBe(Math.ceil((8 * 3600) / 800) - 1)
  })

  it('ends with the connection, and with the installation of the app that opened it', async () => {
    const house = await aDesk()
    const [session, installed] = [
      await house.open('Inès Robert'),
      await tenantBySubdomain(database.db, house.subdomain),
    ]
    if (installed?.sealedTokens == null) throw new Error('not connected')
    const answered = async () => {
      const answer = await history(house, session)
      return answer.statusCode === 200 ? 200 : answer.json<{ problem: string }>().problem
    }
    expect(await answered()).toBe(200)
    const again = (installationId: number | null) =>
      connectTenant(database.db, installed.id, {
        sealedTokens: installed.sealedTokens ?? '',
        expiresAt: installed.tokenExpiresAt?.toISOString() ?? '',
        installationId: installationId ?? 0,
      })
    await disconnectTenant(database.db, installed.id)
    expect(await answered()).toBe('not-connected')
    await again(installed.installationId)
    expect(await answered()).toBe(200)
    await again((installed.installationId ?? 0) + 1)
    expect(await answered()).toBe('session-ended')
    expect((await house.call('POST', '/api/session/renew', session)).statusCode).toBe(401)
  })

  it('stops retention by what Zendesk said of its holder when it was made, and lets it go on only by what it says now', async () => {
    let away = false
    const delay = () => (away ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve())
    const house = await connected(await aHouse(database, { delay }))
    const [admin, agent] = [await house.open('Claire Fontaine'), await house.open('Inès Robert')]
    away = true
    const turn = async (session: Session, stopped: boolean) => {
      const answer = await house.call('POST', '/api/retention/switch', session, { stopped })
      return [answer.statusCode, answer.json<{ stopped?: boolean }>().stopped]
    }
    const shown = async (session: Session) => (await house.call('GET', '/api/retention/switch', session)).statusCode
    expect(await shown(admin)).toBe(200)
    expect(await turn(admin, true)).toEqual([200, true])
    expect((await turn(admin, false))[0]).toBe(502)
    expect((await turn(agent, true))[0]).toBe(502)
    expect(await shown(agent)).toBe(502)
    away = false
    expect((await turn(agent, true))[0]).toBe(403)
    expect(await turn(admin, false)).toEqual([200, false])
    away = true
    house.skip(901)
    expect((await turn(admin, true))[0]).toBe(401)
  })

  it('ends with the rights of its holder', async () => {
    const house = await aDesk()
    const session = await house.open('Inès Robert')
    const user = house.simulator.state.users.get(house.userNamed('Inès Robert'))
    if (user === undefined) throw new Error('no such user')
    house.simulator.state.users.set(user.id, { ...user, suspended: true })
    const answer = await house.call('POST', '/api/session/renew', session)
    expect(answer.statusCode).toBe(401)
  })

  it('opens nothing without a token, with another word, or with a token that somebody else has made', async () => {
    const house = await aDesk()
    const { token } = await house.open('Inès Robert')
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'custos+jwt' })
      .sign(new TextEncoder().encode('a guess'.padEnd(32, '.')))
    expect((await history(house)).statusCode).toBe(401)
    for (const wrong of ['x', forged, `${token}x`, token.slice(0, -4)])
      expect((await history(house, { token: wrong })).statusCode).toBe(401)
    const basic = { authorization: `Basic ${token}` }
    const url = `/api/tickets/${house.ticketCalled('Carte refusée')}/history`
    expect((await house.app.inject({ method: 'GET', url, headers: basic })).statusCode).toBe(401)
  })

  it('of one account opens nothing of another', async () => {
    const [one, other] = [await aDesk(), await aDesk()]
    const session = await one.open('Inès Robert')
    // Two servers of one operator would share the key; here each has its own, and refuses.
    expect((await history(other, session)).statusCode).toBe(401)
  })

  it('of one account reads no ledger of another on the same server', async () => {
    const other = await aHouse(database)
    const house = await connected(await aHouse(database, { neighbours: [other.simulator] }))
    const session = await house.open('Inès Robert')
    const asked = await house.call('POST', '/api/redaction-requests', session, {
      ticket_id: house.ticketCalled('Carte refusée'),
      types: ['CREDIT_CARD'],
    })
    expect(asked.statusCode).toBe(200)
    const { entries } = (await history(house, session)).json<{ entries: unknown[] }>()
    expect(entries).toHaveLength(1)
    await connected(other)
    const theirs = await other.open('Inès Robert')
    expect((await history(other, theirs)).json<{ entries: unknown[] }>().entries).toEqual([])
  })

  it('reads no ticket that its holder may not see, as if there were none', async () => {
    const house = await aDesk()
    const session = await house.open('Inès Robert')
    const missing = await house.call('GET', '/api/tickets/999999999/history', session)
    expect([missing.statusCode, missing.json<{ problem: string }>().problem]).toEqual([404, 'not-found'])
  })

  it('never hears its own words back when it asks for what can’t be read', async () => {
    const house = await aDesk()
    const session = await house.open('Inès Robert')
    const secret = ['4111', '1111', '1111', '1111'].join(' ')
    const ticket_id = house.ticketCalled('Carte refusée')
    const source = { comment_id: 1 }
    const broken: readonly object[] = [
      { request_id: secret, ticket_id, items: [] },
      { request_id: randomUUID(), ticket_id, items: [{ source, digest: secret, findings: [] }] },
      { request_id: randomUUID(), ticket_id, items: [], [secret]: secret },
    ]
    for (const body of broken) {
      const answer = await house.call('POST', '/api/redactions', session, body)
      expect(answer.statusCode).toBe(400)
      expect(answer.body).not.toContain(secret)
    }
    expect(house.logs()).not.toContain(secret)
  })

  it('is held to a number of requests a minute', async () => {
    const limits = { perUser: 5, perAddress: 1000, webhooksPerAddress: 1000 }
    const house = await connected(await aHouse(database, { limits }))
    const session = await house.open('Inès Robert')
    const statuses: number[] = []
    for (let asked = 0; asked < 7; asked += 1) statuses.push((await history(house, session)).statusCode)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    // Another page of the same person is no other person.
    expect((await history(house, await house.open('Inès Robert'))).statusCode).toBe(429)
    const colleague = await house.open('Claire Fontaine')
    expect((await history(house, colleague)).statusCode).toBe(200)
  })
})
