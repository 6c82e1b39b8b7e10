import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export interface Switch {
  readonly stopped: boolean
  readonly by: number | null
  readonly at: string | null
}

const ensure = async (tx: Tx, tenantId: string): Promise<void> => {
  await tx
    .insertInto('retention_accounts')
    .values({ tenant_id: tenantId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const readSwitch = async (tx: Tx): Promise<Switch> => {
  const row = await tx
    .selectFrom('retention_accounts')
    .select(['stopped', 'stopped_by', 'stopped_at'])
    .executeTakeFirst()
  return { stopped: row?.stopped ?? false, by: row?.stopped_by ?? null, at: row?.stopped_at?.toISOString() ?? null }
}

/** False where it stood so already. */
export const writeSwitch = async (tx: Tx, tenantId: string, to: { stopped: boolean; by: number; at: string }) => {
  await ensure(tx, tenantId)
  const { numUpdatedRows } = await tx
    .updateTable('retention_accounts')
    .set({ stopped: to.stopped, stopped_by: to.by, stopped_at: to.at })
    .where('stopped', '!=', to.stopped)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * One worker at a time for an account, in whatever process: what two would do at once can't be told apart afterwards.
 * The lease runs out by the database's clock; `evenLeased` is for an embedded database, which no other process shares.
 */
export const takeLease = async (
  tx: Tx,
  tenantId: string,
  { seconds, evenLeased = false }: { readonly seconds: number; readonly evenLeased?: boolean },
): Promise<number | undefined> => {
  await ensure(tx, tenantId)
  const { rows } = await sql<{ claim: number }>`
    update retention_accounts
    set claim = claim + 1, lease_until = clock_timestamp() + make_interval(secs => ${seconds})
    where ${evenLeased} or lease_until is null or lease_until < clock_timestamp()
    returning claim`.execute(tx)
  return rows[0]?.claim
}

/** True while the lease is still this worker's, which then has it for as long again. */
export const holdLease = async (tx: Tx, claim: number, seconds: number): Promise<boolean> => {
  const { rows } = await sql<{ claim: number }>`
    update retention_accounts set lease_until = clock_timestamp() + make_interval(secs => ${seconds})
    where claim = ${claim} returning claim`.execute(tx)
  return rows.length === 1
}

export const dropLease = async (tx: Tx, claim: number): Promise<void> => {
  await tx.updateTable('retention_accounts').set({ lease_until: null }).where('claim', '=', claim).execute()
}

export const readSigningKey = async (tx: Tx): Promise<string | undefined> => {
  const row = await tx.selectFrom('retention_accounts').select('sealed_signing_key').executeTakeFirst()
  return row?.sealed_signing_key ?? undefined
}

/** The first one stays: certificates are checked against it. Gives the one that is kept. */
export const keepSigningKey = async (tx: Tx, tenantId: string, sealed: string): Promise<string> => {
  await ensure(tx, tenantId)
  await tx
    .updateTable('retention_accounts')
    .set({ sealed_signing_key: sealed })
    .where('sealed_signing_key', 'is', null)
    .execute()
  return (await readSigningKey(tx)) ?? sealed
}
