import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { AccessSettings } from '../../../contract/access-settings.ts'
import { forgetOld } from '../../../server/compose/access.ts'
import { judgeCase } from '../../../server/flows/access/cases.ts'
import { ingest } from '../../../server/flows/access/ingest.ts'
import { judge, type Batch, type Engines } from '../../../server/flows/access/judge.ts'
import { saveAccessSettings } from '../../../server/flows/access/settings.ts'
import { keepCase } from '../../../server/store/access-cases.ts'
import type { Database } from '../../../server/store/database.ts'
import { plantAccess } from '../../../simulator/logs/access.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOutlook } from '../../support/outlook.ts'

type Outlook = Awaited<ReturnType<typeof anOutlook>>

const day = 24 * 3600

const save = async ({ ports, admin }: Outlook, change: Partial<AccessSettings>) => {
  const { version, settings } = await ports.accessSettings()
  const saved = await saveAccessSettings(ports, admin, { base_version: version, settings: { ...settings, ...change } })
  if (!saved.ok) throw new Error(saved.problem)
}

/** As many made-up views, a second apart, from an address. */
const views = ({ simulator }: Outlook, count: number, ip_address = '198.51.100.9') => {
  const now = simulator.clock.now()
  for (let index = 0; index < count; index++) {
    const timestamp = new Date(now + (index + 1) * 1000).toISOString()
    plantAccess(simulator.world, { user_id: 5, url: '/api/v2/tickets/1.json', ip_address, timestamp })
  }
}

const read = async ({ simulator, ports }: Outlook) => {
  simulator.clock.advance(60)
  await ingest(ports, 'audit')
  await ingest(ports, 'access')
}

