import { sql, type Kysely } from 'kysely'

/** How often the job of a call was looked at, and when it is to be looked at next: one may take Zendesk minutes. */
const statements = ['retention_calls', 'policy_tag_calls'].map(
  (table) =>
    sql`alter table ${sql.table(table)} add column looks integer not null default 0, add column look_at timestamptz`,
)

export const jobLooks = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
