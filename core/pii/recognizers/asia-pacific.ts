import { contextWords } from '../context.ts'
import type { CodeRule, NumberRule } from '../recognizer.ts'
import { at, isDay, isOneDigit, weighted } from './check-digits.ts'

export const auTfn: NumberRule = {
  type: 'AU_TFN',
  form: 'number',
  countries: ['AU'],
  source: 'Australian Taxation Office: tax file number, weighted modulus 11',
  lengths: [9],
  words: contextWords('tfn', 'tax file number', 'tax file', 'numéro fiscal australien'),
  passRate: 0.09,
  check: (digits) => !isOneDigit(digits) && weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
}

export const auAbn: NumberRule = {
  type: 'AU_ABN',
  form: 'number',
  countries: ['AU'],
  source: 'Australian Business Register: format of the ABN, modulus 89',
  lengths: [11],
  words: contextWords(
    'abn',
    'australian business number',
    'business number',
    'numéro abn',
    "numéro d'entreprise australien",
  ),
  passRate: 0.011,
  check: (digits) =>
    (weighted(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0 && /^[1-9]/.test(digits),
}

export const auMedicare: NumberRule = {
  type: 'AU_MEDICARE',
  form: 'number',
  countries: ['AU'],
  source: 'Australian Institute of Health and Welfare, METEOR 270101: Medicare card number',
  lengths: [10, 11],
  words: contextWords(
    'medicare',
    'medicare card',
    'medicare number',
    'medicare no',
    'carte medicare',
    'assurance maladie australienne',
  ),
  passRate: 0.05,
  check: (digits) => /^[2-6]/.test(digits) && weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === at(digits, 8, 9),
}

/** A second set of weights is asked where the first leaves ten. */
const isIrd = (digits: string): boolean => {
  const body = digits.padStart(9, '0')
  const key = (weights: readonly number[]): number => (11 - (weighted(body, weights) % 11)) % 11
  const first = key([3, 2, 7, 6, 5, 4, 3, 2])
  return (first === 10 ? key([7, 4, 3, 2, 5, 2, 7, 6]) : first) === at(body, 8, 9)
}

export const nzIrd: NumberRule = {
  type: 'NZ_IRD',
  form: 'number',
  countries: ['NZ'],
  source: 'Inland Revenue, Resident withholding tax specification: IRD number validation',
  lengths: [8, 9],
  words: contextWords('ird', 'ird number', 'ird no', 'inland revenue', 'numéro ird'),
  passRate: 0.09,
  check: (digits) => Number(digits) > 10_000_000 && Number(digits) < 150_000_000 && isIrd(digits),
}

const sums: Readonly<Record<string, readonly [number, string]>> = {
  S: [0, 'JZIHGFEDCBA'],
  T: [4, 'JZIHGFEDCBA'],
  F: [0, 'XWUTRQPNMLK'],
  G: [4, 'XWUTRQPNMLK'],
  M: [3, 'XWUTRQPNJLK'],
}

const isNric = (compact: string): boolean => {
  const [offset, letters] = sums[compact.charAt(0)] ?? [0, '']
  const sum = offset + weighted(compact.slice(1, 8), [2, 7, 6, 5, 4, 3, 2])
  const place = compact.startsWith('M') ? 10 - (sum % 11) : sum % 11
  return letters.charAt(place) === compact.charAt(8)
}

export const sgNricFin: CodeRule = {
  type: 'SG_NRIC_FIN',
  form: 'code',
  countries: ['SG'],
  source: 'Immigration & Checkpoints Authority of Singapore: NRIC and FIN, check letter',
  lengths: [9],
  pattern: /^[STFGM]\d{7}[A-Z]$/,
  words: contextWords(
    'nric',
    'fin',
    'nric number',
    'ic number',
    'identity card',
    'singapore id',
    'numéro nric',
    '身份证',
    '身份证号码',
  ),
  passRate: 0.008,
  check: isNric,
}

export const krRrn: NumberRule = {
  type: 'KR_RRN',
  form: 'number',
  countries: ['KR'],
  source: '주민등록법 시행규칙: 주민등록번호; check digit as given out until October 2020',
  lengths: [13],
  shapes: ['######-#######'],
  words: contextWords('주민등록번호', '주민번호', 'rrn', 'resident registration number', 'korean id'),
  passRate: 0.0036,
  check: (digits) =>
    isDay(at(digits, 2, 4), at(digits, 4, 6)) &&
    (11 - (weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === at(digits, 12, 13),
}

export const jpMyNumber: NumberRule = {
  type: 'JP_MY_NUMBER',
  form: 'number',
  countries: ['JP'],
  source: '総務省令第八十五号 (平成26年): 個人番号の検査用数字',
  lengths: [12],
  words: contextWords('マイナンバー', '個人番号', 'my number', 'mynumber', 'individual number'),
  passRate: 0.1,
  check: (digits) => {
    const rest = weighted(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return !isOneDigit(digits) && (rest < 2 ? 0 : 11 - rest) === at(digits, 11, 12)
  },
}

export const thTnin: NumberRule = {
  type: 'TH_TNIN',
  form: 'number',
  countries: ['TH'],
  source: 'กรมการปกครอง: เลขประจำตัวประชาชน, modulus 11',
  lengths: [13],
  shapes: ['#-####-#####-##-#'],
  words: contextWords('เลขประจำตัวประชาชน', 'บัตรประชาชน', 'thai id', 'thai national id', 'citizen id'),
  passRate: 0.08,
  check: (digits) =>
    /^[1-8]/.test(digits) &&
    (11 - (weighted(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === at(digits, 12, 13),
}
