import { daysBack, type AccessByDay, type AccessDay } from '../../../contract/access-by-day.ts'
import type { Instant } from '../../../core/time.ts'
import type { Refusal } from '../failure.ts'
import { kindOf, mayWatch, type Looker, type Silence } from './cases.ts'

export interface DayOfCases {
  readonly day: string
  readonly kind: string
  readonly severity: number
  readonly what: 'opened' | 'held' | 'closed'
  readonly count: number
}

export interface ByDayPorts extends Looker {
  readonly clock: () => Instant
  /** Newest day first. */
  readonly casesByDay: (since: Instant) => Promise<readonly DayOfCases[]>
  readonly silences: (now: Instant) => Promise<readonly (Silence & { readonly held: number })[]>
}

const sum = (rows: readonly DayOfCases[]): number => rows.reduce((total, { count }) => total + count, 0)

const dayOf = (day: string, rows: readonly DayOfCases[]): AccessDay => {
  const opened = rows.filter(({ what }) => what === 'opened')
  const ofSeverity = (wanted: number) => sum(opened.filter(({ severity }) => severity === wanted))
  const kinds = [...new Set(opened.map(({ kind }) => kind))].map((kind) => ({
    kind: kindOf(kind),
    count: sum(opened.filter((row) => row.kind === kind)),
  }))
  return {
    day,
    opened: { low: ofSeverity(1), medium: ofSeverity(2), high: ofSeverity(3) },
    closed: sum(rows.filter(({ what }) => what === 'closed')),
    held: sum(rows.filter(({ what }) => what === 'held')),
    kinds,
  }
}

/** Each day on which something happened, and everything that is silenced now: nothing is silent without being seen here. */
export const byDayOf = async (
  ports: ByDayPorts,
  userId: number,
): Promise<{ readonly ok: true; readonly byDay: AccessByDay } | Refusal> => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may
  const now = ports.clock()
  const since = new Date(Date.parse(now.slice(0, 10)) - daysBack * 24 * 3_600_000).toISOString()
  const [rows, silences] = await Promise.all([ports.casesByDay(since), ports.silences(now)])
  const days = [...new Set(rows.map(({ day }) => day))]
  return {
    ok: true,
    byDay: {
      days: days.map((day) =>
        dayOf(
          day,
          rows.filter((row) => row.day === day),
        ),
      ),
      silences: silences.map(({ id, actor, kind, cause, until, decidedBy, decidedAt, held }) => ({
        id,
        actor_id: actor,
        kind: kindOf(kind),
        scope: cause === null ? 'kind' : 'cause',
        until,
        decided_by: decidedBy,
        decided_at: decidedAt,
        held,
      })),
    },
  }
}
