import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { at, isDay } from './check-digits.ts'
import { luhn } from './credit-card.ts'

export const zaIdNumber: NumberRule = {
  type: 'ZA_ID_NUMBER',
  form: 'number',
  countries: ['ZA'],
  source: 'Identification Act 68 of 1997, regulations; Luhn check digit',
  lengths: [13],
  words: contextWords(
    'sa id',
    'south african id',
    'id number',
    'identity number',
    'rsa id',
    'id-nommer',
    'identiteitsnommer',
  ),
  passRate: 0.0015,
  check: (digits) => isDay(at(digits, 2, 4), at(digits, 4, 6)) && /^\d{10}[01]/.test(digits) && luhn(digits),
}
