import { sql } from 'kysely'
import { beforeAll, expect, it, vi } from 'vitest'
import type { HistoryEntry } from '../../../contract/history.ts'
import type { Session } from '../../../contract/session.ts'
import { ledgerWalks } from '../../../server/compose/ledger.ts'
import type { Database, Tx } from '../../../server/store/database.ts'
import { walkOn } from '../../../server/store/ledger-checks.ts'
import { appendEntry } from '../../../server/store/ledger.ts'
import { tenantBySubdomain } from '../../../server/store/tenants.ts'
import { eachDatabase } from '../../support/database.ts'
import { tampering } from '../../support/tampering.ts'
import { aHouse, connected } from './house.ts'

eachDatabase('a ledger that somebody has been at', (open, kind) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)

  const aLedger = async (entries: number) => {
    const house = await connected(await aHouse(database))
    const tenant = (await tenantBySubdomain(database.db, house.subdomain))?.id ?? ''
    const ticket = house.ticketCalled('Carte refusée')
    const grow = (count: number) =>
      database.withTenant(tenant, async (tx) => {
        for (let at = 0; at < count; at += 1)
          await appendEntry(tx, tenant, {
            at: '2026-11-24T02:00:00.000Z',
            actor: { user_id: 41 },
            action: 'redaction.requested',
            ticket_id: ticket,
            types: ['CREDIT_CARD'],
            count: 1,
          })
      })
    await grow(entries)
    const agent = await house.open('Inès Robert')
    const history = async (session: Session = agent) => {
      const answer = await house.call('GET', `/api/tickets/${String(ticket)}/history`, session)
      expect(answer.statusCode).toBe(200)
      const { entries: told, chain } = answer.json<{ entries: HistoryEntry[]; chain: string }>()
      return { seqs: told.map(({ ledger }) => ledger.seq), chain }
    }
    const change = (seq: number, canonical: string) =>
      tampering(
        database,
        sql`update ledger set canonical = ${sql.raw(canonical)} where tenant_id = ${tenant} and seq = ${seq}`,
      )
    return { house, tenant, grow, history, change }
  }

  const counted = `replace(canonical, '"count":1', '"count":2')`

  it('is told as broken at once where a new entry was changed, or is no entry at all', async () => {
    const { grow, history, change } = await aLedger(2)
    expect(await history()).toEqual({ seqs: [2, 1], chain: 'intact' })
    await grow(2)
    await change(4, counted)
    expect(await history()).toEqual({ seqs: [4, 3, 2, 1], chain: 'broken' })
    await change(4, "'gone'")
    expect(await history()).toEqual({ seqs: [3, 2, 1], chain: 'broken' })
    await change(4, "'null'")
    expect(await history()).toEqual({ seqs: [3, 2, 1], chain: 'broken' })
  })

  it('is told as broken for an old entry once the server’s round has found it, by its number', async () => {
    const { house, tenant, history, change } = await aLedger(3)
    expect((await history()).chain).toBe('intact')
    await change(1, counted)
    await house.start()
    await vi.waitFor(async () => expect((await history()).chain).toBe('broken'), { timeout: 20_000, interval: 200 })
    const told = house
      .logs()
      .split('\n')
      .filter((line) => line.includes('an entry of a ledger does not hold') && line.includes(tenant))
    expect(told.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 'error', job: 'ledger', tenant, seq: 1 }),
    ])
    expect(await house.metric('custos_jobs_total{job="ledger",outcome="broken"}')).toBeGreaterThan(0)
    await house.app.close()
  }, 60_000)

  it('is verified behind, so that nobody who opens a history waits, and is walked anew once a day', async () => {
    const { tenant, grow } = await aLedger(3)
    const broken: number[] = []
    const walk = ledgerWalks({ database, onBroken: (_, seq) => broken.push(seq), goesOn: () => true })
    const stand = () =>
      database.withTenant(tenant, (tx) =>
        tx.selectFrom('ledger_checks').select(['seq', 'walked_at', 'broken_at']).executeTakeFirstOrThrow(),
      )
    await walk(tenant)
    const first = await stand()
    expect(first).toMatchObject({ seq: 3, broken_at: null })
    await grow(2)
    await walk(tenant)
    expect(await stand()).toEqual({ ...first, seq: 5 })
    await tampering(
      database,
      sql`update ledger set canonical = ${sql.raw(counted)} where tenant_id = ${tenant} and seq = 2`,
    )
    await walk(tenant)
    expect(broken).toEqual([])
    await database.withTenant(tenant, (tx) =>
      tx
        .updateTable('ledger_checks')
        .set({ walked_at: sql<string>`now() - interval '20 hours'` })
        .execute(),
    )
    await walk(tenant)
    expect([broken, (await stand()).broken_at]).toEqual([[2], 2])
  })

  it('is told of once by the rounds between two walks', async () => {
    const { tenant, grow, change } = await aLedger(3)
    const broken: number[] = []
    const walk = ledgerWalks({ database, onBroken: (_, seq) => broken.push(seq), goesOn: () => true })
    await walk(tenant)
    await grow(2)
    await change(5, counted)
    await walk(tenant)
    await walk(tenant)
    expect(broken).toEqual([5])
  })

  // Embedded there is no other process.
  if (kind === 'server')
    it('is walked at the next round where another process was at it in the first', async () => {
      const { tenant } = await aLedger(3)
      const run = (work: (tx: Tx) => Promise<unknown>) => database.withTenant(tenant, work)
      const walkedAt = async () => {
        const row = await database.withTenant(tenant, (tx) =>
          tx.selectFrom('ledger_checks').select('walked_at').executeTakeFirst(),
        )
        return row?.walked_at ?? null
      }
      await run((tx) => walkOn(tx, tenant, 0))
      await run((tx) => sql`update ledger_checks set walked_at = null`.execute(tx))
      await run(async (tx) => {
        await sql`select 1 from ledger_checks for update`.execute(tx)
        expect(await database.withTenant(tenant, (other) => walkOn(other, tenant, 0))).toMatchObject({ isLocked: true })
      })
      expect(await walkedAt()).toBeNull()
      await ledgerWalks({ database, onBroken: () => undefined, goesOn: () => true })(tenant)
      expect(await walkedAt()).not.toBeNull()
    })

  it('is left where it stands by a server that stops', async () => {
    const { tenant } = await aLedger(3)
    await ledgerWalks({ database, onBroken: () => undefined, goesOn: () => false })(tenant)
    const rows = await database.withTenant(tenant, (tx) => tx.selectFrom('ledger_checks').selectAll().execute())
    expect(rows).toEqual([])
  })

  it('tells nothing of another account’s', async () => {
    const [mine, theirs] = [await aLedger(2), await aLedger(2)]
    await theirs.history()
    await theirs.grow(1)
    await theirs.change(3, counted)
    expect([(await mine.history()).chain, (await theirs.history()).chain]).toEqual(['intact', 'broken'])
    const rows = await database.withTenant(mine.tenant, (tx) => tx.selectFrom('ledger_checks').select('seq').execute())
    expect(rows).toEqual([{ seq: 2 }])
  })
})
