import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export interface StoredMark {
  readonly ticketId: number
  readonly tries: number
}

const offs = sql`marked = 'done' and step is null and mark_off is null and (not deleted or state = 'restored')`

/** Tickets that a run has marked and let off, and that no run is at work on. */
export const strayMarks = async (tx: Tx, now: string, limit: number): Promise<readonly StoredMark[]> => {
  const { rows } = await sql<{ ticket_id: number; tries: number }>`
    select ticket_id, max(mark_tries)::int as tries from plan_tickets
    where ${offs} and coalesce(mark_look_at <= ${now}::timestamptz, true) and not exists (
      select from plan_tickets as other join retention_runs as run on run.plan_id = other.plan_id
      where other.ticket_id = plan_tickets.ticket_id and other.step is not null and run.ended_at is null)
    group by ticket_id order by ticket_id limit ${limit}`.execute(tx)
  return rows.map(({ ticket_id, tries }) => ({ ticketId: ticket_id, tries }))
}

/** Asked for once more, to be looked at then. */
export const marksAsked = async (tx: Tx, ticketIds: readonly number[], lookAt: string): Promise<void> => {
  await sql`update plan_tickets set mark_tries = mark_tries + 1, mark_look_at = ${lookAt}::timestamptz
    where ${offs} and ticket_id = any(${[...ticketIds]}::bigint[])`.execute(tx)
}

export const marksLater = async (tx: Tx, ticketIds: readonly number[], lookAt: string): Promise<void> => {
  if (ticketIds.length === 0) return
  await sql`update plan_tickets set mark_look_at = ${lookAt}::timestamptz
    where ${offs} and ticket_id = any(${[...ticketIds]}::bigint[])`.execute(tx)
}

export const marksEnded = async (tx: Tx, ticketIds: readonly number[], end: 'done' | 'refused'): Promise<void> => {
  if (ticketIds.length === 0) return
  await sql`update plan_tickets set mark_off = ${end}
    where ${offs} and ticket_id = any(${[...ticketIds]}::bigint[])`.execute(tx)
}
