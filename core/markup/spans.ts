/** A stretch of a text: UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Spans in order, overlapping and touching ones made one; null where one lies outside the text. */
export const unionOf = (spans: readonly Span[], length: number): Span[] | null => {
  const inside = ({ start, end }: Span) =>
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= length
  if (!spans.every(inside)) return null
  const union: Span[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = union.at(-1)
    if (last === undefined || span.start > last.end) union.push(span)
    else union.splice(-1, 1, { start: last.start, end: Math.max(last.end, span.end) })
  }
  return union
}
