import * as z from 'zod/mini'
import { problems, type ProblemCode } from './problems.ts'

const count = z.number().check(z.int(), z.nonnegative())
const problemCode = z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]])

/** In this order; `following`: all has been read, and what changes is read as it comes. */
export const readingPhases = ['events', 'tickets', 'rereads', 'publish', 'tags', 'following'] as const

/** Which tickets may get their tags of kinds: every tag begins Zendesk's own deletion clock anew. */
const readingTags = z.strictObject({ open: z.boolean(), closed: z.boolean() })

/** The reading of what was written before custos came. */
export const historyReading = z.object({
  state: z.enum(['running', 'paused']),
  phase: z.enum(readingPhases),
  /** 0 to 1; null while too little has been read to say. */
  share: z.nullable(z.number()),
  /** Seconds until all pages are read, at the pace of Zendesk's limit; null where it can't be said. */
  seconds: z.nullable(count),
  started_at: z.string(),
  /** Of the first reading: from then on every ticket's dates and kinds are known. */
  finished_at: z.nullable(z.string()),
  /** What keeps it from going on at the moment; it tries again by itself. */
  problem: z.optional(problemCode),
  tags: readingTags,
  counts: z.object({
    pages: count,
    updates: count,
    comments: count,
    tickets: count,
    read_again: count,
    tagged: count,
    untagged: count,
    /** Records that could not be understood; their tickets are read by themselves. */
    unreadable: count,
    /** Seconds that held more updates than Zendesk gives of one second. */
    overfull: count,
  }),
})
export type HistoryReading = z.infer<typeof historyReading>

/** Both for administrators only. `null`: nobody has asked for it yet. */
export const showReading = {
  method: 'GET',
  path: '/api/backfill',
  response: z.object({ reading: z.nullable(historyReading) }),
} as const

/** `start` begins it, and anew once it is done; while it is under way it is refused with `reading-under-way`. */
export const changeReading = {
  method: 'POST',
  path: '/api/backfill',
  body: z.union([
    z.strictObject({ do: z.literal('start'), tags: readingTags }),
    z.strictObject({ do: z.enum(['pause', 'resume']) }),
  ]),
  response: z.object({ reading: historyReading }),
} as const
export type ReadingWish = z.infer<typeof changeReading.body>
