import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** What is known of a ticket beside its record; null is not known. Times are RFC 3339. */
export interface TicketFact {
  readonly ticketId: number
  readonly createdAt: string | null
  /** Its last solve: a ticket that was opened again counts from there. */
  readonly solvedAt: string | null
  readonly closedAt: string | null
  readonly lastCustomerCommentAt: string | null
  /** Kinds found in all its texts; null where they have not all been scanned. */
  readonly pii: readonly string[] | null
  /** Up to when its history has been read: facts that are older than those stored change nothing. */
  readonly asOf: string
}

const timeOf = (time: Date | null): string | null => (time === null ? null : time.toISOString())

interface Row {
  readonly ticket_id: number
  readonly created_at: Date | null
  readonly solved_at: Date | null
  readonly closed_at: Date | null
  readonly last_customer_comment_at: Date | null
  readonly pii: string[] | null
  readonly as_of: Date
}

const factOf = (row: Row): TicketFact => ({
  ticketId: row.ticket_id,
  createdAt: timeOf(row.created_at),
  solvedAt: timeOf(row.solved_at),
  closedAt: timeOf(row.closed_at),
  lastCustomerCommentAt: timeOf(row.last_customer_comment_at),
  pii: row.pii,
  asOf: row.as_of.toISOString(),
})

/** More rows in one statement would near the number of parameters that PostgreSQL takes. */
const atOnce = 1000

/** Each row becomes what is given here, unless what is stored was read later. */
export const upsertMany = async (tx: Tx, tenantId: string, facts: readonly TicketFact[]): Promise<void> => {
  const last = new Map(facts.map((fact) => [fact.ticketId, fact]))
  const rows = [...last.values()].map((fact) => ({
    tenant_id: tenantId,
    ticket_id: fact.ticketId,
    created_at: fact.createdAt,
    solved_at: fact.solvedAt,
    closed_at: fact.closedAt,
    last_customer_comment_at: fact.lastCustomerCommentAt,
    pii: fact.pii === null ? null : [...fact.pii],
    as_of: fact.asOf,
  }))
  for (let from = 0; from < rows.length; from += atOnce) {
    await tx
      .insertInto('ticket_facts')
      .values(rows.slice(from, from + atOnce))
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'ticket_id'])
          .doUpdateSet((given) => ({
            created_at: given.ref('excluded.created_at'),
            solved_at: given.ref('excluded.solved_at'),
            closed_at: given.ref('excluded.closed_at'),
            last_customer_comment_at: given.ref('excluded.last_customer_comment_at'),
            pii: given.ref('excluded.pii'),
            as_of: given.ref('excluded.as_of'),
          }))
          .where(sql<boolean>`excluded.as_of >= ticket_facts.as_of`),
      )
      .execute()
  }
}

/** A page of all of them by number; `after` is the last number of the page before, 0 for the first. */
export const pageAfter = async (tx: Tx, after: number, limit = 1000): Promise<readonly TicketFact[]> => {
  const rows = await tx
    .selectFrom('ticket_facts')
    .selectAll()
    .where('ticket_id', '>', after)
    .orderBy('ticket_id')
    .limit(limit)
    .execute()
  return rows.map(factOf)
}

/** Those of these tickets, by number. */
export const factsAmong = async (tx: Tx, ticketIds: readonly number[]): Promise<ReadonlyMap<number, TicketFact>> => {
  if (ticketIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('ticket_facts')
    .selectAll()
    .where('ticket_id', 'in', [...ticketIds])
    .execute()
  return new Map(rows.map((row) => [row.ticket_id, factOf(row)]))
}
