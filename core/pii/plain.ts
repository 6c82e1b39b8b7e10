/** For each code unit its small letter without diacritics, 0 where not yet asked: words are looked up in this reading. */
const codes = new Uint16Array(0x10000)

const baseOf = (code: number): number => {
  const character = String.fromCharCode(code)
  const base = character.normalize('NFD').charAt(0).toLowerCase()
  return base.length === 1 ? base.charCodeAt(0) : code
}

/** Letters that NFD leaves whole though people write them both ways. */
const alike = { ł: 'l', Ł: 'l', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd', ı: 'i', '’': "'", '‘': "'" }
for (const [letter, base] of Object.entries(alike)) codes[letter.charCodeAt(0)] = base.charCodeAt(0)

export const plainCode = (code: number): number => {
  const before = codes[code] ?? 0
  if (before !== 0) return before
  const made = baseOf(code)
  codes[code] = made
  return made
}

const beyondAscii = /[^\n\x20-\x7e]/

/** The text in small letters without diacritics, code unit for code unit. */
export const plainOf = (text: string, from = 0, to = text.length): string => {
  const part = text.slice(from, to)
  if (!beyondAscii.test(part)) return part.toLowerCase()
  let plain = ''
  for (let at = 0; at < part.length; at += 1) plain += String.fromCharCode(plainCode(part.charCodeAt(at)))
  return plain
}

/** Whether the unit is of a word: a letter or digit, or of a script that has no case; signs and blanks are not. */
export const isWordCode = (code: number): boolean =>
  code < 128
    ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
    : code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || code > 0x303f)

/** What `wordCodeOf` gives for what is of no word: less than any letter or digit. */
export const outside = 1
const wordCodes = new Uint16Array(0x10000)

const wordCodeMade = (code: number): number => {
  const plain = plainCode(code)
  const made = isWordCode(plain) ? plain : outside
  wordCodes[code] = made
  return made
}

/** `plainCode` and `isWordCode` in one look: the plain letter of a word, or `outside`. */
export const wordCodeOf = (code: number): number => wordCodes[code] || wordCodeMade(code)
