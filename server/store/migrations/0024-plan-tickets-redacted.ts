import { sql, type Kysely } from 'kysely'

/** The policies for which a run has redacted a ticket: until it changes there is nothing more to redact for these. */
const statements = [
  sql`alter table plan_tickets add column redacted_for text[]`,
  sql`create index plan_tickets_redacted on plan_tickets (tenant_id, ticket_id) where redacted_for is not null`,
]

export const planTicketsRedacted = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
