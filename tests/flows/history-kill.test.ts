import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/store/database.ts'
import { aReading } from '../server/flows/reading.ts'
import { createServerDatabase } from '../support/database.ts'

const places = process.env.TEST_DATABASE_URL === undefined ? ['embedded'] : ['embedded', 'server']
if (places.length === 1)
  process.stdout.write('Not on PostgreSQL: kill -9 while reading the history (TEST_DATABASE_URL is not set)\n')

const place = async (where: string) => {
  if (where === 'server') {
    const { url, drop } = await createServerDatabase()
    return { at: url, open: () => openDatabase({ url, connections: 2 }), drop }
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'custos-historian-'))
  return { at: dataDir, open: () => openDatabase({ dataDir }), drop: () => rm(dataDir, { recursive: true }) }
}

/** Runs the reader until it has killed itself. */
const untilDead = async (...args: readonly string[]): Promise<NodeJS.Signals | null> => {
  const child = spawn(process.execPath, ['tests/support/dying-historian.ts', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return signal
}

describe.each(places)(
  'a reader of the history killed with kill -9 (%s database)',
  (where) => {
    it.each([
      ['before', '2', 1],
      ['after', '2', 2],
    ])('%s it stored what it learnt, is gone on with by another as if nobody had died', async (when, steps, pages) => {
      const { at, open, drop } = await place(where)
      const tenant = randomUUID()
      expect(await untilDead(at, tenant, steps, when)).toBe('SIGKILL')

      const database = await open()
      try {
        const reading = await aReading(database, { tenant, perPage: 90 })
        expect((await reading.standing())?.counters.pages).toBe(pages)
        expect((await reading.facts()).size).toBe(0)
        await reading.untilRead(reading.aProcess())
        const calm = await aReading(database, { perPage: 90 })
        await calm.begin()
        await calm.untilRead(calm.aProcess())
        expect(await reading.facts()).toEqual(await calm.facts())
        expect((await reading.facts()).size).toBe(calm.state.tickets.size)
      } finally {
        await database.close()
        await drop()
      }
    })
  },
  240_000,
)
