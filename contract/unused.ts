import * as z from 'zod/mini'

const count = z.number().check(z.int(), z.nonnegative())

/** Of `tickets` that were closed more than `age` days before anything was recorded, `needed` were opened since. */
const figures = z.object({ age: count, tickets: count, needed: count })

/** A kind of conversation; `key` is the policy's name, a channel, or the number of a brand or a form; null is none. */
const unusedGroup = z.object({
  by: z.enum(['all', 'policy', 'channel', 'brand', 'form']),
  key: z.nullable(z.string()),
  considered: z.array(figures),
  proposal: z.nullable(figures),
  /** Why no period is proposed. */
  why: z.nullable(z.enum(['too-short', 'too-few', 'still-needed'])),
})
export type UnusedGroup = z.infer<typeof unusedGroup>

const unused = z.object({
  /** From when and until when it is known who opened what; null where the access log is not read. */
  watched: z.nullable(z.object({ since: z.string(), until: z.string() })),
  /** Below these many days of log, or tickets of an age, nothing is proposed. */
  days_needed: count,
  tickets_needed: count,
  /** Of the tickets of the age that is proposed, fewer than this share were opened; 0 to 1. */
  share: z.number(),
  /** Closed tickets that are old enough to tell, and how many of them were looked at. */
  closed: count,
  sampled: count,
  groups: z.array(unusedGroup),
})
export type UnusedData = z.infer<typeof unused>

/** What nobody opens any more, and the period that this proposes. Asks Zendesk what kind the tickets are of, and stores nothing. */
export const showUnused = { method: 'GET', path: '/api/retention/unused', response: unused } as const
