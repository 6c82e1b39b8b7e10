import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

const statements = [
  // Ids, kinds, spans and keyed hashes only: no text and no value ever reaches this table.
  sql`create table intents (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    request_id uuid not null,
    item integer not null,
    actor_id bigint not null,
    ticket_id bigint not null,
    source jsonb not null,
    findings jsonb not null,
    fingerprints text[] not null,
    digest text not null,
    state text not null default 'open' check (state in ('open', 'done', 'failed')),
    claim integer not null default 1,
    lease_until timestamptz not null,
    created_at timestamptz not null default clock_timestamp(),
    result jsonb,
    follow_up boolean not null default false,
    primary key (tenant_id, id),
    unique (tenant_id, request_id, item),
    check ((state = 'open') = (result is null))
  )`,
  // One open redaction a text: a second one would send markup of a text that is changing under it.
  sql`create unique index intents_one_open_per_source on intents (tenant_id, ticket_id, source) where state = 'open'`,
  sql`create index intents_unsettled on intents (tenant_id, lease_until) where state = 'open' or follow_up`,
  ...partByTenant('intents', ['select', 'insert', 'update']),

  sql`create table dismissals (
    tenant_id uuid not null references tenants (id),
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    type text not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, fingerprint)
  )`,
  ...partByTenant('dismissals', ['select', 'insert']),

  // Tags that a closed ticket would not take: kept here so that they can be told and tried again.
  sql`create table refused_tags (
    tenant_id uuid not null references tenants (id),
    ticket_id bigint not null,
    add text[] not null,
    remove text[] not null,
    refused_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, ticket_id)
  )`,
  ...partByTenant('refused_tags', ['select', 'insert', 'update', 'delete']),
]

export const redaction = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
