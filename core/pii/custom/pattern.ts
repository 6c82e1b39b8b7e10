import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js'
import { longestValue, mostInstructions, type DetectorFault } from './custom-detector.ts'

export type CompiledPattern =
  | { readonly ok: true; readonly pattern: RE2JS }
  | { readonly ok: false; readonly fault: Pick<DetectorFault, 'code' | 'position' | 'limit'> }

/** The first bracket that is never closed, or that closes nothing. */
const unbalanced = (written: string): number => {
  const open: number[] = []
  let inClass = -1
  for (let at = 0; at < written.length; at += 1) {
    const sign = written.charAt(at)
    if (sign === '\\') at += 1
    else if (inClass !== -1) inClass = sign === ']' && at > inClass + 1 ? -1 : inClass
    else if (sign === '[') inClass = at
    else if (sign === '(') open.push(at)
    else if (sign === ')' && open.pop() === undefined) return at
  }
  return inClass === -1 ? (open.at(-1) ?? -1) : inClass
}

/** The parser tells what it stumbled over, not where: a whole pattern with a flag before it is one that doesn't balance. */
const positionOf = (written: string, error: RE2JSSyntaxException): number | undefined => {
  const piece = error.getPattern() ?? ''
  const at = piece === '' ? -1 : written.indexOf(piece)
  const found = at > 0 || (at === 0 && piece !== written) ? at : Math.max(unbalanced(written), at)
  return found === -1 ? undefined : found
}

const tooLarge = { ok: false, fault: { code: 'pattern-too-large', limit: mostInstructions } } as const

const refusalOf = (written: string, error: RE2JSException): CompiledPattern => {
  if (!(error instanceof RE2JSSyntaxException)) return tooLarge
  if (error.getDescription() === 'expression too large') return tooLarge
  const position = positionOf(written, error)
  return { ok: false, fault: { code: 'pattern-malformed', ...(position === undefined ? {} : { position }) } }
}

/** RE2 has no look-around and no back reference: whatever is written, a match costs the same for each character. */
export const compilePattern = (written: string): CompiledPattern => {
  try {
    const pattern = RE2JS.compile(written, RE2JS.CASE_INSENSITIVE)
    if (pattern.programSize() > mostInstructions) return tooLarge
    if (pattern.matches('')) return { ok: false, fault: { code: 'pattern-matches-empty' } }
    return { ok: true, pattern }
  } catch (error) {
    if (error instanceof RE2JSException) return refusalOf(written, error)
    throw error
  }
}

/** Matches of a stretch that are worth reporting; a pattern that finds more is no longer counted there. */
const mostInStretch = 32

/**
 * Every match, none longer than `longestValue`, found stretch by stretch: one match costs no more than what is left to
 * read, so that finding all of a long text at once could cost its square (`x.*y|x` of many x).
 */
export const matchesIn = function* (pattern: RE2JS, text: string): Generator<{ start: number; end: number }> {
  if (!pattern.test(text)) return
  for (let from = 0; from < text.length; from += longestValue) {
    // One character more before, so that a word that begins there isn't cut from what stands before it.
    const lead = Math.max(0, from - 1)
    const to = Math.min(text.length, from + 2 * longestValue)
    const matcher = pattern.matcher(text.slice(lead, to))
    for (let count = 0; count < mostInStretch && matcher.find(); count += 1) {
      const [start, end] = [lead + matcher.start(), lead + matcher.end()]
      if (start >= from + longestValue) break
      const isCut = end === to && to < text.length
      if (start >= from && !isCut && end - start <= longestValue) yield { start, end }
    }
  }
}
