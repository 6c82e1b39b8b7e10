import { sql, type Kysely } from 'kysely'

/** When a log was last read further: one that Zendesk no longer gives keeps the other from being judged no longer. */
export const accessStreamsMoved = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table access_streams add column moved_at timestamptz not null default clock_timestamp()`.execute(db)
  },
}
