import { projectLocated } from './html.ts'
import type { SourceNode } from './located.ts'
import type { Range } from './source.ts'
import type { Span } from './spans.ts'

const everyNode = function* (root: SourceNode): Generator<SourceNode> {
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node
    if ('childNodes' in node) for (const child of node.childNodes) waiting.push(child)
  }
}

/** Every mark as a parser reads it: both tags of each `<redact>`, and each `redact` attribute with the space before it. */
const marksOf = (node: SourceNode): Range[] => {
  if (!('tagName' in node)) return []
  const { startTag, endTag, attrs } = node.sourceCodeLocation ?? {}
  const attribute = attrs?.redact
  return [
    ...(node.tagName === 'redact' ? [startTag, endTag] : []).map((tag) => ({
      start: tag?.startOffset ?? NaN,
      end: tag?.endOffset ?? NaN,
    })),
    ...(attribute ? [{ start: attribute.startOffset - 1, end: attribute.endOffset }] : []),
  ]
}

const without = (text: string, ranges: readonly Range[]): string =>
  ranges.map(({ start }, index) => text.slice(ranges[index - 1]?.end ?? 0, start)).join('') +
  text.slice(ranges.at(-1)?.end ?? 0)

const masked = (length: number, spans: Iterable<Span>): Uint8Array => {
  const mask = new Uint8Array(length)
  for (const { start, end } of spans) mask.fill(1, start, end)
  return mask
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])

/**
 * Whether the marked html, parsed afresh, holds the marks that were meant and nothing else: each one where it was put,
 * without them the very source, around them the same text, and inside them the covered characters exactly.
 */
export const isFaithful = (
  html: string,
  marked: string,
  meant: { readonly text: string; readonly covered: readonly Span[]; readonly marks: readonly Range[] },
): boolean => {
  const page = projectLocated(marked)
  const seen = new Map<number, Range>()
  for (const node of everyNode(page.located.fragment)) for (const mark of marksOf(node)) seen.set(mark.start, mark)
  const inOrder = [...seen.values()].sort((one, other) => one.start - other.start)
  const inside = page.segments.filter(({ node, hidden }) => !hidden && node.inRedact)
  return (
    inOrder.length === meant.marks.length &&
    meant.marks.every(({ start, end }, index) => inOrder[index]?.start === start && inOrder[index].end === end) &&
    without(marked, inOrder) === html &&
    page.text === meant.text &&
    isSame(masked(page.text.length, inside), masked(meant.text.length, meant.covered))
  )
}
