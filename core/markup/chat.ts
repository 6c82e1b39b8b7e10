import type { Marked } from './redactions.ts'
import { unionOf, type Span } from './spans.ts'

const literalTag = /<\/?redact/i

const high = /[\ud800-\udbff]/
const low = /[\udc00-\udfff]/

/** Whether the offset stands between the two halves of one character. */
const splits = (text: string, at: number): boolean => high.test(text.charAt(at - 1)) && low.test(text.charAt(at))

/** `<redact>` tags in a chat message, which is plain text: refused where the text spells such a tag itself. */
export const markText = (text: string, spans: readonly Span[]): Marked => {
  if (literalTag.test(text)) return { ok: false, reason: 'already-marked' }
  const union = unionOf(spans, text.length)
  if (union === null) return { ok: false, reason: 'span-outside' }
  if (union.length === 0) return { ok: false, reason: 'nothing-covered' }
  let marked = ''
  let done = 0
  for (const span of union) {
    const start = splits(text, span.start) ? span.start - 1 : span.start
    const end = splits(text, span.end) ? span.end + 1 : span.end
    marked += `${text.slice(done, start)}<redact>${text.slice(start, end)}</redact>`
    done = end
  }
  return { ok: true, html: marked + text.slice(done) }
}
