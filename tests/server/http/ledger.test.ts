import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../../server/cli/ledger.ts'
import type { Database } from '../../../server/store/database.ts'
import { appendEntry } from '../../../server/store/ledger.ts'
import { tenantBySubdomain } from '../../../server/store/tenants.ts'
import { eachDatabase } from '../../support/database.ts'
import { tampering } from '../../support/tampering.ts'
import { runOver } from '../cli/streams.ts'
import { aHouse, connected } from './house.ts'

/** As whoever was handed the file checks it, elsewhere. */
const verdictOn = async (content: string) => {
  const file = join(await mkdtemp(join(tmpdir(), 'custos-export-')), 'ledger.jsonl')
  await writeFile(file, content)
  const { code, out } = await runOver(run, ['verify', file])
  return { code, ...(JSON.parse(out) as { ok: boolean; why?: string; seq?: number; entries?: number }) }
}

const linesOf = (content: string): string[] => content.split('\n').filter((line) => line !== '')
const whole = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

eachDatabase('the export of the ledger', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)

  const aLedger = async (entries: number) => {
    const house = await connected(await aHouse(database))
    const tenant = (await tenantBySubdomain(database.db, house.subdomain))?.id ?? ''
    const admin = await house.open('Claire Fontaine')
    await database.withTenant(tenant, async (tx) => {
      for (let count = 1; count <= entries; count += 1)
        await appendEntry(tx, tenant, {
          at: '2026-11-24T02:00:00.000Z',
          actor: { user_id: 41 },
          action: 'redaction.done',
          ticket_id: count,
          types: ['CREDIT_CARD'],
          count,
        })
    })
    const take = async (session = admin) => house.call('POST', '/api/ledger/export', session)
    const held = () => database.withTenant(tenant, (tx) => tx.selectFrom('ledger').selectAll().orderBy('seq').execute())
    return { house, tenant, admin, take, held }
  }

  it('verifies where there is no server, its own entry being the last line', async () => {
    const { house, take } = await aLedger(3)
    const answer = await take()
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({ 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' })
    expect(await verdictOn(answer.body)).toMatchObject({ code: 0, ok: true, entries: 4 })
    expect(JSON.parse(linesOf(answer.body).at(-1) ?? '')).toMatchObject({
      seq: 4,
      action: 'ledger.exported',
      actor: { user_id: house.userNamed('Claire Fontaine') },
    })
    expect(await verdictOn((await take()).body)).toMatchObject({ ok: true, entries: 5 })
  })

  it('goes out page by page, whole', async () => {
    const { take } = await aLedger(2300)
    expect(await verdictOn((await take()).body)).toMatchObject({ ok: true, entries: 2301 })
  })

  it('is an administrator’s alone: whoever is refused leaves no entry', async () => {
    const { house, take, held } = await aLedger(1)
    const refused = await take(await house.open('Inès Robert'))
    expect([refused.statusCode, refused.json<{ problem: string }>().problem]).toEqual([403, 'admins-only'])
    expect((await house.call('POST', '/api/ledger/export')).statusCode).toBe(401)
    expect(await held()).toHaveLength(1)
  })

  it('holds no other account’s entries', async () => {
    const [mine, theirs] = [await aLedger(2), await aLedger(5)]
    expect(await verdictOn((await theirs.take()).body)).toMatchObject({ entries: 6 })
    expect(await verdictOn((await mine.take()).body)).toMatchObject({ entries: 3 })
  })

  describe('shows', () => {
    it.each([
      ['a changed entry', (lines: string[]) => lines.with(1, (lines[1] ?? '').replace('"count":2', '"count":7')), 2],
      ['a missing entry', (lines: string[]) => lines.toSpliced(1, 1), 2],
      ['swapped entries', (lines: string[]) => [lines[0] ?? '', lines[2] ?? '', lines[1] ?? '', lines[3] ?? ''], 2],
      ['that it was cut off', (lines: string[]) => lines.slice(0, 3), 4],
      ['that it was cut off within a line', (lines: string[]) => lines.with(3, (lines[3] ?? '').slice(0, -9)), 4],
    ])('%s', async (_, change, seq) => {
      const { take } = await aLedger(3)
      const lines = linesOf((await take()).body)
      expect(await verdictOn(whole(change(lines)))).toMatchObject({ code: 1, ok: false, seq })
    })

    it.each([
      [
        'changed',
        (tenant: string) => sql`update ledger set canonical = replace(canonical, '"count":2', '"count":7')
        where tenant_id = ${tenant} and seq = 2`,
      ],
      [
        'given blanks',
        (tenant: string) => sql`update ledger set canonical = replace(canonical, ',', ', ')
        where tenant_id = ${tenant} and seq = 2`,
      ],
      [
        'made no JSON at all',
        (tenant: string) => sql`update ledger set canonical = 'gone'
        where tenant_id = ${tenant} and seq = 2`,
      ],
      ['taken out', (tenant: string) => sql`delete from ledger where tenant_id = ${tenant} and seq = 2`],
    ])('an entry that was %s in the database itself', async (_, change) => {
      const { tenant, take } = await aLedger(3)
      await tampering(database, change(tenant))
      const answer = await take()
      expect(answer.statusCode).toBe(200)
      expect(await verdictOn(answer.body)).toMatchObject({ code: 1, ok: false, seq: 2 })
    })
  })
})
