import { believe, mayDoWithoutWord } from './belief.ts'
import { isAmongWords } from './context.ts'
import { isWholeRun, windows, type Window } from './digit-runs.ts'
import type { EntityType } from './finding.ts'
import { isMasked, standsAlone, type Found, type NumberRule, type Reading } from './recognizer.ts'

/** Rules by the number of digits they ask for. */
export interface NumberTable {
  readonly byLength: readonly (readonly NumberRule[])[]
  /** Those of them that can do without a word. */
  readonly wordless: readonly (readonly NumberRule[])[]
  readonly least: number
  readonly most: number
}

export const numberTable = (rules: readonly NumberRule[]): NumberTable => {
  const lengths = rules.flatMap(({ lengths }) => lengths)
  const most = Math.max(0, ...lengths)
  const byLength = Array.from({ length: most + 1 }, (_, length) =>
    rules.filter((rule) => rule.lengths.includes(length)),
  )
  const wordless = byLength.map((some) => some.filter(mayDoWithoutWord))
  return { byLength, wordless, least: Math.min(most, ...lengths), most }
}

/** Between the groups of one number nobody puts a line break and more, or brackets. */
const isOneNumber = ({ run: { gaps }, first, last }: Window): boolean => {
  for (let index = first; index < last; index += 1) {
    const gap = gaps[index] ?? ''
    if (gap.length > 1 && gap !== ' - ' && gap !== ' / ' && gap !== ' \n' && gap !== '\n ') return false
  }
  return true
}

type TypedFound = Found & { readonly type: EntityType }

/** The rules of one window, their words asked only where the check digit is right. */
const judge = (rules: readonly NumberRule[], reading: Reading, window: Window, all: TypedFound[]): void => {
  const { start, end, digits } = window
  for (const rule of rules) {
    if (rule.check !== undefined && !rule.check(digits)) continue
    const verdict = believe(rule, reading, start, end)
    if ('found' in verdict) all.push({ type: rule.type, ...verdict.found })
  }
}

type Missed = NonNullable<Reading['missed']>

/** The same, with a word for each that was not believed. */
const judgeAloud = (
  rules: readonly NumberRule[],
  reading: Reading,
  window: Window,
  all: TypedFound[],
  missed: Missed,
): void => {
  const { start, end, digits } = window
  const alone = isOneNumber(window) && standsAlone(reading, start, end)
  const told = isWholeRun(window)
  for (const rule of rules) {
    if (rule.check !== undefined && !rule.check(digits)) {
      if (told && rule.words.near(reading, start, end) !== undefined)
        missed(rule.type, start, end, { code: 'check-digit-wrong' })
      continue
    }
    if (!alone) {
      missed(rule.type, start, end, { code: isMasked(reading, start) ? 'masked' : 'part-of-longer' })
      return
    }
    const verdict = believe(rule, reading, start, end)
    if ('doubt' in verdict) missed(rule.type, start, end, verdict.doubt)
    else all.push({ type: rule.type, ...verdict.found })
  }
}

/** Hands each window of digits to the rules of its length. */
export const findNumbers = (table: NumberTable, reading: Reading, all: TypedFound[]): void => {
  if (table.most === 0) return
  const { missed } = reading
  for (const run of reading.runs) {
    if (run.digits.length < table.least) continue
    const [from, to] = [run.groups[0]?.start ?? 0, run.groups.at(-1)?.end ?? 0]
    for (const window of windows(run, table.least, table.most)) {
      const { start, end, digits } = window
      const rules = table.byLength[digits.length] ?? []
      if (rules.length === 0) continue
      if (missed !== undefined) judgeAloud(rules, reading, window, all, missed)
      else if (isOneNumber(window) && standsAlone(reading, start, end))
        judge(
          isAmongWords(reading, start, end, from, to) ? rules : (table.wordless[digits.length] ?? []),
          reading,
          window,
          all,
        )
    }
  }
}
