import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { luhn } from './credit-card.ts'

export const caSin: NumberRule = {
  type: 'CA_SIN',
  form: 'number',
  countries: ['CA'],
  source: 'Employment and Social Development Canada: Social Insurance Number code of practice',
  lengths: [9],
  words: contextWords(
    ...['sin', 'sin number', 'social insurance', 'social insurance number', 'canadian sin'],
    ...['nas', "numéro d'assurance sociale", 'assurance sociale'],
  ),
  passRate: 0.09,
  check: (digits) => !/^[08]/.test(digits) && luhn(digits),
}
