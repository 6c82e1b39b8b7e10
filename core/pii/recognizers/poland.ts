import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { at, isDay, weighted } from './check-digits.ts'

/** The century is added to the month, in steps of twenty. */
export const plPesel: NumberRule = {
  type: 'PL_PESEL',
  form: 'number',
  countries: ['PL'],
  source: 'Ustawa o ewidencji ludności, art. 15; gov.pl: co to jest numer PESEL',
  lengths: [11],
  words: contextWords('pesel', 'nr pesel', 'numer pesel', 'peselu', 'polish id', 'personal number', 'numéro personnel'),
  passRate: 0.018,
  check: (digits) =>
    isDay(at(digits, 2, 4) % 20, at(digits, 4, 6)) && weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
}
