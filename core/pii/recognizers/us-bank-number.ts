import { contextWords } from '../context.ts'
import type { NamedRule } from '../recognizer.ts'
import { labelled, spelled } from './naming.ts'

const source = 'Nacha Operating Rules, appendix three: DFI account number, up to 17 characters; 31 CFR 1020.220'
const value = /\d(?:[ -]?\d){5,16}/y

/** Enough of them, and neither a card nor one digit over and over. */
const accepts = (written: string): boolean => {
  const digits = written.replaceAll(/\D/g, '')
  return digits.length <= 17 && !/^(\d)\1*$/.test(digits)
}

/** The name says that it is a bank's. */
export const usBankNumber = labelled({
  type: 'US_BANK_NUMBER',
  source,
  countries: ['US'],
  names: [
    ...spelled('bank account number', 'bank account', 'checking account', 'checking account number'),
    ...spelled('savings account', 'savings account number', 'us bank account', 'direct deposit account', 'ach account'),
    ...['numéro de compte américain', 'compte bancaire américain', 'us-kontonummer', 'amerikanisches konto'],
    ...['cuenta de cheques', 'cuenta bancaria estadounidense', 'conto bancario americano', 'conto americano'],
    ...['amerikaanse bankrekening', 'conta bancária americana', 'amerykańskie konto bankowe', 'konto w usa'],
  ],
  value,
  score: 0.9,
  accepts,
})

/** Shops and utilities number accounts too: only beside what an American transfer asks for. */
const transfer = contextWords(
  ...['routing', 'routing number', 'aba', 'aba number', 'rtn', 'ach', 'wire', 'wire transfer', 'direct deposit'],
  ...['checking', 'savings', 'numéro de routage', 'número de ruta', 'numero di routing', 'routingnummer'],
)

const plain = labelled({
  type: 'US_BANK_NUMBER',
  source,
  countries: ['US'],
  names: [
    ...spelled('account number', 'acct', 'acct number', 'account'),
    ...['numéro de compte', 'kontonummer', 'número de cuenta', 'numero di conto', 'rekeningnummer'],
    ...['número da conta', 'número de conta', 'numer konta'],
  ],
  value,
  score: 0.86,
  accepts,
})

export const accountBesideRouting: NamedRule = {
  ...plain,
  read(reading, name) {
    const found = plain.read(reading, name)
    if (found === undefined) return undefined
    if (transfer.near(reading, found.start, found.end) !== undefined) return found
    reading.missed?.('US_BANK_NUMBER', found.start, found.end, { code: 'no-word-nearby' })
    return undefined
  },
}
