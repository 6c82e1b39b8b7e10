import * as z from 'zod/mini'
import { entityType, id, ledgerRef, source } from './source.ts'

/** A line of the History tab: an entry of the ledger that concerns this ticket, newest first. */
export const historyEntry = z.object({
  ledger: ledgerRef,
  at: z.string(),
  actor_id: id,
  action: z.enum([
    'redaction.intended',
    'redaction.done',
    'redaction.failed',
    'finding.dismissed',
    'redaction.requested',
  ]),
  types: z.array(entityType),
  count: z.number(),
  source: z.optional(source),
  problem: z.optional(z.string()),
})
export type HistoryEntry = z.infer<typeof historyEntry>

export const ticketHistory = {
  method: 'GET',
  path: '/api/tickets/:ticket_id/history',
  params: z.object({ ticket_id: z.coerce.number().check(z.int(), z.positive()) }),
  response: z.object({ entries: z.array(historyEntry), chain: z.enum(['intact', 'broken']) }),
} as const
