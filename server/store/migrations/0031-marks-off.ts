import { sql, type Kysely } from 'kysely'

/**
 * Marks of tickets that were let off are taken off again: whether that is done, how often it was tried, and when it is looked at.
 * A run tells since when it waits for Zendesk, so that its time counts.
 */
const statements = [
  sql`alter table plan_tickets
    add column mark_off text check (mark_off in ('done', 'refused')),
    add column mark_tries integer not null default 0,
    add column mark_look_at timestamptz`,
  sql`create index plan_tickets_marks on plan_tickets (tenant_id, ticket_id)
    where marked = 'done' and step is null and mark_off is null`,
  sql`alter table retention_runs add column waits_since timestamptz`,
]

export const marksOff = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
