import { attributeTexts, holds } from './hidden.ts'
import { projectLocated, type HtmlNode, type ProjectedHtml } from './html.ts'
import { isFaithful } from './faithful.ts'
import { sourceOf, type FindSource, type Range } from './source.ts'
import { unionOf, type Span } from './spans.ts'
import type { Segment } from './walk.ts'

export type Refusal =
  /** A span doesn't lie in the text: it was found in another one. */
  | 'span-outside'
  /** The spans hold no character of the source, only separators of the projection. */
  | 'nothing-covered'
  /** The source already spells `<redact`, so that one mark couldn't be told from another. */
  | 'already-marked'
  /** In a `<textarea>`, a `<title>` or an SVG a `<redact>` would be text itself. */
  | 'unmarkable-text'
  /** The element that holds the value in an attribute has no tag of its own in the source. */
  | 'unmarkable-tag'
  /** Nested deeper than any mail or editor writes: the elements around can't all be looked at for every finding. */
  | 'too-deep'
  /** The characters can't be placed in the source with certainty. */
  | 'unplaceable'
  /** Read again, the marked html says something else than intended. */
  | 'not-round-trip'

/** `html` is the text with its marks: a comment's html, or a chat's plain message. */
export type Marked = { readonly ok: true; readonly html: string } | { readonly ok: false; readonly reason: Refusal }

interface Insertion {
  readonly at: number
  readonly tag: '<redact>' | '</redact>' | ' redact'
}

/** What is to be marked: stretches of the projected text, and the tags that do it. */
interface Plan {
  readonly covered: readonly Span[]
  readonly insertions: readonly Insertion[]
}

const refuse = (reason: Refusal): { ok: false; reason: Refusal } => ({ ok: false, reason })

/** Browsers stop at 512. */
const deepest = 1024

const literalTag = /<\/?redact/i

/** Right after the last attribute: before `>` an unquoted value could swallow the new one. */
const tagInsertion = (html: string, { source }: HtmlNode): Insertion | null => {
  const location = 'tagName' in source ? source.sourceCodeLocation : undefined
  const tag = location?.startTag
  const name = tag && /^<[^\t\n\f\r />]+/.exec(html.slice(tag.startOffset, tag.endOffset))
  if (!tag || !name) return null
  const ends = Object.values(location.attrs ?? {}).map(({ endOffset }) => endOffset)
  return { at: Math.max(tag.startOffset + name[0].length, ...ends), tag: ' redact' }
}

const around = function* (node: HtmlNode): Generator<HtmlNode> {
  for (let at = node.parent; at !== null; at = at.parent) yield at
}

/** The segments a span touches, found by halving: a long comment has hundreds of thousands. */
const touched = (segments: readonly Segment<HtmlNode>[], span: Span): Segment<HtmlNode>[] => {
  let [low, high] = [0, segments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((segments[middle]?.end ?? Infinity) > span.start) high = middle
    else low = middle + 1
  }
  let end = low
  while ((segments[end]?.start ?? Infinity) < span.end) end++
  return segments.slice(low, end)
}

/** Elements around the span's text that hold its value in an attribute too: the mark on the text would leave it there. */
const holders = (text: string, span: Span, segments: readonly Segment<HtmlNode>[]): HtmlNode[] => {
  const parts = new Map<HtmlNode, string>()
  for (const { node, start, end } of segments)
    for (const element of around(node))
      parts.set(element, (parts.get(element) ?? '') + text.slice(Math.max(start, span.start), Math.min(end, span.end)))
  const value = text.slice(span.start, span.end)
  return [...parts].flatMap(([element, part]) =>
    attributeTexts(element).some((said) => holds(said, value) || holds(said, part)) ? [element] : [],
  )
}

/** Tags around the visible characters of a span. */
const textPlan = (find: FindSource, page: ProjectedHtml, span: Span): Plan | Refusal => {
  const covered: Span[] = []
  const insertions: Insertion[] = []
  for (const { node, start, end, skipped, hidden } of touched(page.segments, span)) {
    if (hidden) continue
    if (!node.takesTags) return 'unmarkable-text'
    const shift = start - skipped
    const asked = { from: Math.max(span.start, start) - shift, to: Math.min(span.end, end) - shift }
    const ranges = find(node.nodeValue ?? '', page.located.runs.get(node.source) ?? [], asked)
    if (ranges === null) return 'unplaceable'
    for (const range of ranges) {
      covered.push({ start: range.from + shift, end: range.to + shift })
      insertions.push({ at: range.start, tag: '<redact>' }, { at: range.end, tag: '</redact>' })
    }
  }
  return { covered, insertions }
}

/** Elements whose attributes hold the span: it lies in one, or an attribute says what the visible span says. */
const elementsOf = (page: ProjectedHtml, span: Span): HtmlNode[] => {
  const segments = touched(page.segments, span)
  const visible = segments.filter(({ hidden }) => !hidden)
  const owners = segments.filter(({ hidden }) => hidden).map(({ node }) => node)
  return [...owners, ...holders(page.text, span, visible)]
}

const planFor = (html: string, page: ProjectedHtml, spans: readonly Span[], union: readonly Span[]): Plan | Refusal => {
  const covered: Span[] = []
  const insertions: Insertion[] = []
  const find = sourceOf(html)
  for (const span of union) {
    const plan = textPlan(find, page, span)
    if (typeof plan === 'string') return plan
    covered.push(...plan.covered)
    insertions.push(...plan.insertions)
  }
  if (spans.some((span) => touched(page.segments, span).some(({ node }) => node.depth > deepest))) return 'too-deep'
  const tags = new Map<number, Insertion>()
  for (const element of new Set(spans.flatMap((span) => elementsOf(page, span)))) {
    const tag = tagInsertion(html, element)
    if (tag === null) return 'unmarkable-tag'
    tags.set(tag.at, tag)
  }
  const closingFirst = (one: Insertion, other: Insertion) =>
    one.at - other.at || Number(other.tag === '</redact>') - Number(one.tag === '</redact>')
  return { covered, insertions: [...insertions, ...tags.values()].sort(closingFirst) }
}

const insert = (html: string, insertions: readonly Insertion[]): { marked: string; marks: Range[] } => {
  const marks: Range[] = []
  let marked = ''
  let done = 0
  for (const { at, tag } of insertions) {
    marked += html.slice(done, at)
    marks.push({ start: marked.length, end: marked.length + tag.length })
    marked += tag
    done = at
  }
  return { marked: marked + html.slice(done), marks }
}

/**
 * Marks spans of the projected text in the comment's own html, as Zendesk's redaction wants it: `<redact>` around exactly
 * the characters covered, text node by text node, and ` redact` on tags whose attributes hold the value. No other byte
 * changes: the result is parsed again, and refused unless it says just that.
 */
export const markRedactions = (html: string, spans: readonly Span[]): Marked => {
  const page = projectLocated(html)
  if (page.located.marked || literalTag.test(html)) return refuse('already-marked')
  const union = unionOf(spans, page.text.length)
  if (union === null) return refuse('span-outside')
  const plan = planFor(html, page, spans, union)
  if (typeof plan === 'string') return refuse(plan)
  if (plan.insertions.length === 0) return refuse('nothing-covered')
  const { marked, marks } = insert(html, plan.insertions)
  const faithful = isFaithful(html, marked, { text: page.text, covered: plan.covered, marks })
  return faithful ? { ok: true, html: marked } : refuse('not-round-trip')
}
