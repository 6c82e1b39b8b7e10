import { contextWords } from '../context.ts'
import type { CodeRule } from '../recognizer.ts'

/** The form behind the country's two letters, and the check of what has it. */
export type VatNumber = readonly [form: RegExp, check: (body: string) => boolean]

export const lastDigit = (body: string): number => Number(body.slice(-1))
export const sumOfDigits = (value: number): number => Math.floor(value / 10) + (value % 10)

const words = contextWords(
  ...['vat', 'vat number', 'vat no', 'vat id', 'vat reg', 'tax number', 'tva', 'numéro de tva', 'n° tva'],
  ...['tva intracommunautaire', 'ust-id', 'ust-idnr', 'ust-id-nr', 'uid', 'umsatzsteuer-id', 'steuernummer'],
  ...['umsatzsteuer-identifikationsnummer', 'iva', 'nif', 'cif', 'nif-iva', 'partita iva', 'p. iva', 'btw'],
  ...['btw-nummer', 'btw-id', 'número de iva', 'contribuinte', 'nip', 'vat-ue', 'vat ue', 'moms', 'momsnummer', 'alv'],
  ...['alv-numero', 'αφμ', 'dič', 'dph', 'adószám', 'cui', 'kmkr', 'pvn', 'pvm', 'oib', 'ддс'],
)

/** Greece writes EL, Northern Ireland XI. */
const countryOf = (letters: string): string => (letters === 'EL' ? 'GR' : letters === 'XI' ? 'GB' : letters)

/** A company's number, or a sole trader's, with its country before it as it stands on an invoice. */
export const vatNumberRule = (numbers: Readonly<Record<string, VatNumber>>): CodeRule => ({
  type: 'EU_VAT_NUMBER',
  form: 'code',
  countries: Object.keys(numbers).map(countryOf),
  source:
    'Council Directive 2006/112/EC, article 215; European Commission, VIES: structure and check digits of VAT numbers',
  lengths: [8, 9, 10, 11, 12, 13, 14],
  pattern: new RegExp(`^(?:${Object.keys(numbers).join('|')})[A-Z0-9]{6,12}$`),
  words,
  // One in ten by its check digit where it has the country's letters, which a number has not by chance.
  passRate: 0.009,
  check: (compact) => {
    const body = compact.slice(2)
    const [form, check] = numbers[compact.slice(0, 2)] ?? []
    return form?.test(body) === true && !/^(\d)\1*$/.test(body) && check?.(body) === true
  },
})
