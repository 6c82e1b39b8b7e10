import type { ColumnType, Generated, JSONColumnType } from 'kysely'

/** Written as JSON text, read parsed: the same on PGlite and on pg. */
type Json<T extends object> = JSONColumnType<T>
/** Times are set and compared by the database's clock alone, or given as RFC 3339. */
type Time = ColumnType<Date, string, string>
type MadeTime = ColumnType<Date, never, never>

interface TenantsTable {
  readonly id: string
  readonly subdomain: string
  readonly account_id: number | null
  readonly installation_id: number | null
  readonly status: Generated<'connected' | 'disconnected'>
  readonly wrapped_key: string
  readonly hook: string
  readonly webhook_id: string | null
  readonly sealed_webhook_secret: string | null
  readonly sealed_tokens: string | null
  readonly token_version: Generated<number>
  readonly token_expires_at: ColumnType<Date | null, string | null, string | null>
  readonly refresh_lease_until: ColumnType<Date | null, string | null, string | null>
  readonly created_at: MadeTime
}

interface PageTokensTable {
  readonly hash: string
  readonly expires_at: Time
}

interface OauthStatesTable {
  readonly hash: string
  readonly sealed_verifier: string
  readonly subdomain: string
  readonly expires_at: Time
}

interface LedgerTable {
  readonly tenant_id: string
  readonly seq: number
  readonly hash: string
  readonly prev: string
  readonly ticket_id: number
  readonly canonical: string
}

interface IntentsTable {
  readonly tenant_id: string
  readonly id: string
  readonly request_id: string
  readonly item: number
  readonly actor_id: number
  readonly ticket_id: number
  readonly source: Json<object>
  readonly findings: Json<object[]>
  readonly fingerprints: string[]
  readonly digest: string
  readonly state: Generated<'open' | 'done' | 'failed'>
  readonly claim: Generated<number>
  readonly lease_until: Time
  readonly created_at: MadeTime
  readonly result: ColumnType<object | null, string | null, string | null>
  readonly follow_up: Generated<boolean>
}

interface DismissalsTable {
  readonly tenant_id: string
  readonly fingerprint: string
  readonly type: string
  readonly created_at: MadeTime
}

interface RefusedTagsTable {
  readonly tenant_id: string
  readonly ticket_id: number
  readonly add: string[]
  readonly remove: string[]
  readonly refused_at: Generated<Date>
}

export interface Schema {
  readonly tenants: TenantsTable
  readonly page_tokens: PageTokensTable
  readonly oauth_states: OauthStatesTable
  readonly ledger: LedgerTable
  readonly intents: IntentsTable
  readonly dismissals: DismissalsTable
  readonly refused_tags: RefusedTagsTable
}
