import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { randomBytes, type Random } from '../core/envelope/index.ts'
import type { Clock } from '../core/time.ts'
import { forgetOld } from './compose/access.ts'
import { beginPorts, finishPorts, attemptSeconds, type Connecting } from './compose/connecting.ts'
import { hooksOf } from './compose/hooks.ts'
import { ledgerWalks } from './compose/ledger.ts'
import { tenantsHeld, type Surroundings } from './compose/tenant.ts'
import type { Config } from './config.ts'
import { beginConnect, finishConnect } from './flows/connect/connect.ts'
import { deliver } from './flows/access/deliver.ts'
import { scan } from './flows/detection/scan.ts'
import { reconcile } from './flows/redaction/reconcile.ts'
import { tend } from './flows/retention/tend.ts'
import { advance } from './flows/retention/history/advance.ts'
import type { Account } from './http/account.ts'
import { appFilesIn } from './http/app-files.ts'
import { connectCookie } from './http/cookie.ts'
import { usualLimits, type Limits } from './http/limits.ts'
import { buildServer } from './http/server.ts'
import { sessionTokens } from './http/session-token.ts'
import { accessJobs, type AccessJobPorts } from './jobs/access.ts'
import { eachTenant } from './jobs/each-tenant.ts'
import { jobQueue } from './jobs/queue.ts'
import { workSeconds } from './jobs/retention.ts'
import { rounds } from './jobs/rounds.ts'
import { localKeys } from './keys/local.ts'
import { described, type Logger } from './log.ts'
import { createMetrics } from './metrics.ts'
import type { Net } from './sinks/address.ts'
import { openDatabase, type Database } from './store/database.ts'
import { forgetPageTokens, usePageToken } from './store/page-tokens.ts'
import { connectedTenants, everyTenant, tenantById, tenantBySubdomain, type Tenant } from './store/tenants.ts'
import { expandOrigin, isSubdomain } from './zendesk/origin.ts'
import type { Fetch } from './zendesk/wire.ts'

export interface World {
  readonly log: Logger
  readonly clock?: Clock
  /** The network to Zendesk. */
  readonly fetch?: Fetch
  /** Waits for milliseconds; a parameter so that tests need not. */
  readonly sleep?: (ms: number) => Promise<void>
  readonly random?: Random
  readonly limits?: Limits
  /** A database that is open already, for tests; otherwise the configuration's is opened. */
  readonly database?: Database
  /** What is different about the network to destinations of cases, for tests. */
  readonly sinkNet?: Omit<Net, 'allowsPrivate'>
  /** Where the built app lies. */
  readonly appFolder?: string
}

export interface Composed {
  readonly app: FastifyInstance
  readonly database: Database
  /** Migrates, starts the jobs, settles what a crash left open. The network is the caller's. */
  readonly start: () => Promise<void>
  /** Moves an account's retention on, as a job does; true where there is more to do at once. */
  readonly tend: (tenantId: string) => Promise<boolean>
  /** Finishes what is under way, then closes. */
  readonly stop: () => Promise<void>
}

/** Zendesk's logs are minutes to an hour late themselves; where webhooks tell of accesses they are judged at once. */
const accessSeconds = 120

/** Short beside what is kept for months, so that a server which is often started anew sweeps as well. */
const sweepSeconds = 900

/** What is written meanwhile is verified while somebody waits, so that it must not become much. */
const ledgerSeconds = 900

const builtApp = fileURLToPath(new URL('../dist/app', import.meta.url))

