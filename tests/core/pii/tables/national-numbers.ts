import type { EntityType } from '../../../../core/pii/index.ts'
import type { KnownType } from '../../../../core/pii/finding.ts'
import type { Language, Table } from './table.ts'

interface Example {
  /** A word of the kind in two languages at least. */
  readonly words: Readonly<Partial<Record<Language, string>>>
  /** From the standard's own examples, or made up. */
  readonly right: string
  /** The same as people punctuate it. */
  readonly written: string
  /** Right but for the check digit, or, where there is none, for the form. */
  readonly wrong: string
  /** Punctuated as only this kind is, or strong enough, so that it needs no word. */
  readonly alone?: string
  /** Not found without a word: a number that many others look like. */
  readonly bare?: string
  /** Marked. */
  readonly more?: readonly string[]
}

const compactOf = (value: string): string => value.replaceAll(/[^A-Za-z0-9]/g, '')

const tableOf = ({ words, right, written, wrong, alone, bare, more = [] }: Example): Table => {
  const [one = ''] = Object.values(words)
  const compact = compactOf(right)
  return {
    hits: [
      `${one}: ‹${right}›`,
      `(${one} ‹${right.replaceAll(' ', '\u00a0')}›)`,
      `${one} "‹${compact}›".`,
      ...(alone === undefined ? [] : [`‹${alone}›`]),
      ...more,
    ],
    misses: [`${one}: ${wrong}`, `${one} ****${right}`, ...(bare === undefined ? [] : [bare, `order number ${bare}`])],
    languages: Object.fromEntries(Object.entries(words).map(([language, word]) => [language, `${word} ‹${right}›.`])),
    punctuated: [`${one} ‹${written}›`, `${one}: ‹${written}›.`],
    foreign: [`${one} ${Array.from(compact).join('~')}`, `${one} ${compact.slice(0, 4)}_${compact.slice(4)}`],
    neighbours: [`${one}: 9${compact}`, `${one}: ${compact}9`, `${one} 99.${written}`, `${one}: x${compact}x`],
    checked: { text: `${one} #, ok`, right, wrong },
  }
}

