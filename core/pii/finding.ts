/** Entity names: Presidio's where it has one, otherwise COUNTRY_NAME in the same form. */
export const entityTypes = [
  'CREDIT_CARD',
  'IBAN_CODE',
  'EMAIL_ADDRESS',
  'PHONE_NUMBER',
  'IP_ADDRESS',
  'US_SSN',
  'FR_NIR',
  'UK_NINO',
  'PERSON',
  'ADDRESS',
  'CVV',
  'SWIFT_CODE',
  'US_BANK_NUMBER',
  'ABA_ROUTING_NUMBER',
  'CRYPTO',
  'MAC_ADDRESS',
  'URL',
  'DATE_OF_BIRTH',
  'PASSPORT',
  'DRIVER_LICENSE',
  'US_DRIVER_LICENSE',
  'LICENSE_PLATE',
  'VIN',
  'IMEI',
  'COORDINATES',
  'SECRET',
  'PASSWORD',
  'ONE_TIME_CODE',
  'USERNAME',
  'MEDICAL_RECORD_NUMBER',
  'HEALTH_INSURANCE_ID',
  'EMPLOYEE_ID',
  'INSURANCE_POLICY_NUMBER',
  'EU_VAT_NUMBER',
  'FR_SIREN',
  'FR_SIRET',
  'UK_NHS',
  'UK_UTR',
  'US_ITIN',
  'US_NPI',
  'US_MBI',
  'CA_SIN',
  'DE_TAX_ID',
  'DE_SOCIAL_SECURITY',
  'DE_ID_CARD',
  'ES_NIF',
  'ES_NIE',
  'IT_FISCAL_CODE',
  'IT_VAT_CODE',
  'NL_BSN',
  'BE_NN',
  'PT_NIF',
  'PL_PESEL',
  'SE_PERSONNUMMER',
  'FI_PERSONAL_IDENTITY_CODE',
  'DK_CPR',
  'NO_FNR',
  'IE_PPS',
  'CH_AHV',
  'AT_SSN',
  'CZ_RC',
  'RO_CNP',
  'BG_EGN',
  'GR_AMKA',
  'HU_TAJ',
  'TR_NATIONAL_ID',
  'BR_CPF',
  'BR_CNPJ',
  'MX_CURP',
  'AR_CUIT',
  'CL_RUT',
  'AU_TFN',
  'AU_ABN',
  'AU_MEDICARE',
  'NZ_IRD',
  'IN_AADHAAR',
  'IN_PAN',
  'SG_NRIC_FIN',
  'KR_RRN',
  'JP_MY_NUMBER',
  'TH_TNIN',
  'ZA_ID_NUMBER',
] as const
/** A kind that an account has written itself: `CUSTOM_LOYALTY_CARD` of the detector `loyalty-card`. */
export type CustomType = `CUSTOM_${string}`

export type KnownType = (typeof entityTypes)[number]

export type EntityType = KnownType | CustomType

/** Why a finding is believed. `word` is one of our own context words, never a piece of the value. */
export type Reason =
  | { readonly code: 'pattern' }
  | { readonly code: 'check-digit' }
  | { readonly code: 'issuer'; readonly name: string }
  | { readonly code: 'country'; readonly name: string }
  | { readonly code: 'punctuation' }
  | { readonly code: 'context-word'; readonly word: string }
  | { readonly code: 'name-list' }
  | { readonly code: 'signature' }
  | { readonly code: 'label' }
  | { readonly code: 'form-of-address' }
  | { readonly code: 'addressee' }
  | { readonly code: 'e-mail-beside' }
  | { readonly code: 'named-elsewhere' }
  | { readonly code: 'street' }
  | { readonly code: 'postcode-and-place' }
  | { readonly code: 'known-person' }

/**
 * Where personal data stands in a text, and why we think so. It points and never carries:
 * there is no value here, so nothing downstream can log or store one.
 * `start` and `end` are UTF-16 code units of the text that was scanned, end exclusive; `score` is a probability, 0 to 1.
 */
export interface Finding {
  readonly type: EntityType
  readonly start: number
  readonly end: number
  readonly score: number
  readonly reasons: readonly Reason[]
}
