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

/** What the account never asks about again, without the value and without its fingerprint. */
const listedDismissal = z.object({
  id: z.uuid(),
  type: entityType,
  at: z.iso.datetime(),
  /** Null of what was dismissed before either was kept. */
  user_id: z.nullable(id),
  ticket_id: z.nullable(id),
})
export type ListedDismissal = z.infer<typeof listedDismissal>

/** The time and the name of a page's last line: what is taken back meanwhile moves no line to another page. */
const place = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))

/** Newest first, a hundred at a time. Refused with `admins-only` unless Zendesk calls the caller an admin. */
export const listDismissals = {
  method: 'GET',
  path: '/api/dismissals',
  query: z.object({ behind: z.optional(place) }),
  response: z.object({ dismissals: z.array(listedDismissal), next: z.nullable(place) }),
} as const

/** One, or all that one person has made; `not-found` where there is none, so that a second time changes nothing. Admins only. */
export const takeBackDismissals = {
  method: 'POST',
  path: '/api/dismissals/take-back',
  body: z.union([z.strictObject({ id: z.uuid() }), z.strictObject({ user_id: id })]),
  response: z.object({ ledger: ledgerRef, count: z.number() }),
} as const
