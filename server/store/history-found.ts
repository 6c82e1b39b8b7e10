import { sql } from 'kysely'
import type { EntityType } from '../../core/pii/index.ts'
import type { Anchors } from '../../core/retention/index.ts'
import type { Tx } from './database.ts'
import { isAmong, upsertMany, type TicketFact } from './ticket-facts.ts'

export interface Found extends Anchors {
  readonly ticketId: number
  readonly kinds: readonly EntityType[]
}

export interface Known extends Anchors {
  readonly ticketId: number
  readonly kinds: readonly EntityType[] | null
  readonly asOf: string
}

const timeOf = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())
const millisecondsOf = (time: Date | string | null): number | undefined =>
  time === null ? undefined : new Date(time).getTime()

type Dates = Readonly<
  Record<'created_at' | 'changed_at' | 'solved_at' | 'closed_at' | 'last_customer_comment_at', Date | string | null>
>

/** Without the dates that aren't known: those say nothing. */
const anchorsIn = (dates: Dates): Anchors => {
  const named = {
    created: dates.created_at,
    updated: dates.changed_at,
    solved: dates.solved_at,
    closed: dates.closed_at,
    last_customer_comment: dates.last_customer_comment_at,
  }
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, date]) => {
      const at = millisecondsOf(date)
      return at === undefined ? [] : [[name, at]]
    }),
  )
}

/**
 * Joined to what was found before, the same in any order and however often: see core/retention/anchors.ts. `greatest` and
 * `least` pass over what is null. A page is one parameter, not thousands: those take longer to write than the rows do.
 */
export const mergeFound = async (tx: Tx, tenantId: string, found: readonly Found[]): Promise<void> => {
  if (found.length === 0) return
  const rows = found.map((one) => ({
    ticket_id: one.ticketId,
    created_at: timeOf(one.created),
    solved_at: timeOf(one.solved),
    closed_at: timeOf(one.closed),
    last_customer_comment_at: timeOf(one.last_customer_comment),
    changed_at: timeOf(one.updated),
    kinds: one.kinds,
  }))
  await sql`
    insert into history_found as known
      (tenant_id, ticket_id, created_at, solved_at, closed_at, last_customer_comment_at, changed_at, kinds)
    select ${tenantId}::uuid, ticket_id, created_at, solved_at, closed_at, last_customer_comment_at, changed_at, kinds
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (ticket_id bigint, created_at timestamptz,
      solved_at timestamptz, closed_at timestamptz, last_customer_comment_at timestamptz,
      changed_at timestamptz, kinds text[])
    on conflict (tenant_id, ticket_id) do update set
      created_at = least(known.created_at, excluded.created_at),
      solved_at = greatest(known.solved_at, excluded.solved_at),
      closed_at = greatest(known.closed_at, excluded.closed_at),
      last_customer_comment_at = greatest(known.last_customer_comment_at, excluded.last_customer_comment_at),
      changed_at = greatest(known.changed_at, excluded.changed_at),
      kinds = case when excluded.kinds <@ known.kinds then known.kinds else
        array(select distinct kind from unnest(known.kinds || excluded.kinds) as kind order by kind) end`.execute(tx)
}

type FoundRow = Dates & { readonly ticket_id: number; readonly kinds: readonly string[] }

const foundOf = (row: FoundRow): Found => ({
  ticketId: row.ticket_id,
  ...anchorsIn(row),
  kinds: row.kinds as readonly EntityType[],
})

export const foundAfter = async (tx: Tx, ticketId: number, limit: number): Promise<readonly Found[]> => {
  const rows = tx.selectFrom('history_found').selectAll().where('ticket_id', '>', ticketId)
  return (await rows.orderBy('ticket_id').limit(limit).execute()).map(foundOf)
}

export const foundAmong = async (tx: Tx, ticketIds: readonly number[]): Promise<ReadonlyMap<number, Found>> => {
  if (ticketIds.length === 0) return new Map()
  const rows = await tx.selectFrom('history_found').selectAll().where(isAmong(ticketIds)).execute()
  return new Map(rows.map((row) => [row.ticket_id, foundOf(row)]))
}

const factOf = (one: Known): TicketFact => ({
  ticketId: one.ticketId,
  createdAt: timeOf(one.created),
  solvedAt: timeOf(one.solved),
  closedAt: timeOf(one.closed),
  lastCustomerCommentAt: timeOf(one.last_customer_comment),
  changedAt: timeOf(one.updated),
  pii: one.kinds,
  asOf: one.asOf,
})

export const knownOf = (fact: TicketFact): Known => ({
  ticketId: fact.ticketId,
  ...anchorsIn({
    created_at: fact.createdAt,
    solved_at: fact.solvedAt,
    closed_at: fact.closedAt,
    last_customer_comment_at: fact.lastCustomerCommentAt,
    changed_at: fact.changedAt,
  }),
  kinds: fact.pii as readonly EntityType[] | null,
  asOf: fact.asOf,
})

/** What is known of a ticket from now on; nothing found of it is left to be made known. */
export const makeKnown = async (tx: Tx, tenantId: string, known: readonly Known[]): Promise<void> => {
  if (known.length === 0) return
  await upsertMany(tx, tenantId, known.map(factOf))
  await tx
    .deleteFrom('history_found')
    .where(isAmong(known.map(({ ticketId }) => ticketId)))
    .execute()
}

/** Tickets that are gone: their numbers and dates go, too. */
export const forget = async (tx: Tx, ticketIds: readonly number[]): Promise<void> => {
  if (ticketIds.length === 0) return
  for (const table of ['history_found', 'history_rereads', 'history_tags', 'ticket_facts'] as const)
    await tx.deleteFrom(table).where(isAmong(ticketIds)).execute()
}
