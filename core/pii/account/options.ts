import type { DetectorOptions, Finder, IsOwn } from '../detector.ts'
import { ownNumberTest } from '../own-numbers/subtract.ts'
import { agentsTest } from './own.ts'
import type { DetectionRules } from './rules.ts'

/** What the rules need beside themselves; each is loaded only where they ask for it. */
export interface Parts {
  /** The account's own detectors, compiled. */
  readonly custom?: Finder
  /** The ticket's customers, by their profiles. */
  readonly customers?: Finder
  /** The account's agents, by theirs. */
  readonly agents?: Finder
}

const isOwnBy = (tests: readonly IsOwn[]): IsOwn | undefined =>
  tests.length === 0 ? undefined : (found, reading) => tests.some((test) => test(found, reading))

/** Written rules as the engine takes them, for the server and for the page alike. */
export const optionsOf = (rules: DetectionRules, parts: Parts = {}): Omit<DetectorOptions, 'recognizers'> => {
  const { custom, customers, agents } = parts
  const isOwn = isOwnBy([
    ...(rules.own_numbers.length === 0 ? [] : [ownNumberTest(rules.own_numbers)]),
    ...(agents === undefined || rules.agents === 'shown' ? [] : [agentsTest(agents)]),
  ])
  return {
    finders: [custom, customers].filter((finder) => finder !== undefined),
    switchedOff: rules.switched_off,
    minScore: rules.suggest_at,
    withoutTestValues: rules.ignore_test_values,
    ...(rules.countries === 'all' ? {} : { countries: rules.countries }),
    ...(isOwn === undefined ? {} : { isOwn }),
  }
}
