import { sql, type Kysely } from 'kysely'

const statements = [
  // Named to whoever takes one back: the fingerprint leaves the server no more than the value does.
  sql`alter table dismissals add column id uuid not null default gen_random_uuid()`,
  // What was dismissed before these columns came doesn't say.
  sql`alter table dismissals add column dismissed_by bigint`,
  sql`alter table dismissals add column ticket_id bigint`,
  sql`create unique index dismissals_newest on dismissals (tenant_id, created_at, id)`,
  sql`grant delete on dismissals to custos_app`,
]

export const dismissalsTakenBack = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
