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

const chunk = 4096

/** The text in small letters without diacritics, code unit for code unit. */
export const plainOf = (text: string, from = 0, to = text.length): string => {
  let plain = ''
  for (let start = from; start < to; start += chunk) {
    const units: number[] = []
    for (let at = start; at < Math.min(to, start + chunk); at += 1) units.push(plainCode(text.charCodeAt(at)))
    plain += String.fromCharCode(...units)
  }
  return plain
}

/** Whether the unit is of a word: a letter or digit, or of a script that has no case; signs and blanks are not. */
export const isWordCode = (code: number): boolean =>
  code < 128
    ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
    : code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || code > 0x303f)
