import { sql } from 'kysely'
import type { KeptEvent } from './access-log.ts'
import type { Tx } from './database.ts'

export interface WatchRow {
  readonly judged: number
  readonly claim: number
  readonly settings: number
  /** What was known of the account, and when it was asked. */
  readonly facts: object | null
  readonly factsAt: string | null
}

const lease = (seconds: number) => sql<string>`clock_timestamp() + make_interval(secs => ${seconds})`

export const makeWatch = (tx: Tx, tenantId: string) =>
  tx
    .insertInto('access_watches')
    .values({ tenant_id: tenantId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Takes the judging of this tenant for this process, or nothing where another one judges. */
export const claimWatch = async (tx: Tx, tenantId: string, leaseSeconds: number): Promise<WatchRow | undefined> => {
  await makeWatch(tx, tenantId)
  const row = await tx
    .updateTable('access_watches')
    .set({ claim: sql<number>`claim + 1`, lease_until: lease(leaseSeconds) })
    .where((either) =>
      either.or([either('lease_until', 'is', null), either('lease_until', '<', sql<Date>`clock_timestamp()`)]),
    )
    .returning(['judged', 'claim', 'settings_version', 'facts', 'facts_at'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { judged, claim, facts } = row
  return { judged, claim, settings: row.settings_version, facts, factsAt: row.facts_at?.toISOString() ?? null }
}

/** Goes on holding the judging; false where it was lost to another process. */
export const holdWatch = async (tx: Tx, claim: number, leaseSeconds: number): Promise<boolean> => {
  const held = await tx
    .updateTable('access_watches')
    .set({ lease_until: lease(leaseSeconds) })
    .where('claim', '=', claim)
    .returning('claim')
    .executeTakeFirst()
  return held !== undefined
}

export const releaseWatch = async (tx: Tx, claim: number): Promise<void> => {
  await tx.updateTable('access_watches').set({ lease_until: null }).where('claim', '=', claim).execute()
}

export const keepFacts = async (tx: Tx, claim: number, facts: object, at: string): Promise<void> => {
  await tx
    .updateTable('access_watches')
    .set({ facts: JSON.stringify(facts), facts_at: at })
    .where('claim', '=', claim)
    .execute()
}

export interface JudgedEvent extends KeptEvent {
  readonly seq: number
}

const columns = ['log', 'id', 'at', 'actor', 'verb', 'ticket_id', 'event'] as const

interface Row {
  readonly log: KeptEvent['log']
  readonly id: string
  readonly at: Date
  readonly actor: number
  readonly verb: string
  readonly ticket_id: number | null
  readonly event: object
}

const eventOf = ({ ticket_id, at, ...row }: Row): KeptEvent => ({ ...row, at: at.toISOString(), ticketId: ticket_id })

/** What was judged before, in the order of then. */
export const judgedAfter = async (tx: Tx, seq: number, to: number, limit: number): Promise<readonly JudgedEvent[]> => {
  const rows = await tx
    .selectFrom('access_events')
    .select([...columns, 'seq'])
    .where('seq', '>', seq)
    .where('seq', '<=', to)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...eventOf(row), seq: row.seq ?? 0 }))
}

/** What is to be judged up to a moment, in order of time. */
export const unjudged = async (tx: Tx, to: string | undefined, limit: number): Promise<readonly KeptEvent[]> => {
  const rows = await tx
    .selectFrom('access_events')
    .select(columns)
    .where('seq', 'is', null)
    .$if(to !== undefined, (query) => query.where('at', '<=', sql<Date>`${to ?? ''}::timestamptz`))
    .orderBy('at')
    .orderBy('log')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(eventOf)
}

export interface Numbered {
  readonly log: KeptEvent['log']
  readonly id: string
  readonly seq: number
  readonly reason: string | null
}

/**
 * Gives each event its place in the order of judging; false when the judging was lost to another process, or the
 * settings are not those it was judged by.
 */
export const numberEvents = async (
  tx: Tx,
  claim: number,
  { events, settings }: { readonly events: readonly Numbered[]; readonly settings: number },
  leaseSeconds: number,
): Promise<boolean> => {
  const last = events.at(-1)
  if (last === undefined) return true
  const held = await tx
    .updateTable('access_watches')
    .set({ judged: last.seq, lease_until: lease(leaseSeconds) })
    .where('claim', '=', claim)
    .where('judged', '=', (events[0]?.seq ?? 0) - 1)
    .where('settings_version', '=', settings)
    .returning('claim')
    .executeTakeFirst()
  if (held === undefined) return false
  const [logs, ids, seqs, reasons] = [
    events.map(({ log }) => log),
    events.map(({ id }) => id),
    events.map(({ seq }) => seq),
    events.map(({ reason }) => reason ?? ''),
  ]
  await sql`
    update access_events as e set seq = n.seq, reason = nullif(n.reason, '')
    from unnest(${logs}::text[], ${ids}::text[], ${seqs}::bigint[], ${reasons}::text[]) as n(log, id, seq, reason)
    where e.log = n.log and e.id = n.id`.execute(tx)
  return true
}

export interface DayCount {
  readonly day: string
  readonly actor: number
  readonly views: number
  readonly unworked: number
  readonly searches: number
  readonly exports: number
  readonly updates: number
}

export const addDays = async (tx: Tx, tenantId: string, days: readonly DayCount[]): Promise<void> => {
  if (days.length === 0) return
  const added = (name: string) => sql<number>`access_days.${sql.ref(name)} + excluded.${sql.ref(name)}`
  await tx
    .insertInto('access_days')
    .values(days.map((day) => ({ tenant_id: tenantId, ...day })))
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'day', 'actor']).doUpdateSet({
        views: added('views'),
        unworked: added('unworked'),
        searches: added('searches'),
        exports: added('exports'),
        updates: added('updates'),
      }),
    )
    .execute()
}

export interface TicketRow {
  readonly ticketId: number
  readonly facts: object
  readonly asOf: string
}

export const knownTickets = async (tx: Tx, ids: readonly number[]): Promise<readonly TicketRow[]> => {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('access_tickets')
    .select(['ticket_id', 'facts', 'as_of'])
    .where('ticket_id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .execute()
  return rows.map(({ ticket_id, facts, as_of }) => ({ ticketId: ticket_id, facts, asOf: as_of.toISOString() }))
}

export const keepTickets = async (tx: Tx, tenantId: string, tickets: readonly TicketRow[]): Promise<void> => {
  if (tickets.length === 0) return
  await tx
    .insertInto('access_tickets')
    .values(
      tickets.map(({ ticketId, facts, asOf }) => ({
        tenant_id: tenantId,
        ticket_id: ticketId,
        facts: JSON.stringify(facts),
        as_of: asOf,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'ticket_id'])
        .doUpdateSet({ facts: sql<string>`excluded.facts`, as_of: sql<string>`excluded.as_of` }),
    )
    .execute()
}
