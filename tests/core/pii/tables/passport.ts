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
}