const examples: Readonly<Partial<Record<KnownType, Example>>> = {
  DE_TAX_ID: {
    words: { de: 'Steuer-ID', en: 'tax ID' },
    right: '86095742719',
    written: '86 095 742 719',
    wrong: '86095742718',
  },
  DE_SOCIAL_SECURITY: {
    words: { de: 'Sozialversicherungsnummer', en: 'social security number' },
    right: '65170839J003',
    written: '65 170839 J 003',
    wrong: '65170839J004',
  },
  DE_ID_CARD: {
    words: { de: 'Personalausweis', fr: "carte d'identité" },
    right: 'T220001293',
    written: 'T22000129 3',
    wrong: 'T220001294',
    bare: 'T220001293',
  },
  ES_NIF: {
    words: { es: 'DNI', en: 'Spanish ID' },
    right: '12345678Z',
    written: '12.345.678-Z',
    wrong: '12345678A',
    bare: '12345678Z',
  },
  ES_NIE: {
    words: { es: 'NIE', en: 'residence card' },
    right: 'X1234567L',
    written: 'X-1234567-L',
    wrong: 'X1234567T',
    alone: 'X1234567L',
  },
  IT_FISCAL_CODE: {
    words: { it: 'codice fiscale', en: 'fiscal code' },
    right: 'RSSMRA85T10A562S',
    written: 'RSS MRA 85T10 A562S',
    wrong: 'RSSMRA85T10A562T',
    alone: 'RSSMRA85T10A562S',
  },
  IT_VAT_CODE: {
    words: { it: 'partita IVA', en: 'VAT number' },
    right: '00743110157',
    written: '00743 110 157',
    wrong: '00743110158',
    bare: '00743110157',
  },
  FR_SIREN: {
    words: { fr: 'SIREN', en: 'French company number' },
    right: '732 829 320',
    written: '732.829.320',
    wrong: '732 829 321',
    bare: '732829320',
  },
  FR_SIRET: {
    words: { fr: 'SIRET', en: 'SIRET number' },
    right: '73282932000074',
    written: '732 829 320 00074',
    wrong: '73282932000075',
    bare: '73282932000074',
  },
  PL_PESEL: {
    words: { pl: 'PESEL', en: 'Polish ID' },
    right: '44051401359',
    written: '440514 01359',
    wrong: '44051401358',
    bare: '44051401359',
  },
  UK_NHS: {
    words: { en: 'NHS number', fr: 'numéro NHS' },
    right: '943 476 5919',
    written: '943-476-5919',
    wrong: '943 476 5918',
    bare: '9434765919',
  },
  UK_UTR: {
    words: { en: 'UTR', fr: 'référence fiscale' },
    right: '1955839661',
    written: '19558 39661',
    wrong: '2955839661',
    bare: '1955839661',
  },
  NL_BSN: {
    words: { nl: 'BSN', en: 'citizen service number' },
    right: '111222333',
    written: '1112.22.333',
    wrong: '111222334',
    bare: '111222333',
  },
  BE_NN: {
    words: { nl: 'rijksregisternummer', fr: 'numéro national' },
    right: '85073003328',
    written: '85.07.30-033.28',
    wrong: '85073003329',
    alone: '85.07.30-033.28',
  },
  PT_NIF: {
    words: { pt: 'contribuinte', en: 'tax number' },
    right: '123456789',
    written: '123 456 789',
    wrong: '123456780',
    bare: '123456789',
  },
  CH_AHV: {
    words: { de: 'AHV-Nummer', fr: 'numéro AVS' },
    right: '7569217076985',
    written: '756.9217.0769.85',
    wrong: '7569217076984',
    alone: '756.9217.0769.85',
  },
  BR_CPF: {
    words: { pt: 'CPF', en: 'tax ID' },
    right: '11144477735',
    written: '111.444.777-35',
    wrong: '11144477734',
    alone: '111.444.777-35',
    bare: '11144477735',
  },
  BR_CNPJ: {
    words: { pt: 'CNPJ', en: 'company ID' },
    right: '11222333000181',
    written: '11.222.333/0001-81',
    wrong: '11222333000182',
    alone: '11.222.333/0001-81',
    bare: '11222333000181',
  },
  CA_SIN: {
    words: { en: 'SIN', fr: 'assurance sociale' },
    right: '130 692 544',
    written: '130-692-544',
    wrong: '130 692 545',
    bare: '130692544',
  },
  IN_AADHAAR: {
    words: { en: 'Aadhaar', hi: 'आधार' },
    right: '9999 4105 7058',
    written: '9999-4105-7058',
    wrong: '9999 4105 7059',
    bare: '999941057058',
  },
  IN_PAN: {
    words: { en: 'PAN card', fr: 'carte PAN' },
    right: 'ACUPA7085R',
    written: 'ACUPA 7085 R',
    wrong: 'ACUZA7085R',
    bare: 'ACUPA7085R',
  },
  SE_PERSONNUMMER: {
    words: { sv: 'personnummer', en: 'Swedish ID' },
    right: '811228-9874',
    written: '811228-9874',
    wrong: '811228-9873',
    alone: '19811228-9874',
  },
  FI_PERSONAL_IDENTITY_CODE: {
    words: { fi: 'henkilötunnus', en: 'personal identity code' },
    right: '131052-308T',
    written: '131052-308T',
    wrong: '131052-308U',
    alone: '131052-308T',
  },
  DK_CPR: {
    words: { da: 'CPR-nummer', en: 'Danish ID' },
    right: '070761-4285',
    written: '070761-4285',
    wrong: '071361-4285',
    bare: '0707614285',
  },
  NO_FNR: {
    words: { no: 'fødselsnummer', en: 'Norwegian ID' },
    right: '15108695088',
    written: '151086 95088',
    wrong: '15108695077',
    alone: '151086 95088',
  },
  MX_CURP: {
    words: { es: 'CURP', en: 'Mexican ID' },
    right: 'BOXW310820HNERXN09',
    written: 'BOXW 310820 HNERXN09',
    wrong: 'BOXW310820HNERXN08',
    alone: 'BOXW310820HNERXN09',
  },
  AR_CUIT: {
    words: { es: 'CUIT', en: 'Argentinian tax ID' },
    right: '20055361682',
    written: '20-05536168-2',
    wrong: '20055361683',
    alone: '20-05536168-2',
  },
  CL_RUT: {
    words: { es: 'RUT', en: 'Chilean ID' },
    right: '125319092',
    written: '12.531.909-2',
    wrong: '125319093',
    alone: '12.531.909-2',
    bare: '125319092',
    more: ['‹7.531.900-2›', '‹12531909-2›', '‹7531900-2›', 'RUT ‹12.531.905-K›'],
  },
  US_ITIN: {
    words: { en: 'ITIN', fr: 'tax ID' },
    right: '912-70-1234',
    written: '912-70-1234',
    wrong: '912-10-1234',
    bare: '912701234',
  },
  US_NPI: {
    words: { en: 'NPI', fr: 'identifiant du professionnel de santé' },
    right: '1234567893',
    written: '1234-567-893',
    wrong: '1234567894',
    bare: '1234567893',
  },
  US_MBI: {
    words: { en: 'Medicare number', fr: 'numéro Medicare' },
    right: '1EG4-TE5-MK73',
    written: '1EG4-TE5-MK73',
    wrong: '1EG4-TE5-MB73',
    bare: '1EG4TE5MK73',
  },
  ABA_ROUTING_NUMBER: {
    words: { en: 'routing number', fr: 'numéro de routage' },
    right: '111000025',
    written: '1110-0002-5',
    wrong: '111000026',
    bare: '111000025',
  },
  CZ_RC: {
    words: { cs: 'rodné číslo', en: 'Czech ID' },
    right: '710319/2745',
    written: '710319/2745',
    wrong: '710319/2746',
    alone: '710319/2745',
    bare: '7103192745',
  },
  RO_CNP: {
    words: { ro: 'CNP', en: 'Romanian ID' },
    right: '1630615123457',
    written: '1 630615 123457',
    wrong: '1630615123458',
  },
  BG_EGN: {
    words: { bg: 'ЕГН', en: 'Bulgarian ID' },
    right: '7523169263',
    written: '752316 9263',
    wrong: '7523169264',
    bare: '7523169263',
  },
  GR_AMKA: {
    words: { el: 'ΑΜΚΑ', en: 'Greek social security' },
    right: '01013099997',
    written: '010130 99997',
    wrong: '01013099998',
  },
  HU_TAJ: {
    words: { hu: 'TAJ szám', en: 'TAJ number' },
    right: '111 111 110',
    written: '111-111-110',
    wrong: '111 111 112',
    bare: '111111110',
  },
  TR_NATIONAL_ID: {
    words: { tr: 'TC kimlik', en: 'Turkish ID' },
    right: '17291716060',
    written: '172 917 160 60',
    wrong: '17291716061',
  },
  IE_PPS: {
    words: { en: 'PPS number', fr: 'numéro PPS' },
    right: '1234567T',
    written: '1234567 T',
    wrong: '1234567S',
    bare: '1234567T',
  },
  AT_SSN: {
    words: { de: 'SV-Nummer', en: 'Austrian social security' },
    right: '1237 010180',
    written: '1237 010180',
    wrong: '1238 010180',
    alone: '1237 010180',
  },
  AU_TFN: {
    words: { en: 'tax file number', fr: 'numéro fiscal australien' },
    right: '123 456 782',
    written: '123-456-782',
    wrong: '123 456 783',
    bare: '123456782',
  },
  AU_ABN: {
    words: { en: 'ABN', fr: "numéro d'entreprise australien" },
    right: '83 914 571 673',
    written: '83 914 571 673',
    wrong: '83 914 571 674',
    bare: '83914571673',
  },
  AU_MEDICARE: {
    words: { en: 'Medicare', fr: 'assurance maladie australienne' },
    right: '21234567012',
    written: '2123 45670 1 2',
    wrong: '21234567112',
    bare: '21234567012',
  },
  NZ_IRD: {
    words: { en: 'IRD number', fr: 'numéro IRD' },
    right: '49-091-850',
    written: '49-091-850',
    wrong: '49-091-851',
    bare: '49091850',
  },
  SG_NRIC_FIN: {
    words: { en: 'NRIC', zh: '身份证' },
    right: 'S1234567D',
    written: 'S 1234567 D',
    wrong: 'S1234567E',
    alone: 'S1234567D',
  },
  KR_RRN: {
    words: { ko: '주민등록번호', en: 'Korean ID' },
    right: '971013-9019902',
    written: '971013-9019902',
    wrong: '971013-9019903',
    alone: '971013-9019902',
  },
  JP_MY_NUMBER: {
    words: { ja: 'マイナンバー', en: 'My Number' },
    right: '123456789018',
    written: '1234 5678 9018',
    wrong: '123456789019',
    bare: '123456789018',
  },
  TH_TNIN: {
    words: { th: 'บัตรประชาชน', en: 'Thai ID' },
    right: '1-2345-45678-78-1',
    written: '1-2345-45678-78-1',
    wrong: '1-2345-45678-78-2',
    alone: '1-2345-45678-78-1',
    bare: '1234545678781',
  },
  ZA_ID_NUMBER: {
    words: { en: 'South African ID', nl: 'identiteitsnommer' },
    right: '7503305044089',
    written: '750330 5044 089',
    wrong: '7503305044088',
  },
  IMEI: {
    words: { en: 'IMEI', de: 'Gerätenummer' },
    right: '490154203237518',
    written: '49-015420-323751-8',
    wrong: '490154203237519',
    bare: '490154203237518',
  },
  VIN: {
    words: { en: 'VIN', de: 'Fahrgestellnummer' },
    right: '1M8GDM9AXKP042788',
    written: '1M8 GDM9AXKP 042788',
    wrong: '1M8GDM9A1KP042788',
    bare: '1M8GDM9AXKP042788',
  },
}

export const nationalNumbers: Readonly<Partial<Record<EntityType, Table>>> = Object.fromEntries(
  Object.entries(examples).map(([type, example]) => [type, tableOf(example)]),
)
