import { contextWords } from '../context.ts'
import type { CodeRule, NumberRule } from '../recognizer.ts'
import { at, isDay, weighted } from './check-digits.ts'

/** The second letter, where there is one, counts nine times. */
export const isPps = (compact: string): boolean => {
  const second = compact.charAt(8)
  const extra = second === '' || second === 'W' ? 0 : (second.charCodeAt(0) - 64) * 9
  const sum = weighted(compact, [8, 7, 6, 5, 4, 3, 2]) + extra
  return 'WABCDEFGHIJKLMNOPQRSTUV'.charAt(sum % 23) === compact.charAt(7)
}

export const iePps: CodeRule = {
  type: 'IE_PPS',
  form: 'code',
  countries: ['IE'],
  source: 'Department of Social Protection: Personal Public Service number, check character',
  lengths: [8, 9],
  pattern: /^\d{7}[A-W][A-IW]?$/,
  words: contextWords('pps', 'ppsn', 'pps number', 'pps no', 'personal public service', 'numéro pps'),
  passRate: 0.044,
  check: isPps,
}

export const atSsn: NumberRule = {
  type: 'AT_SSN',
  form: 'number',
  countries: ['AT'],
  source: 'Dachverband der Sozialversicherungsträger: Versicherungsnummer, § 31 ASVG',
  lengths: [10],
  shapes: ['#### ######'],
  words: contextWords(
    ...['sozialversicherungsnummer', 'sv-nummer', 'svnr', 'sv-nr', 'versicherungsnummer', 'e-card', 'vsnr'],
    ...['austrian social security', 'social security number'],
  ),
  // A date and an hour pass too easily to do without a word: told as weak.
  passRate: 0.011,
  check: (digits) =>
    !digits.startsWith('0') &&
    isDay(at(digits, 6, 8), at(digits, 4, 6)) &&
    weighted(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === at(digits, 3, 4),
}
