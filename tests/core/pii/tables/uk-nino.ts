import type { Table } from './table.ts'

export const ukNino: Table = {
  hits: [
    'my NI number is ‹AB 12 34 56 C›',
    '‹AB123456C›',
    'national insurance ‹ab123456c›',
    'assurance nationale britannique : ‹AB-12-34-56-C›',
    '(‹JG 10 37 59 A›)',
  ],
  misses: [
    'AB123456E',
    'BG123456A',
    'GB 12 34 56 A',
    'DA123456A',
    'QQ123456C',
    'AO123456C',
    'AB1234567C',
    'XAB123456C',
    'AB123456CD',
  ],
  languages: {
    en: 'National Insurance number ‹AB123456C›',
    fr: 'assurance nationale britannique ‹AB123456C›',
  },
  punctuated: ['‹AB 12 34 56 C›.', '‹AB-12-34-56-C›', '(‹AB123456C›)'],
  foreign: ['AB/12/34/56/C', 'AB_12_34_56_C', 'AB,12,34,56,C'],
  neighbours: ['AB1234567C', 'XAB123456C', 'AB123456C9', '9AB123456C'],
}
