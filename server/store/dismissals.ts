import type { Tx } from './database.ts'

/** `fingerprint` is an HMAC under a key of the tenant's own that never leaves the server. */
export interface Dismissal {
  readonly type: string
  readonly fingerprint: string
}

export const addDismissals = async (tx: Tx, tenantId: string, dismissals: readonly Dismissal[]): Promise<void> => {
  if (dismissals.length === 0) return
  await tx
    .insertInto('dismissals')
    .values(dismissals.map(({ type, fingerprint }) => ({ tenant_id: tenantId, type, fingerprint })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Those of the given fingerprints that this account has dismissed. */
export const dismissedAmong = async (tx: Tx, fingerprints: readonly string[]): Promise<ReadonlySet<string>> => {
  if (fingerprints.length === 0) return new Set()
  const rows = await tx
    .selectFrom('dismissals')
    .select('fingerprint')
    .where('fingerprint', 'in', [...new Set(fingerprints)])
    .execute()
  return new Set(rows.map(({ fingerprint }) => fingerprint))
}
