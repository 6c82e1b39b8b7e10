import { watch, type LogRecord } from '../core/access/index.ts'

const agents = 200
const minute = 60_000
const start = Date.parse('2026-01-01T00:00:00Z')

/** A plain account at work, as fast as a generator can: what is timed is the engine. */
const lineAt = (index: number): string => {
  const agent = 1000 + (index % agents)
  const ticket = 1 + ((index * 7919) % 100_000)
  const record = {
    _log: 'access',
    id: `01B${String(index)}`,
    timestamp: new Date(start + index * 0.04 * minute).toISOString(),
    user_id: agent,
    ip_address: `10.0.${String(agent % 250)}.7`,
    method: index % 3 === 0 ? 'PUT' : 'GET',
    url:
      index % 9 === 0
        ? `/api/v2/search.json?query=order%20${String(ticket)}`
        : `/api/v2/tickets/${String(ticket)}.json`,
    status: 200,
    authorization_type: 'session',
    client: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0',
    referer: `/agent/tickets/${String(ticket)}`,
    bytes_sent: 4000 + (index % 900),
    category: 'Tickets',
    summary: 'View ticket',
  }
  return JSON.stringify(record)
}

const account = {
  agents: Array.from({ length: agents }, (_, at) => ({
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

/** Events a second of the engine beside a bare JSON.parse of the same lines, and memory at two sizes. */
export const access = (): Promise<string[]> => {
  const bare = timed(100_000, (line) => void JSON.parse(line))
  const small = engine(100_000)
  const large = engine(1_000_000)
  return Promise.resolve([
    `JSON.parse alone:  ${bare.rate.toLocaleString('en')} lines a second`,
    `parse and judge:   ${large.rate.toLocaleString('en')} events a second (${(large.rate / bare.rate).toFixed(2)} of it)   aim: at least 0.25`,
    `peak memory:       ${small.peak.toFixed(0)} MB at 100,000 events, ${large.peak.toFixed(0)} MB at 1,000,000 (${(large.peak / small.peak).toFixed(2)} times)   aim: under 1.5`,
  ])
}
