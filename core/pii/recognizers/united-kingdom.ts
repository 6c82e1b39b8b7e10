import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { at, isOneDigit, weighted } from './check-digits.ts'

const countries = ['GB']

export const ukNhs: NumberRule = {
  type: 'UK_NHS',
  form: 'number',
  countries,
  source: 'NHS Data Dictionary: NHS NUMBER, modulus 11',
  lengths: [10],
  words: contextWords('nhs', 'nhs number', 'nhs no', 'national health service', 'numéro nhs', 'nhs-nummer'),
  passRate: 0.09,
  check: (digits) => weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 && !isOneDigit(digits),
}

export const ukUtr: NumberRule = {
  type: 'UK_UTR',
  form: 'number',
  countries,
  source: 'HMRC: check digit of a Unique Taxpayer Reference',
  lengths: [10],
  words: contextWords(
    'utr',
    'unique taxpayer reference',
    'taxpayer reference',
    'self assessment',
    'tax reference',
    'hmrc',
    'référence fiscale',
  ),
  passRate: 0.1,
  check: (digits) => {
    const rest = weighted(digits.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11
    return Number('21987654321'.charAt(rest)) === at(digits, 0, 1)
  },
}
