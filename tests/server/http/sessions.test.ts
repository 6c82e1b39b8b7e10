import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { beforeAll, expect, it } from 'vitest'
import type { Session } from '../../../contract/session.ts'
import type { Database } from '../../../server/store/database.ts'
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
    const limits = { perSession: 5, perAddress: 1000, webhooksPerAddress: 1000 }
    const house = await connected(await aHouse(database, { limits }))
    const session = await house.open('Inès Robert')
    const statuses: number[] = []
    for (let asked = 0; asked < 7; asked += 1) statuses.push((await history(house, session)).statusCode)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    const colleague = await house.open('Claire Fontaine')
    expect((await history(house, colleague)).statusCode).toBe(200)
  })
})
