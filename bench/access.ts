import { watch, type LogRecord } from '../core/access/index.ts'
import { createServerDatabase, openEmbedded } from '../tests/support/database.ts'
import { openDatabase } from '../server/store/database.ts'
import { benchAgents, lineAt } from './access-lines.ts'
import { accessOn } from './access-store.ts'

const account = {
  agents: Array.from({ length: benchAgents }, (_, at) => ({
    id: 1000 + at,
    role: 'agent',
    group_ids: [at % 9],
    time_zone: 'Europe/Paris',
  })),
}

const timed = (count: number, each: (line: string) => void) => {
  let spent = 0
  let peak = 0
  for (let from = 0; from < count; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, count - from) }, (_, at) => lineAt(from + at))
    const began = performance.now()
    for (const line of lines) each(line)
    spent += performance.now() - began
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  return { rate: Math.round((count / spent) * 1000), peak: peak / 1_048_576 }
}

const engine = (count: number) => {
  const watching = watch({ account })
  return timed(count, (line) => void watching.take(JSON.parse(line) as LogRecord))
}

/** Rows read into a database and judged from there. */
const storedRows = 50_000

const stored = async (bare: number): Promise<string[]> => {
  const embedded = await openEmbedded()
  const lines = await accessOn('PGlite', embedded, storedRows, bare)
  await embedded.close()
  if (process.env.TEST_DATABASE_URL === undefined) return [...lines, 'PostgreSQL: TEST_DATABASE_URL is not set']
  const { url, drop } = await createServerDatabase()
  const server = await openDatabase({ url })
  await server.migrate()
  lines.push(...(await accessOn('PostgreSQL', server, storedRows, bare)))
  await server.close()
  await drop()
  return lines
}

/** Events a second of the engine and of reading, beside a bare JSON.parse of the same lines; memory at two sizes. */
export const access = async (): Promise<string[]> => {
  const bare = timed(100_000, (line) => void JSON.parse(line))
  const small = engine(100_000)
  const large = engine(1_000_000)
  return [
    `JSON.parse alone:  ${bare.rate.toLocaleString('en')} lines a second`,
    `parse and judge:   ${large.rate.toLocaleString('en')} events a second (${(large.rate / bare.rate).toFixed(2)} of it)   aim: at least 0.25`,
    `peak memory:       ${small.peak.toFixed(0)} MB at 100,000 events, ${large.peak.toFixed(0)} MB at 1,000,000 (${(large.peak / small.peak).toFixed(2)} times)   aim: under 1.5`,
    ...(await stored(bare.rate)),
  ]
}
