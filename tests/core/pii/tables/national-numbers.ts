import type { EntityType } from '../../../../core/pii/index.ts'
import type { Table } from './table.ts'

interface Example {
  /** Words in two languages that a value stands after. */
  readonly words: readonly [string, string]
  /** From the standard's own examples, or made up. */
  readonly right: string
  /** Right but for the check digit, or, where there is none, for the form. */
  readonly wrong: string
  /** Punctuated as only this kind is, or strong enough, so that it needs no word. */
  readonly alone?: string
  /** Not found without a word: a number that many others look like. */
  readonly bare?: string
}

const tableOf = ({ words: [one, other], right, wrong, alone, bare }: Example): Table => ({
  hits: [
    `${one}: ‹${right}›`,
    `${other} ‹${right}›.`,
    `(${one} ‹${right.replaceAll(' ', '\u00a0')}›)`,
    ...(alone === undefined ? [] : [`‹${alone}›`]),
  ],
  misses: [
    `${one}: ${wrong}`,
    `${one}: 9${right}`,
    `${one}: ${right}9`,
    `${other} ****${right}`,
    ...(bare === undefined ? [] : [bare, `order number ${bare}`]),
  ],
  checked: { text: `${one} #, ok`, right, wrong },
})

const examples: Readonly<Partial<Record<EntityType, Example>>> = {
  DE_TAX_ID: { words: ['Steuer-ID', 'tax ID'], right: '86095742719', wrong: '86095742718' },
  DE_SOCIAL_SECURITY: {
    words: ['Sozialversicherungsnummer', 'social security number'],
    right: '65170839J003',
    wrong: '65170839J004',
  },
  DE_ID_CARD: {
    words: ['Personalausweis', "carte d'identité"],
    right: 'T220001293',
    wrong: 'T220001294',
    bare: 'T220001293',
  },
  ES_NIF: { words: ['DNI', 'Spanish ID'], right: '12345678Z', wrong: '12345678A', bare: '12345678Z' },
  ES_NIE: { words: ['NIE', 'residence card'], right: 'X1234567L', wrong: 'X1234567T', alone: 'X1234567L' },
  IT_FISCAL_CODE: {
    words: ['codice fiscale', 'fiscal code'],
    right: 'RSSMRA85T10A562S',
    wrong: 'RSSMRA85T10A562T',
    alone: 'RSSMRA85T10A562S',
  },
  IT_VAT_CODE: {
    words: ['partita IVA', 'VAT number'],
    right: '00743110157',
    wrong: '00743110158',
    bare: '00743110157',
  },
  FR_SIREN: {
    words: ['SIREN', 'French company number'],
    right: '732 829 320',
    wrong: '732 829 321',
    bare: '732829320',
  },
  FR_SIRET: {
    words: ['SIRET', 'SIRET number'],
    right: '73282932000074',
    wrong: '73282932000075',
    bare: '73282932000074',
  },
  PL_PESEL: { words: ['PESEL', 'Polish ID'], right: '44051401359', wrong: '44051401358', bare: '44051401359' },
  UK_NHS: { words: ['NHS number', 'numéro NHS'], right: '943 476 5919', wrong: '943 476 5918', bare: '9434765919' },
  UK_UTR: { words: ['UTR', 'self assessment'], right: '1955839661', wrong: '2955839661', bare: '1955839661' },
  NL_BSN: { words: ['BSN', 'citizen service number'], right: '111222333', wrong: '111222334', bare: '111222333' },
  BE_NN: {
    words: ['rijksregisternummer', 'numéro national'],
    right: '85073003328',
    wrong: '85073003329',
    alone: '85.07.30-033.28',
  },
  PT_NIF: { words: ['contribuinte', 'tax number'], right: '123456789', wrong: '123456780', bare: '123456789' },
  CH_AHV: {
    words: ['AHV-Nummer', 'numéro AVS'],
    right: '7569217076985',
    wrong: '7569217076984',
    alone: '756.9217.0769.85',
  },
  BR_CPF: {
    words: ['CPF', 'tax ID'],
    right: '11144477735',
    wrong: '11144477734',
    alone: '111.444.777-35',
    bare: '11144477735',
  },
  BR_CNPJ: {
    words: ['CNPJ', 'company ID'],
    right: '11222333000181',
    wrong: '11222333000182',
    alone: '11.222.333/0001-81',
    bare: '11222333000181',
  },
  CA_SIN: { words: ['SIN', 'assurance sociale'], right: '130 692 544', wrong: '130 692 545', bare: '130692544' },
  IN_AADHAAR: {
    words: ['Aadhaar', 'numéro Aadhaar'],
    right: '9999 4105 7058',
    wrong: '9999 4105 7059',
    bare: '999941057058',
  },
  IN_PAN: { words: ['PAN card', 'carte PAN'], right: 'ACUPA7085R', wrong: 'ACUZA7085R', bare: 'ACUPA7085R' },
  SE_PERSONNUMMER: {
    words: ['personnummer', 'Swedish ID'],
    right: '811228-9874',
    wrong: '811228-9873',
    alone: '19811228-9874',
  },
  FI_PERSONAL_IDENTITY_CODE: {
    words: ['henkilötunnus', 'personal identity code'],
    right: '131052-308T',
    wrong: '131052-308U',
    alone: '131052-308T',
  },
  DK_CPR: { words: ['CPR-nummer', 'Danish ID'], right: '070761-4285', wrong: '071361-4285', bare: '0707614285' },
  NO_FNR: {
    words: ['fødselsnummer', 'Norwegian ID'],
    right: '15108695088',
    wrong: '15108695077',
    alone: '151086 95088',
  },
}

export const nationalNumbers: Readonly<Partial<Record<EntityType, Table>>> = Object.fromEntries(
  Object.entries(examples).map(([type, example]) => [type, tableOf(example)]),
)
