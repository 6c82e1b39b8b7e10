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
}
