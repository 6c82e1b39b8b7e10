import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { at, elevenLess, weighted } from './check-digits.ts'

export const ptNif: NumberRule = {
  type: 'PT_NIF',
  form: 'number',
  countries: ['PT'],
  source: 'Decreto-Lei n.º 14/2013, artigo 8.º; Autoridade Tributária: NIF',
  lengths: [9],
  words: contextWords(
    'nif',
    'contribuinte',
    'número de contribuinte',
    'número de identificação fiscal',
    'nipc',
    'tax number',
  ),
  passRate: 0.09,
  check: (digits) =>
    /^(?:[1235689]|45|7[01245789])/.test(digits) &&
    elevenLess(weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2])) === at(digits, 8, 9),
}
