import type { Finding } from './finding.ts'

const byRank = (one: Finding, other: Finding): number =>
  other.score - one.score || other.end - other.start - (one.end - one.start) || one.start - other.start

/** One finding a place: the surer wins, then the longer, then the first. In order of place, in n log n. */
export const withoutOverlap = (findings: readonly Finding[]): Finding[] => {
  if (findings.length < 2) return [...findings]
  const kept: Finding[] = []
  /** Each unit that is taken: kept findings don't overlap, so all of them together are no longer than the text. */
  const taken = new Uint8Array(findings.reduce((end, finding) => Math.max(end, finding.end), 0))
  for (const finding of [...findings].sort(byRank)) {
    // What is kept first is never wholly inside what comes after by rank alone, so each unit is asked.
    let free = true
    for (let at = finding.start; free && at < finding.end; at += 1) free = taken[at] === 0
    if (!free) continue
    taken.fill(1, finding.start, finding.end)
    kept.push(finding)
  }
  return kept.sort((one, other) => one.start - other.start)
}
