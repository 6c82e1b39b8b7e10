import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import type { AccessNotice } from '../../../contract/access-notices.ts'
import type { Session } from '../../../contract/session.ts'
import { keepCase } from '../../../server/store/access-cases.ts'
import type { Database } from '../../../server/store/database.ts'
import { connectedTenants } from '../../../server/store/tenants.ts'
import { eachDatabase } from '../../support/database.ts'
import { aHouse, connected, sessionIn, type House } from './house.ts'

const path = '/api/access/notices'
const grave = 3

eachDatabase('notices of grave cases', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  const begin = async () => {
    const house = await connected(await aHouse(database))
    const tenant = (await connectedTenants(database.db)).find(({ subdomain }) => subdomain === house.subdomain)
    if (tenant === undefined) throw new Error('not connected')
    const behind = async (name: string) =>
      sessionIn(
        await house.load(
          house.simulator.signPage({ user_id: house.userNamed(name), location: 'background' }),
          'background',
        ),
      )
    return { house, tenant: tenant.id, behind }
  }

  const keep = async (tenant: string, severity = grave, daysAgo = 0, actor = 8): Promise<string> => {
    const at = new Date(Date.now() - 60_000 - daysAgo * 86_400_000).toISOString()
    const id = randomUUID()
    const told = { start: Date.parse(at), end: Date.parse(at), observed: 9, usual: 1, factors: [], also: [] }
    const fields = {
      id,
      key: id,
      actor,
      kind: 'mass_view',
      cause: id,
      maskedCause: id,
      detectedAt: at,
      ended: true,
      score: 9,
    }
    await database.withTenant(tenant, (tx) => keepCase(tx, tenant, { ...fields, severity, told, at }))
    return id
  }

  const ask = (house: House, session: Pick<Session, 'token'>, tag?: string) =>
    house.app.inject({
      method: 'GET',
      url: path,
      headers: { authorization: `Bearer ${session.token}`, ...(tag === undefined ? {} : { 'if-none-match': tag }) },
    })

  it('tell what is grave and new, once to each admin, whichever page asks', async () => {
    const { house, tenant, behind } = await begin()
    const id = await keep(tenant)
    await keep(tenant, 2)
    await keep(tenant, grave, 8)
    const [claire, helen] = [await behind('Claire Fontaine'), await behind('Helen Marchetti')]
    const listed = (await ask(house, claire)).json<{ cases: AccessNotice[] }>()
    expect(listed.cases).toMatchObject([{ id, actor_id: 8, kind: 'mass_view' }])
    const take = async (session: Session, ids: readonly string[]) =>
      (await house.call('POST', path, session, { case_ids: ids })).json<{ case_ids: string[] }>()
    expect(await take(claire, [id, randomUUID()])).toEqual({ case_ids: [id] })
    expect(await take(claire, [id])).toEqual({ case_ids: [] })
    expect((await ask(house, claire)).json()).toEqual({ cases: [] })
    expect((await ask(house, helen)).json<{ cases: AccessNotice[] }>().cases).toHaveLength(1)
  })

  it('come to the other admins whatever one of them, or whom it is about, has decided to do', async () => {
    const { house, tenant, behind } = await begin()
    const [claire, helen] = [await behind('Claire Fontaine'), await behind('Helen Marchetti')]
    const id = await keep(tenant, grave, 0, house.userNamed('Claire Fontaine'))
    await house.call('POST', `/api/access/cases/${id}/verdict`, claire, { verdict: 'needs-action' })
    expect((await ask(house, claire)).json()).toEqual({ cases: [] })
    expect((await ask(house, helen)).json<{ cases: AccessNotice[] }>().cases).toMatchObject([{ id }])
  })

  it('say nothing anew, and ask Zendesk nothing, as long as nothing has changed', async () => {
    const { house, tenant, behind } = await begin()
    const claire = await behind('Claire Fontaine')
    const first = await ask(house, claire)
    const tag = String(first.headers.etag)
    const before = house.simulator.log.of('GET', /users/).length
    const again = await ask(house, claire, tag)
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag])
    expect(house.simulator.log.of('GET', /users/)).toHaveLength(before)
    await keep(tenant)
    expect((await ask(house, claire, tag)).statusCode).toBe(200)
  })

  it('are not there for others, whatever tag they bring', async () => {
    const { house, tenant, behind } = await begin()
    const id = await keep(tenant)
    const [claire, agent] = [await behind('Claire Fontaine'), await behind('Inès Robert')]
    const tag = String((await ask(house, claire)).headers.etag)
    expect([(await ask(house, agent)).statusCode, (await ask(house, agent, tag)).statusCode]).toEqual([404, 404])
    expect((await house.call('POST', path, agent, { case_ids: [id] })).statusCode).toBe(404)
    expect((await house.call('GET', path)).statusCode).toBe(401)
    const other = await begin()
    const stranger = await other.behind('Claire Fontaine')
    const taken = await other.house.call('POST', path, stranger, { case_ids: [id] })
    expect(taken.json()).toEqual({ case_ids: [] })
  })
})
