import { sql } from 'kysely'
import type { Tx } from '../database.ts'

interface Change {
  readonly ticketId: number
  /** When somebody brought it back, or was seen to have. */
  readonly backAt?: string
}

/** Written down for the version of the plan whose run had taken it, and for a newer one that has been approved by then. */
export const keepBroughtBack = async (
  tx: Tx,
  tenantId: string,
  planId: string,
  changes: readonly Change[],
): Promise<void> => {
  for (const { ticketId, backAt } of changes)
    if (backAt !== undefined)
      await sql`
        insert into brought_back (tenant_id, version_id, ticket_id, at)
        select ${tenantId}::uuid, version_id, ${ticketId}::bigint, ${backAt}::timestamptz from retention_plans where id = ${planId}
        union select ${tenantId}::uuid, version_id, ${ticketId}::bigint, ${backAt}::timestamptz from (
          select plan.version_id from retention_plans as plan join policy_versions as version on version.id = plan.version_id
          where plan.approved_by is not null order by version.number desc limit 1) as newest
        on conflict (tenant_id, version_id, ticket_id) do update set at = excluded.at`.execute(tx)
}

export const broughtBackAmong = async (
  tx: Tx,
  ticketIds: readonly number[],
  versionId: string,
): Promise<ReadonlyMap<number, string>> => {
  if (ticketIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('brought_back')
    .select(['ticket_id', 'at'])
    .where('version_id', '=', versionId)
    .where('ticket_id', 'in', [...ticketIds])
    .execute()
  return new Map(rows.map(({ ticket_id, at }) => [ticket_id, at.toISOString()]))
}

interface Changed {
  readonly ticketId: number
  readonly at: string
}

const given = (changes: readonly Changed[]) => sql`unnest(
  ${changes.map(({ ticketId }) => ticketId)}::bigint[], ${changes.map(({ at }) => at)}::timestamptz[]
) as given (ticket_id, at)`

/** What custos itself has changed in these tickets is no reason to take them again. */
export const ownChanges = async (tx: Tx, changes: readonly Changed[]): Promise<void> => {
  if (changes.length === 0) return
  await sql`
    update brought_back set at = greatest(brought_back.at, given.at) from ${given(changes)}
    where brought_back.ticket_id = given.ticket_id`.execute(tx)
}

/** What somebody has changed since they were brought back is one. */
export const othersChanges = async (tx: Tx, changes: readonly Changed[]): Promise<void> => {
  if (changes.length === 0) return
  await sql`
    delete from brought_back using ${given(changes)}
    where brought_back.ticket_id = given.ticket_id and given.at > brought_back.at`.execute(tx)
}

/** Whoever approves a new version says anew what is to go: what was brought back under others counts no more. */
export const dropBroughtBack = async (tx: Tx, approvedPlanId: string): Promise<void> => {
  await sql`
    delete from brought_back
    where version_id <> (select version_id from retention_plans where id = ${approvedPlanId})`.execute(tx)
}
