import { sql, type Kysely } from 'kysely'

/** An agent's word stands after a crash; a run looks at its ticket again before anything of it is sent. */
export const intentsOfRun = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table intents add column of_run boolean not null default false`.execute(db)
  },
}
