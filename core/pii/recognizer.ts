import type { DigitRun } from './digit-runs.ts'
import type { EntityType, Finding } from './finding.ts'
import type { Folded } from './fold.ts'

/** What a recognizer may look at: the folded text, and its digits already grouped. */
export interface Reading extends Folded {
  readonly runs: readonly DigitRun[]
}

/** One kind: data and one predicate. Findings are in the folded text; the engine maps them back. */
export interface Recognizer {
  readonly type: EntityType
  /** Cheap first look: without one of these characters in the text it isn't asked at all. */
  readonly needs: 'digit' | 'at' | 'bracket'
  /** Where the rule is published. */
  readonly source: string
  readonly find: (reading: Reading) => Iterable<Omit<Finding, 'type'>>
}

/** Independent pieces of evidence, each of which takes away its share of the remaining doubt. */
export const surer = (base: number, ...evidence: readonly (number | false | undefined)[]): number =>
  1 - evidence.reduce<number>((doubt, share) => (typeof share === 'number' ? doubt * (1 - share) : doubt), 1 - base)

/** Scripts written without spaces don't make one word of a number and what stands beside it. */
const partOfWord =
  /(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}])[\p{L}\p{N}_]/u
const masks = '*•·▇█#xX'

/** False where the span is a piece of something longer: a word, a hash, a masked number, a decimal. With `joinsOn` false what follows is known. */
export const standsAlone = ({ text }: Folded, start: number, end: number, joinsOn = true): boolean => {
  const previous = text.charAt(start - 1)
  const next = joinsOn ? text.charAt(end) : ' '
  if (partOfWord.test(previous) || partOfWord.test(next)) return false
  if (previous !== '' && masks.includes(previous)) return false
  const joinsBefore = '-._/'.includes(previous) && previous !== '' && partOfWord.test(text.charAt(start - 2))
  const joinsAfter = '-_@'.includes(next) && next !== '' && partOfWord.test(text.charAt(end + 1))
  return !joinsBefore && !joinsAfter
}
