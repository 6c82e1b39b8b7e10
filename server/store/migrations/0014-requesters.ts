import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

/** Users whom a plan deletes with their tickets, or would: numbers and codes only. A run may touch no user who isn't here. */
const statements = [
  sql`create table plan_requesters (
    tenant_id uuid not null,
    plan_id uuid not null,
    user_id bigint not null,
    due integer not null,
    gone integer not null,
    others integer not null,
    hold text check (hold in ('hold', 'hold-not-known')),
    permanently boolean not null default false,
    step text check (step in ('delete', 'erase')),
    state text not null default 'found' check (state in ('found', 'planned', 'intended', 'done', 'skipped', 'failed')),
    reason text,
    deleted boolean not null default false,
    erased boolean not null default false,
    intent_id uuid,
    intended_at timestamptz,
    primary key (tenant_id, plan_id, user_id),
    foreign key (tenant_id, plan_id) references retention_plans (tenant_id, id)
  )`,
  sql`create index plan_requesters_to_do on plan_requesters (tenant_id, plan_id, user_id) where step is not null`,
  ...partByTenant('plan_requesters', ['select', 'insert', 'update', 'delete']),
  sql`create index plan_tickets_by_requester on plan_tickets (tenant_id, plan_id, requester_id)`,
]

export const requesters = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
