import { sql, type Kysely } from 'kysely'

/**
 * How often a call for a ticket came to nothing: it isn't sent for ever. And an index of the marks that are to be taken off,
 * without those of the tickets that are deleted: they are all of a big run's, and were passed over at each look.
 */
const statements = [
  sql`alter table plan_tickets add column tries integer not null default 0`,
  sql`drop index plan_tickets_marks`,
  sql`create index plan_tickets_marks on plan_tickets (tenant_id, ticket_id)
    where marked = 'done' and step is null and mark_off is null and (not deleted or state = 'restored')`,
]

export const planTicketsTries = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
