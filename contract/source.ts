import * as z from 'zod/mini'
import { isCustomType } from '../core/pii/custom/type.ts'
import { entityTypes, type CustomType } from '../core/pii/finding.ts'

export const id = z.number().check(z.int(), z.positive())
export const entityType = z.union([z.enum(entityTypes), z.custom<CustomType>(isCustomType)])

/** Where a text stands in a ticket: a comment, or one message of a chat (Zendesk redacts the two by different calls). */
export const source = z.union([
  z.strictObject({ comment_id: id }),
  z.strictObject({
    chat_id: z.string().check(z.minLength(1), z.maxLength(200)),
    message_id: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    chat_index: z.optional(z.number().check(z.int(), z.nonnegative())),
  }),
])
export type Source = z.infer<typeof source>

/** HMAC-SHA256, 64 lower-case hexadecimal digits. */
export const hmac = z.string().check(z.regex(/^[0-9a-f]{64}$/))

export const ledgerRef = z.object({ seq: id, hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })
export type LedgerRef = z.infer<typeof ledgerRef>
