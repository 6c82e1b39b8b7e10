import { sql, type Kysely } from 'kysely'

/** When the tickets and users of a plan were taken out of it, and what a run had counted of them until then. */
const statements = [
  sql`alter table retention_plans add column emptied_at timestamptz`,
  sql`alter table retention_runs add column counted jsonb`,
]

export const plansEmptied = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
