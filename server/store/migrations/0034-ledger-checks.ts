import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

/**
 * How far each account's ledger was verified, so that whoever opens a history waits for what came since, and where the walk
 * over the whole of it stands. `broken_at` is what the last whole walk found.
 */
const statements = [
  sql`create table ledger_checks (
    tenant_id uuid primary key references tenants (id),
    seq bigint not null,
    hash text not null,
    checked_at timestamptz not null default now(),
    walk_seq bigint not null default 0,
    walk_hash text not null default repeat('0', 64),
    walked_at timestamptz,
    broken_at bigint
  )`,
  ...partByTenant('ledger_checks', ['select', 'insert', 'update']),
  // Null for what is no JSON: somebody who got past the guards wrote it, and that is to be told, not to fail.
  sql`create function ledger_body(canonical text) returns jsonb language plpgsql immutable as $$
    begin
      return canonical::jsonb;
    exception when others then
      return null;
    end $$`,
]

export const ledgerChecks = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
