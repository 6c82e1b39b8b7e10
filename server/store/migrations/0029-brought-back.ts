import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

/**
 * Tickets that somebody brought back after a run had taken them: numbers and moments only. They outlast the list of the run,
 * which is emptied: without them a schedule would take the ticket again. And whether a ticket is archived may not be known.
 */
const statements = [
  sql`create table brought_back (
    tenant_id uuid not null,
    version_id uuid not null,
    ticket_id bigint not null,
    at timestamptz not null,
    primary key (tenant_id, version_id, ticket_id),
    foreign key (tenant_id, version_id) references policy_versions (tenant_id, id)
  )`,
  ...partByTenant('brought_back', ['select', 'insert', 'update', 'delete']),
  sql`alter table plan_tickets alter column archived drop not null`,
]

export const broughtBack = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
