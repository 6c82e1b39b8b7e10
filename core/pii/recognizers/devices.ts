import { contextWords } from '../context.ts'
import type { CodeRule, NumberRule } from '../recognizer.ts'
import { isOneDigit } from './check-digits.ts'
import { luhn } from './credit-card.ts'

export const imei: NumberRule = {
  type: 'IMEI',
  form: 'number',
  source: '3GPP TS 23.003, section 6.2.1 and annex B; GSMA TS.06',
  lengths: [15],
  words: contextWords(
    'imei',
    'imei number',
    'gerätenummer',
    'numéro imei',
    'imei-nummer',
    'número imei',
    'codice imei',
    'nr imei',
  ),
  passRate: 0.1,
  check: (digits) => luhn(digits) && !isOneDigit(digits),
}

const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const values = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'

/** The check digit is asked for in North America and China only; elsewhere another sign may stand there. */
const isVin = (compact: string): boolean => {
  const sum = Array.from(compact).reduce(
    (total, one, index) => total + (values.indexOf(one) % 10) * (weights[index] ?? 0),
    0,
  )
  return '0123456789X'.charAt(sum % 11) === compact.charAt(8) || !/^[1-5L]/.test(compact)
}

export const vin: CodeRule = {
  type: 'VIN',
  form: 'code',
  source: 'ISO 3779; 49 CFR 565.15',
  lengths: [17],
  pattern: /^[A-HJ-NPR-Z\d]{13}\d{4}$/,
  words: contextWords(
    ...[
      'vin',
      'vin number',
      'chassis',
      'chassis number',
      'vehicle identification number',
      'numéro de châssis',
      'châssis',
    ],
    ...[
      'fahrgestellnummer',
      'fahrzeug-identifizierungsnummer',
      'fin',
      'fahrgestell-nr',
      'número de bastidor',
      'bastidor',
    ],
    ...[
      'numero di telaio',
      'telaio',
      'chassisnummer',
      'número do chassi',
      'numer vin',
      'numer nadwozia',
      'nadwozia',
      'numéro de série du véhicule',
    ],
  ),
  passRate: 0.5,
  check: isVin,
}
