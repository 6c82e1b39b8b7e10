import type { Sought } from './compile.ts'
import type { Formula } from './formula.ts'
import { reporter, type PolicyProblem } from './problem.ts'
import { effortOfFile, examine, sizeOf } from './satisfiable.ts'
import { literalsIn } from './unborne.ts'

const asksField = (formula: Formula): boolean => {
  for (const { of } of literalsIn(formula)) if (typeof of === 'object') return true
  return false
}

/** Whether policies and holds look at any field, so that it matters how many values each takes. */
export const askFields = (sought: readonly Sought[]): boolean => sought.some(({ match }) => asksField(match))

/** What can never match beside the account's fields that take one value each, by number: a file alone can't tell these. */
export const clashesOver = (sought: readonly Sought[], singleFields: ReadonlySet<number>): PolicyProblem[] => {
  const problems: PolicyProblem[] = []
  const effort = effortOfFile()
  for (const { file, match } of sought) {
    if (!asksField(match)) continue
    const report = reporter(file, problems)
    const { contradictions, canMatch } = examine(match, sizeOf(match, Infinity), effort, singleFields)
    for (const place of contradictions) report('contradiction', place)
    if (!canMatch && contradictions.length === 0) report('never-matches', match.at)
  }
  return problems
}
