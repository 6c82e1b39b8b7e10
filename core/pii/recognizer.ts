import type { ContextWords } from './context.ts'
import type { DigitRun } from './digit-runs.ts'
import type { EntityType, Finding } from './finding.ts'
import type { Folded } from './fold.ts'
import type { Doubt } from './near-miss.ts'

/** What a recognizer may look at: the folded text, and its digits already grouped. */
export interface Reading extends Folded {
  readonly runs: readonly DigitRun[]
  /** The digits of the longest run. */
  readonly mostDigits: number
  /** Told of what was nearly found; absent where nobody asks why not. */
  readonly missed?: (type: EntityType, start: number, end: number, doubt: Doubt) => void
}

export type Found = Omit<Finding, 'type'>

/** Characters without one of which a recognizer isn't asked at all. */
export const cues = ['digit', 'at', 'bracket', 'colon', 'letter', 'opaque'] as const
export type Cue = (typeof cues)[number]

interface Kind {
  readonly type: EntityType
  /** Where the rule is published. */
  readonly source: string
  /** ISO 3166 codes of the countries that give such numbers out; absent where it is no country's. */
  readonly countries?: readonly string[]
}

/** Looks for itself. Findings are in the folded text; the engine maps them back. */
export interface Searching extends Kind {
  readonly needs: Cue
  /** How many digits a value has at least, in one run with nothing but signs and blanks between; default none. */
  readonly fewest?: number
  readonly find: (reading: Reading) => Iterable<Found>
}

interface Weighed extends Kind {
  /** How many letters and digits a value has, separators left out. */
  readonly lengths: readonly number[]
  /**
   * How the value is punctuated where that is its own: `#` for a letter or digit, all else as written, `###.###.###-##`.
   * What other numbers are written like too (`### ### ###`) doesn't belong here.
   */
  readonly shapes?: readonly string[]
  readonly words: ContextWords
  /** The share of random values of these lengths that `check` lets through, 1 where there is no check: over 0.01 is weak. */
  readonly passRate: number
}

/** A kind of digits alone. The engine hands over each group of digits of its lengths, so that it costs nothing elsewhere. */
export interface NumberRule extends Weighed {
  readonly form: 'number'
  readonly check?: (digits: string) => boolean
}

/** A kind of letters and digits mixed, handed over in capitals and without separators. */
export interface CodeRule extends Weighed {
  readonly form: 'code'
  /** Anchored at both ends and linear. */
  readonly pattern: RegExp
  readonly check?: (compact: string) => boolean
}

/** A kind that only its name gives away: `password: …`. `start` and `end` are where the name stands. */
export interface NamedRule extends Kind {
  readonly form: 'named'
  /** Words or phrases, matched whole, without case and diacritics. */
  readonly names: readonly string[]
  /** Reads on from the name, no further than a line or so. */
  readonly read: (
    reading: Reading,
    name: { readonly start: number; readonly end: number; readonly word: string },
  ) => Found | undefined
}

/** One kind: data and one predicate. */
export type Recognizer = Searching | NumberRule | CodeRule | NamedRule

/** Independent pieces of evidence, each of which takes away its share of the remaining doubt. */
export const surer = (base: number, ...evidence: readonly (number | false | undefined)[]): number =>
  1 - evidence.reduce<number>((doubt, share) => (typeof share === 'number' ? doubt * (1 - share) : doubt), 1 - base)

/** Scripts written without spaces don't make one word of a number and what stands beside it. */
const partOfWord =
  /(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}])[\p{L}\p{N}_]/u
const masks = '*•·▇█#xX'

const isAsciiWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95

/** Whether the character is of a word; the end of the text is not. */
export const isOfWord = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code < 128 ? isAsciiWord(code) : code >= 128 && partOfWord.test(text.charAt(at))
}

/** A masked character right before: `****1111` is no number that could still be redacted. */
export const isMasked = ({ text }: Folded, start: number): boolean =>
  start > 0 && masks.includes(text.charAt(start - 1))

const isJoint = (code: number): boolean => code === 45 || code === 46 || code === 47 || code === 95

/** False where something goes on here from before: a word, a hash, a masked number, a decimal. */
export const beginsAlone = (folded: Folded, start: number): boolean => {
  const { text } = folded
  if (start === 0) return true
  const before = text.charCodeAt(start - 1)
  if (before === 32 || before === 10) return true
  if (isOfWord(text, start - 1) || isMasked(folded, start)) return false
  return !(start > 1 && isJoint(before) && isOfWord(text, start - 2))
}

/** False where it goes on behind. */
export const endsAlone = ({ text }: Folded, end: number): boolean =>
  end >= text.length || (!isOfWord(text, end) && !('-_@'.includes(text.charAt(end)) && isOfWord(text, end + 1)))

/** False where the span is a piece of something longer. */
export const standsAlone = (folded: Folded, start: number, end: number): boolean =>
  beginsAlone(folded, start) && endsAlone(folded, end)
