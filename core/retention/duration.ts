import type { Report } from './problem.ts'
import { textOf } from './read.ts'
import type { Tree } from './yaml.ts'

/** A stretch of the calendar: how many days it has hangs on where it starts. */
export interface Period {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
}

const form = /^P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?$/
/** The same with signs anywhere, to tell a negative duration from one that is none at all. */
const signedForm = /^-?P(?:[-+]?\d{1,6}Y)?(?:[-+]?\d{1,6}M)?(?:[-+]?\d{1,6}W)?(?:[-+]?\d{1,6}D)?$/
const withTime = /^-?P(?:[-+]?\d{1,6}[YMWD]){1,4}T[-+\dHMS.,]{1,40}$/
/** Longer than any law asks for; it keeps every sum within what a date can be. */
const mostYears = 1000

const codeOf = (text: string) => {
  if (withTime.test(text)) return 'duration-mixed'
  if (!signedForm.test(text) || text.includes('+')) return 'duration-malformed'
  const negative = text.match(/-\d/g)?.length ?? 0
  if (text.startsWith('-')) return negative === 0 ? 'duration-negative' : 'duration-mixed'
  if (negative === 0) return 'duration-malformed'
  return negative === text.match(/\d+/g)?.length ? 'duration-negative' : 'duration-mixed'
}

const count = (digits: string | undefined): number => Number(digits ?? 0)

const problemWith = ({ years, months, weeks, days }: Period, canBeZero: boolean) => {
  if (years + months + weeks + days === 0 && !canBeZero) return 'duration-zero'
  return years + months / 12 + weeks / 52 + days / 365 > mostYears ? 'duration-too-long' : undefined
}

/** An ISO 8601 duration of years, months and days, or of weeks alone, as that standard has it. */
export const periodOf = (tree: Tree, report: Report, { canBeZero = false } = {}): Period | undefined => {
  const text = textOf(tree, report)
  if (text === undefined) return undefined
  const found = form.exec(text)
  if (found === null || text === 'P') {
    report(codeOf(text), tree.at, { word: text })
    return undefined
  }
  const period = { years: count(found[1]), months: count(found[2]), weeks: count(found[3]), days: count(found[4]) }
  const problem = text.includes('W') && /[YMD]/.test(text) ? 'duration-mixed' : problemWith(period, canBeZero)
  if (problem === undefined) return period
  report(problem, tree.at, { word: text })
  return undefined
}
