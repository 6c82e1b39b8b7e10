import { sql, type Kysely } from 'kysely'

const statements = [
  // How many somebody has told of today is asked with each that comes.
  sql`create index access_events_of_app on access_events (tenant_id, actor, at) where log = 'app'`,
]

export const accessOpenings = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
