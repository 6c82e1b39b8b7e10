import { sql, type Kysely } from 'kysely'

/** When a ticket was marked: the grace of a policy that comes to it later counts from there, too. */
export const planTicketsMarked = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table plan_tickets add column marked_at timestamptz`.execute(db)
  },
}
