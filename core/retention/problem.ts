/** Where something stands in a policy file; both count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** The closed catalogue: each has a sentence with a next step under `retention.problem.<code>`. */
export const policyProblems = [
  'too-large',
  'too-deep',
  'alias-bomb',
  'unknown-alias',
  'tab',
  'several-documents',
  'not-yaml',
  'nothing-written',
  'duplicate-key',
  'missing',
  'unknown-word',
  'not-a-mapping',
  'not-a-list',
  'not-text',
  'not-a-number',
  'not-a-flag',
  'empty-list',
  'unknown-version',
  'unknown-zone',
  'unknown-kind',
  'not-a-name',
  'duplicate-name',
  'tag-collision',
  'not-a-tag',
  'duration-malformed',
  'duration-negative',
  'duration-zero',
  'duration-mixed',
  'duration-too-long',
  'not-a-date',
  'not-a-cron',
  'never-runs',
  'limit-out-of-range',
  'duplicate-action',
  'nothing-to-redact',
  'field-without-test',
  'too-many-conditions',
  'contradiction',
  'never-matches',
  'never-deletes',
  'never-closed',
  'unborne-tag',
  'unborne-field',
  'unknown-field',
  'unknown-brand',
  'unknown-group',
  'unknown-form',
  'unknown-organization',
  'unknown-requester',
  'not-checked',
] as const
export type PolicyProblemCode = (typeof policyProblems)[number]

export interface PolicyProblem extends Place {
  readonly code: PolicyProblemCode
  readonly file: string
  /** What was written there; empty where the code says it all. */
  readonly word: string
  /** The known word it resembles. */
  readonly near?: string
}

export interface Detail {
  readonly word?: string
  /** Asked for only where the problem is told. */
  readonly near?: () => string | undefined
}

export type Report = (code: PolicyProblemCode, at: Place, detail?: Detail) => void

const longestShown = 80

/** Of one file. Nobody reads more, and a megabyte of nonsense holds half a million. */
export const mostProblems = 1000

/** What a reader of policies reports to; each problem is told once for its place, also when an alias leads there twice. */
export const reporter = (file: string, problems: PolicyProblem[]): Report => {
  const told = new Set<string>()
  return (code, { line, column }, { word = '', near } = {}) => {
    if (told.size >= mostProblems) return
    const key = `${code} ${line}:${column} ${word}`
    if (told.has(key)) return
    told.add(key)
    const shown = word.length > longestShown ? `${word.slice(0, longestShown)}…` : word
    const meant = near?.()
    problems.push({ code, file, line, column, word: shown, ...(meant === undefined ? {} : { near: meant }) })
  }
}
