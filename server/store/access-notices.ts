import { sql } from 'kysely'
import type { Tx } from './database.ts'

export interface Untold {
  readonly id: string
  readonly actor: number
  readonly kind: string
  readonly detectedAt: string
}

const grave = 3

/**
 * Grave cases since a moment that are open and that this user has neither been told of nor decided about, oldest first:
 * what one admin says of a case, their own perhaps, keeps it from no other.
 */
export const untold = async (tx: Tx, userId: number, since: string, limit: number): Promise<readonly Untold[]> => {
  const rows = await tx
    .selectFrom('access_cases')
    .select(['id', 'actor', 'kind', 'detected_at'])
    .where('severity', '=', grave)
    .where('status', 'in', ['new', 'needs-action'])
    .where(sql<boolean>`decided_by is distinct from ${userId}`)
    .where('silenced_by', 'is', null)
    .where('detected_at', '>=', sql<Date>`${since}::timestamptz`)
    .where('id', 'not in', (told) => told.selectFrom('access_told').select('case_id').where('user_id', '=', userId))
    .orderBy('detected_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ detected_at, ...row }) => ({ ...row, detectedAt: detected_at.toISOString() }))
}

/** Notes that a user is told of these cases; gives those that were not noted before and are there. */
export const noteTold = async (
  tx: Tx,
  tenantId: string,
  userId: number,
  caseIds: readonly string[],
  at: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ case_id: string }>`
    insert into access_told (tenant_id, user_id, case_id, at)
    select ${tenantId}::uuid, ${userId}::bigint, id, ${at}::timestamptz
    from access_cases where id = any(${[...caseIds]}::uuid[])
    on conflict do nothing returning case_id`.execute(tx)
  return rows.map(({ case_id }) => case_id)
}
