import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

/** What the tag of a policy is on, or should be: numbers, tags and dates only. */
const statements = [
  sql`create table policy_taggings (
    tenant_id uuid primary key references tenants (id),
    version_id uuid not null,
    cursor text,
    read bigint not null default 0,
    began_at timestamptz not null,
    read_at timestamptz,
    whole boolean not null default false,
    facts_of timestamptz,
    foreign key (tenant_id, version_id) references policy_versions (tenant_id, id)
  )`,
  ...partByTenant('policy_taggings', ['select', 'insert', 'update']),

  sql`create table policy_tags (
    tenant_id uuid not null references tenants (id),
    ticket_id bigint not null,
    tag text not null,
    version_id uuid not null,
    state text not null check (state in ('wanted', 'intended', 'set', 'refused', 'failed', 'removed')),
    under boolean not null default true,
    before_at timestamptz,
    ours_at timestamptz,
    tries integer not null default 0,
    since timestamptz not null,
    primary key (tenant_id, ticket_id, tag),
    foreign key (tenant_id, version_id) references policy_versions (tenant_id, id)
  )`,
  sql`create index policy_tags_by_state on policy_tags (tenant_id, state, ticket_id)`,
  ...partByTenant('policy_tags', ['select', 'insert', 'update', 'delete']),

  // Written before each call that tags up to a hundred tickets: after a crash they are read back by it.
  sql`create table policy_tag_calls (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    version_id uuid not null,
    ticket_ids bigint[] not null,
    state text not null default 'intended' check (state in ('intended', 'sent', 'settled')),
    job_id text,
    intended_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, version_id) references policy_versions (tenant_id, id),
    check (state <> 'sent' or job_id is not null)
  )`,
  sql`create index policy_tag_calls_open on policy_tag_calls (tenant_id) where state <> 'settled'`,
  ...partByTenant('policy_tag_calls', ['select', 'insert', 'update']),

  // What somebody has taken off is put back only where an administrator says so.
  sql`alter table retention_accounts
    add column puts_back boolean not null default false,
    add column puts_back_by bigint,
    add column puts_back_at timestamptz`,
]

export const policyTags = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
