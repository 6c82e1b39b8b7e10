import { digitRuns } from './digit-runs.ts'
import type { Finding } from './finding.ts'
import { fold } from './fold.ts'
import { withoutOverlap } from './overlap.ts'
import type { Recognizer } from './recognizer.ts'
import { registry } from './registry.ts'

/** From here on a finding is shown to a person. */
export const suggestThreshold = 0.5
/** From here on a finding is sure: it starts checked, and a policy may act on it alone. */
export const automaticThreshold = 0.85

export interface DetectOptions {
  /** Findings below are left out; 0 to 1, default `suggestThreshold`. */
  readonly minScore?: number
}

const present: Record<Recognizer['needs'], RegExp> = { digit: /[0-9]/, at: /@/, bracket: /[([{<]/ }

/**
 * Finds personal data in a text of any length, in time linear in it. Spans are UTF-16 code units of `text`, on
 * code-point boundaries, in order and without overlap.
 */
export const detect = (text: string, { minScore = suggestThreshold }: DetectOptions = {}): Finding[] => {
  const folded = fold(text)
  const asked = registry.filter(({ needs }) => present[needs].test(folded.text))
  if (asked.length === 0) return []
  const reading = { ...folded, runs: digitRuns(folded.text) }
  const all = asked.flatMap(({ type, find }) =>
    [...find(reading)].filter(({ score }) => score >= minScore).map((found) => ({ type, ...found })),
  )
  return withoutOverlap(all).map((finding) => ({ ...finding, ...folded.origin(finding.start, finding.end) }))
}
