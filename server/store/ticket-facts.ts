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
  /** Its last change that was not only custos' own. */
  readonly changedAt: string | null
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
  readonly changed_at: Date | null
  readonly pii: string[] | null
  readonly as_of: Date
}

const factOf = (row: Row): TicketFact => ({
  ticketId: row.ticket_id,
  createdAt: timeOf(row.created_at),
  solvedAt: timeOf(row.solved_at),
  closedAt: timeOf(row.closed_at),
  lastCustomerCommentAt: timeOf(row.last_customer_comment_at),
  changedAt: timeOf(row.changed_at),
  pii: row.pii,
  asOf: row.as_of.toISOString(),
})

/** One parameter for any number of tickets. */
export const isAmong = (ticketIds: readonly number[]) => sql<boolean>`ticket_id = any(${[...ticketIds]}::bigint[])`

/** Each row becomes what is given here, unless what is stored was read later. */
export const upsertMany = async (tx: Tx, tenantId: string, facts: readonly TicketFact[]): Promise<void> => {
  const last = new Map(facts.map((fact) => [fact.ticketId, fact]))
  const rows = [...last.values()].map((fact) => ({
    ticket_id: fact.ticketId,
    created_at: fact.createdAt,
    solved_at: fact.solvedAt,
    closed_at: fact.closedAt,
    last_customer_comment_at: fact.lastCustomerCommentAt,
    changed_at: fact.changedAt,
    pii: fact.pii,
    as_of: fact.asOf,
  }))
  await sql`
    insert into ticket_facts as known
      (tenant_id, ticket_id, created_at, solved_at, closed_at, last_customer_comment_at, changed_at, pii, as_of)
    select ${tenantId}::uuid, ticket_id, created_at, solved_at, closed_at, last_customer_comment_at, changed_at,
      pii, as_of
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (ticket_id bigint, created_at timestamptz,
      solved_at timestamptz, closed_at timestamptz, last_customer_comment_at timestamptz,
      changed_at timestamptz, pii text[], as_of timestamptz)
    on conflict (tenant_id, ticket_id) do update set
      created_at = excluded.created_at, solved_at = excluded.solved_at, closed_at = excluded.closed_at,
      last_customer_comment_at = excluded.last_customer_comment_at,
      changed_at = excluded.changed_at, pii = excluded.pii, as_of = excluded.as_of
    where excluded.as_of >= known.as_of`.execute(tx)
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
  const rows = await tx.selectFrom('ticket_facts').selectAll().where(isAmong(ticketIds)).execute()
  return new Map(rows.map((row) => [row.ticket_id, factOf(row)]))
}
