import { beforeAll, expect, it, vi } from 'vitest'
import type { HistoryReading } from '../../../contract/history-scan.ts'
import type { Session } from '../../../contract/session.ts'
import type { Database } from '../../../server/store/database.ts'
import { factsAmong } from '../../../server/store/ticket-facts.ts'
import { storeOf } from '../../../server/store/tenant-store.ts'
import { tenantBySubdomain } from '../../../server/store/tenants.ts'
import { eachDatabase } from '../../support/database.ts'
import { aHouse, connected, type House } from './house.ts'

const start = { do: 'start', tags: { open: true, closed: false } }

eachDatabase('the reading of an account’s history', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)

  const ask = async (house: House, session: Session, payload?: object) => {
    const answer = await house.call(payload === undefined ? 'GET' : 'POST', '/api/backfill', session, payload)
    const body = answer.json<{ reading?: HistoryReading | null; problem?: string }>()
    return { status: answer.statusCode, ...body }
  }
  const tenantOf = async (house: House): Promise<string> =>
    (await tenantBySubdomain(database.db, house.subdomain))?.id ?? ''

  it('is an administrator’s alone, also once they are one no longer', async () => {
    const house = await connected(await aHouse(database))
    const [agent, admin] = [await house.open('Inès Robert'), await house.open('Claire Fontaine')]
    expect(await ask(house, agent)).toMatchObject({ status: 403, problem: 'admins-only' })
    expect(await ask(house, agent, start)).toMatchObject({ status: 403, problem: 'admins-only' })
    expect(await ask(house, admin)).toEqual({ status: 200, reading: null })
    const claire = house.simulator.state.users.get(house.userNamed('Claire Fontaine'))
    Object.assign(claire ?? {}, { role: 'agent' })
    expect(await ask(house, admin, start)).toMatchObject({ status: 403, problem: 'admins-only' })
  })

  it.each([
    ['a word that is none', { do: 'stop' }],
    ['no tags', { do: 'start' }],
    ['a pause with tags', { do: 'pause', tags: { open: true, closed: true } }],
  ])('is not begun by %s', async (_what, payload) => {
    const house = await connected(await aHouse(database))
    expect(await ask(house, await house.open('Claire Fontaine'), payload)).toMatchObject({ problem: 'bad-request' })
  })

  it('is paused and resumed, and begun once', async () => {
    const house = await connected(await aHouse(database))
    const admin = await house.open('Claire Fontaine')
    expect(await ask(house, admin, { do: 'pause' })).toMatchObject({ status: 404 })
    expect(await ask(house, admin, start)).toMatchObject({
      reading: { state: 'running', phase: 'events', share: null },
    })
    expect(await ask(house, admin, start)).toMatchObject({ status: 409, problem: 'reading-under-way' })
    expect(await ask(house, admin, { do: 'pause' })).toMatchObject({ reading: { state: 'paused' } })
    expect(await ask(house, admin, { do: 'pause' })).toMatchObject({ reading: { state: 'paused' } })
    expect(await ask(house, admin, { do: 'resume' })).toMatchObject({ reading: { state: 'running' } })
    const entries = await storeOf(database, await tenantOf(house), { leaseSeconds: 10 }).entriesAfter(0)
    const told = entries.map(({ canonical }) => JSON.parse(canonical) as { action: string; actor: object })
    expect(told.map(({ action }) => action)).toEqual([
      'history.reading-started',
      'history.reading-paused',
      'history.reading-resumed',
    ])
    expect(told[0]?.actor).toEqual({ user_id: house.userNamed('Claire Fontaine') })
  })

  it('goes on by itself in the server until all is known, and tells how far it is', async () => {
    const house = await connected(await aHouse(database))
    // Nothing waits here, so a job has to be done at the first look.
    house.simulator.settings.job_delay_seconds = 0
    await house.start()
    const admin = await house.open('Claire Fontaine')
    await ask(house, admin, start)
    await vi.waitFor(async () => expect((await ask(house, admin)).reading?.finished_at).toEqual(expect.any(String)), {
      timeout: 40_000,
      interval: 500,
    })
    const { reading } = await ask(house, admin)
    expect(reading).toMatchObject({ phase: 'following', share: 1, seconds: 0 })
    expect(reading?.counts.tickets).toBe(house.simulator.state.tickets.size)
    expect(reading?.counts.tagged).toBeGreaterThan(0)
    const tenant = await tenantOf(house)
    const id = house.ticketCalled('Carte refusée')
    const facts = await database.withTenant(tenant, (tx) => factsAmong(tx, [id]))
    expect(facts.get(id)?.pii).toContain('CREDIT_CARD')
    expect(house.simulator.state.tickets.get(id)?.tags).toContain('custos_pii_credit_card')
    const entries = await storeOf(database, tenant, { leaseSeconds: 10 }).entriesAfter(0)
    expect(entries.at(-1)?.canonical).toContain('history.reading-finished')
    await house.stop()
  }, 60_000)
})
