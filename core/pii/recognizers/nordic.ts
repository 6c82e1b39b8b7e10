import { contextWords } from '../context.ts'
import type { CodeRule, NumberRule } from '../recognizer.ts'
import { at, isDay, weighted } from './check-digits.ts'
import { luhn } from './credit-card.ts'

/** A coordination number adds sixty to the day. */
export const sePersonnummer: NumberRule = {
  type: 'SE_PERSONNUMMER',
  form: 'number',
  countries: ['SE'],
  source: 'Skatteverket, SKV 704: Personnummer; SKV 707: Samordningsnummer',
  lengths: [10, 12],
  shapes: ['######-####', '########-####'],
  words: contextWords('personnummer', 'pnr', 'samordningsnummer', 'swedish id', 'personal number', 'numéro personnel'),
  passRate: 0.007,
  check: (digits) => {
    const short = digits.slice(-10)
    if (digits.length === 12 && !/^(?:19|20)/.test(digits)) return false
    return isDay(at(short, 2, 4), at(short, 4, 6) % 60) && luhn(short)
  },
}

const letters = '0123456789ABCDEFHJKLMNPRSTUVWXY'

const henkilotunnus = {
  type: 'FI_PERSONAL_IDENTITY_CODE',
  countries: ['FI'],
  source: 'Digi- ja väestötietovirasto: henkilötunnus',
  shapes: ['######-####'],
  words: contextWords('henkilötunnus', 'hetu', 'personbeteckning', 'finnish id', 'personal identity code', 'sotu'),
  passRate: 0.0012,
  check: (compact: string): boolean => {
    const digits = compact.slice(0, 6) + compact.slice(-4, -1)
    return isDay(at(digits, 2, 4), at(digits, 0, 2)) && letters.charAt(Number(digits) % 31) === compact.slice(-1)
  },
} as const

/** The sign of the century stands between date and number: `-`, or a letter. */
export const fiPersonalIdentityCode: CodeRule = {
  ...henkilotunnus,
  form: 'code',
  lengths: [10, 11],
  pattern: /^\d{6}[A-FU-Y]?\d{3}[\dA-Y]$/,
}
/** Of those born before 2000 a third hold no letter at all. */
export const fiPersonalIdentityCodeOfDigits: NumberRule = { ...henkilotunnus, form: 'number', lengths: [10] }

/** Since 2007 numbers are given out that hold no check digit. */
export const dkCpr: NumberRule = {
  type: 'DK_CPR',
  form: 'number',
  countries: ['DK'],
  source: 'CPR-kontoret: Personnummeret i CPR',
  lengths: [10],
  words: contextWords('cpr', 'cpr-nummer', 'cpr-nr', 'cpr nr', 'personnummer', 'danish id', 'cpr number', 'numéro cpr'),
  passRate: 0.036,
  check: (digits) => isDay(at(digits, 2, 4), at(digits, 0, 2)),
}

/** A D-number adds forty to the day. */
export const noFnr: NumberRule = {
  type: 'NO_FNR',
  form: 'number',
  countries: ['NO'],
  source: 'Skatteetaten: fødselsnummer; folkeregisterforskriften § 2-2-1',
  lengths: [11],
  shapes: ['###### #####'],
  words: contextWords('fødselsnummer', 'fnr', 'personnummer', 'd-nummer', 'norwegian id', 'birth number'),
  passRate: 0.0006,
  check: (digits) =>
    isDay(at(digits, 2, 4), at(digits, 0, 2) % 40) &&
    weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
}
