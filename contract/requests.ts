import * as z from 'zod/mini'
import { entityType, id, ledgerRef } from './source.ts'

/** Someone who may not redact asks someone who may: the ticket gets the tag `custos_redaction_requested`, the ledger an entry. */
export const requestRedaction = {
  method: 'POST',
  path: '/api/redaction-requests',
  body: z.strictObject({ ticket_id: id, types: z.array(entityType).check(z.minLength(1)) }),
  response: z.object({ ledger: ledgerRef }),
} as const
