import * as z from 'zod/mini'
import { accessKind } from './access.ts'
import { id } from './source.ts'

/** How many days back. */
export const daysBack = 30

/** One day in UTC, counted in cases. */
const accessDay = z.object({
  /** As `2026-11-24`. */
  day: z.string(),
  /** Told that day; those held back are not among them. */
  opened: z.object({ low: z.number(), medium: z.number(), high: z.number() }),
  /** Found to be expected or wrong that day. */
  closed: z.number(),
  /** Held back by a verdict of "expected". */
  held: z.number(),
  kinds: z.array(z.object({ kind: accessKind, count: z.number() })),
})
export type AccessDay = z.infer<typeof accessDay>

/** A verdict of "expected" that is in force: what it holds back, and until when. */
const silence = z.object({
  id: z.uuid(),
  actor_id: id,
  kind: accessKind,
  scope: z.enum(['cause', 'kind']),
  until: z.string(),
  decided_by: id,
  decided_at: z.string(),
  /** Cases held back so far. */
  held: z.number(),
})

/** What happened each day of the last month, newest first, and what is silenced now, the soonest to end first. */
export const showAccessByDay = {
  method: 'GET',
  path: '/api/access/days',
  response: z.object({ days: z.array(accessDay), silences: z.array(silence) }),
} as const
export type AccessByDay = z.infer<typeof showAccessByDay.response>
