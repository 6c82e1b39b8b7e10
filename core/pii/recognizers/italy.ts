import { contextWords } from '../context.ts'
import type { CodeRule, NumberRule } from '../recognizer.ts'
import { isOneDigit } from './check-digits.ts'
import { luhn } from './credit-card.ts'

const countries = ['IT']

/** What a character at an odd place counts, 0 to 9 and A to Z in order; a digit counts as the letter of its place. */
const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

const placeOf = (character: string): number => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65)

const hasLetter = (compact: string): boolean => {
  const sum = Array.from(compact.slice(0, 15)).reduce(
    (total, one, index) => total + (index % 2 === 0 ? (odd[placeOf(one)] ?? 0) : placeOf(one)),
    0,
  )
  return String.fromCharCode(65 + (sum % 26)) === compact.charAt(15)
}

/** Digits may be replaced by letters where two people would have the same code. */
export const itFiscalCode: CodeRule = {
  type: 'IT_FISCAL_CODE',
  form: 'code',
  countries,
  source: 'Decreto ministeriale 23 dicembre 1976, n. 13813',
  lengths: [16],
  pattern: /^[A-Z]{6}[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/,
  words: contextWords('codice fiscale', 'cod. fisc', 'c.f', 'cf', 'fiscal code', 'italian tax code', 'code fiscal'),
  passRate: 0.0002,
  check: hasLetter,
}

export const itVatCode: NumberRule = {
  type: 'IT_VAT_CODE',
  form: 'number',
  countries,
  source: 'DPR 633/1972, art. 35; Agenzia delle Entrate: struttura della partita IVA',
  lengths: [11],
  words: contextWords('partita iva', 'p. iva', 'p.iva', 'piva', 'vat', 'vat number', 'numéro de tva', 'iva'),
  passRate: 0.1,
  check: (digits) => luhn(digits) && !isOneDigit(digits),
}
