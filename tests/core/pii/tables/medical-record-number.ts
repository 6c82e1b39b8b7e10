import type { Table } from './table.ts'

export const medicalRecordNumber: Table = {
  hits: [
    'MRN: ‹00471182›',
    '"mrn": "‹MRN-1026449›"',
    '<medical mrn="‹MRN-1026449›"/>',
    'dossier médical n° ‹4711829›',
    'Patientennummer: ‹47118-29›',
  ],
  misses: ['MRN pending', 'MRN: 2024-03-12', 'MRN-12', 'XMRN-1026449', 'order 00471182', 'patient since 2019'],
}
