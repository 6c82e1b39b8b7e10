import * as z from 'zod/mini'
import { ZendeskError } from './error.ts'

/** Parses the fields that are used. What Zendesk sent instead is a customer's data and is not told. */
export const read = <Schema extends z.ZodMiniType>(schema: Schema, body: unknown, call: string): z.output<Schema> => {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const paths = [
    ...new Set(parsed.error.issues.map(({ path }) => path.filter((key) => typeof key === 'string').join('.'))),
  ]
  throw new ZendeskError('unexpected', {
    call,
    applied: call.startsWith('GET') ? 'no' : 'unknown',
    reason: `shape of ${paths.slice(0, 3).join(', ')}`,
  })
}

/** Zendesk leaves out or nulls what a plan or a channel does not have. */
export const maybe = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema))
