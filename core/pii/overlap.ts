import type { Finding } from './finding.ts'

const isBetter = (one: Finding, other: Finding): boolean =>
  one.score === other.score ? one.end - one.start > other.end - other.start : one.score > other.score

/** One finding a place: the surer wins, then the longer. In order of place, in one sweep. */
export const withoutOverlap = (findings: readonly Finding[]): Finding[] => {
  const kept: Finding[] = []
  for (const finding of [...findings].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = kept.at(-1)
    if (last === undefined || finding.start >= last.end) kept.push(finding)
    else if (isBetter(finding, last)) kept[kept.length - 1] = finding
  }
  return kept
}
