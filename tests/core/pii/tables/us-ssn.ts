import type { Table } from './table.ts'

export const usSsn: Table = {
  hits: [
    'social security number ‹536904399›',
    'SSN: ‹536-90-4399›',
    'ssn ‹536 90 4399›.',
    '‹536-90-4399›',
    '(‹536.90.4399›)',
    'mon numéro de sécurité sociale américain : ‹536-90-4399›',
    'SSN ‹536&#8209;90&#8209;4399›',
  ],
  misses: [
    'part 536-90-43991 and 1536-90-4399',
    '536904399',
    'order 536-90-4399',
    'commande 536 90 4399',
    '000-12-3456',
    '666-12-3456',
    '900-12-3456',
    '536-00-4399',
    '536-90-0000',
    '078-05-1120',
    'ssn 536-90 4399',
    '536-90-4399-1',
  ],
  languages: {
    en: 'social security number ‹536904399›',
    fr: 'numéro de sécurité sociale américain ‹536904399›',
    es: 'seguro social: ‹536904399›',
    de: 'Sozialversicherungsnummer (USA) ‹536904399›',
  },
  punctuated: ['‹536-90-4399›.', '(‹536.90.4399›)', 'ssn ‹536 90 4399›'],
  foreign: ['ssn 536/90/4399', 'ssn 5-36-90-4399', 'ssn 536_90_4399'],
  neighbours: ['ssn 536-90-43991', 'ssn 1536-90-4399', 'ssn 5369043991'],
}
