import type { EntityType } from './finding.ts'
import { fold } from './fold.ts'

/** `+33 (0)6 12…` and `0033 6 12…` are `+336 12…`; an extension is kept, apart. */
const phone = (text: string): string => {
  const [number = '', ...extension] = text.split(/[^\d\s+().,/-]+/)
  const written = number.replace(/\(0\)/, '').replace(/^(\D*)00(?=[\s.-]?[1-9])/, '$1+')
  const digits = written.replaceAll(/\D/g, '')
  const inner = extension.join('').replaceAll(/\D/g, '')
  return (written.includes('+') ? '+' : '') + digits + (inner === '' ? '' : `x${inner}`)
}

/** `jane (at) firm (dot) com` is `jane@firm.com`. */
const unspelled = (text: string): string =>
  text.includes('@') && !/[([{<]/.test(text)
    ? text
    : text.replace(/ ?[([{<] ?[\p{L}@]{1,7} ?[)\]}>] ?/u, '@').replaceAll(/ ?[([{<] ?[\p{L}.]{1,7} ?[)\]}>] ?/gu, '.')

/**
 * One form for all the ways to write a value, for fingerprints and for finding copies: digits and capital letters for
 * numbers (a leading + stays), lower case for e-mail and IP addresses, secrets to the letter.
 */
export const normalise = (type: EntityType, value: string): string => {
  const { text } = fold(value)
  switch (type) {
    case 'EMAIL_ADDRESS':
      return unspelled(text).trim().toLowerCase()
    case 'IP_ADDRESS':
      return text.trim().toLowerCase()
    case 'PHONE_NUMBER':
      return phone(text.trim())
    case 'CREDIT_CARD':
    case 'US_SSN':
      return text.replaceAll(/\D/g, '')
    case 'PERSON':
    case 'ADDRESS':
      return text
        .trim()
        .replaceAll(/[\s,]+/g, ' ')
        .toLowerCase()
    case 'COORDINATES':
      return text.replaceAll(/\s+/g, '')
    // Where a capital is another value than a small letter.
    case 'SECRET':
    case 'PASSWORD':
    case 'USERNAME':
    case 'URL':
    case 'CRYPTO':
      return text.trim()
    default:
      return text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  }
}
