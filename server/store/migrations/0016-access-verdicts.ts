import { sql, type Kysely } from 'kysely'

const statements = [
  // A verdict that takes the place of another one ends what that one silenced.
  sql`alter table access_suppressions add column case_id uuid`,
  sql`grant update on access_suppressions to custos_app`,
  // Who decided, and how grave the case was then: what comes to much more is another case.
  sql`alter table access_cases add column decided_by bigint`,
  sql`alter table access_cases add column decided_score double precision`,
  // No tenant is named in a migration, and a forced policy would show it no row.
  sql`alter table access_suppressions no force row level security`,
  sql`alter table access_cases no force row level security`,
  sql`update access_suppressions as silence set case_id = judged.id from access_cases as judged
    where judged.tenant_id = silence.tenant_id and judged.actor = silence.actor and judged.kind = silence.kind
      and judged.decided_at = silence.decided_at`,
  sql`update access_cases set decided_score = score where status in ('expected', 'wrong')`,
  sql`alter table access_suppressions force row level security`,
  sql`alter table access_cases force row level security`,
]

export const accessVerdicts = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
