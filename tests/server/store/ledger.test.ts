import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { entry, genesis, verify, type EntryFields } from '../../../core/ledger/index.ts'
import type { Database, Tx } from '../../../server/store/database.ts'
import { appendEntry, entriesAfter, entriesOfTicket } from '../../../server/store/ledger.ts'
import { checkTail, walkOn } from '../../../server/store/ledger-checks.ts'
import { eachDatabase } from '../../support/database.ts'
import { tampering } from '../../support/tampering.ts'
import { aTenant } from '../../support/tenant.ts'

const anEntry = (fields: Partial<EntryFields> = {}): EntryFields => ({
  at: '2026-11-24T02:00:00.000Z',
  actor: { user_id: 41 },
  action: 'redaction.done',
  ticket_id: 7,
  types: ['CREDIT_CARD'],
  count: 1,
  ...fields,
})

eachDatabase('the ledger', (open) => {
  let database: Database
  let other: Database
  let tenant: string
  beforeAll(async () => {
    database = await open()
    other = await open()
  })
  beforeEach(async () => {
    tenant = await aTenant(database)
  })

  const inTenant = <T>(work: (tx: Tx) => Promise<T>) => database.withTenant(tenant, work)
  const append = (fields?: Partial<EntryFields>) => inTenant((tx) => appendEntry(tx, tenant, anEntry(fields)))
  const tail = () => inTenant((tx) => checkTail(tx, tenant))
  /** The whole of it, as the round does: however lately that was. */
  const walk = (limit?: number) => inTenant((tx) => walkOn(tx, tenant, 0, limit))
  const chain = () => inTenant((tx) => entriesAfter(tx, 0))

  /** Writes a row as it is, past our own code: what the database itself must refuse. */
  const write = (row: { seq: number; prev: string; canonical: string; hash?: string; ticket_id?: number }) =>
    inTenant((tx) =>
      tx
        .insertInto('ledger')
        .values({
          tenant_id: tenant,
          ticket_id: 7,
          hash: createHash('sha256').update(row.canonical).digest('hex'),
          ...row,
        })
        .execute(),
    )

  it('grows by one entry at a time, each following the one before', async () => {
    const refs = [await append(), await append({ ticket_id: 8 }), await append({ problem: 'ticket-gone' })]
    expect(refs.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(await verify(await chain())).toEqual({ ok: true, entries: 3, head: refs[2] })
    expect(await tail()).toEqual({ broken: null, hashed: 3 })
  })

  it('starts anew for each tenant', async () => {
    await append()
    const theirs = await aTenant(database)
    const ref = await database.withTenant(theirs, (tx) => appendEntry(tx, theirs, anEntry()))
    expect(ref.seq).toBe(1)
    expect(await chain()).toHaveLength(1)
  })

  it('stays one chain when two processes write at once', async () => {
    const writes = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? database : other).withTenant(tenant, (tx) =>
        appendEntry(tx, tenant, anEntry({ ticket_id: index + 1 })),
      ),
    )
    const seqs = (await Promise.all(writes)).map(({ seq }) => seq).sort((one, two) => one - two)
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect(await verify(await chain())).toMatchObject({ ok: true, entries: 20 })
  })

  it('has no entry of a transaction that failed, and no gap after it', async () => {
    await append()
    const failing = inTenant(async (tx) => {
      await appendEntry(tx, tenant, anEntry())
      throw new Error('cut')
    })
    await expect(failing).rejects.toThrow('cut')
    expect((await append()).seq).toBe(2)
  })

  it('tells the entries of one ticket, newest first', async () => {
    await append({ ticket_id: 7 })
    await append({ ticket_id: 8 })
    await append({ ticket_id: 7 })
    expect((await inTenant((tx) => entriesOfTicket(tx, 7))).map(({ seq }) => seq)).toEqual([3, 1])
  })

  it('refuses an entry that leaves a gap, repeats a number or follows another one', async () => {
    const first = await append()
    for (const previous of [{ seq: 7, hash: first.hash }, null, { seq: 1, hash: genesis }]) {
      const { seq, prev, canonical } = await entry(previous, anEntry())
      await expect(write({ seq, prev, canonical })).rejects.toThrow(/does not follow|duplicate key/)
    }
    expect(await chain()).toHaveLength(1)
  })

  it('refuses an entry whose text is not what its hash and columns say', async () => {
    const made = await entry(null, anEntry())
    const { seq, prev, canonical } = made
    const forged = canonical.replace('CREDIT_CARD', 'IBAN_CODE')
    await expect(write({ seq, prev, canonical: forged, hash: made.hash })).rejects.toThrow(/does not hash/)
    await expect(write({ seq, prev, canonical, ticket_id: 8 })).rejects.toThrow(/something else than its columns/)
    const skipping = canonical.replace('"seq":1', '"seq":2')
    await expect(write({ seq, prev, canonical: skipping })).rejects.toThrow(/something else than its columns/)
  })

  it('is never changed, shortened or emptied, not even by its owner', async () => {
    await append()
    const changes = [
      sql`update ledger set canonical = '{}'`,
      sql`delete from ledger`,
      sql`truncate ledger`,
      sql`truncate tenants cascade`,
    ]
    for (const change of changes) {
      await expect(change.execute(database.db)).rejects.toThrow(/entries are for ever/)
      await expect(inTenant((tx) => change.execute(tx))).rejects.toThrow(/permission denied/)
    }
    expect(await chain()).toHaveLength(1)
  })

  it('is not changed by a session that calls itself a replica either', async () => {
    await append()
    const change = database.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`delete from ledger`.execute(tx)
    })
    await expect(change).rejects.toThrow(/entries are for ever/)
  })

  it('tells where it was broken by someone who switched its guards off', async () => {
    for (let count = 0; count < 4; count += 1) await append()
    const forge = async (change: ReturnType<typeof sql>) => {
      await tampering(database, change)
      return (await walk()).broken
    }
    const canonical = sql`replace(canonical, '"count":1', '"count":2')`
    expect(await forge(sql`update ledger set canonical = ${canonical} where tenant_id = ${tenant} and seq = 3`)).toBe(3)
    expect(await verify(await chain())).toMatchObject({ ok: false, seq: 3 })
    const rehash = sql`encode(sha256(convert_to(canonical, 'UTF8')), 'hex')`
    expect(await forge(sql`update ledger set hash = ${rehash} where tenant_id = ${tenant} and seq = 3`)).toBe(4)
    expect(await verify(await chain())).toMatchObject({ ok: false, seq: 4, why: 'wrong-prev' })
    expect(await forge(sql`delete from ledger where tenant_id = ${tenant} and seq = 2`)).toBe(3)
    expect(await verify(await chain())).toMatchObject({ ok: false, seq: 2, why: 'gap' })
  })

  describe('that is opened', () => {
    const grow = (count: number) =>
      inTenant(async (tx) => {
        for (let at = 0; at < count; at += 1) await appendEntry(tx, tenant, anEntry({ intent_id: randomUUID() }))
      })
    const forge = (seq: number, canonical = sql`replace(canonical, '"count":1', '"count":2')`) =>
      tampering(database, sql`update ledger set canonical = ${canonical} where tenant_id = ${tenant} and seq = ${seq}`)

    it.each([10, 2500])('is verified from where it was verified last: of %i entries one is hashed', async (count) => {
      await grow(count)
      for (let more = true; more;) more = (await tail()).hashed > 0
      await append()
      expect(await tail()).toEqual({ broken: null, hashed: 1 })
      expect(await tail()).toEqual({ broken: null, hashed: 0 })
    })

    it('has no more of it hashed at once than somebody waits for', async () => {
      await grow(2500)
      expect([(await tail()).hashed, (await tail()).hashed, (await tail()).hashed]).toEqual([2000, 500, 0])
    })

    it('is broken at once where its newest entries were changed, each time it is asked', async () => {
      await grow(3)
      await tail()
      await grow(3)
      await forge(5)
      expect((await tail()).broken).toBe(5)
      expect((await tail()).broken).toBe(5)
    })

    it('is broken at once where the last entry that was verified is another one, or gone', async () => {
      await grow(3)
      await tail()
      await tampering(database, sql`delete from ledger where tenant_id = ${tenant} and seq = 3`)
      expect((await tail()).broken).toBe(3)
      await append({ ticket_id: 99 })
      expect((await tail()).broken).toBe(3)
    })

    it.each([
      ['a text that is no JSON', "'gone'"],
      ['a text that is no JSON, hashed as if it were an entry', "'gone'", true],
      ['another number, hashed', `'{"seq":"one"}'`, true],
      ['half a character, hashed', `'{"seq":"\\ud800"}'`, true],
    ])('is broken, and no failure, where an entry was made %s', async (_, text, hashed = false) => {
      await grow(3)
      await forge(3, sql.raw(text))
      if (hashed) {
        const rehash = sql`encode(sha256(convert_to(canonical, 'UTF8')), 'hex')`
        await tampering(database, sql`update ledger set hash = ${rehash} where tenant_id = ${tenant} and seq = 3`)
      }
      expect((await tail()).broken).toBe(3)
      expect((await walk()).broken).toBe(3)
    })

    it('is broken from the walk on that finds an old entry changed, page by page', async () => {
      await grow(25)
      await tail()
      await forge(14)
      expect((await tail()).broken).toBeNull()
      expect(await walk(10)).toEqual({ isOver: false, broken: null, hashed: 10 })
      expect(await walk(10)).toEqual({ isOver: true, broken: 14, hashed: 10 })
      expect(await tail()).toEqual({ broken: 14, hashed: 0 })
      await grow(1)
      expect((await tail()).broken).toBe(14)
    })

    it('is whole again where its entries are put back as they were, after the next walk', async () => {
      await grow(5)
      await tail()
      await forge(2)
      await walk()
      await forge(2, sql`replace(canonical, '"count":2', '"count":1')`)
      expect((await tail()).broken).toBe(2)
      expect((await walk()).broken).toBeNull()
      expect((await tail()).broken).toBeNull()
    })

    it('is broken where it was written anew as a whole, which follows in itself', async () => {
      await grow(6)
      await tail()
      await tampering(database, sql`delete from ledger where tenant_id = ${tenant}`)
      await grow(8)
      expect(await verify(await chain())).toMatchObject({ ok: true })
      expect((await walk()).broken).toBe(6)
    })

    it('is broken where its end was cut off', async () => {
      await grow(6)
      await tail()
      await tampering(database, sql`delete from ledger where tenant_id = ${tenant} and seq > 4`)
      expect((await walk()).broken).toBe(5)
    })

    it('is walked once in its time, goes on where a walk was left, and by one process at a time', async () => {
      await grow(15)
      const hourly = (database_: Database) =>
        database_.withTenant(tenant, (tx) => walkOn(tx, tenant, 3600, 10)).then(({ hashed }) => hashed)
      expect(await hourly(database)).toBe(10)
      expect(await hourly(other)).toBe(5)
      expect(await hourly(database)).toBe(0)
      expect((await tail()).hashed).toBe(0)
    })
  })
})
