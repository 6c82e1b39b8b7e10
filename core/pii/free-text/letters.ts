/** Sorts of UTF-16 code units, as numbers so that a table can hold one for each. */
export const sort = { other: 0, lower: 1, upper: 2, caseless: 3, digit: 4 } as const

const sortOf = (code: number): number => {
  const character = String.fromCharCode(code)
  if (/\p{N}/u.test(character)) return sort.digit
  if (/\p{Lu}|\p{Lt}/u.test(character)) return sort.upper
  if (/\p{Ll}|\p{M}/u.test(character)) return sort.lower
  return /\p{L}/u.test(character) ? sort.caseless : sort.other
}

const unknown = 255
const table = new Uint8Array(65536).fill(unknown)

/** Asked once for each code unit there is: a regular expression for every character of a text would be most of the work. */
export const sortAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  // Outside the text there is no code: NaN has no entry.
  const before = table[code] ?? sort.other
  if (before !== unknown) return before
  const found = sortOf(code)
  table[code] = found
  return found
}
