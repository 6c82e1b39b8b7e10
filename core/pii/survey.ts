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

const known = 128
const classes = new Uint8Array(0x10000)

const markOf = (code: number): number => {
  if (code >= 48 && code <= 57) return seen.digit
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return seen.letter
  switch (String.fromCharCode(code)) {
    case '@':
      return seen.at
    case '(':
    case '[':
    case '{':
    case '<':
      return seen.bracket
    case ':':
    case '=':
      return code === 61 ? seen.colon | seen.sequence : seen.colon
    case '&':
    case '>':
      return seen.sequence
    default:
      return 0
  }
}

const classOf = (code: number): number => {
  const character = String.fromCharCode(code)
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  const isMark = code >= 0x300 && code <= 0x36f
  const foldable = isSurrogate || isMark || foldCharacter(character) !== character
  const made = known | markOf(code) | (foldable ? seen.foldable : 0) | (code > 127 ? seen.letter : 0)
  classes[code] = made
  return made
}

/** One pass over the code units, a table look-up each: whatever isn't there needs no recognizer to look for it. */
export const survey = (text: string): number => {
  let bits = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    bits |= classes[code] || classOf(code)
  }
  return bits & ~known
}

export const isFoldable = (code: number): boolean => ((classes[code] || classOf(code)) & seen.foldable) !== 0
