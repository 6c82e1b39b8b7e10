import { decodeRun, type Decoded } from './decoded.ts'
import type { Run } from './located.ts'

/** UTF-16 code units of the html, end exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A stretch of source and the code units of the text node's value, `from` to `to`, that it stands for. */
export interface Covered extends Range {
  readonly from: number
  readonly to: number
}

const joined = (ranges: readonly Covered[]): Covered[] => {
  const result: Covered[] = []
  for (const range of ranges) {
    const last = result.at(-1)
    if (last?.end !== range.start) result.push(range)
    else result.splice(-1, 1, { ...last, end: range.end, to: range.to })
  }
  return result
}

/** The units `from` to `to`, and those that share a character reference or surrogate pair with them. */
const within = ({ starts, ends }: Decoded, from: number, to: number): Covered | null => {
  const [start, end] = [starts[from], ends[to - 1]]
  if (start === undefined || end === undefined) return null
  let [first, last] = [from, to]
  while (starts[first - 1] === start) first--
  while (ends[last] === end) last++
  return { start, end, from: first, to: last }
}

export type FindSource = (
  value: string,
  runs: readonly Run[],
  asked: { readonly from: number; readonly to: number },
) => Covered[] | null

/**
 * Finds the source of the characters `from` to `to` of a text node: whole character references and surrogate pairs, one
 * range per stretch without markup. Null where the runs don't spell the value, so that nobody marks what they can't place.
 * Runs are decoded once: a comment may be one long run with hundreds of findings.
 */
export const sourceOf = (html: string): FindSource => {
  const known = new Map<Run, Decoded | null>()
  const decoded = (run: Run, chars: string): Decoded | null => {
    const before = known.get(run)
    if (before !== undefined) return before
    const made = decodeRun(html, run, chars)
    known.set(run, made)
    return made
  }
  return (value, runs, { from, to }) => {
    const covered: Covered[] = []
    let next = 0
    for (const run of runs) {
      const first = next
      next += run.length
      if (next <= from || first >= to) continue
      const units = decoded(run, value.slice(first, next))
      const range = units && within(units, Math.max(from, first) - first, Math.min(to, next) - first)
      if (range === null) return null
      covered.push({ ...range, from: range.from + first, to: range.to + first })
    }
    return next === value.length ? joined(covered) : null
  }
}
