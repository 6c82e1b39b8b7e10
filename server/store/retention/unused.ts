import { sql } from 'kysely'
import type { Tx } from '../database.ts'

/** From when and until when the access log is kept; undefined where it is not read. */
export const accessWatched = async (
  tx: Tx,
): Promise<{ readonly since: string; readonly until: string } | undefined> => {
  const { rows } = await sql<{ since: Date | null; until: Date }>`
    select (select min(at) from access_events where log = 'access') as since, read_to as until
    from access_streams where log = 'access' and state = 'on'`.execute(tx)
  const [row] = rows
  return row?.since == null ? undefined : { since: row.since.toISOString(), until: row.until.toISOString() }
}

export interface ClosedRow {
  readonly ticketId: number
  readonly closedAt: string
  /** When anybody last opened or changed it after that, as far as the access log is kept. Who it was is not asked. */
  readonly openedAt: string | null
}

/** Some of the tickets that were closed before a moment, chosen alike each time whatever their age, and how many there are. */
export const closedBefore = async (
  tx: Tx,
  moment: string,
  limit: number,
): Promise<{ readonly total: number; readonly tickets: readonly ClosedRow[] }> => {
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from ticket_facts where closed_at <= ${moment}::timestamptz`.execute(tx)
  const { rows } = await sql<{ ticket_id: number; closed_at: Date; opened_at: Date | null }>`
    select ticket_id, closed_at, (
      select max(at) from access_events as event
      where event.ticket_id = chosen.ticket_id and log = 'access' and verb in ('view', 'update') and at > closed_at
    ) as opened_at
    from (
      select ticket_id, closed_at from ticket_facts
      where closed_at <= ${moment}::timestamptz order by md5(ticket_id::text) limit ${limit}
    ) as chosen`.execute(tx)
  return {
    total: counted.rows[0]?.total ?? 0,
    tickets: rows.map(({ ticket_id, closed_at, opened_at }) => ({
      ticketId: ticket_id,
      closedAt: closed_at.toISOString(),
      openedAt: opened_at?.toISOString() ?? null,
    })),
  }
}
