import { contextWords } from '../context.ts'
import type { CodeRule, NumberRule } from '../recognizer.ts'

const countries = ['IN']

const turned = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

const permuted = (digit: number, times: number): number => {
  let value = digit
  for (let time = 0; time < times % 8; time += 1) value = turned[value] ?? 0
  return value
}

/** The dihedral group of the pentagon: five turns, five reflections. */
const product = (one: number, other: number): number => {
  if (one < 5) return other < 5 ? (one + other) % 5 : 5 + ((one + other) % 5)
  return other < 5 ? 5 + ((one - other + 5) % 5) : (one - other + 5) % 5
}

/** Verhoeff's check digit. */
export const verhoeff = (digits: string): boolean =>
  Array.from(digits)
    .reverse()
    .reduce((sum, digit, index) => product(sum, permuted(Number(digit), index)), 0) === 0

export const inAadhaar: NumberRule = {
  type: 'IN_AADHAAR',
  form: 'number',
  countries,
  source: 'UIDAI: A UID Numbering Scheme (2010); Verhoeff check digit',
  lengths: [12],
  words: contextWords('aadhaar', 'aadhar', 'aadhaar number', 'uidai', 'uid', 'आधार', 'aadhaar card', 'numéro aadhaar'),
  passRate: 0.08,
  check: (digits) => /^[2-9]/.test(digits) && verhoeff(digits),
}

/** The fourth letter tells whose it is: a person's, a company's, a trust's. */
export const inPan: CodeRule = {
  type: 'IN_PAN',
  form: 'code',
  countries,
  source: 'Income Tax Department of India: Permanent Account Number, rule 114',
  lengths: [10],
  pattern: /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/,
  words: contextWords('pan', 'pan card', 'pan number', 'permanent account number', 'income tax', 'carte pan'),
  passRate: 1,
}
