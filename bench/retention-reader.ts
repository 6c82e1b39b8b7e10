/** One process of custos that reads an account's history into a database, and then plans it; the bench may kill it. */
import { createHash, randomUUID } from 'node:crypto'
import { defaultDetection } from '../contract/detection.ts'
import { hmacHex } from '../core/envelope/index.ts'
import { historyOf } from '../server/compose/history.ts'
import { retentionStore } from '../server/compose/retention-store.ts'
import { taggingStore } from '../server/compose/tagging-store.ts'
import { advance } from '../server/flows/retention/history/advance.ts'
import { beginning } from '../server/flows/retention/history/progress.ts'
import type { HistoryPorts } from '../server/flows/retention/history/ports.ts'
import { buildOn } from '../server/flows/retention/preview.ts'
import { tenantKeys } from '../server/keys/tenant.ts'
import { openDatabase, type Database } from '../server/store/database.ts'
import { storeOf } from '../server/store/tenant-store.ts'
import { ensureTenant } from '../server/store/tenants.ts'
import { zendeskFor } from '../server/zendesk/client.ts'
import { rateBucket } from '../server/zendesk/rate-bucket.ts'
import { clockHeader } from './retention-account.ts'
import { job, type Report } from './retention-reports.ts'

/** Everything is due: a plan as long as the account. */
const policies = `version: 1
policies:
  - name: everything
    basis: the bench
    match: { all: [{ status: [solved, closed] }] }
    keep: { for: P1Y, since: solved }
    then: [{ delete: { grace: P7D } }]
`

const { database: where, port, tickets, tenant, now, begins } = job.parse(JSON.parse(process.argv[2] ?? '{}'))
const time = { now }
const clock = () => new Date(time.now).toISOString()
const sleep = (ms: number) => {
  time.now += ms
  return Promise.resolve()
}

const tell = (did: Report['did'], lines?: number): void => {
  const { user, system } = process.cpuUsage()
  process.send?.({ did, now: time.now, rss: process.memoryUsage.rss(), cpu: (user + system) / 1000, lines })
}

const zendesk = zendeskFor({
  origin: 'https://virtual.zendesk.com',
  tokens: {
    current: () => Promise.resolve({ accessToken: 'made-up', version: 1 }),
    renewed: () => Promise.resolve({ accessToken: 'made-up', version: 1 }),
  },
  bucket: rateBucket({ clock, sleep, accountPerMinute: 700 }),
  clock,
  sleep,
  priority: 'export',
  fetch: (url, init) => {
    const asked = new URL(url)
    // What Zendesk takes for a page of an export.
    time.now += asked.pathname.includes('/incremental/') ? 2000 : 200
    const headers = new Headers(init.headers)
    headers.set(clockHeader, String(time.now))
    return fetch(`http://127.0.0.1:${String(port)}${asked.pathname}${asked.search}`, { ...init, headers })
  },
})

const entry = (action: 'history.reading-started' | 'retention.version-saved') =>
  ({ at: clock(), actor: { system: 'custos' }, action, types: [], count: 0 }) as const

const readAll = async (database: Database): Promise<void> => {
  const key = new Uint8Array(32)
  const { reading, control } = historyOf({
    database,
    tenantId: tenant,
    zendesk,
    ports: {
      user: zendesk.user,
      fingerprint: (type, normalised) => hmacHex(key, `${type}|${normalised}`),
      dismissedAmong: storeOf(database, tenant, { leaseSeconds: 60 }).dismissedAmong,
      detection: () => Promise.resolve({ version: 0, settings: defaultDetection }),
    },
    clock,
    sleep,
    now: () => Promise.resolve(clock()),
  })
  const { store } = reading
  const ports: HistoryPorts = {
    ...reading,
    store: {
      ...store,
      commit: async (held, learnt) => {
        const answer = await store.commit(held, learnt)
        tell('read')
        return answer
      },
      // The pause passes, and nobody waits for it.
      release: (held, pause) => {
        time.now += pause.seconds * 1000
        return store.release(held, { ...pause, seconds: 0 })
      },
    },
  }
  if (begins)
    await control.begin(beginning(tickets, { open: false, closed: false }), 1, entry('history.reading-started'))
  else
    await database.withTenant(tenant, (tx) =>
      tx.updateTable('history_readings').set({ lease_until: null, not_before: null }).execute(),
    )
  for (;;) {
    const advanced = await advance(ports)
    if (advanced === 'up-to-date') return
    if (advanced !== 'waiting') throw new Error(`the reading ended as ${advanced}`)
  }
}

const planAll = async (database: Database): Promise<number> => {
  const keys = await tenantKeys(new Uint8Array(32))
  const store = retentionStore(database, tenant, keys, { leaseSeconds: 60, atOnce: true })
  const version = { id: randomUUID(), authorId: 1, createdAt: clock() }
  const digest = createHash('sha256').update(policies).digest('hex')
  await store.saveVersion({ ...version, digest, text: policies }, entry('retention.version-saved'), null)
  const id = randomUUID()
  await store.addPlan({ id, versionId: version.id, askedBy: 1, createdAt: clock(), plannedAt: clock(), policies: null })
  const { ownTags, policyTags, putsBack } = taggingStore(database, tenant, 60)
  const tags = { ownTags, policyTags, putsBack }
  const { ticketStates, requestersAmong } = zendesk
  // Zendesk's own dates are asked for twenty tickets at the end: no part of what is measured.
  const unasked = { schedules: () => Promise.resolve([]), ticketsAmong: () => Promise.resolve([]) }
  const ports = { ...store, ...unasked, ...tags, ticketStates, requestersAmong, requestsAMinute: () => 700, clock }
  const claim = await store.takeLease()
  if (claim === undefined) throw new Error('somebody else has the account')
  for (;;) {
    const plan = await store.plan(id)
    if (plan?.state !== 'building') {
      if (plan?.state !== 'ready') throw new Error(`the plan ended as ${plan?.state ?? 'nothing'}`)
      return plan.summary?.totals.due ?? 0
    }
    const built = await buildOn(ports, claim, plan)
    if (built.failure === undefined) tell('planned')
    else time.now += (built.failure.retryAfter ?? 60) * 1000
  }
}

const database = await openDatabase(where)
await database.migrate()
await ensureTenant(database.db, { id: tenant, subdomain: `t-${tenant}`, wrappedKey: 'made-up', hook: tenant })
await readAll(database)
tell('has-read')
tell('has-planned', await planAll(database))
await database.close()
process.disconnect()
