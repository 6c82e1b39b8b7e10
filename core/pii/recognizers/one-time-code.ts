import { labelled, spelled } from './naming.ts'

export const oneTimeCode = labelled({
  type: 'ONE_TIME_CODE',
  source: 'RFC 4226 and RFC 6238; NIST SP 800-63B, section 5.1.4',
  names: [
    ...spelled('otp', 'one time code', 'one time password', 'verification code', 'login code', 'passcode'),
    ...['one-time code', 'one-time password', 'one-time passcode', '2fa code', 'authentication code', 'sms code'],
    ...['code de vérification', 'code à usage unique', 'code reçu par sms', 'einmalcode', 'einmalpasswort', 'sms-tan'],
    ...['bestätigungscode', 'verifizierungscode', 'código de verificación', 'código de un solo uso'],
    ...['codice di verifica', 'codice otp', 'verificatiecode', 'eenmalige code', 'código de verificação'],
    ...['kod weryfikacyjny', 'kod jednorazowy', 'engangskode', 'engångskod', 'kertakäyttökoodi'],
  ],
  value: /(?:G-)?(?:\d{3}[ -]\d{3}|\d{4,8})(?![ ./-]?\d)/y,
  score: 0.88,
})
