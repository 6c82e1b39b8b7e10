import type { Table } from './table.ts'

export const healthInsuranceId: Table = {
  hits: ['Member ID: ‹W123456789›', 'Krankenversichertennummer ‹A123456780›', 'tarjeta sanitaria: ‹BBBB-4711829›'],
  misses: [
    'member since 2019',
    'member id pending',
    'Member ID: 2024-03-12',
    'A123456780',
    'tarjeta sanitaria europea',
  ],
  languages: {
    en: 'health insurance number: ‹W123456789›',
    fr: "numéro d'adhérent : ‹12345678›",
    de: 'Krankenversichertennummer ‹A123456780›',
    es: 'tarjeta sanitaria: ‹BBBB-4711829›',
    it: 'tessera sanitaria: ‹80380001234567890123›',
    nl: 'zorgverzekeringsnummer ‹12345678›',
    pt: 'número de utente: ‹123456789›',
    pl: 'numer ubezpieczenia zdrowotnego: ‹12345678›',
  },
  punctuated: ['(member id: ‹W12-345-6789›)', 'Member ID "‹W123456789›".'],
  foreign: ['member id W_123_456_789', 'member id ****12345678'],
  neighbours: ['member id 123', 'member id 123456789012345678901234567890'],
}
