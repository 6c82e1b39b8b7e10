import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** `fingerprint` is an HMAC under a key of the tenant's own that never leaves the server. */
export interface Dismissal {
  readonly type: string
  readonly fingerprint: string
}

/** Who dismisses, and in which ticket. */
export interface DismissedIn {
  readonly userId: number
  readonly ticketId: number
}

/** What is dismissed already keeps who did it first. */
export const addDismissals = async (
  tx: Tx,
  tenantId: string,
  dismissals: readonly Dismissal[],
  { userId, ticketId }: DismissedIn,
): Promise<void> => {
  if (dismissals.length === 0) return
  await tx
    .insertInto('dismissals')
    .values(
      dismissals.map(({ type, fingerprint }) => ({
        ...{ tenant_id: tenantId, type, fingerprint },
        ...{ dismissed_by: userId, ticket_id: ticketId },
      })),
    )
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

/** Where a page of the list begins: behind this one. `at` has the database's microseconds, or a row would be told twice. */
export interface Place {
  readonly at: string
  readonly id: string
}

export interface ListedDismissal extends Place {
  readonly type: string
  readonly userId: number | null
  readonly ticketId: number | null
}

/** Newest first. The fingerprint isn't read: nobody is shown it. */
export const listDismissals = async (
  tx: Tx,
  limit: number,
  behind: Place | undefined,
): Promise<readonly ListedDismissal[]> => {
  const rows = await tx
    .selectFrom('dismissals')
    .select(['id', 'type', 'dismissed_by', 'ticket_id'])
    .select(sql<string>`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at'))
    .$if(behind !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${behind?.at ?? ''}::timestamptz, ${behind?.id ?? ''}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, type, at, dismissed_by, ticket_id }) => ({
    ...{ id, type, at },
    ...{ userId: dismissed_by, ticketId: ticket_id },
  }))
}

/** One, or all that one person has made. */
export type WhichDismissals = { readonly id: string } | { readonly userId: number }

/** Forgets them, so that their values are found again; told by kind and by who had made them. */
export const takeBackDismissals = async (
  tx: Tx,
  which: WhichDismissals,
): Promise<readonly { readonly type: string; readonly userId: number | null }[]> => {
  const gone = tx.deleteFrom('dismissals').returning(['type', 'dismissed_by'])
  const rows = await (
    'id' in which ? gone.where('id', '=', which.id) : gone.where('dismissed_by', '=', which.userId)
  ).execute()
  return rows.map(({ type, dismissed_by }) => ({ type, userId: dismissed_by }))
}
