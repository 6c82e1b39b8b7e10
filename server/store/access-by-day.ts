import { sql } from 'kysely'
import type { Tx } from './database.ts'

export interface DayOfCases {
  readonly day: string
  readonly kind: string
  readonly severity: number
  readonly what: 'opened' | 'held' | 'closed'
  readonly count: number
}

/** Cases by day in UTC, kind and severity: told, held back, or decided about. */
export const casesByDay = async (tx: Tx, since: string): Promise<readonly DayOfCases[]> => {
  const { rows } = await sql<DayOfCases>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, kind, severity, what, count(*)::int as count
    from (
      select detected_at as at, kind, severity, case when silenced_by is null then 'opened' else 'held' end as what
      from access_cases
      union all
      select decided_at, kind, severity, 'closed' from access_cases where status in ('expected', 'wrong')
    ) as happened
    where at >= ${since}::timestamptz
    group by 1, 2, 3, 4
    order by 1 desc, 2, 3, 4`.execute(tx)
  return rows
}

export interface SilenceInForce {
  readonly id: string
  readonly actor: number
  readonly kind: string
  readonly cause: string | null
  readonly until: string
  readonly decidedBy: number
  readonly decidedAt: string
  readonly held: number
}

/** What is silenced at that moment, the soonest to end first. */
export const silences = async (tx: Tx, now: string): Promise<readonly SilenceInForce[]> => {
  const rows = await tx
    .selectFrom('access_suppressions as silence')
    .leftJoin('access_cases as held', 'held.silenced_by', 'silence.id')
    .select(['silence.id', 'silence.actor', 'silence.kind', 'silence.cause', 'silence.until'])
    .select(['silence.decided_by', 'silence.decided_at'])
    .select(sql<number>`count(held.id)::int`.as('held'))
    .where('silence.until', '>', sql<Date>`${now}::timestamptz`)
    .groupBy(['silence.tenant_id', 'silence.id'])
    .orderBy('silence.until')
    .orderBy('silence.id')
    .execute()
  return rows.map(({ until, decided_by, decided_at, ...row }) => ({
    ...row,
    until: until.toISOString(),
    decidedBy: decided_by,
    decidedAt: decided_at.toISOString(),
  }))
}
