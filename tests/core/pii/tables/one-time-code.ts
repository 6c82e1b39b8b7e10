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
}
