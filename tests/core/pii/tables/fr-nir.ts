import type { Table } from './table.ts'

export const frNir: Table = {
  hits: [
    'Mon numéro de sécu : ‹1 84 12 76 451 089 46›',
    '‹1 84 12 76 451 089 46›.',
    '‹184127645108946›',
    'social security ‹1.84.12.76.451.089.46›',
    '‹2 84 05 2A 004 018 63›',
    '‹1 84 12 76 451 089 / 46›',
    'n° de sécurité sociale ‹1841276451089›',
    '‹1\u00a084\u00a012\u00a076\u00a0451\u00a0089\u00a046›',
  ],
  misses: [
    '1 84 12 76 451 089 47',
    '1841276451089',
    'commande 184127645108946',
    'tracking 184127645108946',
    '1 84 13 76 451 089 46',
    '9 84 12 76 451 089 46',
    'A184127645108946',
    '1841276451089461',
  ],
  languages: {
    fr: 'numéro de sécu ‹184127645108946›',
    en: 'French social security number ‹184127645108946›',
    de: 'Sozialversicherungsnummer ‹184127645108946›',
    es: 'seguridad social francesa ‹184127645108946›',
    it: 'sicurezza sociale francese ‹184127645108946›',
  },
  punctuated: ['‹1-84-12-76-451-089-46›', '‹1.84.12.76.451.089.46›', '(‹1 84 12 76 451 089 46›)'],
  foreign: ['1_84_12_76_451_089_46', 'sécu 1/84/12/76/451/089/46', '184,127,645,108,946'],
  neighbours: ['1841276451089461', '9184127645108946', 'sécu 91 84 12 76 451 089 46'],
  checked: { text: 'sécu # merci', right: '1 84 12 76 451 089 46', wrong: '1 84 12 76 451 089 45' },
}
