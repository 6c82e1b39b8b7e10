import { sql } from 'kysely'
import { silencerOf } from './access-silences.ts'
import type { Tx } from './database.ts'

export type CaseStatus = 'new' | 'expected' | 'needs-action' | 'wrong'

/** A case as judging tells it; `told` is all that was known of it, in codes and numbers. */
export interface NewCase {
  readonly id: string
  /** Names the case for good: told twice it is one. */
  readonly key: string
  readonly actor: number
  readonly kind: string
  readonly cause: string
  readonly maskedCause: string
  readonly detectedAt: string
  readonly ended: boolean
  readonly score: number
  readonly severity: number
  readonly told: object
  readonly at: string
}

export interface StoredCase extends Omit<NewCase, 'at' | 'key' | 'maskedCause'> {
  readonly status: CaseStatus
  readonly assignee: number | null
  readonly silencedBy: string | null
  /** The logs that its events are from. */
  readonly sources: readonly string[]
  readonly updatedAt: string
}

/** What the events of a case are known from, as long as they are kept. */
const sourcesOf = (told: string) => sql<string[]>`(
  select coalesce(array_agg(distinct log order by log), '{}') from access_events
  where log in ('access', 'audit', 'app')
    and id in (select jsonb_array_elements_text(${told}::jsonb -> 'events')))`

export type CaseChange = 'opened' | 'updated' | 'closed'

/** What keeping a case came to, for whoever is to be told of it; nothing to tell of one that is held back. */
export interface KeptCase {
  readonly id: string
  readonly status: CaseStatus
  readonly detectedAt: string
  readonly changes: readonly CaseChange[]
}

interface Before {
  readonly id: string
  readonly status: CaseStatus
  readonly severity: number
  readonly also: number
  readonly silenced_by: string | null
  readonly detected_at: Date
  readonly decided_at: Date | null
  readonly decided_score: number | null
}

/** A verdict of "wrong" is said of what was seen: what still goes on after a week is told once more. */
const wrongFor = 7 * 24 * 3_600_000
/** So much more in score is a thousand times as unlikely as what was decided about. */
const muchMore = 3

const isClosed = ({ status, silenced_by }: Before): boolean =>
  silenced_by !== null || status === 'expected' || status === 'wrong'

/** A verdict and a silence hold for what they were said of: what comes to more, or goes on after their end, is another case. */
const isAnother = (before: Before, { severity, score }: NewCase, end: number, isSilent: boolean): boolean => {
  if (severity > before.severity) return true
  if (before.decided_score !== null && score >= before.decided_score + muchMore) return true
  const decided = before.decided_at?.getTime() ?? 0
  return before.status === 'wrong' ? end > decided + wrongFor : end > decided && !isSilent
}

const endOf = ({ told, detectedAt }: NewCase): number =>
  'end' in told && typeof told.end === 'number' ? told.end : Date.parse(detectedAt)

const isSilencedAt = async (tx: Tx, found: NewCase, at: string): Promise<boolean> => {
  const { rows } = await sql<{ id: string | null }>`select ${silencerOf(found, at)} as id`.execute(tx)
  return (rows[0]?.id ?? null) !== null
}

/** Graver than it was, another side of it seen, or over: the rest is only more of the same. */
const changesOf = (before: Before, { ended, severity, told }: NewCase): readonly CaseChange[] => {
  if (before.silenced_by !== null) return []
  const also = 'also' in told && Array.isArray(told.also) ? told.also.length : 0
  const isMore = severity > before.severity || also > before.also
  return [...(isMore ? (['updated'] as const) : []), ...(ended ? (['closed'] as const) : [])]
}

const goingOn = (tx: Tx, { actor, kind, cause }: NewCase): Promise<Before | undefined> =>
  tx
    .selectFrom('access_cases')
    .select(['id', 'status', 'severity', 'silenced_by', 'detected_at', 'decided_at', 'decided_score'])
    .select(sql<number>`coalesce(jsonb_array_length(told->'also'), 0)`.as('also'))
    .where('actor', '=', actor)
    .where('kind', '=', kind)
    .where('cause', '=', cause)
    .where('ended', '=', false)
    .forUpdate()
    .executeTakeFirst()

