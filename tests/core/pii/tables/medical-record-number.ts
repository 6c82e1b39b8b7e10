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
  languages: {
    en: 'patient number: ‹00471182›',
    fr: 'numéro de patient : ‹4711829›',
    de: 'Patientennummer: ‹4711829›',
    es: 'historia clínica: ‹4711829›',
    it: 'cartella clinica: ‹4711829›',
    nl: 'patiëntnummer: ‹4711829›',
    pt: 'número do processo clínico: ‹4711829›',
    pl: 'numer pacjenta: ‹4711829›',
  },
  punctuated: ['(MRN: ‹4711-829›)', 'MRN "‹00471182›".'],
  foreign: ['MRN 47_11_829', 'MRN ****1182'],
  neighbours: ['MRN 471', 'MRN 123456789012345678901234567890'],
}
