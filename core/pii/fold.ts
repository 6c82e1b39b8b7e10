/**
 * The text as recognizers read it: plain digits, plain spaces and hyphens, nothing invisible; and, for each of its code
 * units, where it came from. `plain` is as long as `text`, in lower case and without diacritics, for context words.
 */
export interface Folded {
  readonly text: string
  readonly plain: string
  /** From a span of `text` to the span of the original; invisible characters inside it belong to it. */
  readonly origin: (start: number, end: number) => { readonly start: number; readonly end: number }
}

/** U+0030 of each script whose digits NFKC leaves alone (Unicode 16, general category Nd). */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
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
const foldOne = (character: string): string => {
  if (invisible.test(character)) return ''
  if (space.test(character)) return ' '
  if (lineBreak.test(character)) return '\n'
  if (hyphen.test(character)) return '-'
  const digit = digitOf(character.codePointAt(0) ?? 0)
  if (digit !== undefined) return digit
  const compatible = character.normalize('NFKC')
  return compatible.length === 1 && compatible < '\u0080' ? compatible : character
}

const plainOne = (character: string): string => {
  const base = character.normalize('NFD').charAt(0).toLowerCase()
  return base.length === character.length ? base : character
}

const known = new Map<string, readonly [folded: string, plain: string]>()

const fold1 = (character: string): readonly [string, string] => {
  const before = known.get(character)
  if (before !== undefined) return before
  const folded = foldOne(character)
  const made = [folded, folded.length === 1 ? plainOne(folded) : folded] as const
  if (known.size < 5000) known.set(character, made)
  return made
}

/** References that survive where markup was pasted or sent as text; a number may go on behind them. */
const named: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '', zwnj: '', zwj: '' },
  ...{ commat: '@', period: '.', hyphen: '-', dash: '-', ndash: '-', plus: '+', colon: ':', lpar: '(', rpar: ')' },
}
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/iy
/** A line break inside a quoted mail, with the marks of the quote. */
const quotedBreak = /\n(?: ?>)+ ?/y

const referenced = (text: string, at: number): readonly [character: string, length: number] | undefined => {
  reference.lastIndex = at
  const found = reference.exec(text)
  if (found === null) return undefined
  const [whole, decimal, hexadecimal, name = ''] = found
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  if (code <= 0x10ffff) return [String.fromCodePoint(code), whole.length]
  return Object.hasOwn(named, name) ? [named[name] ?? '', whole.length] : undefined
}

/** Several characters that stand for one, and how many: `&nbsp;`, or a line break and the `> ` of a quote. */
const sequence = (text: string, at: number): readonly [character: string, length: number] | undefined => {
  const code = text.charCodeAt(at)
  if (code === 38) return referenced(text, at)
  if (code !== 10) return undefined
  quotedBreak.lastIndex = at
  const found = quotedBreak.exec(text)
  return found === null ? undefined : ['\n', found[0].length]
}

const isPlainAscii = /^[\n\x20-\x7e]*$/
const hasSequence = /&[#a-z]|\n ?>/i

export const fold = (original: string): Folded => {
  if (isPlainAscii.test(original) && !hasSequence.test(original)) {
    return { text: original, plain: original.toLowerCase(), origin: (start, end) => ({ start, end }) }
  }
  const starts = new Uint32Array(original.length)
  const ends = new Uint32Array(original.length)
  const text: string[] = []
  const plain: string[] = []
  let length = 0
  for (let at = 0; at < original.length;) {
    const alone = String.fromCodePoint(original.codePointAt(at) ?? 0)
    const [character, units] = sequence(original, at) ?? [alone, alone.length]
    const [folded, bare] = character === '' ? ['', ''] : fold1(character)
    const next = at + units
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts[length] = at
      ends[length] = next
      length += 1
    }
    text.push(folded)
    plain.push(bare)
    at = next
  }
  return {
    text: text.join(''),
    plain: plain.join(''),
    origin: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }),
  }
}
