import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** A change of tags that Zendesk would not take because the ticket is closed. */
export interface RefusedTags {
  readonly ticketId: number
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

export const keepRefusedTags = async (tx: Tx, tenantId: string, refused: RefusedTags): Promise<void> => {
  const change = { add: [...refused.add], remove: [...refused.remove], refused_at: sql<Date>`clock_timestamp()` }
  await tx
    .insertInto('refused_tags')
    .values({ tenant_id: tenantId, ticket_id: refused.ticketId, ...change })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'ticket_id']).doUpdateSet(change))
    .execute()
}

export const forgetRefusedTags = async (tx: Tx, ticketId: number): Promise<void> => {
  await tx.deleteFrom('refused_tags').where('ticket_id', '=', ticketId).execute()
}

export const refusedTagsOf = async (tx: Tx, ticketId: number): Promise<RefusedTags | undefined> => {
  const row = await tx.selectFrom('refused_tags').selectAll().where('ticket_id', '=', ticketId).executeTakeFirst()
  return row === undefined ? undefined : { ticketId: row.ticket_id, add: row.add, remove: row.remove }
}
