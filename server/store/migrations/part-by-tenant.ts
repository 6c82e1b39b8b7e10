import { sql, type RawBuilder } from 'kysely'

type Right = 'select' | 'insert' | 'update' | 'delete'

/**
 * Parts a table by tenant: even its owner sees only rows of the tenant named in this transaction, and none when no
 * tenant is named (a setting of a past transaction reads as the empty string, hence nullif).
 */
export const partByTenant = (table: string, rights: readonly Right[]): readonly RawBuilder<unknown>[] => [
  sql`alter table ${sql.table(table)} enable row level security`,
  sql`alter table ${sql.table(table)} force row level security`,
  sql`create policy one_tenant on ${sql.table(table)}
    using (tenant_id = nullif(current_setting('custos.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('custos.tenant', true), '')::uuid)`,
  sql`grant ${sql.raw(rights.join(', '))} on ${sql.table(table)} to custos_app`,
]
