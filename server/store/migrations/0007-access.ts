import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

const logs = sql`log text not null check (log in ('access', 'audit'))`

/** Up to where each log has been read, and who reads it now. `swept_to`: up to where what came late was read again. */
const streams = [
  sql`create table access_streams (
    tenant_id uuid not null references tenants (id),
    ${logs},
    read_to timestamptz not null,
    swept_to timestamptz not null,
    state text not null default 'new' check (state in ('new', 'on', 'absent')),
    not_before timestamptz not null default clock_timestamp(),
    lease_until timestamptz,
    claim integer not null default 0,
    primary key (tenant_id, log)
  )`,
  ...partByTenant('access_streams', ['select', 'insert', 'update']),
]

/**
 * Events in our words: no address of a network, no text of a search. `seq` is the place in the order of judging, so that
 * the same order can be gone through again after a restart; null is not judged yet.
 */
const events = [
  sql`create table access_events (
    tenant_id uuid not null references tenants (id),
    ${logs},
    id text not null,
    at timestamptz not null,
    actor bigint not null,
    verb text not null,
    ticket_id bigint,
    event jsonb not null,
    seq bigint,
    reason text,
    primary key (tenant_id, log, id)
  )`,
  sql`create index access_events_to_judge on access_events (tenant_id, at, log, id) where seq is null`,
  sql`create index access_events_judged on access_events (tenant_id, seq) where seq is not null`,
  sql`create index access_events_by_ticket on access_events (tenant_id, ticket_id, at) where ticket_id is not null`,
  sql`create index access_events_by_time on access_events (tenant_id, at)`,
  ...partByTenant('access_events', ['select', 'insert', 'update', 'delete']),

  // What is known of a ticket that somebody opened: who it belonged to, and since when we know.
  sql`create table access_tickets (
    tenant_id uuid not null references tenants (id),
    ticket_id bigint not null,
    facts jsonb not null,
    as_of timestamptz not null,
    primary key (tenant_id, ticket_id)
  )`,
  ...partByTenant('access_tickets', ['select', 'insert', 'update', 'delete']),

  sql`create table access_watches (
    tenant_id uuid primary key references tenants (id),
    judged bigint not null default 0,
    facts jsonb,
    facts_at timestamptz,
    budget double precision not null default 1 check (budget > 0),
    keep_months integer not null default 13 check (keep_months between 1 and 120),
    lease_until timestamptz,
    claim integer not null default 0
  )`,
  ...partByTenant('access_watches', ['select', 'insert', 'update']),
]

const cases = [
  sql`create table access_suppressions (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    actor bigint not null,
    kind text not null,
    cause text,
    until timestamptz not null,
    decided_by bigint not null,
    decided_at timestamptz not null,
    primary key (tenant_id, id)
  )`,
  sql`create index access_suppressions_by_actor on access_suppressions (tenant_id, actor, kind)`,
  ...partByTenant('access_suppressions', ['select', 'insert', 'delete']),

  sql`create table access_cases (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    key text not null,
    actor bigint not null,
    kind text not null,
    cause text not null,
    detected_at timestamptz not null,
    ended boolean not null default false,
    score double precision not null,
    severity integer not null check (severity between 1 and 3),
    told jsonb not null,
    status text not null default 'new' check (status in ('new', 'expected', 'needs-action', 'wrong')),
    assignee bigint,
    silenced_by uuid,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, key)
  )`,
  sql`create unique index access_cases_going_on on access_cases (tenant_id, actor, kind, cause) where not ended`,
  sql`create index access_cases_by_grade on access_cases (tenant_id, detected_at desc)`,
  ...partByTenant('access_cases', ['select', 'insert', 'update', 'delete']),

  // Counts of a day, without a ticket or a customer: what a chart is drawn of long after the events are gone.
  sql`create table access_days (
    tenant_id uuid not null references tenants (id),
    day date not null,
    actor bigint not null,
    views integer not null default 0,
    unworked integer not null default 0,
    searches integer not null default 0,
    exports integer not null default 0,
    updates integer not null default 0,
    primary key (tenant_id, day, actor)
  )`,
  ...partByTenant('access_days', ['select', 'insert', 'update', 'delete']),

  // Written before Zendesk is asked to end sessions or to suspend: after a crash it is settled by reading back.
  sql`create table access_actions (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    case_id uuid not null,
    action text not null check (action in ('end-sessions', 'suspend')),
    subject bigint not null,
    asked_by bigint not null,
    asked_at timestamptz not null,
    state text not null default 'open' check (state in ('open', 'done', 'failed')),
    problem text,
    lease_until timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references access_cases (tenant_id, id) on delete cascade
  )`,
  sql`create index access_actions_open on access_actions (tenant_id, lease_until) where state = 'open'`,
  ...partByTenant('access_actions', ['select', 'insert', 'update', 'delete']),
]

export const access = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of [...streams, ...events, ...cases]) await statement.execute(db)
  },
}
