import type { Table } from './table.ts'

export const usBankNumber: Table = {
  hits: [
    'routing number 111000025, account number ‹000123456789›',
    'ABA 111000025 / acct ‹12345678›',
    'Direct deposit: account no. ‹0012345678›',
    'checking_account: ‹000123456789›',
  ],
  misses: [
    'my account number is 4455667788',
    'account number: 000123456789',
    'numéro de compte client 000123456789',
    'checking account is overdrawn',
    'bank account: 0000000000',
    'savings account since 2019',
  ],
  languages: {
    en: 'checking account number: ‹000123456789›',
    fr: 'compte bancaire américain : ‹000123456789›',
    de: 'US-Kontonummer: ‹000123456789›',
    es: 'cuenta de cheques ‹000123456789›',
    it: 'conto bancario americano ‹000123456789›',
    nl: 'amerikaanse bankrekening: ‹000123456789›',
    pt: 'conta bancária americana ‹000123456789›',
    pl: 'amerykańskie konto bankowe: ‹000123456789›',
  },
  punctuated: ['bank account number: ‹1234-5678-9012›.', 'savings account (‹0001 2345 6789›)'],
  foreign: ['checking account 12/34/56', 'checking account ****6789'],
  neighbours: ['checking account 123456789012345678901', 'checking account 12345'],
}
