import { sql, type Kysely } from 'kysely'

/** Whose grace has ended is asked every few seconds, and of a million tickets that wait none may have come to it. */
const statements = [
  sql`create index plan_tickets_waiting on plan_tickets (tenant_id, plan_id, delete_at, ticket_id)
    where state = 'waiting'`,
]

export const planTicketsWaiting = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
