import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { accessFor } from '../../server/compose/access.ts'
import { tenantKeys } from '../../server/keys/tenant.ts'
import type { Net } from '../../server/sinks/address.ts'
import type { Database } from '../../server/store/database.ts'
import { entriesAfter } from '../../server/store/ledger.ts'
import { zendeskFor } from '../../server/zendesk/client.ts'
import { ownCalls } from '../../server/zendesk/own-calls.ts'
import { rateBucket } from '../../server/zendesk/rate-bucket.ts'
import { createSimulator, type Simulator } from '../../simulator/simulator.ts'
import { aTenant } from './tenant.ts'

export const masterKey = randomBytes(32)

export interface OutlookOptions {
  readonly settings?: Parameters<typeof createSimulator>[0] extends infer Options
    ? Options extends { settings?: infer Settings }
      ? Settings
      : never
    : never
  /** Called before each request to Zendesk. */
  readonly before?: (url: URL, simulator: Simulator) => void
  readonly tenant?: string
  readonly sinkNet?: Partial<Net>
  readonly simulator?: Simulator
}

/** The watching of one account as compose would put it together: a simulated Zendesk, its tables, its key. */
export const anOutlook = async (database: Database, options: OutlookOptions = {}) => {
  const simulator =
    options.simulator ??
    createSimulator({
      settings: { privacy_add_on: true, ...options.settings },
      fetch: () => Promise.reject(new TypeError('no receiver')),
    })
  if (options.simulator === undefined) simulator.seed()
  const admin = [...simulator.state.users.values()].find(({ role }) => role === 'admin')
  if (admin === undefined) throw new Error('no admin')
  const clock = () => new Date(simulator.clock.now()).toISOString()
  const sleep = () => Promise.resolve()
  // A new one each time: the simulator's clock is moved by days.
  const held = () => Promise.resolve({ accessToken: simulator.tokenFor(admin.id).access_token, version: 1 })
  const keys = await tenantKeys(Uint8Array.from(masterKey))
  const sent: { readonly method: string; readonly url: string; readonly client: string }[] = []
  const zendesk = zendeskFor({
    origin: simulator.origin,
    tokens: { current: held, renewed: held },
    bucket: rateBucket({ clock, sleep, waitAtMost: { interactive: 3000, background: 10_000 } }),
    priority: 'background',
    clock,
    sleep,
    agentFor: ownCalls(keys.access).agentFor,
    fetch: (url, init) => {
      const client = new Headers(init.headers).get('user-agent') ?? ''
      sent.push({ method: init.method ?? 'GET', url: `${url.pathname}${url.search}`, client })
      options.before?.(url, simulator)
      return simulator.fetch(url, init)
    },
  })
  const tenant = options.tenant ?? (await aTenant(database))
  const ports = await accessFor(
    {
      ...{ database, clock, leaseSeconds: 10 },
      sinks: { net: { allowsPrivate: false, ...options.sinkNet }, host: 'custos.example' },
      tell: () => Promise.resolve(),
    },
    tenant,
    keys,
    zendesk,
  )
  return {
    simulator,
    admin: admin.id,
    tenant,
    ports,
    clock,
    asked: () => sent.length,
    /** What Zendesk was asked, as its access log would have it. */
    sent: () => sent,
    rows: async () => {
      const { rows } = await sql<{ log: string; id: string; seq: number | null }>`
        select log, id, seq from access_events where tenant_id = ${tenant} order by log, id`.execute(database.db)
      return rows
    },
    ledger: () => database.withTenant(tenant, (tx) => entriesAfter(tx, 0)),
  }
}
