import type { Piece } from './scanner.ts'

/** A stretch of an excerpt: plain text, the value in question, or another value; values are masked. */
export interface Stretch {
  readonly text: string
  readonly is: 'text' | 'this' | 'other'
}

/** Characters kept on either side where no sentence ends before. */
const reach = 90

const ends = /[.!?…]\s|\n|\t/g

const before = (text: string, start: number): number => {
  const from = Math.max(0, start - reach)
  const last = [...text.slice(from, start).matchAll(ends)].at(-1)
  if (last !== undefined) return from + last.index + last[0].length
  const space = from === 0 ? -1 : text.slice(from, start).search(/\s/)
  return from + space + 1
}

const after = (text: string, end: number): number => {
  const to = Math.min(text.length, end + reach)
  const first = text.slice(end, to).search(/[.!?…](?=\s|$)|\n|\t/)
  if (first >= 0) return end + first + (/[\n\t]/.test(text.charAt(end + first)) ? 0 : 1)
  const space = to === text.length ? -1 : text.slice(end, to).search(/\s\S*$/)
  return space < 0 ? to : end + space
}

const spaces = (text: string): string => text.replace(/\s+/g, ' ')

/** The sentence around a finding with everything personal in it masked, so that opening a row shows no more than the row. */
export const excerptOf = (
  { text, findings, masked }: Pick<Piece, 'text' | 'findings' | 'masked'>,
  index: number,
): readonly Stretch[] => {
  const finding = findings[index]
  if (finding === undefined) return []
  const [from, to] = [before(text, finding.start), after(text, finding.end)]
  const inside = findings
    .map(({ start, end }, at) => ({ start, end, at }))
    .filter(({ start, end }) => start < to && end > from)
    .sort((one, other) => one.start - other.start || other.end - one.end)
  const stretches: Stretch[] = []
  let done = from
  for (const { start, end, at } of inside) {
    if (start < done && at !== index) {
      done = Math.max(done, end)
      continue
    }
    if (start > done) stretches.push({ text: spaces(text.slice(done, start)), is: 'text' })
    stretches.push({ text: masked[at] ?? '', is: at === index ? 'this' : 'other' })
    done = Math.max(done, end)
  }
  if (done < to) stretches.push({ text: spaces(text.slice(done, to)), is: 'text' })
  return stretches
}
