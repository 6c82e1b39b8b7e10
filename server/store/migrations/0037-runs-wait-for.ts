import { sql, type Kysely } from 'kysely'

/** A run that can't go on says why. */
export const runsWaitFor = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table retention_runs add column waits_for text check (waits_for in ('history', 'zendesk'))`.execute(
      db,
    )
  },
}
