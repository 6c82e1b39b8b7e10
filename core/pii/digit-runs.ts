/** Consecutive digits. `start` and `end` are offsets in the folded text, end exclusive. */
export interface Group {
  readonly start: number
  readonly end: number
}

/** Groups with little between them, as numbers are written: `4111 1111-1111.1111`. `gaps[i]` stands before `groups[i + 1]`. */
export interface DigitRun {
  readonly groups: readonly Group[]
  readonly gaps: readonly string[]
  /** All digits of the run, and where in them each group begins; one more entry for the end. */
  readonly digits: string
  readonly offsets: readonly number[]
}

const longestGap = 3
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const mayPart = (code: number): boolean =>
  code === 32 || code === 45 || code === 46 || code === 47 || code === 40 || code === 41 || code === 10

const endOfDigits = (text: string, from: number): number => {
  let at = from
  while (isDigit(text.charCodeAt(at))) at += 1
  return at
}

/** Where the next group begins when only a short gap lies between, else -1. */
const nextGroup = (text: string, from: number): number => {
  let at = from
  while (at - from < longestGap && mayPart(text.charCodeAt(at))) at += 1
  return at > from && isDigit(text.charCodeAt(at)) ? at : -1
}

const runFrom = (text: string, at: number): DigitRun => {
  const groups: Group[] = []
  const gaps: string[] = []
  const offsets = [0]
  let digits = ''
  for (let start = at; start !== -1;) {
    const end = endOfDigits(text, start)
    groups.push({ start, end })
    digits += text.slice(start, end)
    offsets.push(digits.length)
    start = nextGroup(text, end)
    if (start !== -1) gaps.push(text.slice(end, start))
  }
  return { groups, gaps, digits, offsets }
}

/** Every run of the text, in order; `begins` are the places where groups of digits begin. */
export const digitRuns = (text: string, begins: readonly number[]): DigitRun[] => {
  const runs: DigitRun[] = []
  for (let next = 0; next < begins.length;) {
    const run = runFrom(text, begins[next] ?? 0)
    runs.push(run)
    next += run.groups.length
  }
  return runs
}

/** Consecutive groups of a run that together may be one number. */
export interface Window {
  readonly run: DigitRun
  /** First and last group, both inclusive. */
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
  readonly digits: string
}

export const windowOf = (run: DigitRun, first: number, last: number): Window => ({
  run,
  first,
  last,
  start: run.groups[first]?.start ?? 0,
  end: run.groups[last]?.end ?? 0,
  digits: run.digits.slice(run.offsets[first], run.offsets[last + 1]),
})

/** A number in more groups than this is spelled digit by digit, and then nothing numeric stands beside it. */
const mostGroups = 8

const isWithin = (count: number, least: number, most: number): boolean => count >= least && count <= most

/**
 * Windows of `least` to `most` digits that begin at any group: a few for each group, so the whole stays linear however
 * the text is made.
 */
export const windows = function* (run: DigitRun, least: number, most: number): Generator<Window> {
  const { offsets, groups, digits } = run
  for (let first = 0; first < groups.length; first += 1) {
    const from = offsets[first] ?? 0
    const end = Math.min(groups.length, first + mostGroups)
    for (let last = first; last < end; last += 1) {
      const count = (offsets[last + 1] ?? 0) - from
      if (count > most) break
      if (count >= least) yield windowOf(run, first, last)
    }
  }
  if (groups.length > mostGroups && isWithin(digits.length, least, most)) yield windowOf(run, 0, groups.length - 1)
}

/** Nothing numeric stands beside it: the number begins and ends where the run does. */
export const isWholeRun = ({ run, first, last }: Window): boolean => first === 0 && last === run.groups.length - 1

export const lengthsOf = ({ run, first, last }: Window): number[] =>
  run.groups.slice(first, last + 1).map(({ start, end }) => end - start)

export const gapsOf = ({ run, first, last }: Window): readonly string[] => run.gaps.slice(first, last)

/** The grouping as people name it: `4-4-4-4`. */
export const shapeOf = (window: Window): string =>
  window.first === window.last ? String(window.end - window.start) : lengthsOf(window).join('-')

/** The one separator of a window, '' for a single group, undefined where separators differ. */
export const separatorOf = (window: Window): string | undefined => {
  const gaps = gapsOf(window)
  const [first = ''] = gaps
  return gaps.every((gap) => gap === first) ? first : undefined
}
