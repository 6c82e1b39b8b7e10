import { sql, type Kysely } from 'kysely'

/**
 * Since when every try to read a log has failed. When it was last read further told too little: a server that was off for
 * a day had not been refused anything, and what a webhook brought first was judged before that day.
 */
export const accessStreamsFailing = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table access_streams drop column moved_at`.execute(db)
    await sql`alter table access_streams add column failing_since timestamptz`.execute(db)
  },
}
