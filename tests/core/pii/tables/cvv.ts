import type { Table } from './table.ts'

export const cvv: Table = {
  hits: [
    'CVV: ‹123›',
    'cvc ‹4567›',
    'the security code is ‹123›.',
    'cryptogramme visuel : ‹123›',
    'Kartenprüfnummer ‹123›',
    'código de seguridad: ‹123›',
  ],
  misses: ['room 123', 'CVV: 12', 'CVV: 12345', 'cvv 123-456', 'security code: 123.45', 'code postal 1234', 'CVV ***'],
  languages: {
    en: 'security code: ‹123›',
    fr: 'cryptogramme : ‹123›',
    de: 'Kartenprüfnummer: ‹123›',
    es: 'código de seguridad ‹123›',
    it: 'codice di sicurezza: ‹123›',
    nl: 'beveiligingscode ‹123›',
    pt: 'código de segurança: ‹123›',
    pl: 'kod bezpieczeństwa: ‹123›',
  },
  punctuated: ['(CVV: ‹123›)', 'cvc "‹4567›".'],
  foreign: ['CVV 1-2-3', 'CVV: 12/34'],
  neighbours: ['CVV: 12345', 'CVV 123 456', 'CVV123'],
}