const insertCase = async (tx: Tx, tenantId: string, found: NewCase): Promise<KeptCase> => {
  const { id, key, actor, kind, cause, detectedAt, ended, score, severity, at } = found
  const told = JSON.stringify(found.told)
  const made = await tx
    .insertInto('access_cases')
    .values({
      ...{ tenant_id: tenantId, id, key, actor, kind, cause, detected_at: detectedAt, ended, score, severity, told },
      silenced_by: silencerOf(found, detectedAt),
      sources: sourcesOf(told),
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'key']).doUpdateSet({ ended, score, severity, told, updated_at: at }),
    )
    .returning(['id', 'status', 'silenced_by'])
    .executeTakeFirstOrThrow()
  const isNew = made.id === id && made.silenced_by === null
  const changes = isNew ? (['opened', ...(ended ? (['closed'] as const) : [])] as const) : []
  return { id: made.id, status: made.status, detectedAt, changes }
}

/** Opens the case, or writes what is known by now; what a person decided about it stays. */
export const keepCase = async (tx: Tx, tenantId: string, found: NewCase): Promise<KeptCase> => {
  const { ended, score, severity, at } = found
  // One case for an actor and a cause as long as it goes on, whatever an engine built anew thinks of when it began.
  const before = await goingOn(tx, found)
  if (before === undefined) return insertCase(tx, tenantId, found)
  const end = endOf(found)
  const known = new Date(Math.max(end, before.decided_at?.getTime() ?? 0)).toISOString()
  if (isClosed(before) && isAnother(before, found, end, await isSilencedAt(tx, found, known))) {
    await tx.updateTable('access_cases').set({ ended: true, updated_at: at }).where('id', '=', before.id).execute()
    return insertCase(tx, tenantId, { ...found, key: `${found.key}|${String(end)}`, detectedAt: known })
  }
  const told = JSON.stringify(found.told)
  await tx
    .updateTable('access_cases')
    .set({ ended, score, severity, told, sources: sourcesOf(told), updated_at: at })
    .where('id', '=', before.id)
    .execute()
  const detectedAt = before.detected_at.toISOString()
  return { id: before.id, status: before.status, detectedAt, changes: changesOf(before, found) }
}

const columns = [
  'id',
  'actor',
  'kind',
  'cause',
  'detected_at',
  'ended',
  'score',
  'severity',
  'told',
  'status',
  'assignee',
  'silenced_by',
  'sources',
  'updated_at',
] as const

interface Row {
  readonly id: string
  readonly actor: number
  readonly kind: string
  readonly cause: string
  readonly detected_at: Date
  readonly ended: boolean
  readonly score: number
  readonly severity: number
  readonly told: object
  readonly status: CaseStatus
  readonly assignee: number | null
  readonly silenced_by: string | null
  readonly sources: readonly string[]
  readonly updated_at: Date
}

const caseOf = ({ detected_at, silenced_by, updated_at, ...row }: Row): StoredCase => ({
  ...row,
  detectedAt: detected_at.toISOString(),
  silencedBy: silenced_by,
  updatedAt: updated_at.toISOString(),
})

