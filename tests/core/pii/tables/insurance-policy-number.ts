import type { Table } from './table.ts'

export const insurancePolicyNumber: Table = {
  hits: [
    'Policy: ‹POL-4716672›',
    'my policy number is ‹AB/123456-7›',
    'numéro de police : ‹7654321A›',
    'Versicherungsnummer: ‹K-4711.0815›',
    'póliza ‹12345678›',
    '(‹POL-4716672›)',
  ],
  misses: [
    'our policy is strict since 2024',
    'Policy: 2024-03-12',
    'policy number pending',
    'police 2024',
    'POLO-4716672',
    'order 4716672',
    'Versicherungsnummer unbekannt',
  ],
  languages: {
    en: 'insurance policy number ‹POL-4716672›',
    fr: 'numéro de police ‹7654321A›',
    de: 'Versicherungsschein: ‹K-4711.0815›',
    es: 'número de póliza: ‹12345678›',
    it: 'numero di polizza: ‹12345678›',
    nl: 'polisnummer ‹12345678›',
    pt: 'número da apólice: ‹12345678›',
    pl: 'numer polisy: ‹12345678›',
  },
  punctuated: ['policy number "‹AB/123456-7›".', '(Policy: ‹POL-4716672›)'],
  foreign: ['policy number: 12_34_56_78', 'policy number: ****4567'],
  neighbours: ['policy number 12345', 'policy number 12345678901234567890123456789'],
}
