import { sql } from 'kysely'
import { entry, type EntryFields } from '../../core/ledger/index.ts'
import type { LedgerRef } from '../../contract/source.ts'
import type { Tx } from './database.ts'

export interface StoredEntry extends LedgerRef {
  readonly canonical: string
}

/** Whoever wants to write waits here until this transaction ends. */
export const lockLedger = async (tx: Tx, tenantId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger:${tenantId}`}, 0))`.execute(tx)
}

/**
 * Adds the next entry of this tenant's chain. Writers of one tenant wait for each other until their transactions end,
 * so keep what follows in the same transaction short; the table refuses a fork even if this lock were forgotten.
 */
export const appendEntry = async (tx: Tx, tenantId: string, fields: EntryFields): Promise<LedgerRef> => {
  await lockLedger(tx, tenantId)
  const previous = await tx
    .selectFrom('ledger')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const made = await entry(previous ?? null, fields)
  await tx
    .insertInto('ledger')
    .values({
      tenant_id: tenantId,
      seq: made.seq,
      hash: made.hash,
      prev: made.prev,
      ticket_id: made.ticket_id ?? null,
      canonical: made.canonical,
    })
    .execute()
  return { seq: made.seq, hash: made.hash }
}

/** The entries that concern one ticket, newest first. */
export const entriesOfTicket = (tx: Tx, ticketId: number, limit = 1000): Promise<readonly StoredEntry[]> =>
  tx
    .selectFrom('ledger')
    .select(['seq', 'hash', 'canonical'])
    .where('ticket_id', '=', ticketId)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()

/** A page of the whole chain in order, for export and for verifying it outside the database. */
export const entriesAfter = (tx: Tx, seq: number, limit = 1000): Promise<readonly StoredEntry[]> =>
  tx
    .selectFrom('ledger')
    .select(['seq', 'hash', 'canonical'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
