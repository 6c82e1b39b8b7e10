import { sql, type Kysely } from 'kysely'

/** The label of a suspension names a person; it was kept whole as what was changed. A code says as much. */
const statements = [
  // No tenant is named in a migration, and a forced policy would show it no row.
  sql`alter table access_events no force row level security`,
  sql`update access_events set event = jsonb_set(event, '{change,subject}', '"suspension"')
    where verb = 'suspension' and event #>> '{change,subject}' <> 'suspension'`,
  sql`alter table access_events force row level security`,
]

export const accessSuspensions = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
