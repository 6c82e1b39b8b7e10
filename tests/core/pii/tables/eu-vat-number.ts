import type { Table } from './table.ts'

/** Of public bodies and large companies, as they print them, one a member state; Northern Ireland's is made up. */
const numbers = [
  ...['ATU13585627', 'BE0428759497', 'BG175074752', 'CY10259033P', 'CZ25123891', 'DE136695976', 'DK13585628'],
  ...['EE100931558', 'EL023456780', 'ESB58378431', 'FI20774740', 'FR40303265045', 'HR33392005961', 'HU12892312'],
  ...['IE6433435F', 'IE8D79739I', 'IT00743110157', 'LT119511515', 'LU15027442', 'LV40003521600', 'MT11679112'],
  ...['NL004495445B01', 'NL000099998B57', 'PL8567346215', 'PT501964843', 'RO18547290', 'SE123456789701'],
  ...['SI50223054', 'SK2022749619', 'XI434031494'],
]

/** The last digit but a suffix raised by one. */
const wrongOf = (number: string): string => {
  const at = number.startsWith('NL') ? 10 : number.startsWith('SE') ? 11 : number.search(/\d\D*$/)
  return `${number.slice(0, at)}${String((Number(number.charAt(at)) + 1) % 10)}${number.slice(at + 1)}`
}

export const euVatNumber: Table = {
  hits: numbers.map((number) => `VAT ‹${number}›`),
  misses: [
    ...numbers.map((number) => `VAT ${wrongOf(number)}`),
    'VAT DE000000000',
    'VAT US136695976',
    'order DE136695976',
    'de 136695976',
  ],
  languages: {
    en: 'VAT number ‹DE136695976›',
    fr: 'n° TVA ‹FR40303265045›',
    de: 'USt-IdNr. ‹DE136695976›',
    es: 'NIF-IVA: ‹ESB58378431›',
    it: 'partita IVA ‹IT00743110157›',
    nl: 'btw-nummer ‹NL004495445B01›',
    pt: 'contribuinte ‹PT501964843›',
    pl: 'NIP ‹PL8567346215›',
  },
  punctuated: ['TVA ‹FR 40 303 265 045›.', 'btw ‹BE 0428.759.497›', 'VAT ‹NL 0044.95.445.B01›'],
  foreign: ['VAT DE+136+695+976', 'VAT DE136_695_976'],
  neighbours: ['VAT DE1366959761', 'VAT XDE136695976', 'VAT 1DE136695976'],
  checked: { text: 'our VAT number is #, thanks', right: 'DE136695976', wrong: 'DE136695977' },
}
