import { sql, type Kysely } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { forgetOld } from '../../../server/compose/access.ts'
import { ingest } from '../../../server/flows/access/ingest.ts'
import { normaliser } from '../../../server/flows/access/normalise.ts'
import type { Database } from '../../../server/store/database.ts'
import { accessSuspensions } from '../../../server/store/migrations/0017-access-suspensions.ts'
import { plantAccess, plantAudit } from '../../../simulator/logs/access.ts'
import type { Simulator } from '../../../simulator/simulator.ts'
import { eachDatabase } from '../../support/database.ts'
import { dump } from '../../support/seeded.ts'
import { anOutlook } from '../../support/outlook.ts'

const hour = 3_600_000

/** Rows a second apart, the newest `ago` milliseconds back. */
const plant = ({ world }: Simulator, count: number, ago = hour, name = 'R') => {
  for (let index = 0; index < count; index++) {
    const at = world.clock.now() - ago - (count - index) * 1000
    plantAccess(world, { id: `${name}${String(index)}`, user_id: 5, timestamp: new Date(at).toISOString() })
  }
}

const expired = (url: URL, simulator: Simulator) => {
  if (url.searchParams.has('page[after]')) simulator.clock.advance(30)
}

eachDatabase('reading the logs', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  it('keeps each row of both logs once, in as few requests as there are pages', async () => {
    const { simulator, ports, rows, asked } = await anOutlook(database)
    plant(simulator, 6000)
    for (let id = 1; id <= 150; id++)
      plantAudit(simulator.world, { id, created_at: new Date(simulator.clock.now() - id * 60_000).toISOString() })
    expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'read', added: 6000, requests: 3, unreadable: 0 })
    expect(await ingest(ports, 'audit')).toMatchObject({ outcome: 'read', added: 150, requests: 2 })
    expect(await rows()).toHaveLength(6150)
    expect(asked()).toBe(5)
  })

  it('asks for what is new only, and takes what comes late and twice', async () => {
    const { simulator, ports, rows } = await anOutlook(database)
    plant(simulator, 100, hour)
    await ingest(ports, 'access')
    simulator.clock.advance(300)
    expect(await ingest(ports, 'access')).toMatchObject({ added: 0, requests: 1 })
    // Of half an hour ago, and shown only now.
    plant(simulator, 10, hour / 2, 'L')
    expect(await ingest(ports, 'access')).toMatchObject({ added: 0 })
    simulator.clock.advance(2 * 3600)
    expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'read', added: 10 })
    expect(await rows()).toHaveLength(110)
  })

  it('stops when its time is up, goes on there in the next round, and asks for no row more than twice', async () => {
    const { simulator, ports, rows, asked } = await anOutlook(database)
    plant(simulator, 9000, 30 * 24 * hour)
    plant(simulator, 100, hour / 2, 'N')
    const at = () => Date.parse(ports.clock())
    const slow = {
      ...ports,
      accessLogPage: (page: Parameters<typeof ports.accessLogPage>[0]) => {
        simulator.clock.advance(60)
        return ports.accessLogPage(page)
      },
    }
    expect(await ingest(slow, 'access', at() + 90_000)).toMatchObject({ outcome: 'in-part', requests: 2, added: 5000 })
    const [stream] = await ports.streamStates()
    expect(stream).toMatchObject({ log: 'access', state: 'on', failingSince: null })
    expect(await ingest(slow, 'access', at() + 90_000)).toMatchObject({ outcome: 'in-part', requests: 2 })
    expect(await ingest(ports, 'access', at() + 90_000)).toMatchObject({ outcome: 'read', requests: 1 })
    expect(await rows()).toHaveLength(9100)
    simulator.clock.advance(2 * 3600)
    // What came late is looked for behind the last hour alone, not through all that was read in parts.
    plant(simulator, 10, 3 * hour, 'L')
    const before = asked()
    expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'read' })
    expect(asked() - before).toBeLessThanOrEqual(2)
  })

  it('gets past a second that fills more pages than its time has room for', async () => {
    const { simulator, ports, rows } = await anOutlook(database)
    const timestamp = new Date(simulator.clock.now() - hour).toISOString()
    for (let index = 0; index < 6000; index++)
      plantAccess(simulator.world, { id: `S${String(index)}`, user_id: 5, timestamp })
    plant(simulator, 10, hour / 2)
    for (let round = 0; round < 3; round++) await ingest(ports, 'access', Date.parse(ports.clock()))
    expect(await rows()).toHaveLength(6010)
  })

  it('counts a row once that a webhook told of and the list has too', async () => {
    const { simulator, ports, rows } = await anOutlook(database)
    plant(simulator, 3)
    const told = simulator.state.accessLog.map(({ row }) => ({ ...row, user_id: String(row.user_id) }))
    const { events } = await normaliser(ports)('access', told)
    expect(await ports.keepEvents(events)).toBe(3)
    expect(await ports.keepEvents(events)).toBe(0)
    expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'read', added: 0 })
    expect(await rows()).toHaveLength(3)
  })

  it('stops at a 429 that names only a date, and goes on from there after it', async () => {
    const { simulator, ports, rows } = await anOutlook(database)
    plant(simulator, 6000)
    let pages = 0
    const limited = {
      ...ports,
      accessLogPage: (at: Parameters<typeof ports.accessLogPage>[0]) => {
        pages += 1
        if (pages === 2) for (let used = 0; used < 50; used++) void simulator.fetch('/api/v2/access_logs', { headers })
        return ports.accessLogPage(at)
      },
    }
    const headers = {
      authorization: `Bearer ${simulator.tokenFor(simulator.state.users.keys().next().value ?? 0).access_token}`,
    }
    const admin = [...simulator.state.users.values()].find(({ role }) => role === 'admin')
    headers.authorization = `Bearer ${simulator.tokenFor(admin?.id ?? 0).access_token}`
    expect(await ingest(limited, 'access')).toMatchObject({ outcome: 'interrupted', added: 2500 })
    expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'elsewhere' })
    simulator.clock.advance(61)
    expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'read', added: 3500 })
    expect(await rows()).toHaveLength(6000)
  })

  it('begins again behind what it has where a cursor has expired', async () => {
    const { simulator, ports, rows } = await anOutlook(database, {
      settings: { access_log_cursor_seconds: 20 },
      before: expired,
    })
    plant(simulator, 6000)
    expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'read', added: 6000 })
    expect(await rows()).toHaveLength(6000)
  })

  it('says that an account has no access log, and reads its audit log all the same', async () => {
    const { simulator, ports } = await anOutlook(database, { settings: { privacy_add_on: false } })
    plantAudit(simulator.world, { id: 1 })
    simulator.clock.advance(5)
    expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'absent' })
    expect(await ingest(ports, 'audit')).toMatchObject({ outcome: 'read', added: 1 })
    expect((await ports.streamStates()).map(({ log, state }) => [log, state])).toEqual([
      ['access', 'absent'],
      ['audit', 'on'],
    ])
    expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'elsewhere', requests: 0 })
  })

  it('takes a refusal of a log that was there for trouble, and asks each hour; after days for its end', async () => {
    const { simulator, ports } = await anOutlook(database)
    await ingest(ports, 'access')
    simulator.settings.privacy_add_on = false
    const state = async () => (await ports.streamStates()).find(({ log }) => log === 'access')?.state
    for (const [minutes, expected, then] of [
      [2, { outcome: 'interrupted', why: 'forbidden' }, 'on'],
      [50, { outcome: 'elsewhere', requests: 0 }, 'on'],
      [11, { outcome: 'interrupted', why: 'forbidden' }, 'on'],
      [3 * 24 * 60, { outcome: 'absent' }, 'absent'],
    ] as const) {
      simulator.clock.advance(minutes * 60)
      expect(await ingest(ports, 'access')).toMatchObject(expected)
      expect(await state()).toBe(then)
    }
  })

  it('leaves a log to whoever reads it, and keeps nothing of a page whose reader has lost it', async () => {
    const { simulator, ports, rows } = await anOutlook(database)
    plant(simulator, 10)
    const meanwhile: unknown[] = []
    const interrupted = {
      ...ports,
      accessLogPage: async (at: Parameters<typeof ports.accessLogPage>[0]) => {
        meanwhile.push((await ingest(ports, 'access')).outcome)
        return ports.accessLogPage(at)
      },
    }
    expect(await ingest(interrupted, 'access')).toMatchObject({ outcome: 'read', added: 10 })
    expect(meanwhile).toEqual(['elsewhere'])
    const now = ports.clock()
    const lost = { log: 'access', readTo: now, sweptTo: now, failingSince: null, state: 'on', claim: -1 } as const
    expect(await ports.keepPage(lost, { events: [] })).toEqual({ held: false, added: 0 })
    expect(await rows()).toHaveLength(10)
  })

  it('keeps neither an address nor what was searched for', async () => {
    const { simulator, ports } = await anOutlook(database)
    const card = ['4556', '7375', '8689', '9855'].join('')
    const secrets = ['198.51.100.77', card, 'someone.sought@example.com', 'madame-cherchee']
    const url = (query: string) => ({
      url: `/api/v2/search.json?query=${query}`,
      ip_address: '198.51.100.77',
      user_id: 5,
    })
    for (const query of secrets) plantAccess(simulator.world, url(query))
    simulator.clock.advance(5)
    expect(await ingest(ports, 'access')).toMatchObject({ added: 4 })
    const all = await dump(database)
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([])
    expect(all).toContain('"card"')
  })

  it('keeps no name of whom was suspended, and forgets those that it kept before', async () => {
    const { simulator, ports, tenant } = await anOutlook(database)
    plantAudit(simulator.world, {
      source_id: 8,
      source_label: 'Suspension state: Nemo',
      change_description: 'Suspended',
    })
    simulator.clock.advance(5)
    await ingest(ports, 'audit')
    const subjects = async () => {
      const { rows } = await sql<{ subject: string }>`
        select event #>> '{change,subject}' as subject from access_events where tenant_id = ${tenant}`.execute(
        database.db,
      )
      return rows
    }
    expect(await subjects()).toEqual([{ subject: 'suspension' }])
    const named = JSON.stringify('Suspension state: Nemo')
    await sql`update access_events set event = jsonb_set(event, '{change,subject}', ${named}::jsonb)
      where tenant_id = ${tenant}`.execute(database.db)
    expect(await subjects()).toEqual([{ subject: 'Suspension state: Nemo' }])
    await accessSuspensions.up(database.db as unknown as Kysely<unknown>)
    expect(await subjects()).toEqual([{ subject: 'suspension' }])
  })

  it('keeps no row of what custos asks itself, and every row of whoever only says so', async () => {
    const { simulator, ports, rows, sent, admin } = await anOutlook(database)
    await ports.user(admin)
    const [asked] = sent()
    const plantOne = (id: string, fields: object, ago = 0) => {
      const timestamp = new Date(simulator.clock.now() - ago).toISOString()
      const row = { id, user_id: admin, authorization_type: 'bearer', timestamp, ...asked, ...fields }
      plantAccess(simulator.world, row, { webhook: false })
    }
    plantOne('own', {})
    plantOne('webhook', {})
    plantOne('other-way-written', { url: asked?.url.replace('.json', '') })
    plantOne('constant', { client: 'custos' })
    plantOne('made-up', { client: `custos/${'0'.repeat(32)}` })
    plantOne('other-request', { url: '/api/v2/users/77.json' })
    plantOne('in-a-session', { authorization_type: 'session' })
    plantOne('repeated-later', {}, 3 * hour)
    const told = simulator.state.accessLog.find(({ row }) => row.id === 'webhook')
    expect((await normaliser(ports)('access', [told?.row])).events).toEqual([])
    simulator.clock.advance(5)
    expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'read', added: 5, unreadable: 0 })
    const kept = ['constant', 'in-a-session', 'made-up', 'other-request', 'repeated-later']
    expect((await rows()).map(({ id }) => id)).toEqual(kept)
  })

  it('forgets events after 90 days', async () => {
    const { simulator, ports, rows, clock, tenant } = await anOutlook(database)
    plant(simulator, 5, hour, 'old')
    await ingest(ports, 'access')
    simulator.clock.advance(91 * 24 * 3600)
    await forgetOld({ database, clock }, tenant)
    expect(await rows()).toEqual([])
  })
})
