import * as z from 'zod/mini'
import { ReadError } from '../zaf.ts'

/** Reads a relative address of Zendesk's with the agent's own rights. */
export type Read = (path: string) => Promise<unknown>

/** An archived ticket's audits come in one piece, without `meta`. */
const page = z.object({
  meta: z.optional(z.object({ has_more: z.boolean(), after_cursor: z.nullish(z.string()) })),
})

/** A ticket holds at most 5,000 comments: whoever has more pages than that has lost count. */
const mostPages = 60

/** What Zendesk sends is read no further than it is used; anything else there is a refusal by name, not a guess. */
export const parse = <Schema extends z.ZodMiniType>(schema: Schema, answer: unknown): z.output<Schema> => {
  const read = schema.safeParse(answer)
  if (!read.success) throw new ReadError('zendesk-down')
  return read.data
}

/** Every page of a list, one after the other. */
export const readPages = async function* (read: Read, path: string): AsyncGenerator {
  let after = ''
  for (let pages = 0; pages < mostPages; pages++) {
    const answer = await read(`${path}?page[size]=100${after}`)
    yield answer
    const { meta } = parse(page, answer)
    if (meta?.has_more !== true || !meta.after_cursor) return
    after = `&page[after]=${encodeURIComponent(meta.after_cursor)}`
  }
  throw new ReadError('too-large')
}