/** The only wiring: environment, clock, randomness, network and store meet the routes, the jobs and the flows here. */
export const compose = async (config: Config, world: World): Promise<Composed> => {
  const { log, random = randomBytes, clock = () => new Date().toISOString(), appFolder = builtApp } = world
  const database = world.database ?? (await openDatabase(config.database))
  const metrics = createMetrics()
  const keys = await localKeys(config.masterKey, random)
  const around: Surroundings = {
    database,
    clock,
    wrapper: keys.wrapper,
    sleep: world.sleep ?? ((ms) => pause(ms)),
    fetch: world.fetch,
    originOf: (subdomain) => expandOrigin(config.zendesk.origin, subdomain),
    client: { id: config.zendesk.clientId, secret: config.zendesk.clientSecret },
    leaseSeconds: config.leaseSeconds,
    onRequest: ({ method, resource, status }) => metrics.zendeskAsked(method, resource, status),
    sinks: {
      net: { allowsPrivate: config.privateSinks, ...world.sinkNet },
      host: new URL(config.publicUrl).hostname,
    },
    tell: async (tenantId, sinkIds) => {
      for (const sinkId of sinkIds) await queue.wakeSink({ tenantId, sinkId })
    },
    wake: (tenantId) => queue.wake({ tenantId }),
  }
  const hold = tenantsHeld(around)
  const connecting: Connecting = { around, hold, config, wrapper: keys.wrapper, stateKey: keys.connect, random }

  const accountOf = async (tenant: Tenant | undefined): Promise<Account | undefined> => {
    if (tenant === undefined) return undefined
    const { account } = await hold(tenant)
    const { id, installationId, status } = tenant
    return { id, installationId, connected: status === 'connected', ...account }
  }

  const queue = jobQueue({
    boss: database.bossOptions(),
    log,
    metrics,
    leaseSeconds: config.leaseSeconds,
    scan: async ({ tenantId, ticketId }) => {
      const tenant = await tenantById(database.db, tenantId)
      // An account that has left is not read any more; it is scanned anew when it comes back.
      if (tenant?.status !== 'connected') return
      await scan((await hold(tenant)).background(), ticketId)
    },
    retention: ({ tenantId }) => tendAccount(tenantId),
    sink: async ({ tenantId, sinkId }) => {
      const tenant = await tenantById(database.db, tenantId)
      return tenant?.status === 'connected' ? deliver((await hold(tenant)).access, sinkId) : undefined
    },
  })

  const tendAccount = async (tenantId: string): Promise<boolean> => {
    const tenant = await tenantById(database.db, tenantId)
    return tenant?.status === 'connected' && tend((await hold(tenant)).retention, { seconds: workSeconds })
  }

  const wakeAll = async (): Promise<void> => {
    for (const { id } of await connectedTenants(database.db)) await queue.wake({ tenantId: id })
  }

  const settleAll = async (before?: Date): Promise<void> => {
    const settle = async (tenant: Tenant): Promise<void> => {
      const { background } = await hold(tenant)
      const counted = await reconcile(background({ before }), { atOnce: before !== undefined })
      for (const outcome of ['done', 'failed', 'open'] as const)
        if (counted[outcome] > 0) metrics.reconciled(outcome, counted[outcome])
    }
    await eachTenant('reconcile', await connectedTenants(database.db), settle, { log, metrics })
  }

  const accesses = accessJobs((tenant, { log: source, outcome, why }) => {
    if (outcome === 'read' || outcome === 'in-part') metrics.jobEnded('access-log', 'done')
    if (outcome !== 'interrupted') return
    metrics.jobEnded('access-log', 'failed')
    log.warn({ job: 'access-log', tenant, source, why }, 'a log could not be read to its end')
  })
  const watchAll = async (work: (tenantId: string, ports: AccessJobPorts) => Promise<void>): Promise<void> =>
    eachTenant(
      'access',
      await connectedTenants(database.db),
      async (tenant) => work(tenant.id, (await hold(tenant)).access),
      { log, metrics },
    )
  const wakeSinks = (): Promise<void> =>
    watchAll(async (id, ports) => {
      for (const sinkId of await ports.dueSinks()) await queue.wakeSink({ tenantId: id, sinkId })
    })
  const sweepAccess = async (): Promise<void> =>
    eachTenant('access-sweep', await everyTenant(database.db), ({ id }) => forgetOld(around, id), { log, metrics })
  /** Kept when this returns; judged behind, since Zendesk waits for an answer. */
  const keepAccess = async (tenantId: string, rows: readonly unknown[]): Promise<boolean> => {
    const tenant = await tenantById(database.db, tenantId)
    if (tenant?.status !== 'connected') return false
    const { added, judged } = await accesses.keep(tenantId, (await hold(tenant)).access, rows)
    judged.catch((error: unknown) =>
      log.error({ job: 'access', failure: described(error) }, 'accesses were not judged'),
    )
    return added > 0
  }
  let stopping = false
  const readHistories = async (): Promise<void> =>
    eachTenant(
      'history',
      await connectedTenants(database.db),
      async (tenant) => advance((await hold(tenant)).history, () => !stopping),
      { log, metrics, counts: 'failures' },
    )

  const walkLedger = ledgerWalks({
    database,
    goesOn: () => !stopping,
    onBroken: (tenant, seq) => {
      metrics.jobEnded('ledger', 'broken')
      log.error({ job: 'ledger', tenant, seq }, 'an entry of a ledger does not hold')
    },
  })
  const walkLedgers = async (): Promise<void> =>
    eachTenant('ledger', await everyTenant(database.db), ({ id }) => walkLedger(id), { log, metrics })

  const recurring = rounds(
    [
      { name: 'reconcile', everySeconds: Math.ceil(config.leaseSeconds / 2), run: () => settleAll() },
      { name: 'access', everySeconds: accessSeconds, run: () => watchAll((id, ports) => accesses.round(id, ports)) },
      { name: 'sinks', everySeconds: Math.ceil(config.leaseSeconds / 2), run: wakeSinks },
      { name: 'access-sweep', everySeconds: sweepSeconds, run: sweepAccess },
      { name: 'retention', everySeconds: Math.ceil(config.leaseSeconds / 2), run: wakeAll },
      { name: 'history', everySeconds: 5, run: readHistories },
      { name: 'ledger', everySeconds: ledgerSeconds, run: walkLedgers, atStart: true },
      { name: 'sweep', everySeconds: 600, run: () => forgetPageTokens(database.db) },
      { name: 'tidy', everySeconds: 3600, run: database.tidy },
    ],
    log,
  )

  const app = await buildServer({
    log,
    metrics,
    ...(config.metricsToken === undefined ? {} : { metricsToken: config.metricsToken }),
    newId: randomUUID,
    accounts: {
      byId: async (id) => accountOf(await tenantById(database.db, id)),
      bySubdomain: async (subdomain) => accountOf(await tenantBySubdomain(database.db, subdomain)),
    },
    tokens: sessionTokens({ key: keys.session, clock }),
    pages: {
      appPublicKey: config.zendesk.appPublicKey,
      clock,
      random,
      useToken: (hash, expiresAt) => usePageToken(database.db, hash, expiresAt),
      files: appFilesIn(appFolder),
      sdkUrl: config.zafSdkUrl,
      originOf: around.originOf,
    },
    connect: {
      begin: (subdomain) => beginConnect(beginPorts(connecting), subdomain),
      finish: (brought) => finishConnect(finishPorts(connecting), brought),
      isSubdomain,
      cookie: connectCookie(config.publicUrl.startsWith('https:')),
      attemptSeconds,
    },
    webhooks: { hook: hooksOf(database, hold, clock), keep: queue.keep, keepAccess, clock },
    waitingFor: async () => {
      const reached = await database.ready().then(
        () => true,
        (error: unknown) => {
          log.warn({ failure: described(error) }, 'the database does not answer')
          return false
        },
      )
      return [...(reached ? [] : ['database']), ...(queue.isRunning() ? [] : ['jobs'])]
    },
    limits: world.limits ?? usualLimits,
    trustedProxies: config.trustedProxies,
    appFolder,
    https: config.publicUrl.startsWith('https:'),
  })

  return {
    app,
    database,
    tend: tendAccount,
    start: async () => {
      metrics.watchProcess()
      await database.migrate()
      const begun = new Date()
      await queue.start()
      recurring.start()
      // Behind the start, since Zendesk may be slow; an embedded database has no other process whose leases could count.
      settleAll(database.kind === 'embedded' ? begun : undefined).catch((error: unknown) =>
        log.error({ failure: described(error) }, 'open redactions could not be settled yet'),
      )
    },
    stop: async () => {
      stopping = true
      await app.close()
      await recurring.stop()
      await queue.stop()
      await database.close()
    },
  }
}
