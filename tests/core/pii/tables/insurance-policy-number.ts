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
}
