import { sql } from 'kysely'
import type { Tx } from '../database.ts'

type Calls = 'retention_calls' | 'policy_tag_calls'

export interface StoredLook {
  readonly id: string
  readonly looks: number
  readonly lookAt: string
}

/** Sent: its job's name, and when that is to be looked at first; not of a call that has been given up and settled meanwhile. */
export const jobOfCall = async (tx: Tx, table: Calls, id: string, jobId: string, lookAt: string): Promise<void> => {
  await tx
    .updateTable(table)
    .set({ state: 'sent', job_id: jobId, look_at: lookAt })
    .where('id', '=', id)
    .where('state', '=', 'intended')
    .execute()
}

export const keepLooks = async (tx: Tx, table: Calls, looks: readonly StoredLook[]): Promise<void> => {
  for (const { id, looks: count, lookAt } of looks)
    await tx.updateTable(table).set({ looks: count, look_at: lookAt }).where('id', '=', id).execute()
}

/** False where somebody else has settled it. */
export const callSettled = async (tx: Tx, table: Calls, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable(table)
    .set({ state: 'settled' })
    .where('id', '=', id)
    .where('state', '!=', 'settled')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Of a call that was written down and isn't settled, of either kind. */
export interface StoredOpen {
  readonly id: string
  readonly ticketIds: readonly number[]
  readonly state: 'intended' | 'sent' | 'settled'
  readonly jobId: string | null
  readonly ageSeconds: number
  readonly looks: number
  readonly lookAt: string | null
}

export const openColumns = ['id', 'ticket_ids', 'state', 'job_id', 'looks', 'look_at'] as const
export const ageSeconds = sql<number>`extract(epoch from clock_timestamp() - intended_at)::float8`

export const openOf = (row: {
  readonly id: string
  readonly ticket_ids: readonly number[]
  readonly state: StoredOpen['state']
  readonly job_id: string | null
  readonly looks: number
  readonly look_at: Date | null
  readonly age: number
}): StoredOpen => ({
  id: row.id,
  ticketIds: row.ticket_ids.map(Number),
  state: row.state,
  jobId: row.job_id,
  ageSeconds: row.age,
  looks: row.looks,
  lookAt: row.look_at?.toISOString() ?? null,
})
