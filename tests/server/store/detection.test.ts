import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { EntryFields } from '../../../core/ledger/index.ts'
import type { Database } from '../../../server/store/database.ts'
import { storeOf } from '../../../server/store/tenant-store.ts'
import { eachDatabase } from '../../support/database.ts'
import { aTenant } from '../../support/tenant.ts'

const at = '2026-11-25T10:00:00.000Z'

const entryOf = (version: number): EntryFields => ({
  at,
  actor: { user_id: 41 },
  action: 'detection.changed',
  types: ['CUSTOM_LOYALTY_CARD'],
  count: 1,
  settings_version: version,
  changed: ['custom'],
})

const fingerprint = (digit: string) => digit.repeat(64)

eachDatabase('detection settings at rest', (open) => {
  let database: Database
  let tenant: string
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    tenant = await aTenant(database)
  })
  const store = (id = tenant) => storeOf(database, id, { leaseSeconds: 30 })
  const save = (version: number, by = store()) =>
    by.addDetectionSettings({ version, sealed: `sealed ${String(version)}`, authorId: 41, at }, entryOf(version))
  const versions = async () => {
    const { rows } = await sql<{ version: number; author_id: number }>`
      select version, author_id from detection_settings where tenant_id = ${tenant} order by version`.execute(
      database.db,
    )
    return rows
  }

  it('are none at first, then the latest version, and every version stays with who made it', async () => {
    expect(await store().detectionSettings()).toBeUndefined()
    expect(await store().detectionVersion()).toBe(0)
    await save(1)
    await save(2)
    expect(await store().detectionSettings()).toEqual({ version: 2, sealed: 'sealed 2' })
    expect(await store().detectionVersion()).toBe(2)
    expect(await versions()).toEqual([
      { version: 1, author_id: 41 },
      { version: 2, author_id: 41 },
    ])
  })

  it('come with their ledger entry, which names no ticket and holds no value', async () => {
    const ledger = await save(1)
    const [entry] = await store().entriesAfter(0)
    expect(entry).toMatchObject({ seq: ledger?.seq, hash: ledger?.hash })
    expect(JSON.parse(entry?.canonical ?? '')).toMatchObject({
      action: 'detection.changed',
      changed: ['custom'],
      settings_version: 1,
    })
    expect(await store().brokenAt()).toBeNull()
  })

  it.each([1, 3])(
    'are not replaced by version %s where the second is next, and nothing is written down',
    async (version) => {
      await save(1)
      expect(await save(version)).toBeUndefined()
      expect(await store().entriesAfter(0)).toHaveLength(1)
      expect(await versions()).toHaveLength(1)
    },
  )

  it('are saved once where many save at the same time', async () => {
    const saved = await Promise.all(Array.from({ length: 5 }, () => save(1)))
    expect(saved.filter((ledger) => ledger !== undefined)).toHaveLength(1)
    expect(await store().entriesAfter(0)).toHaveLength(1)
  })

  it('are no other account’s', async () => {
    await save(1)
    const other = await aTenant(database)
    expect(await store(other).detectionSettings()).toBeUndefined()
    await store().addShapes(7, [{ fingerprint: fingerprint('a'), sealed: 'sealed' }])
    expect(await store(other).seenShapes()).toEqual([])
  })

  it('are never changed afterwards, not even by the account itself', async () => {
    await save(1)
    const change = database.withTenant(tenant, (tx) => sql`update detection_settings set author_id = 1`.execute(tx))
    await expect(change).rejects.toThrow(/permission denied/)
  })
})

eachDatabase('forms of the account’s own numbers', (open) => {
  let database: Database
  let tenant: string
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    tenant = await aTenant(database)
  })
  const store = () => storeOf(database, tenant, { leaseSeconds: 30 })
  const order = { fingerprint: fingerprint('a'), sealed: 'sealed order' }
  const parcel = { fingerprint: fingerprint('b'), sealed: 'sealed parcel' }

  it('are counted by ticket: what is scanned again counts no more', async () => {
    await store().addShapes(7, [order, parcel])
    await store().addShapes(7, [{ ...order, sealed: 'sealed once more' }])
    await store().addShapes(8, [order])
    expect(await store().seenShapes()).toEqual([
      { ...order, tickets: 2 },
      { ...parcel, tickets: 1 },
    ])
  })

  it('are noted by two processes at once without harm', async () => {
    await Promise.all(Array.from({ length: 6 }, (_, at) => store().addShapes(at % 3, [order])))
    expect(await store().seenShapes()).toEqual([{ ...order, tickets: 3 }])
  })

  it('are no longer counted where they are well known, and not kept without end', async () => {
    for (let ticket = 0; ticket < 130; ticket += 1) await store().addShapes(ticket, [order])
    expect(await store().seenShapes()).toEqual([{ ...order, tickets: 100 }])
    await sql`insert into own_number_shapes (tenant_id, fingerprint, sealed_shape)
      select ${tenant}, encode(sha256(n::text::bytea), 'hex'), 'x' from generate_series(1, 2000) as n`.execute(
      database.db,
    )
    await store().addShapes(7, [{ fingerprint: fingerprint('c'), sealed: randomUUID() }])
    const { rows } = await sql`select 1 from own_number_shapes where fingerprint = ${fingerprint('c')}`.execute(
      database.db,
    )
    expect(rows).toEqual([])
  })

  it('take only what has the form of a fingerprint', async () => {
    await expect(store().addShapes(7, [{ fingerprint: 'ORD-482913', sealed: 'x' }])).rejects.toThrow(/check constraint/)
  })
})
