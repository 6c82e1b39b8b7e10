import { randomBytes, randomUUID } from 'node:crypto'
import { accessFor } from '../server/compose/access.ts'
import { ingest } from '../server/flows/access/ingest.ts'
import { judge } from '../server/flows/access/judge.ts'
import { accessJobs } from '../server/jobs/access.ts'
import { tenantKeys } from '../server/keys/tenant.ts'
import type { Database } from '../server/store/database.ts'
import { ensureTenant } from '../server/store/tenants.ts'
import { zendeskFor } from '../server/zendesk/client.ts'
import { rowAt } from './access-lines.ts'

const pageSize = 2500

const offline = () => {
  const held = () => Promise.resolve({ accessToken: 'made-up', version: 1 })
  return zendeskFor({
    origin: 'https://bench.zendesk.com',
    tokens: { current: held, renewed: held },
    bucket: { admit: () => Promise.resolve(() => undefined) },
    clock: () => new Date().toISOString(),
    sleep: () => Promise.resolve(),
    fetch: () => Promise.reject(new TypeError('the bench has no network')),
  })
}

/** One account on a database: what reads its log gets rows as fast as they are made. */
const account = async (database: Database) => {
  const tenant = randomUUID()
  await ensureTenant(database.db, { id: tenant, subdomain: `b-${tenant}`, wrappedKey: 'wrapped', hook: tenant })
  const now = Date.parse(rowAt(0).timestamp) + 80 * 24 * 3_600_000
  const keys = await tenantKeys(Uint8Array.from(randomBytes(32)))
  const around = {
    ...{ database, clock: () => new Date(now).toISOString(), leaseSeconds: 60 },
    ...{ sinks: { net: { allowsPrivate: false }, host: 'bench' }, tell: () => Promise.resolve() },
  }
  return { tenant, ports: await accessFor(around, tenant, keys, offline()) }
}

const rate = (count: number, ms: number): string => Math.round((count / ms) * 1000).toLocaleString('en')

const told = (name: string, made: { rows: number; readMs: number; judgeMs: number; caseMs: number }, bare: number) => {
  const both = made.rows / ((made.readMs + made.judgeMs) / 1000)
  return [
    `${name}: read and keep ${rate(made.rows, made.readMs)} rows a second, judge from there ${rate(made.rows, made.judgeMs)} events a second (both: ${(both / bare).toFixed(3)} of JSON.parse)`,
    `${name}: from a webhook’s row to its case ${made.caseMs.toFixed(0)} ms   aim: under 5,000`,
  ]
}

/** Reading, judging and the fast path on one database. */
export const accessOn = async (name: string, database: Database, rows: number, bare: number): Promise<string[]> => {
  const { tenant, ports } = await account(database)
  let requests = 0
  const pages = {
    ...ports,
    team: () => Promise.resolve({ agents: [], groups: [], roles: [], memberships: [] }),
    ticketOwners: () => Promise.resolve([]),
    accessLogPage: () => {
      const from = requests * pageSize
      requests += 1
      const size = Math.min(pageSize, rows - from)
      const page = Array.from({ length: size }, (_, index) => rowAt(from + index))
      return Promise.resolve({ rows: page, next: from + size < rows ? 'next' : undefined })
    },
  }
  await ingest({ ...pages, auditLogPage: () => Promise.resolve({ rows: [], after: undefined }) }, 'audit')
  const began = performance.now()
  await ingest(pages, 'access')
  const read = performance.now()
  await judge(pages, new Map(), tenant)
  const judged = performance.now()

  const jobs = accessJobs(() => undefined)
  const last = rowAt(rows)
  const token = { id: 'token', created_at: last.timestamp, actor_id: 1000, action: 'create', source_type: 'apitoken' }
  await jobs.keep(tenant, pages, [])
  const export_ = { url: '/api/v2/incremental/tickets/cursor.json', authorization_type: 'bearer', user_id: 1000 }
  await ingest({ ...pages, auditLogPage: () => Promise.resolve({ rows: [token], after: undefined }) }, 'audit')
  // The engine is warm from here on, as in a server that runs.
  await (
    await jobs.keep(tenant, pages, [{ ...last, id: 'warm' }])
  ).judged
  const arrived = performance.now()
  const { judged: settled } = await jobs.keep(tenant, pages, [{ ...last, ...export_, id: 'export' }])
  await settled
  const found = (await ports.listCases(5)).some(({ kind }) => kind === 'token_export')
  const caseMs = performance.now() - arrived
  if (!found) throw new Error('the bench’s webhook opened no case')
  const lines = told(name, { rows, readMs: read - began, judgeMs: judged - read, caseMs }, bare)
  return [
    ...lines,
    `${name}: ${((requests / rows) * 10_000).toFixed(1)} requests for 10,000 rows (at least ${String(10_000 / pageSize)})`,
  ]
}
