import * as z from 'zod/mini'
import { entityType, hmac, id, ledgerRef, source } from './source.ts'
import { problems, type ProblemCode } from './problems.ts'

const problemCode = z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]])

const span = z.strictObject({
  type: entityType,
  start: z.number().check(z.int(), z.nonnegative()),
  end: z.number().check(z.int(), z.positive()),
})

/** Of one text. A list that was pasted may hold thousands of addresses. */
const mostFindings = 5000

/**
 * One text of the ticket and the findings in it to remove. `digest` is HMAC-SHA256(session.digest_key, the raw
 * `html_body` or chat message as the agent's page read it): where it differs the answer is `comment-changed`.
 */
export const redactionItem = z.strictObject({
  source,
  digest: hmac,
  findings: z.array(span).check(z.minLength(1), z.maxLength(mostFindings)),
})
export type RedactionItem = z.infer<typeof redactionItem>

/** `request_id` is the page's own UUID: the same one twice is answered with the first one's outcome, not done again. */
export const redactionRequest = z.strictObject({
  request_id: z.uuid(),
  ticket_id: id,
  items: z.array(redactionItem).check(z.minLength(1), z.maxLength(100)),
})
export type RedactionRequest = z.infer<typeof redactionRequest>

/** What stays behind: the e-mail original that Zendesk cleans later, copies in a quoted reply, copies in a merged ticket. */
export const leftover = z.union([
  z.object({ what: z.literal('email-original') }),
  z.object({ what: z.literal('copy-in-comment'), comment_id: id }),
  z.object({ what: z.literal('copy-in-merged-ticket'), ticket_id: id }),
])
export type Leftover = z.infer<typeof leftover>

export const redactionResult = z.union([
  z.object({
    source,
    state: z.literal('done'),
    types: z.array(entityType),
    at: z.string(),
    ledger: ledgerRef,
    leftovers: z.array(leftover),
  }),
  z.object({
    source,
    state: z.enum(['failed', 'open']),
    problem: problemCode,
    retry_after: z.optional(z.number()),
    ledger: z.optional(ledgerRef),
  }),
])
export type RedactionResult = z.infer<typeof redactionResult>

export const createRedactions = {
  method: 'POST',
  path: '/api/redactions',
  body: redactionRequest,
  response: z.object({ results: z.array(redactionResult), tags: z.array(z.string()) }),
} as const
