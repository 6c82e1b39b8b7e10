import { standsAlone, type Found, type Reading, type Recognizer } from '../recognizer.ts'

const address = /(?<![\p{L}\p{N}:-])[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![:-]?[\p{L}\p{N}])/iuy

/** Where the sign stands again every three characters, five times in all: two before the first the address begins. */
const beginnings = (text: string, sign: string): number[] => {
  const found: number[] = []
  for (let at = text.indexOf(sign, 2); at !== -1; at = text.indexOf(sign, at + 1)) {
    const again = text.charAt(at + 3) === sign && text.charAt(at + 6) === sign && text.charAt(at + 9) === sign
    if (again && text.charAt(at + 12) === sign) found.push(at - 2)
  }
  return found
}

const addressAt = (reading: Reading, start: number): Found | undefined => {
  address.lastIndex = start
  const found = address.exec(reading.text)?.[0] ?? ''
  const end = start + found.length
  if (!/[a-f]/i.test(found) || !standsAlone(reading, start, end)) return undefined
  return { start, end, score: 0.93, reasons: [{ code: 'pattern' }] }
}

export const macAddress: Recognizer = {
  type: 'MAC_ADDRESS',
  needs: 'digit',
  source: 'IEEE 802-2014, section 8.1: the representation of MAC addresses',
  find: (reading) =>
    [...beginnings(reading.text, ':'), ...beginnings(reading.text, '-')].flatMap(
      (start) => addressAt(reading, start) ?? [],
    ),
}
