import { standsAlone, type Recognizer } from '../recognizer.ts'

const address = /(?<![\p{L}\p{N}:-])[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![:-]?[\p{L}\p{N}])/iuy

/** Where the sign stands again every three characters, five times in all: two before the first the address begins. */
const beginnings = function* (text: string, sign: string): Generator<number> {
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1))
    if ([3, 6, 9, 12].every((step) => text.charAt(at + step) === sign) && at > 1) yield at - 2
}

export const macAddress: Recognizer = {
  type: 'MAC_ADDRESS',
  needs: 'digit',
  source: 'IEEE 802-2014, section 8.1: the representation of MAC addresses',
  *find(reading) {
    const { text } = reading
    for (const sign of ':-')
      for (const start of beginnings(text, sign)) {
        address.lastIndex = start
        const found = address.exec(text)?.[0] ?? ''
        if (/[a-f]/i.test(found) && standsAlone(reading, start, start + found.length))
          yield { start, end: start + found.length, score: 0.93, reasons: [{ code: 'pattern' }] }
      }
  },
}