/** Undecided ones first; of them the newest day, and within a day the gravest. Silenced ones are only counted. */
export const listCases = async (
  tx: Tx,
  limit: number,
  { before, day }: Listing = {},
): Promise<readonly StoredCase[]> => {
  const rows = await tx
    .selectFrom('access_cases')
    .select(columns)
    .where('silenced_by', 'is', null)
    .$if(before !== undefined, (query) => query.where('detected_at', '<', sql<Date>`${before ?? ''}::timestamptz`))
    .$if(day !== undefined, (query) =>
      query.where(sql<boolean>`(detected_at at time zone 'UTC')::date = ${day ?? ''}::date`),
    )
    .orderBy(sql`(status in ('new', 'needs-action'))`, 'desc')
    .orderBy(sql`date_trunc('day', detected_at at time zone 'UTC')`, 'desc')
    .orderBy('severity', 'desc')
    .orderBy('score', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(caseOf)
}

export interface Listing {
  readonly before?: string | undefined
  /** Those of one day alone, as `2026-11-24`, in UTC. */
  readonly day?: string | undefined
}

/** Cases to decide about, and those that are held back by what is silenced at that moment. */
export const countCases = async (
  tx: Tx,
  now: string,
): Promise<{ readonly open: number; readonly silenced: number }> => {
  const inForce = sql`(select id from access_suppressions where until > ${now}::timestamptz)`
  const row = await tx
    .selectFrom('access_cases')
    .select([
      sql<number>`count(*) filter (where silenced_by is null and status in ('new', 'needs-action'))::int`.as('open'),
      sql<number>`count(*) filter (where silenced_by in ${inForce})::int`.as('silenced'),
    ])
    .executeTakeFirstOrThrow()
  return row
}

export const caseNamed = async (tx: Tx, id: string): Promise<StoredCase | undefined> => {
  const row = await tx.selectFrom('access_cases').select(columns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : caseOf(row)
}

export const decideCase = async (
  tx: Tx,
  id: string,
  { status, by, at }: { readonly status: CaseStatus; readonly by: number; readonly at: string },
): Promise<void> => {
  await tx
    .updateTable('access_cases')
    .set({ status, decided_at: at, decided_by: by, decided_score: sql<number>`score`, updated_at: at })
    .where('id', '=', id)
    .execute()
}

export const assignCase = async (tx: Tx, id: string, assignee: number | null, at: string): Promise<void> => {
  await tx.updateTable('access_cases').set({ assignee, updated_at: at }).where('id', '=', id).execute()
}

export interface Deed {
  readonly log: string
  readonly id: string
  readonly at: string
  readonly verb: string
  readonly ticketId: number | null
  readonly reason: string | null
}

/** The events of a case that are still kept, in order of time. */
export const deedsOf = async (tx: Tx, ids: readonly string[], limit: number): Promise<readonly Deed[]> => {
  const rows = await tx
    .selectFrom('access_events')
    .select(['log', 'id', 'at', 'verb', 'ticket_id', 'reason'])
    // All there are: named, so that the key can be sought.
    .where('log', 'in', ['access', 'audit', 'app'])
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('at')
    .limit(limit)
    .execute()
  return rows.map(({ at, ticket_id, ...row }) => ({ ...row, at: at.toISOString(), ticketId: ticket_id }))
}

export interface View {
  readonly log: string
  readonly actor: number
  /** The last time. */
  readonly at: string
  readonly times: number
  readonly reason: string | null
  readonly byProgram: boolean
}

/** Who opened a ticket and saw it, each with each reason they had, latest first. */
export const viewsOfTicket = async (tx: Tx, ticketId: number, limit: number): Promise<readonly View[]> => {
  const byProgram = sql<boolean>`(event->>'session') is distinct from 'true'`
  const rows = await tx
    .selectFrom('access_events')
    .select(({ fn }) => ['log', 'actor', 'reason', byProgram.as('byProgram'), fn.max('at').as('at')])
    .select(sql<number>`count(*)::int`.as('times'))
    .where('ticket_id', '=', ticketId)
    .where('verb', '=', 'view')
    .where(sql<boolean>`(event->>'refused') is distinct from 'true'`)
    .groupBy(['log', 'actor', 'reason', byProgram])
    .orderBy('at', 'desc')
    .orderBy('actor')
    .limit(limit)
    .execute()
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

export interface DayPoint {
  readonly day: string
  readonly own: number
  /** Mean of the others who were active that day. */
  readonly peers: number
}

const measures = { unworked: 'unworked', searches: 'searches', exports: 'exports', views: 'views' } as const
export type Measure = keyof typeof measures

/** One count by day, of one agent and of the others. */
export const daysOf = async (
  tx: Tx,
  actor: number,
  measure: Measure,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly DayPoint[]> => {
  const column = sql.ref(measures[measure])
  const { rows } = await sql<{ day: string; own: number; peers: number }>`
    select to_char(day, 'YYYY-MM-DD') as day,
      coalesce(sum(${column}) filter (where actor = ${actor}), 0)::int as own,
      coalesce(avg(${column}) filter (where actor <> ${actor}), 0)::float8 as peers
    from access_days where day between ${from}::date and ${to}::date group by day order by day`.execute(tx)
  return rows
}
