import { contextWords } from '../context.ts'
import { standsAlone, surer, type Reading, type Recognizer } from '../recognizer.ts'

const words = contextWords(
  'nino',
  'ni number',
  'ni no',
  'national insurance',
  'national insurance number',
  'insurance number',
  'assurance nationale',
)
const shape =
  /(?<![\p{L}\p{N}])([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![\p{L}\p{N}])/iuy
const neverIssued: ReadonlySet<string> = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
const fewest = 6

/** Two letters, perhaps a blank or hyphen, and then the first digits of a run: within it no letter stands. */
const places = function* ({ text, runs }: Reading): Generator<RegExpExecArray> {
  for (const { groups, digits } of runs) {
    const start = groups[0]?.start ?? 0
    const before = text.charCodeAt(start - 1)
    const gap = before === 32 || before === 45 ? 1 : 0
    if (digits.length < fewest || start - gap < 2 || !isLetter(text.charCodeAt(start - gap - 1))) continue
    shape.lastIndex = start - gap - 2
    const found = shape.exec(text)
    if (found !== null) yield found
  }
}

export const ukNino: Recognizer = {
  type: 'UK_NINO',
  needs: 'digit',
  fewest,
  countries: ['GB'],
  source: 'HMRC, NIM39110: the format of a National Insurance number',
  *find(reading) {
    for (const found of places(reading)) {
      const { index: start } = found
      const end = start + found[0].length
      if (!standsAlone(reading, start, end)) continue
      if (neverIssued.has((found[1] ?? '').toUpperCase())) {
        reading.missed?.('UK_NINO', start, end, { code: 'never-issued' })
        continue
      }
      const grouped = /[ -]/.test(found[0])
      const word = words.near(reading, start, end)
      const capitals = found[0] === found[0].toUpperCase()
      yield {
        start,
        end,
        score: surer(capitals ? 0.75 : 0.5, grouped && 0.5, word !== undefined && 0.8),
        reasons: [
          { code: 'pattern' },
          ...(grouped ? [{ code: 'punctuation' } as const] : []),
          ...(word === undefined ? [] : [{ code: 'context-word', word } as const]),
        ],
      }
    }
  },
}
