import * as z from 'zod/mini'
import { isShape } from '../core/pii/own-numbers/shape.ts'
import { entityType, hmac, id, ledgerRef } from './source.ts'

/**
 * "Not personal data", remembered for the account. `fingerprint` is HMAC-SHA256(session.fingerprint_key, `type|normalised
 * value`), made in the browser: the value never leaves it, and the server stores only an HMAC of it under a key of its own.
 */
const dismissal = z.strictObject({ type: entityType, fingerprint: hmac })

/** `shape` is the form of a number (`99 99 99`), without the number: of many alike the account's own numbers are learned. */
const made = z.extend(dismissal, { shape: z.optional(z.string().check(z.refine(isShape))) })

export const createDismissal = {
  method: 'POST',
  path: '/api/dismissals',
  body: z.strictObject({ ticket_id: id, dismissals: z.array(made).check(z.minLength(1), z.maxLength(100)) }),
  response: z.object({ ledger: ledgerRef }),
} as const

export const matchDismissals = {
  method: 'POST',
  path: '/api/dismissals/match',
  body: z.strictObject({ dismissals: z.array(dismissal).check(z.maxLength(1000)) }),
  response: z.object({ dismissed: z.array(z.boolean()) }),
} as const
