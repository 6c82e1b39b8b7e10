import { sql, type Kysely } from 'kysely'

const statements = [
  // Tickets opened beside our own page, where the account has no access log.
  sql`alter table access_events drop constraint access_events_log_check`,
  sql`alter table access_events add constraint access_events_log_check check (log in ('access', 'audit', 'app'))`,
  // When a person decided, whatever is learned of the case later; and what its events are known from.
  sql`alter table access_cases add column decided_at timestamptz`,
  sql`alter table access_cases add column sources text[] not null default '{}'`,
]

export const accessSources = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
