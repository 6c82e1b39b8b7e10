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
}
