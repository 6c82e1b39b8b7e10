import { contextWords } from '../context.ts'
import type { CodeRule, NumberRule } from '../recognizer.ts'
import { at, isDay, mod1110 } from './check-digits.ts'

const countries = ['DE']

/** Of the first ten digits one stands there twice or three times, all others at most once. */
const hasOneRepeated = (digits: string): boolean => {
  const counts = Array.from({ length: 10 }, (_, digit) => digits.split(String(digit)).length - 1)
  const repeated = counts.filter((count) => count > 1)
  return repeated.length === 1 && (repeated[0] ?? 0) < 4
}

export const deTaxId: NumberRule = {
  type: 'DE_TAX_ID',
  form: 'number',
  countries,
  source: 'Bundeszentralamt für Steuern: Aufbau der Identifikationsnummer; § 139b AO',
  lengths: [11],
  words: contextWords(
    ...['steuer-id', 'steuer id', 'steueridentifikationsnummer', 'steuerliche identifikationsnummer', 'idnr', 'tin'],
    ...['steuernummer', 'identifikationsnummer', 'tax id', 'tax identification number', 'german tax id', 'id-nr'],
    ...['numéro fiscal', 'identifiant fiscal', 'número fiscal'],
  ),
  passRate: 0.0035,
  check: (digits) => !digits.startsWith('0') && hasOneRepeated(digits.slice(0, 10)) && mod1110(digits),
}

const sumOfDigits = (value: number): number => Math.floor(value / 10) + (value % 10)

/** The letter counts as its place in the alphabet, in two digits. */
const isSocialSecurity = (compact: string): boolean => {
  const letter = String(compact.charCodeAt(8) - 64).padStart(2, '0')
  const digits = compact.slice(0, 8) + letter + compact.slice(9, 11)
  const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
  const sum = weights.reduce((total, weight, index) => total + sumOfDigits(weight * at(digits, index, index + 1)), 0)
  return isDay(at(compact, 4, 6), at(compact, 2, 4) % 50) && sum % 10 === at(compact, 11, 12)
}

export const deSocialSecurity: CodeRule = {
  type: 'DE_SOCIAL_SECURITY',
  form: 'code',
  countries,
  source: 'VKVV § 2; Deutsche Rentenversicherung: Aufbau der Versicherungsnummer',
  lengths: [12],
  pattern: /^\d{8}[A-Z]\d{3}$/,
  words: contextWords(
    ...['sozialversicherungsnummer', 'rentenversicherungsnummer', 'versicherungsnummer', 'sv-nummer', 'svnr', 'rvnr'],
    ...['sozialversicherungsausweis', 'social security', 'social security number', 'sécurité sociale allemande'],
  ),
  passRate: 0.005,
  check: isSocialSecurity,
}

const valueOf = (character: string): number => Number.parseInt(character, 36)

/** ICAO 9303: weights 7, 3, 1. */
const hasIcaoDigit = (compact: string): boolean => {
  const sum = Array.from(compact.slice(0, 9)).reduce(
    (total, one, index) => total + valueOf(one) * ([7, 3, 1][index % 3] ?? 0),
    0,
  )
  return sum % 10 === at(compact, 9, 10)
}

export const deIdCard: CodeRule = {
  type: 'DE_ID_CARD',
  form: 'code',
  countries,
  source: 'PAuswV § 3; ICAO Doc 9303-3, section 4.9',
  lengths: [10],
  pattern: /^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}\d$/,
  words: contextWords(
    ...['personalausweis', 'ausweisnummer', 'personalausweisnummer', 'ausweis', 'perso', 'id card', 'identity card'],
    ...["carte d'identité", 'ausweis-nr', 'dokumentennummer'],
  ),
  passRate: 0.1,
  check: hasIcaoDigit,
}
