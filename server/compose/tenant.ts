import { randomUUID } from 'node:crypto'
import { fromHex, hmacHex, openText, seal, type Bytes, type KeyWrapper } from '../../core/envelope/index.ts'
import type { EntityType } from '../../core/pii/index.ts'
import type { Clock } from '../../core/time.ts'
import { fingerprintKeyOf, tenantKeys, type TenantKeys } from '../keys/tenant.ts'
import type { Account, AccountPorts } from '../http/account.ts'
import type { Database } from '../store/database.ts'
import { storeOf } from '../store/tenant-store.ts'
import {
  disconnectTenant,
  dropRefreshLease,
  storeRefreshedTokens,
  takeRefreshLease,
  tenantById,
  type Tenant,
} from '../store/tenants.ts'
import type { HistoryPorts } from '../flows/retention/history/ports.ts'
import type { ReconcilePorts } from '../flows/redaction/reconcile.ts'
import { accessFor, type Access } from './access.ts'
import type { Net } from '../sinks/address.ts'
import { exportTimeoutMs, historyOf } from './history.ts'
import { zendeskFor } from '../zendesk/client.ts'
import { retentionPorts, type RetentionPorts } from './retention.ts'
import { zendeskTime } from './zendesk-time.ts'
import { ownCalls } from '../zendesk/own-calls.ts'
import { rateBucket, type Priority } from '../zendesk/rate-bucket.ts'
import { accessTokens, refreshAtMostMs, type TokenStore } from '../zendesk/tokens.ts'
import { detectionOf } from './detection.ts'
import { peopleIn } from './people.ts'
import type { Tokens } from '../zendesk/oauth.ts'
import type { RequestCount } from '../zendesk/transport.ts'
import type { Fetch } from '../zendesk/wire.ts'

export interface Surroundings {
  readonly database: Database
  readonly wrapper: KeyWrapper
  readonly clock: Clock
  readonly sleep: (ms: number) => Promise<void>
  readonly fetch?: Fetch | undefined
  readonly originOf: (subdomain: string) => string
  readonly client: { readonly id: string; readonly secret: string }
  readonly leaseSeconds: number
  readonly onRequest: (count: RequestCount) => void
  /** The network to destinations of cases, and how this server is called there. */
  readonly sinks: { readonly net: Net; readonly host: string }
  /** Wakes whoever sends to these destinations of an account. */
  readonly tell: (tenantId: string, sinkIds: readonly string[]) => Promise<void>
  /** Tells the workers that something in this account may have to move. */
  readonly wake: (tenantId: string) => Promise<void>
}

/** One tenant as this process holds it: keys opened once, one token and one quota for everything that calls for it. */
export interface Held {
  readonly keys: TenantKeys
  readonly account: Pick<
    Account,
    'ports' | 'access' | 'history' | 'native' | 'retention' | 'pageDigest' | 'pageDigestKey' | 'fingerprintKey'
  >
  /** What jobs use: they leave more of the account's quota to others than a person who waits. */
  readonly access: Access
  readonly history: HistoryPorts
  /** `before`: what began before it is taken over at once. */
  readonly background: (options?: { readonly before?: Date | undefined }) => AccountPorts & ReconcilePorts
  /** What moves retention on by itself. */
  readonly retention: RetentionPorts
}

/** Another process that began a refresh while this one goes on would cost the account its connection. */
const refreshLeaseSeconds = Math.ceil(refreshAtMostMs / 1000) + 30

/** Bound to their row: an envelope that is moved to another tenant doesn't open. */
export const tokensAad = (tenantId: string): string => `tenants/${tenantId}/tokens`
export const webhookAad = (tenantId: string): string => `tenants/${tenantId}/webhook-secret`

export const sealTokens = (keys: TenantKeys, tenantId: string, tokens: Tokens): Promise<string> => {
  const { accessToken, refreshToken } = tokens
  return seal(keys.seal, JSON.stringify({ accessToken, refreshToken }), tokensAad(tenantId))
}

const tokenStore = ({ database: { db } }: Surroundings, id: string, keys: TenantKeys): TokenStore => ({
  load: async () => {
    const tenant = await tenantById(db, id)
    if (tenant?.status !== 'connected' || tenant.sealedTokens === null || tenant.tokenExpiresAt === null)
      return undefined
    const opened = JSON.parse(await openText(keys.seal, tenant.sealedTokens, tokensAad(id))) as Omit<
      Tokens,
      'expiresAt'
    >
    return { ...opened, expiresAt: tenant.tokenExpiresAt.toISOString(), version: tenant.tokenVersion }
  },
  claimRefresh: (version) => takeRefreshLease(db, id, { version, seconds: refreshLeaseSeconds }),
  releaseRefresh: (version) => dropRefreshLease(db, id, version),
  save: async (tokens, version) =>
    storeRefreshedTokens(db, id, {
      version,
      sealedTokens: await sealTokens(keys, id, tokens),
      expiresAt: tokens.expiresAt,
    }),
  markDisconnected: async (version) => {
    await disconnectTenant(db, id, version)
  },
})

