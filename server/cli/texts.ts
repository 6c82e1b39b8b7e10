import * as z from 'zod/mini'
import { projectHtml } from '../../core/markup/index.ts'

const line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.optional(z.string()),
  html: z.optional(z.string()),
})

export type Read =
  | { readonly ok: true; readonly id: string | number; readonly text: string }
  | { readonly ok: false; readonly why: string }

/** One line of input: its own text, or else what its markup shows to a reader. */
export const textOf = (input: unknown): Read => {
  const read = line.safeParse(input)
  if (!read.success) {
    const names = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')))].filter((name) => name !== '')
    return {
      ok: false,
      why: names.length === 0 ? 'it is no object' : `${names.join(', ')}: missing or of another type`,
    }
  }
  const { id, text, html } = read.data
  if (text !== undefined) return { ok: true, id, text }
  if (html !== undefined) return { ok: true, id, text: projectHtml(html).text }
  return { ok: false, why: 'it has neither "text" nor "html"' }
}
