import { sql, type Kysely, type Selectable } from 'kysely'
import type { Schema } from './schema.ts'

type Db = Kysely<Schema>
type Row = Selectable<Schema['tenants']>

/** A Zendesk account. Everything secret in it is sealed under the tenant's data key, which is wrapped itself. */
export interface Tenant {
  readonly id: string
  readonly subdomain: string
  readonly accountId: number | null
  readonly installationId: number | null
  readonly status: 'connected' | 'disconnected'
  readonly wrappedKey: string
  readonly hook: string
  readonly webhookId: string | null
  readonly sealedWebhookSecret: string | null
  readonly sealedTokens: string | null
  readonly tokenVersion: number
  readonly tokenExpiresAt: Date | null
}

const tenant = (row: Row): Tenant => ({
  id: row.id,
  subdomain: row.subdomain,
  accountId: row.account_id,
  installationId: row.installation_id,
  status: row.status,
  wrappedKey: row.wrapped_key,
  hook: row.hook,
  webhookId: row.webhook_id,
  sealedWebhookSecret: row.sealed_webhook_secret,
  sealedTokens: row.sealed_tokens,
  tokenVersion: row.token_version,
  tokenExpiresAt: row.token_expires_at,
})

const findBy =
  (column: 'id' | 'subdomain' | 'hook') =>
  async (db: Db, value: string): Promise<Tenant | undefined> => {
    const row = await db.selectFrom('tenants').selectAll().where(column, '=', value).executeTakeFirst()
    return row === undefined ? undefined : tenant(row)
  }

export const tenantById = findBy('id')
export const tenantBySubdomain = findBy('subdomain')
export const tenantByHook = findBy('hook')

export const connectedTenants = async (db: Db): Promise<readonly Tenant[]> =>
  (await db.selectFrom('tenants').selectAll().where('status', '=', 'connected').orderBy('created_at').execute()).map(
    tenant,
  )

/** Those that have left are among them: what is kept of them has its end all the same. */
export const everyTenant = async (db: Db): Promise<readonly Tenant[]> =>
  (await db.selectFrom('tenants').selectAll().orderBy('created_at').execute()).map(tenant)

/** Gives the tenant of this subdomain, made now unless it is there already: a second connect keeps its key and its hook. */
export const ensureTenant = async (
  db: Db,
  made: Pick<Tenant, 'id' | 'subdomain' | 'wrappedKey' | 'hook'>,
): Promise<Tenant> => {
  await db
    .insertInto('tenants')
    .values({ id: made.id, subdomain: made.subdomain, wrapped_key: made.wrappedKey, hook: made.hook })
    .onConflict((conflict) => conflict.column('subdomain').doNothing())
    .execute()
  const found = await tenantBySubdomain(db, made.subdomain)
  if (found === undefined) throw new Error('a tenant vanished while it was made')
  return found
}

/** Sealed tokens of a fresh connection: whatever was there before is replaced and any refresh under way is void. */
export const connectTenant = async (
  db: Db,
  id: string,
  made: {
    readonly sealedTokens: string
    readonly expiresAt: string
    readonly accountId?: number
    readonly installationId?: number
  },
): Promise<void> => {
  await db
    .updateTable('tenants')
    .set((set) => ({
      status: 'connected',
      sealed_tokens: made.sealedTokens,
      token_expires_at: made.expiresAt,
      token_version: set('token_version', '+', 1),
      refresh_lease_until: null,
      ...(made.accountId === undefined ? {} : { account_id: made.accountId }),
      ...(made.installationId === undefined ? {} : { installation_id: made.installationId }),
    }))
    .where('id', '=', id)
    .execute()
}

/**
 * The tokens are gone from our store, not only marked: nothing can be done with this account until it connects again.
 * With a `version`, only while it is the stored one: otherwise the account has connected anew meanwhile.
 */
export const disconnectTenant = async (db: Db, id: string, version?: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('tenants')
    .set((set) => ({
      status: 'disconnected',
      sealed_tokens: null,
      token_expires_at: null,
      token_version: set('token_version', '+', 1),
      refresh_lease_until: null,
    }))
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('token_version', '=', version ?? 0))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const setWebhook = async (
  db: Db,
  id: string,
  webhook: { readonly id: string; readonly sealedSecret: string },
): Promise<void> => {
  await db
    .updateTable('tenants')
    .set({ webhook_id: webhook.id, sealed_webhook_secret: webhook.sealedSecret })
    .where('id', '=', id)
    .execute()
}

/**
 * True for the one process that may refresh this version of the tokens; the others wait and read again.
 * The lease runs out by the database's clock, so a process that died holding it blocks nobody for long.
 */
export const takeRefreshLease = async (
  db: Db,
  id: string,
  lease: { readonly version: number; readonly seconds: number },
): Promise<boolean> => {
  const taken = await sql<{ id: string }>`
    update tenants set refresh_lease_until = clock_timestamp() + make_interval(secs => ${lease.seconds})
    where id = ${id} and token_version = ${lease.version}
      and (refresh_lease_until is null or refresh_lease_until < clock_timestamp())
    returning id`.execute(db)
  return taken.rows.length === 1
}

/** Stores refreshed tokens and ends the lease; false when another version was stored meanwhile, which then stands. */
export const storeRefreshedTokens = async (
  db: Db,
  id: string,
  fresh: { readonly version: number; readonly sealedTokens: string; readonly expiresAt: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('tenants')
    .set({
      sealed_tokens: fresh.sealedTokens,
      token_expires_at: fresh.expiresAt,
      token_version: fresh.version + 1,
      refresh_lease_until: null,
    })
    .where('id', '=', id)
    .where('token_version', '=', fresh.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A refresh that failed gives its lease back, so that the next call may try at once. */
export const dropRefreshLease = async (db: Db, id: string, version: number): Promise<void> => {
  await db
    .updateTable('tenants')
    .set({ refresh_lease_until: null })
    .where('id', '=', id)
    .where('token_version', '=', version)
    .execute()
}