const fingerprints = (keys: TenantKeys) => {
  const storedFingerprint = (fingerprint: string) => hmacHex(keys.storedFingerprint, fingerprint)
  return {
    storedFingerprint,
    fingerprint: async (type: EntityType, normalised: string) =>
      storedFingerprint(await hmacHex(keys.pageFingerprint, `${type}|${normalised}`)),
  }
}

/** A page's digest key is given as hexadecimal digits; it is the bytes that key the HMAC, here as in the page. */
const digestWith = async (key: string, raw: string): Promise<string> => hmacHex(fromHex(key), raw)

const holdWith = async (around: Surroundings, tenant: Tenant, keys: TenantKeys): Promise<Held> => {
  const { database, clock, sleep, fetch, client, onRequest, leaseSeconds } = around
  const origin = around.originOf(tenant.subdomain)
  const tokens = accessTokens({ origin, client, store: tokenStore(around, tenant.id, keys), clock, sleep, fetch })
  const bucket = rateBucket({
    clock,
    sleep,
    // Longer, and a job that only waits for its turn would be taken for dead and begun a second time.
    waitAtMost: { interactive: 3_000, background: leaseSeconds * 1000 },
  })
  const detection = detectionOf({
    store: storeOf(database, tenant.id, { leaseSeconds }),
    keys,
    tenantId: tenant.id,
    clock,
  })
  const people = peopleIn(clock)
  const time = zendeskTime(clock)
  const { onDate } = time
  const { agentFor } = ownCalls(keys.access)
  const wire = { origin, tokens, bucket, clock, sleep, fetch, onRequest, agentFor }
  const zendeskAt = (priority: Priority) => zendeskFor({ ...wire, onDate, priority })
  const accessAt = (priority: Priority) => accessFor(around, tenant.id, keys, zendeskAt(priority))
  const portsAt = (priority: Priority, before?: Date) => {
    const zendesk = zendeskAt(priority)
    return {
      ...zendesk,
      ...detection,
      people: (ids: readonly number[]) => people(zendesk.usersByIds, ids),
      ...storeOf(database, tenant.id, { leaseSeconds, before }),
      ...fingerprints(keys),
      digest: (raw: string) => hmacHex(keys.intent, raw),
      clock,
      newId: randomUUID,
    }
  }
  const retentionAt = (priority: Priority): RetentionPorts => {
    const zendesk = zendeskAt(priority)
    // A page of an export takes Zendesk its time; past the lease another worker would ask for it, too.
    const timeoutMs = Math.min(exportTimeoutMs, Math.max(leaseSeconds - 5, leaseSeconds / 2) * 1000)
    const { ticketStates } = zendeskFor({ ...wire, onDate, priority, timeoutMs })
    return retentionPorts({
      database,
      tenantId: tenant.id,
      account: tenant.subdomain,
      keys,
      leaseSeconds,
      atOnce: database.kind === 'embedded',
      zendesk: { ...zendesk, ticketStates },
      redaction: portsAt(priority),
      now: () => time.now(zendesk.me),
      requestsAMinute: bucket.perMinute,
      wake: () => around.wake(tenant.id),
      clock,
      sleep,
    })
  }
  const [interactive, retention] = [portsAt('interactive'), retentionAt('interactive')]
  const { schedules, createSchedule, switchSchedule } = zendeskFor({ ...wire, priority: 'interactive' })
  const native = { ...retention, ...{ schedules, createSchedule, switchSchedule }, append: interactive.append }
  const history = historyOf({
    database,
    tenantId: tenant.id,
    zendesk: zendeskFor({ ...wire, priority: 'export', timeoutMs: exportTimeoutMs }),
    ports: interactive,
    clock,
    sleep,
    now: () => time.now(zendeskAt('background').me),
  })
  return {
    keys,
    history: history.reading,
    account: {
      access: await accessAt('interactive'),
      retention,
      ports: interactive,
      history: history.control,
      native,
      pageDigestKey: keys.pageDigestKey,
      pageDigest: async (sessionId, raw) => digestWith(await keys.pageDigestKey(sessionId), raw),
      fingerprintKey: fingerprintKeyOf(keys),
    },
    access: await accessAt('background'),
    background: ({ before } = {}) => portsAt('background', before),
    retention: retentionAt('background'),
  }
}

/** Unwraps each tenant's data key once a process, and again when it was wrapped anew. */
export const tenantsHeld = (around: Surroundings) => {
  const held = new Map<string, { readonly wrappedKey: string; readonly holding: Promise<Held> }>()

  const open = async (tenant: Tenant): Promise<Held> => {
    const dataKey: Bytes = await around.wrapper.unwrap(tenant.wrappedKey)
    return holdWith(around, tenant, await tenantKeys(dataKey))
  }

  return (tenant: Tenant): Promise<Held> => {
    const before = held.get(tenant.id)
    if (before?.wrappedKey === tenant.wrappedKey) return before.holding
    const holding = open(tenant)
    held.set(tenant.id, { wrappedKey: tenant.wrappedKey, holding })
    // A key service that is down for a moment must not be remembered as one that is down.
    holding.catch(() => held.delete(tenant.id))
    return holding
  }
}

export type Hold = ReturnType<typeof tenantsHeld>
