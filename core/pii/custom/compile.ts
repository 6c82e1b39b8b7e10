import { contextWords } from '../context.ts'
import type { Finder } from '../detector.ts'
import type { Reason } from '../finding.ts'
import { isMasked, standsAlone } from '../recognizer.ts'
import { passes } from './checks.ts'
import type { CustomDetector, DetectorFault } from './custom-detector.ts'
import { compilePattern, matchesIn } from './pattern.ts'
import { typeOfDetector } from './type.ts'

export type CompiledDetector =
  | { readonly ok: true; readonly finder: Finder }
  | { readonly ok: false; readonly fault: Pick<DetectorFault, 'code' | 'position' | 'limit'> }

/** Fewer letters and digits than this are no value that tells a person apart. */
const shortestValue = 3

const isValue = (text: string): boolean => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= shortestValue

/** What an admin has written as a finder of its own kind. */
export const compileDetector = (detector: CustomDetector): CompiledDetector => {
  const compiled = compilePattern(detector.pattern)
  if (!compiled.ok) return compiled
  const { pattern } = compiled
  const { check, score, window } = detector
  const type = typeOfDetector(detector.name)
  const words = detector.words.length === 0 ? undefined : contextWords(...detector.words)

  const finder: Finder = function* (reading) {
    const { text, missed } = reading
    for (const { start, end } of matchesIn(pattern, text)) {
      const value = text.slice(start, end)
      if (!isValue(value)) continue
      if (!standsAlone(reading, start, end)) {
        missed?.(type, start, end, { code: isMasked(reading, start) ? 'masked' : 'part-of-longer' })
        continue
      }
      if (!passes(check, value)) {
        missed?.(type, start, end, { code: 'check-digit-wrong' })
        continue
      }
      const near = words?.nearest(reading, start, end)
      if (words !== undefined && (near === undefined || near.distance > window)) {
        missed?.(type, start, end, { code: 'no-word-nearby' })
        continue
      }
      const reasons: Reason[] = [{ code: check === 'none' ? 'pattern' : 'check-digit' }]
      if (near !== undefined) reasons.push({ code: 'context-word', word: near.word })
      yield { type, start, end, score, reasons }
    }
  }
  return { ok: true, finder }
}

/**
 * All of an account's own detectors as one finder. They were checked when they were saved; one that this version no
 * longer takes is left out and the others go on.
 */
export const compileDetectors = (detectors: readonly CustomDetector[]): Finder => {
  const finders = detectors.flatMap((detector) => {
    const compiled = compileDetector(detector)
    return compiled.ok ? [compiled.finder] : []
  })
  return function* (reading) {
    for (const finder of finders) yield* finder(reading)
  }
}
