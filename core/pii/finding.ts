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
] as const
export type EntityType = (typeof entityTypes)[number]

/** Why a finding is believed. `word` is one of our own context words, never a piece of the value. */
export type Reason =
  | { readonly code: 'pattern' }
  | { readonly code: 'check-digit' }
  | { readonly code: 'issuer'; readonly name: string }
  | { readonly code: 'country'; readonly name: string }
  | { readonly code: 'punctuation' }
  | { readonly code: 'context-word'; readonly word: string }

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
