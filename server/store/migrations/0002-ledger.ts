import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

/**
 * The database itself refuses a gap, a fork, an entry that does not hash to its hash, and any change afterwards.
 * `canonical` is the truth; the other columns are copies of what it says, for the index.
 */
const statements = [
  sql`create table ledger (
    tenant_id uuid not null references tenants (id),
    seq bigint not null check (seq > 0),
    hash text not null,
    prev text not null,
    ticket_id bigint not null,
    canonical text not null,
    primary key (tenant_id, seq)
  )`,
  sql`create index ledger_by_ticket on ledger (tenant_id, ticket_id, seq desc)`,
  sql`create function ledger_follows() returns trigger language plpgsql as $$
    declare
      last_seq bigint := 0;
      last_hash text := repeat('0', 64);
      body jsonb := new.canonical::jsonb;
    begin
      select seq, hash into last_seq, last_hash
        from ledger where tenant_id = new.tenant_id order by seq desc limit 1;
      if not found then
        last_seq := 0;
        last_hash := repeat('0', 64);
      end if;
      if new.seq <> last_seq + 1 or new.prev <> last_hash then
        raise exception 'ledger: entry % does not follow entry %', new.seq, last_seq using errcode = 'CL001';
      end if;
      if new.hash <> encode(sha256(convert_to(new.canonical, 'UTF8')), 'hex') then
        raise exception 'ledger: entry % does not hash to its hash', new.seq using errcode = 'CL002';
      end if;
      if (body->>'seq')::bigint is distinct from new.seq
        or (body->>'prev') is distinct from new.prev
        or (body->>'ticket_id')::bigint is distinct from new.ticket_id then
        raise exception 'ledger: entry % says something else than its columns', new.seq using errcode = 'CL003';
      end if;
      return new;
    end $$`,
  sql`create trigger ledger_follows before insert on ledger for each row execute function ledger_follows()`,
  sql`create function ledger_only_grows() returns trigger language plpgsql as $$
    begin
      raise exception 'ledger: % is refused, entries are for ever', tg_op using errcode = 'CL004';
    end $$`,
  sql`create trigger ledger_only_grows before update or delete or truncate on ledger
    for each statement execute function ledger_only_grows()`,
  // ALWAYS: they also fire for a session that calls itself a replica, the usual way around triggers.
  sql`alter table ledger enable always trigger ledger_follows`,
  sql`alter table ledger enable always trigger ledger_only_grows`,
  ...partByTenant('ledger', ['select', 'insert']),
]

export const ledger = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
