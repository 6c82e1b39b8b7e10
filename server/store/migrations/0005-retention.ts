import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

const hash = sql`'^[0-9a-f]{64}$'`

/** What retention does is told of the account, not of one ticket: such an entry has none. */
const ledger = [sql`alter table ledger alter column ticket_id drop not null`]

/** The text is sealed: it holds no customer's data, but the addresses of custodians and the names of lawsuits. */
const versions = [
  sql`create table policy_versions (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    number integer not null check (number > 0),
    author_id bigint not null,
    created_at timestamptz not null,
    digest text not null check (digest ~ ${hash}),
    sealed_text text not null,
    primary key (tenant_id, id),
    unique (tenant_id, number)
  )`,
  ...partByTenant('policy_versions', ['select', 'insert']),
]

const plans = [
  sql`create table retention_plans (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    version_id uuid not null,
    asked_by bigint,
    created_at timestamptz not null,
    state text not null default 'building' check (state in ('building', 'ready', 'refused', 'failed')),
    problem text,
    progress jsonb,
    read bigint not null default 0,
    planned_at timestamptz not null,
    hash text check (hash ~ ${hash}),
    summary jsonb,
    approved_by bigint,
    approved_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, version_id) references policy_versions (tenant_id, id),
    check ((state in ('ready', 'refused')) = (hash is not null)),
    check (approved_at is null or state = 'ready')
  )`,
  sql`create index retention_plans_by_time on retention_plans (tenant_id, created_at desc)`,
  ...partByTenant('retention_plans', ['select', 'insert', 'update']),

  // Numbers, codes and dates only. A run may touch no ticket that isn't here.
  sql`create table plan_tickets (
    tenant_id uuid not null,
    plan_id uuid not null,
    ticket_id bigint not null,
    policy text not null,
    due_at timestamptz not null,
    actions text[] not null,
    because text[] not null,
    merged boolean not null,
    archived boolean not null,
    permanently boolean not null,
    requester_id bigint,
    updated_at timestamptz,
    ours_at timestamptz,
    step text check (step in ('redact', 'mark', 'delete', 'erase', 'requester')),
    state text not null default 'planned'
      check (state in ('planned', 'intended', 'waiting', 'done', 'skipped', 'failed', 'restored')),
    reason text,
    delete_at timestamptz,
    redacted boolean not null default false,
    marked text check (marked in ('done', 'refused')),
    deleted boolean not null default false,
    erased boolean not null default false,
    primary key (tenant_id, plan_id, ticket_id),
    foreign key (tenant_id, plan_id) references retention_plans (tenant_id, id)
  )`,
  sql`create index plan_tickets_to_do on plan_tickets (tenant_id, plan_id, step, state, ticket_id) where step is not null`,
  ...partByTenant('plan_tickets', ['select', 'insert', 'update', 'delete']),
]

const runs = [
  sql`create table retention_runs (
    tenant_id uuid not null,
    id uuid not null,
    plan_id uuid not null,
    started_by bigint,
    started_at timestamptz not null,
    ended_at timestamptz,
    state text not null default 'running'
      check (state in ('running', 'waiting', 'paused', 'stopped', 'cancelled', 'done')),
    why text,
    requests_used integer not null default 0,
    requests_forecast integer not null,
    work_seconds double precision not null default 0,
    first_seq bigint not null,
    end_seq bigint,
    end_hash text,
    certificate text,
    primary key (tenant_id, id),
    unique (tenant_id, plan_id),
    foreign key (tenant_id, plan_id) references retention_plans (tenant_id, id),
    check ((state in ('cancelled', 'done')) = (ended_at is not null))
  )`,
  ...partByTenant('retention_runs', ['select', 'insert', 'update']),

  // Written before each call that changes up to a hundred tickets: after a crash they are read back by it.
  sql`create table retention_calls (
    tenant_id uuid not null,
    id uuid not null,
    run_id uuid not null,
    step text not null check (step in ('mark', 'delete', 'erase')),
    ticket_ids bigint[] not null,
    state text not null default 'intended' check (state in ('intended', 'sent', 'settled')),
    job_id text,
    intended_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, run_id) references retention_runs (tenant_id, id),
    check (state <> 'sent' or job_id is not null)
  )`,
  sql`create index retention_calls_open on retention_calls (tenant_id, run_id) where state <> 'settled'`,
  ...partByTenant('retention_calls', ['select', 'insert', 'update']),

  sql`create table retention_accounts (
    tenant_id uuid primary key references tenants (id),
    stopped boolean not null default false,
    stopped_by bigint,
    stopped_at timestamptz,
    sealed_signing_key text,
    lease_until timestamptz,
    claim integer not null default 0
  )`,
  ...partByTenant('retention_accounts', ['select', 'insert', 'update']),
]

/** The clock of custos' own: what Zendesk's `updated_at` can't tell, since our own tags and redactions move it. */
const facts = [
  sql`create table ticket_facts (
    tenant_id uuid not null references tenants (id),
    ticket_id bigint not null,
    created_at timestamptz,
    solved_at timestamptz,
    closed_at timestamptz,
    last_customer_comment_at timestamptz,
    pii text[],
    as_of timestamptz not null,
    primary key (tenant_id, ticket_id)
  )`,
  ...partByTenant('ticket_facts', ['select', 'insert', 'update', 'delete']),
]

export const retention = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of [...ledger, ...versions, ...plans, ...runs, ...facts]) await statement.execute(db)
  },
}
