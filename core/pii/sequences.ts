/** References that survive where markup was pasted or sent as text; a number may go on behind them. */
const named: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '', zwnj: '', zwj: '' },
  ...{ commat: '@', period: '.', hyphen: '-', dash: '-', ndash: '-', plus: '+', colon: ':', lpar: '(', rpar: ')' },
}
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/iy
/** A line break inside a quoted mail, with the marks of the quote. */
const quotedBreak = /\n(?: ?>){1,20} ?/y
const softBreak = /=\r?\n/y
const octets = /(?:=[0-9A-F]{2}){1,4}/y

/** Characters that stand for one, and how many they are. */
export type Sequence = readonly [character: string, length: number]

const referenced = (text: string, at: number): Sequence | undefined => {
  reference.lastIndex = at
  const found = reference.exec(text)
  if (found === null) return undefined
  const [whole, decimal, hexadecimal, name = ''] = found
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  if (code <= 0x10ffff) return [String.fromCodePoint(code), whole.length]
  return Object.hasOwn(named, name) ? [named[name] ?? '', whole.length] : undefined
}

const lengthInOctets = (lead: number): number =>
  lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0

const decoded = (octet: readonly number[]): string | undefined => {
  try {
    return decodeURIComponent(octet.map((one) => `%${one.toString(16).padStart(2, '0')}`).join(''))
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

const fromOctets = (text: string, at: number): Sequence | undefined => {
  octets.lastIndex = at
  const written = octets.exec(text)?.[0] ?? ''
  const all = written
    .split('=')
    .slice(1)
    .map((pair) => Number.parseInt(pair, 16))
  const length = lengthInOctets(all[0] ?? 0xff)
  if (length === 0 || length > all.length) return undefined
  const character = decoded(all.slice(0, length))
  return character === undefined ? undefined : [character, length * 3]
}

/** What a text must hold to be taken for quoted-printable: a soft break, an encoded sign of its own, or UTF-8 in octets. */
const quotedPrintable = /=\r?\n|=3D|=20\r?\n|=C[23]=[89AB][0-9A-F]|=E2=80=[89AB][0-9A-F]/

export const isQuotedPrintable = (text: string): boolean => quotedPrintable.test(text)

/** Several characters that stand for one: `&nbsp;`, a line break and the `> ` of a quote, `=C3=A9` of a mail's transport. */
export const sequenceAt = (text: string, at: number, isPrintable: boolean): Sequence | undefined => {
  switch (text.charCodeAt(at)) {
    case 38:
      return referenced(text, at)
    case 10: {
      quotedBreak.lastIndex = at
      const found = quotedBreak.exec(text)
      return found === null ? undefined : ['\n', found[0].length]
    }
    case 61: {
      if (!isPrintable) return undefined
      softBreak.lastIndex = at
      const found = softBreak.exec(text)
      return found === null ? fromOctets(text, at) : ['', found[0].length]
    }
    default:
      return undefined
  }
}
