import { contextWords } from '../context.ts'
import { standsAlone, surer, type Recognizer } from '../recognizer.ts'

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
  /(?<![\p{L}\p{N}])([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![\p{L}\p{N}])/giu
const neverIssued: ReadonlySet<string> = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])

export const ukNino: Recognizer = {
  type: 'UK_NINO',
  needs: 'digit',
  countries: ['GB'],
  source: 'HMRC, NIM39110: the format of a National Insurance number',
  *find(reading) {
    for (const found of reading.text.matchAll(shape)) {
      const { index: start } = found
      const end = start + found[0].length
      if (neverIssued.has((found[1] ?? '').toUpperCase()) || !standsAlone(reading, start, end)) continue
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
