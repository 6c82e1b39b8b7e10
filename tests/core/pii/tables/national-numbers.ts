import type { EntityType } from '../../../../core/pii/index.ts'
import type { KnownType } from '../../../../core/pii/finding.ts'
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

const examples: Readonly<Partial<Record<KnownType, Example>>> = {
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
  MX_CURP: {
    words: ['CURP', 'Mexican ID'],
    right: 'BOXW310820HNERXN09',
    wrong: 'BOXW310820HNERXN08',
    alone: 'BOXW310820HNERXN09',
  },
  AR_CUIT: {
    words: ['CUIT', 'Argentinian tax ID'],
    right: '20055361682',
    wrong: '20055361683',
    alone: '20-05536168-2',
  },
  CL_RUT: {
    words: ['RUT', 'Chilean ID'],
    right: '125319092',
    wrong: '125319093',
    alone: '12.531.909-2',
    bare: '125319092',
  },
  US_ITIN: { words: ['ITIN', 'tax ID'], right: '912-70-1234', wrong: '912-10-1234', bare: '912701234' },
  US_NPI: { words: ['NPI', 'identifiant NPI'], right: '1234567893', wrong: '1234567894', bare: '1234567893' },
  US_MBI: {
    words: ['Medicare number', 'numéro Medicare'],
    right: '1EG4-TE5-MK73',
    wrong: '1EG4-TE5-MB73',
    bare: '1EG4TE5MK73',
  },
  ABA_ROUTING_NUMBER: {
    words: ['routing number', 'numéro de routage'],
    right: '111000025',
    wrong: '111000026',
    bare: '111000025',
  },
  CZ_RC: {
    words: ['rodné číslo', 'Czech ID'],
    right: '710319/2745',
    wrong: '710319/2746',
    alone: '710319/2745',
    bare: '7103192745',
  },
  RO_CNP: { words: ['CNP', 'Romanian ID'], right: '1630615123457', wrong: '1630615123458' },
  BG_EGN: { words: ['ЕГН', 'Bulgarian ID'], right: '7523169263', wrong: '7523169264', bare: '7523169263' },
  GR_AMKA: { words: ['ΑΜΚΑ', 'Greek social security'], right: '01013099997', wrong: '01013099998' },
  HU_TAJ: { words: ['TAJ szám', 'TAJ number'], right: '111 111 110', wrong: '111 111 112', bare: '111111110' },
  TR_NATIONAL_ID: { words: ['TC kimlik', 'Turkish ID'], right: '17291716060', wrong: '17291716061' },
  IE_PPS: { words: ['PPS number', 'numéro PPS'], right: '1234567T', wrong: '1234567S', bare: '1234567T' },
  AT_SSN: {
    words: ['SV-Nummer', 'Austrian social security'],
    right: '1237 010180',
    wrong: '1238 010180',
    alone: '1237 010180',
  },
  AU_TFN: { words: ['TFN', 'tax file number'], right: '123 456 782', wrong: '123 456 783', bare: '123456782' },
  AU_ABN: { words: ['ABN', 'numéro ABN'], right: '83 914 571 673', wrong: '83 914 571 674', bare: '83914571673' },
  AU_MEDICARE: {
    words: ['Medicare', 'carte Medicare'],
    right: '21234567012',
    wrong: '21234567112',
    bare: '21234567012',
  },
  NZ_IRD: { words: ['IRD number', 'numéro IRD'], right: '49-091-850', wrong: '49-091-851', bare: '49091850' },
  SG_NRIC_FIN: { words: ['NRIC', 'Singapore ID'], right: 'S1234567D', wrong: 'S1234567E', alone: 'S1234567D' },
  KR_RRN: {
    words: ['주민등록번호', 'Korean ID'],
    right: '971013-9019902',
    wrong: '971013-9019903',
    alone: '971013-9019902',
  },
  JP_MY_NUMBER: {
    words: ['マイナンバー', 'My Number'],
    right: '123456789018',
    wrong: '123456789019',
    bare: '123456789018',
  },
  TH_TNIN: {
    words: ['บัตรประชาชน', 'Thai ID'],
    right: '1-2345-45678-78-1',
    wrong: '1-2345-45678-78-2',
    alone: '1-2345-45678-78-1',
    bare: '1234545678781',
  },
  ZA_ID_NUMBER: { words: ['South African ID', 'identiteitsnommer'], right: '7503305044089', wrong: '7503305044088' },
  IMEI: { words: ['IMEI', 'numéro IMEI'], right: '490154203237518', wrong: '490154203237519', bare: '490154203237518' },
  VIN: {
    words: ['VIN', 'Fahrgestellnummer'],
    right: '1M8GDM9AXKP042788',
    wrong: '1M8GDM9A1KP042788',
    bare: '1M8GDM9AXKP042788',
  },
}

export const nationalNumbers: Readonly<Partial<Record<EntityType, Table>>> = Object.fromEntries(
  Object.entries(examples).map(([type, example]) => [type, tableOf(example)]),
)
