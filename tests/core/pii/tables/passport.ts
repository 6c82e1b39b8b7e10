import type { Table } from './table.ts'

export const passport: Table = {
  hits: ['Passport number: ‹C01X00T47›', 'passeport n° ‹12AB34567›', 'Reisepass ‹C01X00T47›.'],
  misses: [
    'passport expired in 2019',
    'passport: 2024-03-12',
    'Reisepass fehlt',
    'C01X00T47',
    'passport C01X00T471234',
  ],
  languages: {
    en: 'passport number ‹C01X00T47›',
    fr: 'numéro de passeport : ‹12AB34567›',
    de: 'Reisepassnummer: ‹C01X00T47›',
    es: 'pasaporte: ‹AAA123456›',
    it: 'passaporto: ‹YA1234567›',
    nl: 'paspoortnummer ‹NW123B567›',
    pt: 'passaporte: ‹CA123456›',
    pl: 'numer paszportu: ‹ZS1234567›',
  },
  punctuated: ['(passport: ‹C01X00T47›)', 'Passport no. "‹C01X00T47›".'],
  foreign: ['passport C01-X00-T47', 'passport C01/X00/T47'],
  neighbours: ['passport C01X00T471234', 'passport C01X0'],
}
