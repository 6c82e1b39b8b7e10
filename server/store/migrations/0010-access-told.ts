import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

/** Who has been told of which case: a notice comes once, however many pages are open. */
export const accessTold = {
  up: async (db: Kysely<unknown>) => {
    const statements = [
      sql`create table access_told (
        tenant_id uuid not null references tenants (id),
        user_id bigint not null,
        case_id uuid not null,
        at timestamptz not null,
        primary key (tenant_id, user_id, case_id),
        foreign key (tenant_id, case_id) references access_cases (tenant_id, id) on delete cascade
      )`,
      ...partByTenant('access_told', ['select', 'insert', 'delete']),
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
