/** U+0030 of each script whose digits NFKC leaves alone (Unicode 16, general category Nd). */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450,
  0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50,
  0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950,
]

const invisible =
  /^[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]$/
const space = /^[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]$/
const lineBreak = /^[\u0085\u2028\u2029\r\v\f]$/
const hyphen = /^[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]$/

const digitOf = (code: number): string | undefined => {
  const zero = zeros.find((first) => code >= first && code < first + 10)
  return zero === undefined ? undefined : String(code - zero)
}

/** What one character reads as: itself, a plainer one, or nothing. */
export const foldCharacter = (character: string): string => {
  if (invisible.test(character)) return ''
  if (space.test(character)) return ' '
  if (lineBreak.test(character)) return '\n'
  if (hyphen.test(character)) return '-'
  const digit = digitOf(character.codePointAt(0) ?? 0)
  if (digit !== undefined) return digit
  const compatible = character.normalize('NFKC')
  return compatible.length === 1 && compatible < '\u0080' ? compatible : character
}
