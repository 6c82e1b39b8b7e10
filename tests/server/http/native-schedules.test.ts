import { beforeAll, expect, it } from 'vitest'
import type { NativeSchedules } from '../../../contract/native-schedules.ts'
import type { Session } from '../../../contract/session.ts'
import type { Database } from '../../../server/store/database.ts'
import { storeOf } from '../../../server/store/tenant-store.ts'
import { tenantBySubdomain } from '../../../server/store/tenants.ts'
import { eachDatabase } from '../../support/database.ts'
import { aHouse, connected, type House } from './house.ts'

const text = `version: 1
policies:
  - name: routine
    basis: GDPR art. 5(1)(e)
    match: { tags: { any: [faq] } }
    keep: { for: P2Y, since: solved }
    then: [delete: { grace: P7D }]
`
const first = { text, base_version_id: null }
const create = { do: 'create', title: 'After a year', period: 'P1Y', active: true, despite: false }

eachDatabase('Zendesk’s own schedules', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)

  const aDesk = async () => {
    const house = await connected(await aHouse(database))
    const admin = await house.open('Claire Fontaine')
    const ask = async (payload?: object, session: Session = admin) => {
      const answer = await house.call(payload === undefined ? 'GET' : 'POST', '/api/native-schedules', session, payload)
      return { status: answer.statusCode, ...answer.json<Partial<NativeSchedules> & { problem?: string }>() }
    }
    return { house, admin, ask }
  }
  const told = async (house: House) => {
    const tenant = (await tenantBySubdomain(database.db, house.subdomain))?.id ?? ''
    const entries = await storeOf(database, tenant, { leaseSeconds: 10 }).entriesAfter(0)
    return entries
      .map(({ canonical }) => (JSON.parse(canonical) as { action: string }).action)
      .filter((action) => action.startsWith('native-schedule.'))
  }

  it('are an administrator’s alone', async () => {
    const { house, ask } = await aDesk()
    const agent = await house.open('Inès Robert')
    expect(await ask(undefined, agent)).toMatchObject({ status: 403, problem: 'admins-only' })
    expect(await ask(create, agent)).toMatchObject({ status: 403, problem: 'admins-only' })
  })

  it('are made, switched off and on where an admin says so, each written down', async () => {
    const { house, ask } = await aDesk()
    const made = await ask(create)
    expect(made.schedules).toMatchObject([{ title: 'After a year', active: true, period: 'P1Y', conflicts: [] }])
    const id = made.schedules?.[0]?.id
    expect((await ask({ do: 'switch-off', id })).schedules).toMatchObject([{ active: false }])
    expect((await ask({ do: 'switch-on', id, despite: false })).schedules).toMatchObject([{ active: true }])
    expect(await told(house)).toEqual(
      ['on', 'off', 'on'].flatMap((turned) => ['intended', 'done'].map((word) => `native-schedule.${turned}-${word}`)),
    )
  })

  it('are not switched on against a policy unless that has been seen', async () => {
    const { house, admin, ask } = await aDesk()
    expect((await house.call('POST', '/api/retention/versions', admin, first)).json()).toMatchObject({ saved: true })
    expect(await ask(create)).toMatchObject({ status: 409, problem: 'native-conflict' })
    expect(house.simulator.state.schedules.size).toBe(0)
    const despite = await ask({ ...create, despite: true })
    expect(despite.schedules).toMatchObject([{ conflicts: [{ code: 'sooner-than-policy', name: 'routine' }] }])
  })

  it('that Zendesk refuses stand as failed, and one that is not there is not found', async () => {
    const { house, ask } = await aDesk()
    await ask(create)
    expect(await ask({ ...create, title: 'A second one' })).toMatchObject({ status: 409, problem: 'native-limit' })
    expect((await told(house)).at(-1)).toBe('native-schedule.on-failed')
    const before = await told(house)
    expect(await ask({ do: 'switch-on', id: 4, despite: true })).toMatchObject({ status: 404, problem: 'not-found' })
    expect(await ask({ do: 'switch-off', id: 4 })).toMatchObject({ status: 404, problem: 'not-found' })
    expect(await told(house)).toEqual(before)
  })

  it('are ten and no more', async () => {
    const { house, ask } = await aDesk()
    for (let made = 0; made < 10; made += 1) await ask({ ...create, active: false })
    expect(await ask({ ...create, active: false })).toMatchObject({ status: 409, problem: 'native-full' })
    expect(house.simulator.state.schedules.size).toBe(10)
  })

  it('stand beside the policies, each with the day on which it lets the same ticket go', async () => {
    const { house, admin, ask } = await aDesk()
    await house.call('POST', '/api/retention/versions', admin, first)
    const { schedules, policies } = await ask({ ...create, active: false })
    const [zendesk, ours] = [schedules?.[0]?.deletes_at ?? '', policies?.[0]?.due_at ?? '']
    expect(policies).toMatchObject([{ name: 'routine' }])
    const years = (Date.parse(ours) - Date.parse(zendesk)) / (365 * 86_400_000)
    expect(years).toBeCloseTo(1, 1)
  })

  it('are closed to custos where whoever connected it is an administrator no longer', async () => {
    const { house } = await aDesk()
    const other = await house.open('Helen Marchetti')
    const claire = house.simulator.state.users.get(house.userNamed('Claire Fontaine'))
    Object.assign(claire ?? {}, { role: 'agent' })
    const answer = await house.call('GET', '/api/native-schedules', other)
    expect([answer.statusCode, answer.json<{ problem: string }>().problem]).toEqual([502, 'native-not-open'])
  })
})
