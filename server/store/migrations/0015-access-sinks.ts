import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

const sinks = [
  sql`create table access_sinks (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    kind text not null check (kind in ('webhook', 'syslog')),
    format text not null check (format in ('custos', 'cef', 'ocsf')),
    sealed_target text not null,
    sealed_secret text,
    state text not null default 'on' check (state in ('on', 'paused')),
    failures integer not null default 0,
    not_before timestamptz,
    claim integer not null default 0,
    lease_until timestamptz,
    created_at timestamptz not null,
    primary key (tenant_id, id)
  )`,
  ...partByTenant('access_sinks', ['select', 'insert', 'update', 'delete']),

  // Written in the transaction that changes a case: what is to be sent is known as long as the change is. `seq` is the
  // order in which a destination is told.
  sql`create table access_deliveries (
    tenant_id uuid not null,
    id uuid not null,
    seq bigint generated always as identity,
    sink_id uuid not null,
    type text not null,
    body jsonb not null,
    state text not null default 'waiting' check (state in ('waiting', 'done', 'given-up')),
    tries integer not null default 0,
    why text,
    status integer,
    at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, sink_id) references access_sinks (tenant_id, id) on delete cascade
  )`,
  sql`create index access_deliveries_in_order on access_deliveries (tenant_id, sink_id, seq)`,
  sql`create index access_deliveries_waiting on access_deliveries (tenant_id, sink_id, seq) where state = 'waiting'`,
  ...partByTenant('access_deliveries', ['select', 'insert', 'update', 'delete']),
]

export const accessSinks = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of sinks) await statement.execute(db)
  },
}
