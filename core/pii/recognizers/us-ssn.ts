import { businessNumber, contextWords } from '../context.ts'
import { isWholeRun, separatorOf, shapeOf, windows } from '../digit-runs.ts'
import { standsAlone, surer, type Recognizer } from '../recognizer.ts'

const words = contextWords(
  ...['ssn', 'ssns', 'ss#', 'ssn#', 'social security', 'social security number', 'social', 'soc sec', 'tax id'],
  ...['numéro de sécurité sociale américain', 'seguro social', 'sozialversicherungsnummer'],
)

/** Numbers that the Social Security Administration never issues, and the two famous ones of advertisements. */
const isIssued = (digits: string): boolean => {
  const area = digits.slice(0, 3)
  if (area === '000' || area === '666' || area.startsWith('9')) return false
  if (digits.slice(3, 5) === '00' || digits.slice(5) === '0000') return false
  return digits !== '078051120' && digits !== '219099999'
}

export const usSsn: Recognizer = {
  type: 'US_SSN',
  needs: 'digit',
  fewest: 9,
  countries: ['US'],
  source: 'ssa.gov, "Social Security Number Randomization"; POMS RM 10201.035',
  *find(reading) {
    for (const run of reading.runs) {
      if (run.digits.length !== 9) continue
      for (const window of windows(run, 9, 9)) {
        const { start, end, digits } = window
        if (!isWholeRun(window)) continue
        if (!isIssued(digits)) {
          if (words.near(reading, start, end) !== undefined)
            reading.missed?.('US_SSN', start, end, { code: 'never-issued' })
          continue
        }
        const shape = shapeOf(window)
        const shaped = shape === '3-2-4' && ['-', ' ', '.'].includes(separatorOf(window) ?? '')
        if ((!shaped && shape !== '9') || !standsAlone(reading, start, end)) continue
        const word = words.near(reading, start, end)
        if (word === undefined && (!shaped || businessNumber.near(reading, start, end) !== undefined)) continue
        const base = shaped ? (separatorOf(window) === '-' ? 0.86 : 0.6) : 0.5
        yield {
          start,
          end,
          score: surer(base, word !== undefined && 0.8),
          reasons: [
            shaped ? { code: 'punctuation' } : { code: 'pattern' },
            ...(word === undefined ? [] : [{ code: 'context-word', word } as const]),
          ],
        }
      }
    }
  },
}
