import { foldCharacter } from './fold-character.ts'

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
} as const

/** One class of characters each: engines look for these at gigabytes a second, and stop at the first. */
const looks: readonly (readonly [RegExp, number])[] = [
  [/[0-9]/, seen.digit],
  [/@/, seen.at],
  [/[([{<]/, seen.bracket],
  [/[:=]/, seen.colon],
  [/[A-Za-z\u0080-\uffff]/, seen.letter],
  [/[&=]|\n ?>/, seen.sequence],
]

/** Wider than what folds: nearly all text in Latin letters holds none of these. */
const mayFold = /[\t\v\f\r\u0080-\u00bf\u02b0-\u036f\u0600-\uffff]/g

const known = 2
const folds = 1
const classes = new Uint8Array(0x10000)

const classOf = (code: number): number => {
  const character = String.fromCharCode(code)
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  const isMark = code >= 0x300 && code <= 0x36f
  const made = known | (isSurrogate || isMark || foldCharacter(character) !== character ? folds : 0)
  classes[code] = made
  return made
}

/** A table look-up, filled as characters are met. */
export const isFoldable = (code: number): boolean => ((classes[code] || classOf(code)) & folds) !== 0

const holdsFoldable = (text: string): boolean => {
  mayFold.lastIndex = 0
  while (mayFold.test(text)) if (isFoldable(text.charCodeAt(mayFold.lastIndex - 1))) return true
  return false
}

/** The first look at a text: whatever kind of character isn't there needs no recognizer to look for it. */
export const survey = (text: string): number => {
  let bits = 0
  for (const [look, bit] of looks) if (look.test(text)) bits |= bit
  return holdsFoldable(text) ? bits | seen.foldable : bits
}
