import { foldCharacter } from './fold-character.ts'
import { isWordCode, plainCode } from './plain.ts'

/** What the first look at a text tells, as bits. */
export const seen = {
  digit: 1,
  at: 2,
  bracket: 4,
  colon: 8,
  letter: 16,
  /** A character that reads as another one, or half of one that may. */
  foldable: 32,
  /** The beginning of what may be several characters for one: `&nbsp;`, `=C3=A9`, the mark of a quote. */
  sequence: 64,
  /** A long word, or one of letters and digits: a key or a token may be one. */
  opaque: 128,
} as const

/** Of a word, as `isWordCode` has it. */
const ofWord = 512
/** `>`, which is the mark of a quote at the beginning of a line. */
const greater = 1024
/** A code unit that was classed before: no class is 0. */
const known = 2048

const classes = new Uint16Array(0x10000)
/** `plainCode` of each code unit that was classed. */
const plain = new Uint16Array(0x10000)

const signs: Readonly<Record<string, number>> = {
  ...{ '@': seen.at, '(': seen.bracket, '[': seen.bracket, '{': seen.bracket, '<': seen.bracket },
  ...{ ':': seen.colon, '=': seen.colon | seen.sequence, '&': seen.sequence, '>': greater },
}

const mayRead = (code: number, character: string): boolean =>
  (code >= 0xd800 && code <= 0xdfff) || (code >= 0x300 && code <= 0x36f) || foldCharacter(character) !== character

const classOf = (code: number): number => {
  const character = String.fromCharCode(code)
  let made = known | (signs[character] ?? 0)
  if (code >= 48 && code <= 57) made |= seen.digit
  if (code >= 0x80 || /[A-Za-z]/.test(character)) made |= seen.letter
  if (mayRead(code, character)) made |= seen.foldable
  plain[code] = plainCode(code)
  if (isWordCode(plain[code])) made |= ofWord
  classes[code] = made
  return made
}

/** A table look-up, filled as characters are met. */
export const isFoldable = (code: number): boolean => ((classes[code] || classOf(code)) & seen.foldable) !== 0

/** Words to look out for, as a filter: one entry for each hash, 1 where a word has it. */
export type WordFilter = Uint8Array
const slots = 1 << 16

const step = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0

/** `words` in plain letters. */
export const wordFilter = (words: Iterable<string>): WordFilter => {
  const filter = new Uint8Array(slots)
  for (const word of words) {
    let hash = 0
    for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at))
    filter[hash & (slots - 1)] = 1
  }
  return filter
}

export interface Look {
  readonly bits: number
  /** Where each group of ASCII digits begins. */
  readonly digits: readonly number[]
  /** Where each word ends that may be one of the filter's. */
  readonly words: readonly number[]
}

const mixed = seen.digit | seen.letter
/** Longer words are rare in any language, and every token is longer. */
const longWord = 16
/** `3rd` and `2x` are no tokens. */
const longMixed = 5

/**
 * The first look at a text, one table look-up for each character: what isn't there needs no recognizer to look for it,
 * and what is there needs no second search.
 */
export const survey = (text: string, filter: WordFilter): Look => {
  const digits: number[] = []
  const words: number[] = []
  let bits = 0
  let hash = 0
  let word = 0
  let outside = -1
  let lastDigit = -2
  const { length } = text
  for (let at = 0; at <= length; at += 1) {
    // Behind the end stands a blank, which ends the last word.
    const code = at < length ? text.charCodeAt(at) : 32
    const kind = classes[code] || classOf(code)
    if ((kind & ofWord) !== 0) {
      word |= kind
      hash = step(hash, plain[code] ?? 0)
      if ((kind & seen.digit) === 0) continue
      if (lastDigit !== at - 1) digits.push(at)
      lastDigit = at
      continue
    }
    bits |= kind
    if (word !== 0) {
      const size = at - outside - 1
      if (size >= longMixed && (size >= longWord || (word & mixed) === mixed)) bits |= seen.opaque
      if (filter[hash & (slots - 1)] === 1) words.push(at)
      bits |= word
      word = 0
      hash = 0
    }
    outside = at
  }
  if ((bits & greater) !== 0 && /\n ?>/.test(text)) bits |= seen.sequence
  return { bits, digits, words }
}

const nothing: WordFilter = wordFilter([])

/** What is there, where nothing else is asked. */
export const bitsOf = (text: string): number => survey(text, nothing).bits
