import type { Table } from './table.ts'

export const usDriverLicense: Table = {
  hits: [
    "My driver's license number is ‹A125325867›",
    'drivers license: ‹755600751›',
    'Driver’s license no. ‹LH329609T›',
    'licencia de conducir: ‹D1234567›',
  ],
  misses: [
    "My driver's license expired in 2019",
    "driver's license: 2024-03-12",
    'software license number A125325867',
    "driver's license A12",
    'licencia de software: D1234567',
  ],
  languages: {
    en: "driver's license: ‹A125325867›",
    fr: 'permis de conduire américain : ‹A125325867›',
    es: 'licencia de conducir: ‹D1234567›',
    de: 'US-Führerschein: ‹A125325867›',
  },
  punctuated: ["(driver's license: ‹A12-532-5867›)", 'DL number: ‹A125325867›.'],
  foreign: ["driver's license: A12/53/25867", "driver's license: A@125325867"],
  neighbours: ["driver's license: A1253258671234567890123", 'drivers license: A12'],
}

export const driverLicense: Table = {
  hits: [
    'driving licence number: ‹MORGA657054SM9IJ›',
    'permis de conduire n° ‹12AB34567›',
    'Führerscheinnummer: ‹B072RRE2I55›',
    'rijbewijs ‹4567890123›',
  ],
  misses: [
    'driving licence since 2004, thanks',
    'permis de construire n° 12AB34567',
    'Führerschein: 12.03.2004',
    'driving licence required',
  ],
  languages: {
    en: 'driving licence ‹MORGA657054SM9IJ›',
    fr: 'numéro de permis : ‹12AB34567›',
    de: 'Führerschein: ‹B072RRE2I55›',
    es: 'permiso de conducir ‹A12345678›',
    it: 'patente di guida: ‹U1K123456B›',
    nl: 'rijbewijsnummer ‹4567890123›',
    pt: 'carta de condução: ‹L1234567›',
    pl: 'prawo jazdy: ‹A1234567›',
  },
  punctuated: ['(Führerschein: ‹B072RRE2I55›).', 'permis de conduire n° ‹12 AB 34567›'],
  foreign: ['driving licence: MORGA/657054/SM9IJ', 'rijbewijs 12.03.2004'],
  neighbours: ['rijbewijs 45678901234567890123456', 'rijbewijs 45'],
}
