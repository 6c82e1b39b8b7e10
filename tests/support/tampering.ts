import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../server/store/database.ts'

/** What only the database's owner can do: the ledger's guards off, a change, and the guards on again. */
export const tampering = (database: Database, change: RawBuilder<unknown>): Promise<void> =>
  database.db.transaction().execute(async (tx) => {
    await sql`alter table ledger disable trigger user`.execute(tx)
    await sql`alter table ledger no force row level security`.execute(tx)
    await change.execute(tx)
    await sql`alter table ledger force row level security`.execute(tx)
    await sql`alter table ledger enable always trigger ledger_only_grows`.execute(tx)
    await sql`alter table ledger enable always trigger ledger_follows`.execute(tx)
  })
