import type { Table } from './table.ts'

export const oneTimeCode: Table = {
  hits: [
    'Your verification code is ‹493021›.',
    'OTP: ‹4930›',
    'code de vérification : ‹493 021›',
    'Bestätigungscode ‹493021›',
    'one-time password: ‹12345678›',
    'verification code ‹G-493021›',
  ],
  misses: [
    'postcode 493021',
    'OTP: 123',
    'OTP: 123456789',
    'verification code expired',
    'code de vérification 493-021-55',
    'Bestätigungscode fehlt',
  ],
  languages: {
    en: 'verification code: ‹493021›',
    fr: 'code à usage unique : ‹493021›',
    de: 'Einmalcode: ‹493021›',
    es: 'código de verificación: ‹493021›',
    it: 'codice di verifica: ‹493021›',
    nl: 'verificatiecode: ‹493021›',
    pt: 'código de verificação: ‹493021›',
    pl: 'kod weryfikacyjny: ‹493021›',
    da: 'engangskode: ‹493021›',
    sv: 'engångskod: ‹493021›',
  },
  punctuated: ['(OTP: ‹493-021›)', 'code de vérification : « ‹493021› »'],
  foreign: ['OTP 49/30/21', 'OTP: 493.021'],
  neighbours: ['OTP: 4930214930', 'OTP: A493021', 'OTP: 493021 33'],
}
