import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { weighted } from './check-digits.ts'

export const chAhv: NumberRule = {
  type: 'CH_AHV',
  form: 'number',
  countries: ['CH'],
  source: 'Zentrale Ausgleichsstelle: AHV-Nummer, AHVV Art. 133; EAN-13 check digit',
  lengths: [13],
  shapes: ['###.####.####.##'],
  words: contextWords(
    ...['ahv', 'ahv-nummer', 'ahv-nr', 'ahvn13', 'avs', 'numéro avs', 'n° avs', 'numero avs', 'navs13'],
    ...['sozialversicherungsnummer', 'swiss social security number', 'social security'],
  ),
  passRate: 0.0001,
  check: (digits) => digits.startsWith('756') && weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
}
