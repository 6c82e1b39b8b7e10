import * as z from 'zod/mini'

/** What a process that reads an account is to do. */
export const job = z.object({
  database: z.union([z.object({ url: z.string() }), z.object({ dataDir: z.string() })]),
  port: z.number(),
  tickets: z.number(),
  tenant: z.string(),
  now: z.number(),
  /** Otherwise it goes on where another one was killed. */
  begins: z.boolean(),
})
export type Job = z.output<typeof job>

/** What it tells of itself, after each thing that it has stored. */
export const report = z.object({
  did: z.enum(['read', 'has-read', 'planned', 'has-planned']),
  now: z.number(),
  rss: z.number(),
  /** Milliseconds of processor that it has used so far. */
  cpu: z.number(),
  lines: z.optional(z.number()),
})
export type Report = z.output<typeof report>
