import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { isOneDigit, weighted } from './check-digits.ts'

export const nlBsn: NumberRule = {
  type: 'NL_BSN',
  form: 'number',
  countries: ['NL'],
  source: 'Rijksdienst voor Identiteitsgegevens: Logisch Ontwerp BSN, elfproef',
  lengths: [9],
  words: contextWords(
    ...['bsn', 'bsn-nummer', 'burgerservicenummer', 'sofinummer', 'sofi-nummer', 'citizen service number', 'dutch id'],
    ...['numéro de service au citoyen'],
  ),
  passRate: 0.09,
  check: (digits) => weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && !isOneDigit(digits),
}
