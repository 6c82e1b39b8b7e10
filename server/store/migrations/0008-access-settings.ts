import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

/**
 * Every version stays: `judged` is up to where the log had been judged when it was saved, so that going through the log
 * again after a restart judges each event by the budget of then. Networks may be somebody's home: they are sealed.
 */
const settings = [
  sql`create table access_settings (
    tenant_id uuid not null references tenants (id),
    version integer not null,
    author_id bigint not null,
    created_at timestamptz not null,
    budget double precision not null check (budget > 0),
    keep_months integer not null check (keep_months between 1 and 120),
    sealed_networks text not null,
    judged bigint not null,
    primary key (tenant_id, version)
  )`,
  ...partByTenant('access_settings', ['select', 'insert']),
  sql`alter table access_watches drop column budget`,
  sql`alter table access_watches drop column keep_months`,
  sql`alter table access_watches add column settings_version integer not null default 0`,
]

export const accessSettings = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of settings) await statement.execute(db)
  },
}
