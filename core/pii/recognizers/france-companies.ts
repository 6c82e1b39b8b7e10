import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { isOneDigit } from './check-digits.ts'
import { luhn } from './credit-card.ts'

const countries = ['FR']
const source = 'Code de commerce R123-220 et suivants; INSEE, SIRENE: définition du SIREN et du SIRET'
const check = (digits: string): boolean => luhn(digits) && !isOneDigit(digits)

export const frSiren: NumberRule = {
  type: 'FR_SIREN',
  form: 'number',
  countries,
  source,
  lengths: [9],
  words: contextWords('siren', 'n° siren', 'numéro siren', 'rcs', 'siren number', 'french company number'),
  passRate: 0.1,
  check,
}

export const frSiret: NumberRule = {
  type: 'FR_SIRET',
  form: 'number',
  countries,
  source,
  lengths: [14],
  shapes: ['### ### ### #####'],
  words: contextWords('siret', 'n° siret', 'numéro siret', 'siret number', 'établissement'),
  passRate: 0.1,
  check,
}
