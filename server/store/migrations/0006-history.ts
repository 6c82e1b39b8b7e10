import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

/** Where the reading of what was written before custos came stands, and what it has found so far: ids, kinds and dates. */
const statements = [
  sql`create table history_readings (
    tenant_id uuid primary key references tenants (id),
    state text not null default 'running' check (state in ('running', 'paused')),
    standing jsonb not null,
    asked_by bigint not null,
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    claim integer not null default 0,
    lease_until timestamptz,
    not_before timestamptz,
    failures integer not null default 0,
    problem text
  )`,
  ...partByTenant('history_readings', ['select', 'insert', 'update']),

  // Half a history gives wrong dates: what is found moves on to ticket_facts only when all has been read.
  sql`create table history_found (
    tenant_id uuid not null references tenants (id),
    ticket_id bigint not null,
    created_at timestamptz,
    solved_at timestamptz,
    closed_at timestamptz,
    last_customer_comment_at timestamptz,
    kinds text[] not null,
    primary key (tenant_id, ticket_id)
  )`,
  ...partByTenant('history_found', ['select', 'insert', 'update', 'delete']),

  sql`create table history_rereads (
    tenant_id uuid not null references tenants (id),
    ticket_id bigint not null,
    primary key (tenant_id, ticket_id)
  )`,
  ...partByTenant('history_rereads', ['select', 'insert', 'delete']),

  sql`create table history_tags (
    tenant_id uuid not null references tenants (id),
    ticket_id bigint not null,
    tags text[] not null,
    closed boolean not null,
    primary key (tenant_id, ticket_id)
  )`,
  ...partByTenant('history_tags', ['select', 'insert', 'update', 'delete']),
]

export const history = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
