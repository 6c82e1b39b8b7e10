import { sql } from 'kysely'
import type { EntityType } from '../../core/pii/index.ts'
import type { Anchors } from '../../core/retention/index.ts'
import type { Tx } from './database.ts'
import { upsertMany, type TicketFact } from './ticket-facts.ts'

export interface Found extends Anchors {
  readonly ticketId: number
  readonly kinds: readonly EntityType[]
}

export interface Known extends Anchors {
  readonly ticketId: number
  readonly kinds: readonly EntityType[] | null
  readonly asOf: string
}

/** More rows in one statement would near the number of parameters that PostgreSQL takes. */
export const atOnce = 1000

export const slices = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / atOnce) }, (_, at) => items.slice(at * atOnce, (at + 1) * atOnce))

const timeOf = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())
const millisecondsOf = (time: Date | string | null): number | undefined =>
  time === null ? undefined : new Date(time).getTime()

type Dates = Readonly<
  Record<'created_at' | 'solved_at' | 'closed_at' | 'last_customer_comment_at', Date | string | null>
>

/** Without the dates that aren't known: those say nothing. */
const anchorsIn = (dates: Dates): Anchors => {
  const named = {
    created: dates.created_at,
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

/** `greatest` and `least` pass over what is null. */
const merged = {
  created_at: sql<string>`least(history_found.created_at, excluded.created_at)`,
  solved_at: sql<string>`greatest(history_found.solved_at, excluded.solved_at)`,
  closed_at: sql<string>`greatest(history_found.closed_at, excluded.closed_at)`,
  last_customer_comment_at: sql<string>`greatest(history_found.last_customer_comment_at, excluded.last_customer_comment_at)`,
  kinds: sql<string[]>`case when excluded.kinds <@ history_found.kinds then history_found.kinds else
    array(select distinct kind from unnest(history_found.kinds || excluded.kinds) as kind order by kind) end`,
}

/** Joined to what was found before, the same in any order and however often: see core/retention/anchors.ts. */
export const mergeFound = async (tx: Tx, tenantId: string, found: readonly Found[]): Promise<void> => {
  for (const part of slices(found)) {
    const rows = part.map((one) => ({
      tenant_id: tenantId,
      ticket_id: one.ticketId,
      created_at: timeOf(one.created),
      solved_at: timeOf(one.solved),
      closed_at: timeOf(one.closed),
      last_customer_comment_at: timeOf(one.last_customer_comment),
      kinds: [...one.kinds],
    }))
    await tx
      .insertInto('history_found')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['tenant_id', 'ticket_id']).doUpdateSet(merged))
      .execute()
  }
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
  const rows = await tx
    .selectFrom('history_found')
    .selectAll()
    .where('ticket_id', 'in', [...ticketIds])
    .execute()
  return new Map(rows.map((row) => [row.ticket_id, foundOf(row)]))
}

const factOf = (one: Known): TicketFact => ({
  ticketId: one.ticketId,
  createdAt: timeOf(one.created),
  solvedAt: timeOf(one.solved),
  closedAt: timeOf(one.closed),
  lastCustomerCommentAt: timeOf(one.last_customer_comment),
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
  }),
  kinds: fact.pii as readonly EntityType[] | null,
  asOf: fact.asOf,
})

/** What is known of a ticket from now on; nothing found of it is left to be made known. */
export const makeKnown = async (tx: Tx, tenantId: string, known: readonly Known[]): Promise<void> => {
  await upsertMany(tx, tenantId, known.map(factOf))
  for (const part of slices(known)) {
    const ids = part.map(({ ticketId }) => ticketId)
    await tx.deleteFrom('history_found').where('ticket_id', 'in', ids).execute()
  }
}

/** Tickets that are gone: their numbers and dates go, too. */
export const forget = async (tx: Tx, ticketIds: readonly number[]): Promise<void> => {
  for (const ids of slices(ticketIds)) {
    for (const table of ['history_found', 'history_rereads', 'history_tags', 'ticket_facts'] as const)
      await tx
        .deleteFrom(table)
        .where('ticket_id', 'in', [...ids])
        .execute()
  }
}
