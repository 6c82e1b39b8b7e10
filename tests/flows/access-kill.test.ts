import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { ingest } from '../../server/flows/access/ingest.ts'
import { judge } from '../../server/flows/access/judge.ts'
import { openDatabase } from '../../server/store/database.ts'
import { createServerDatabase } from '../support/database.ts'
import { anOutlook } from '../support/outlook.ts'
import { plantedRows, plantYear } from '../support/planted-log.ts'

const places = process.env.TEST_DATABASE_URL === undefined ? ['embedded'] : ['embedded', 'server']
if (places.length === 1)
  process.stdout.write('Not on PostgreSQL: kill -9 while reading (TEST_DATABASE_URL is not set)\n')

const place = async (where: string) => {
  if (where === 'server') {
    const { url, drop } = await createServerDatabase()
    return { at: url, open: () => openDatabase({ url, connections: 2 }), drop }
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'custos-reader-'))
  return { at: dataDir, open: () => openDatabase({ dataDir }), drop: () => rm(dataDir, { recursive: true }) }
}

/** Runs the reader until it has killed itself. */
const untilDead = async (...args: readonly string[]): Promise<NodeJS.Signals | null> => {
  const child = spawn(process.execPath, ['tests/support/dying-reader.ts', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return signal
}

describe.each(places)(
  'a reader of the logs killed with kill -9 (%s database)',
  (where) => {
    it.each([
      ['between two pages', '1', '0'],
      ['after the last page', '4', '0'],
      ['in the midst of judging', '0', '2'],
    ])('%s loses no row and counts none twice', async (_, pages, batches) => {
      const { at, open, drop } = await place(where)
      const tenant = randomUUID()
      expect(await untilDead(at, tenant, pages, batches)).toBe('SIGKILL')

      const database = await open()
      try {
        // The dead one's leases are over: it held them no longer than a minute.
        await sql`update access_streams set lease_until = null`.execute(database.db)
        await sql`update access_watches set lease_until = null`.execute(database.db)
        const { simulator, ports, rows } = await anOutlook(database, { tenant })
        plantYear(simulator)
        expect(await ingest(ports, 'access')).toMatchObject({ outcome: 'read' })
        expect(await ingest(ports, 'audit')).toMatchObject({ outcome: 'read' })
        await judge(ports, new Map(), tenant)

        const kept = await rows()
        expect(kept.filter(({ log }) => log === 'access')).toHaveLength(plantedRows(simulator))
        expect(kept.map(({ seq }) => seq).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
          kept.map((_row, index) => index + 1),
        )
        expect((await ports.listCases(10)).map(({ kind }) => kind)).toEqual(['security_weakened'])
        const { rows: counted } = await sql<{ seen: number }>`
        select sum(views + updates)::int as seen from access_days where tenant_id = ${tenant}`.execute(database.db)
        expect(counted[0]?.seen).toBe(plantedRows(simulator))
      } finally {
        await database.close()
        await drop()
      }
    })
  },
  120_000,
)
