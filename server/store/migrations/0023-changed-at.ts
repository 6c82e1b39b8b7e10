import { sql, type Kysely } from 'kysely'

/** The last change of a ticket that was not only custos' own; what was read before this column came doesn't say. */
export const changedAt = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table ticket_facts add column changed_at timestamptz`.execute(db)
    await sql`alter table history_found add column changed_at timestamptz`.execute(db)
  },
}
