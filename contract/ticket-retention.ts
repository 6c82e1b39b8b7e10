import * as z from 'zod/mini'
import { reasons } from '../core/retention/reasons.ts'

/** What becomes of one ticket by the newest policies that somebody has approved, beside what Zendesk would do itself. */
export const ticketFate = z.object({
  outcome: z.enum(['due', 'later', 'held', 'kept']),
  /** The policy that decides, and its titles by language; null where none does. */
  policy: z.nullable(z.object({ name: z.string(), title: z.record(z.string(), z.string()) })),
  due_at: z.nullable(z.string()),
  /** When Zendesk's own schedule would delete it; where `native_known` is false nothing is known of that. */
  native_at: z.nullable(z.string()),
  native_known: z.boolean(),
  because: z.array(z.enum(reasons)),
})
export type TicketFate = z.infer<typeof ticketFate>

/** For whoever may see the ticket; to others it is not found. `null` where nobody has approved any policy. */
export const ticketRetention = {
  method: 'GET',
  path: '/api/tickets/:ticket_id/retention',
  params: z.object({ ticket_id: z.coerce.number().check(z.int(), z.positive()) }),
  response: z.object({ fate: z.nullable(ticketFate) }),
} as const