eachDatabase('what an admin sets about watching', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  /** The batches that are kept, and the budgets that an engine which begins anew is given. */
  const watched = async (outlook: Outlook, engines: Engines = new Map()) => {
    const batches: Batch[] = []
    const ports = {
      ...outlook.ports,
      keepBatch: (claim: number, batch: Batch) => {
        batches.push(batch)
        return outlook.ports.keepBatch(claim, batch)
      },
    }
    const judged = await judge(ports, engines, outlook.tenant)
    return { judged, batches }
  }
  const budgets = async ({ ports }: Outlook) => {
    const claimed = await ports.claimWatch()
    if (claimed === undefined) throw new Error('somebody else judges')
    await ports.releaseWatch(claimed.claim)
    return claimed.budgets
  }

  it('holds from the next event on: each budget is remembered with the event it came after', async () => {
    const outlook = await anOutlook(database)
    await save(outlook, { budget: 0.5 })
    views(outlook, 5)
    await read(outlook)
    expect(await watched(outlook)).toMatchObject({ judged: 5, batches: [{ settings: 1 }] })
    await save(outlook, { budget: 4 })
    views(outlook, 3)
    await read(outlook)
    expect(await watched(outlook)).toMatchObject({ judged: 3, batches: [{ settings: 2 }] })
    expect(await budgets(outlook)).toEqual([
      { after: 0, budget: 0.5 },
      { after: 5, budget: 4 },
    ])
  })

  it('throws away what was judged by settings that were changed meanwhile, and judges it again', async () => {
    const outlook = await anOutlook(database)
    views(outlook, 4)
    await read(outlook)
    const meanwhile = {
      ...outlook.ports,
      keepBatch: async (claim: number, batch: Batch) => {
        await save(outlook, { budget: 2 })
        return outlook.ports.keepBatch(claim, batch)
      },
    }
    expect(await judge(meanwhile, new Map(), outlook.tenant)).toBe(0)
    expect((await outlook.rows()).filter(({ seq }) => seq !== null)).toEqual([])
    expect(await watched(outlook)).toMatchObject({ judged: 4, batches: [{ settings: 1 }] })
  })

  it('marks what comes from the account’s own networks, from then on', async () => {
    const outlook = await anOutlook(database)
    const marked = async () => {
      const { rows } = await sql<{ own: number }>`select count(*)::int as own from access_events
        where tenant_id = ${outlook.tenant} and event->>'corporate' = 'true'`.execute(database.db)
      return rows[0]?.own
    }
    views(outlook, 2)
    await read(outlook)
    await save(outlook, { networks: ['198.51.100.0/26', '2001:db8:7::/48'] })
    expect(await marked()).toBe(0)
    views(outlook, 3)
    views(outlook, 4, '2001:db8:7:1::9')
    views(outlook, 5, '198.51.100.64')
    await read(outlook)
    expect(await outlook.rows()).toHaveLength(14)
    expect(await marked()).toBe(7)
  })

  const aCase = async ({ tenant, simulator }: Outlook, kind = 'snooping', cause = '4411') => {
    const at = simulator.clock.now()
    const when = new Date(at).toISOString()
    const told = { actor: 5, kind, cause, start: at, end: at, events: ['e1'], factors: [], also: [] }
    const id = randomUUID()
    const fields = {
      id,
      key: `5|${kind}|${cause}|${String(at)}`,
      actor: 5,
      kind,
      cause,
      maskedCause: 'masked',
      detectedAt: when,
    }
    await database.withTenant(tenant, (tx) =>
      keepCase(tx, tenant, { ...fields, ended: false, score: 9, severity: 3, told, at: when }),
    )
    return id
  }
  const countOf = async ({ tenant }: Outlook, table: 'access_days' | 'access_cases' | 'access_events') => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table)} where tenant_id = ${tenant}`.execute(database.db)
    return rows[0]?.count
  }
  const counts = async (outlook: Outlook) => [
    await countOf(outlook, 'access_events'),
    await countOf(outlook, 'access_days'),
    await countOf(outlook, 'access_cases'),
  ]

  it.each([
    ['thirteen months where nobody said otherwise', undefined, 390, 400],
    ['as long as was set', 2, 58, 63],
  ])('keeps cases and counts for %s', async (_, keep_months, before, after) => {
    const outlook = await anOutlook(database)
    if (keep_months !== undefined) await save(outlook, { keep_months })
    views(outlook, 5)
    await read(outlook)
    await judge(outlook.ports, new Map(), outlook.tenant)
    await aCase(outlook)
    const forget = () => forgetOld({ database, clock: outlook.clock }, outlook.tenant)
    outlook.simulator.clock.advance(before * day)
    await forget()
    expect(await counts(outlook)).toEqual([before > 90 ? 0 : 5, 1, 1])
    outlook.simulator.clock.advance((after - before) * day)
    await forget()
    expect(await counts(outlook)).toEqual([0, 0, 0])
  })

  it('forgets after 90 days whom a case was about, and keeps the case', async () => {
    const outlook = await anOutlook(database)
    const customer = '900712345'
    const [one, other] = [await aCase(outlook, 'snooping', customer), await aCase(outlook, 'snooping', `${customer}6`)]
    const forget = () => forgetOld({ database, clock: outlook.clock }, outlook.tenant)
    const rows = async () => {
      const { rows: all } = await sql<{ row: string }>`select c::text as row from access_cases c
        where tenant_id = ${outlook.tenant} order by id`.execute(database.db)
      return all.map(({ row }) => row)
    }
    const silenced = async () => {
      const { rows: all } = await sql<{ row: string }>`select s::text as row from access_suppressions s
        where tenant_id = ${outlook.tenant}`.execute(database.db)
      return all.map(({ row }) => row.includes(customer))
    }
    const verdict = { verdict: 'expected', scope: 'cause', days: 92 } as const
    expect(await judgeCase(outlook.ports, outlook.admin, one, verdict)).toMatchObject({ ok: true })
    outlook.simulator.clock.advance(89 * day)
    await forget()
    expect(await silenced()).toEqual([false])
    expect((await rows()).every((row) => row.includes(customer))).toBe(true)
    outlook.simulator.clock.advance(2 * day)
    await forget()
    const after = await rows()
    expect(after).toHaveLength(2)
    expect(after.filter((row) => row.includes(customer))).toEqual([])
    for (const id of [one, other]) {
      expect(await outlook.ports.caseNamed(id)).toMatchObject({
        cause: id,
        ended: true,
        told: { cause: id, kind: 'snooping' },
      })
    }
    outlook.simulator.clock.advance(3 * day)
    await forget()
    expect([await rows(), await silenced()]).toEqual([after, []])
  })
})
