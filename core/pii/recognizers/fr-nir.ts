import { businessNumber, contextWords } from '../context.ts'
import { standsAlone, surer, type Reading, type Recognizer } from '../recognizer.ts'

const words = contextWords(
  ...[
    'sécurité sociale',
    'numéro de sécurité sociale',
    'n° de sécurité sociale',
    'sécu',
    'numéro de sécu',
    'nir',
    'insee',
  ],
  ...[
    'carte vitale',
    'vitale',
    'assuré',
    'immatriculation',
    'cpam',
    'ameli',
    'social security',
    'french social security',
  ],
  ...['sozialversicherungsnummer', 'seguridad social', 'sicurezza sociale'],
)

/** Sex, year, month, department (Corsica 2A and 2B), commune, order, key; each gap at most one space, hyphen or dot. */
const shape =
  /([1-478])[ .-]?(\d{2})[ .-]?(0[1-9]|1[0-2]|20|3\d|4[0-2]|[5-9]\d)[ .-]?(\d{2}|2[ab])[ .-]?(\d{3})[ .-]?(\d{3})(?:[ .\n/|-]{0,3}(\d{2}))?(?![\p{L}\p{N}])/iuy

/** Parted where its fields end, as on the card: other groups are another number's. */
const own = /^\d([ .-])\d\d\1\d\d\1\d[\dab]\1?\d{3}\1\d{3}/i

/** 97 minus the remainder; 2A counts as 19 and 2B as 18, as INSEE's rule of taking off a million and two says. */
const keyOf = (body: string): number => {
  const number = BigInt(body.toUpperCase().replace('2A', '19').replace('2B', '18'))
  return 97 - Number(number % 97n)
}

/** As many digits stand before the letter of Corsica. */
const fewest = 6

/** A number may begin at any group of digits; what begins with a group that is too long for a sex is another number. */
const places = function* ({ text, runs }: Reading): Generator<{ start: number; found: RegExpExecArray }> {
  for (const { groups, digits, offsets } of runs) {
    if (digits.length < fewest) continue
    for (const [index, { start }] of groups.entries()) {
      if (digits.length - (offsets[index] ?? 0) < fewest) break
      shape.lastIndex = start
      const found = shape.exec(text)
      if (found !== null) yield { start, found }
    }
  }
}

export const frNir: Recognizer = {
  type: 'FR_NIR',
  needs: 'digit',
  fewest,
  countries: ['FR'],
  source: 'INSEE, "Numéro d’inscription au répertoire"; décret n° 82-103',
  *find(reading) {
    for (const { start, found } of places(reading)) {
      const end = start + found[0].length
      const [, sex = '', year = '', month = '', department = '', commune = '', order = '', key] = found
      const body = sex + year + month + department + commune + order
      if (key !== undefined && keyOf(body) !== Number(key)) continue
      if (!standsAlone(reading, start, end)) continue
      const word = words.near(reading, start, end)
      const grouped = own.test(found[0])
      if (word === undefined && (key === undefined || businessNumber.near(reading, start, end) !== undefined)) continue
      yield {
        start,
        end,
        score: surer(key === undefined ? 0.4 : 0.8, grouped && 0.6, word !== undefined && 0.8),
        reasons: [
          key === undefined ? { code: 'pattern' } : { code: 'check-digit' },
          ...(grouped ? [{ code: 'punctuation' } as const] : []),
          ...(word === undefined ? [] : [{ code: 'context-word', word } as const]),
        ],
      }
    }
  },
}
