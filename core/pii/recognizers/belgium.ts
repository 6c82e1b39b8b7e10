import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { at, isDay, remainder } from './check-digits.ts'

/** Those born from 2000 on reckon with a 2 before the number. */
const isKey = (digits: string): boolean => {
  const key = at(digits, 9, 11)
  return [digits.slice(0, 9), `2${digits.slice(0, 9)}`].some((body) => 97 - remainder(body, 97) === key)
}

export const beNn: NumberRule = {
  type: 'BE_NN',
  form: 'number',
  countries: ['BE'],
  source: 'Koninklijk besluit van 3 april 1984; IBZ: samenstelling van het rijksregisternummer',
  lengths: [11],
  shapes: ['##.##.##-###.##'],
  words: contextWords(
    ...['rijksregisternummer', 'rijksregister', 'insz', 'numéro national', 'numéro de registre national', 'niss'],
    ...['registre national', 'nationalregisternummer', 'national register number', 'national number', 'rrn', 'nrn'],
  ),
  passRate: 0.0008,
  check: (digits) => isDay(at(digits, 2, 4), at(digits, 4, 6)) && isKey(digits),
}
