import { sql, type Kysely } from 'kysely'

/** The version whose holds a ticket was looked at by before it was deleted: of a deleted ticket nothing can be read any more. */
export const planTicketsHolds = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table plan_tickets add column holds_of uuid`.execute(db)
  },
}
