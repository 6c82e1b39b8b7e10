import { sql } from 'kysely'
import type { EntryFields } from '../../core/ledger/index.ts'
import type { LedgerRef } from '../../contract/source.ts'
import type { Tx } from './database.ts'
import { appendEntry } from './ledger.ts'

/** Settings as they are kept: sealed under the tenant's key, bound to their version. */
export interface SealedSettings {
  readonly version: number
  readonly sealed: string
}

export const latestSettings = async (tx: Tx): Promise<SealedSettings | undefined> => {
  const row = await tx
    .selectFrom('detection_settings')
    .select(['version', 'sealed_settings'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : { version: row.version, sealed: row.sealed_settings }
}

export const latestSettingsVersion = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0)::int as version from detection_settings`.execute(tx)
  return rows[0]?.version ?? 0
}

/**
 * Adds the next version with its ledger entry, or neither: undefined when another version was saved since the one that
 * `version` follows. Two who save at once meet in the primary key.
 */
export const addSettings = async (
  tx: Tx,
  tenantId: string,
  added: SealedSettings & { readonly authorId: number; readonly at: string },
  entry: EntryFields,
): Promise<LedgerRef | undefined> => {
  if ((await latestSettingsVersion(tx)) !== added.version - 1) return undefined
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('detection_settings')
    .values({
      tenant_id: tenantId,
      version: added.version,
      author_id: added.authorId,
      created_at: added.at,
      sealed_settings: added.sealed,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? appendEntry(tx, tenantId, entry) : undefined
}
