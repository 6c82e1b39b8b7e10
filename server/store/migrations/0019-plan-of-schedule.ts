import { sql, type Kysely } from 'kysely'

/** What a schedule's plan is for, and that nobody has judged yet whether it may run alone: no plan from before may. */
const statements = [
  sql`alter table retention_plans add column policies text[], add column to_judge boolean not null default false`,
  sql`create index retention_plans_to_judge on retention_plans (tenant_id) where to_judge`,
]

export const planOfSchedule = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
