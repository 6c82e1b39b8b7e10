import type { LedgerRef } from '../../contract/source.ts'
import type { EntryFields } from '../../core/ledger/index.ts'
import { makeWatch } from './access-judge.ts'
import type { Tx } from './database.ts'
import { appendEntry } from './ledger.ts'

export interface SealedAccessSettings {
  readonly version: number
  readonly budget: number
  readonly keepMonths: number
  readonly sealedNetworks: string
}

export const latestAccessSettings = async (tx: Tx): Promise<SealedAccessSettings | undefined> => {
  const row = await tx
    .selectFrom('access_settings')
    .select(['version', 'budget', 'keep_months', 'sealed_networks'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { version, budget, keep_months, sealed_networks } = row
  return { version, budget, keepMonths: keep_months, sealedNetworks: sealed_networks }
}

/** The budgets there were, each with the last event that was judged before it. */
export const budgetsOf = async (tx: Tx): Promise<readonly { readonly after: number; readonly budget: number }[]> => {
  const rows = await tx.selectFrom('access_settings').select(['judged', 'budget']).orderBy('version').execute()
  return rows.map(({ judged, budget }) => ({ after: judged, budget }))
}

/**
 * Adds the next version with its ledger entry, or neither: undefined when another one was saved first. Whoever judges
 * meanwhile finds its batch refused, since it was judged by settings that hold no more.
 */
export const addAccessSettings = async (
  tx: Tx,
  tenantId: string,
  added: SealedAccessSettings & { readonly authorId: number; readonly at: string },
  entry: EntryFields,
): Promise<LedgerRef | undefined> => {
  const { version, budget, keepMonths, sealedNetworks, authorId, at } = added
  await makeWatch(tx, tenantId)
  const watch = await tx
    .updateTable('access_watches')
    .set({ settings_version: version })
    .where('settings_version', '=', version - 1)
    .returning('judged')
    .executeTakeFirst()
  if (watch === undefined) return undefined
  await tx
    .insertInto('access_settings')
    .values({
      ...{ tenant_id: tenantId, version, author_id: authorId, created_at: at, budget, keep_months: keepMonths },
      sealed_networks: sealedNetworks,
      judged: watch.judged,
    })
    .execute()
  return appendEntry(tx, tenantId, entry)
}
