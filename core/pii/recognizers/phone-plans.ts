import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'

/**
 * Countries whose national forms are tried, the likeliest first, each with the shape of its numbers as dialled at home
 * (wider than the plan, a cheap look before the library's). An international form needs none of them.
 */
export const homePlans = [
  ['FR', /^0[1-9]\d{8}$/],
  ['GB', /^0[1-9]\d{8,9}$/],
  ['US', /^1?[2-9]\d{2}[2-9]\d{6}$/],
  ['DE', /^0[1-9]\d{5,11}$/],
  ['ES', /^[5-9]\d{8}$/],
  ['IT', /^(?:0\d{5,10}|3\d{8,9})$/],
  ['NL', /^0[1-9]\d{8}$/],
  ['BE', /^0[1-9]\d{7,8}$/],
  ['CH', /^0[1-9]\d{8}$/],
  ['PT', /^[2-9]\d{8}$/],
  ['PL', /^[1-9]\d{8}$/],
  ['IE', /^0[1-9]\d{6,9}$/],
  ['AT', /^0[1-9]\d{6,11}$/],
  ['LU', /^(?:6[269]1\d{6}|2[2-9]\d{4,6})$/],
] as const satisfies readonly (readonly [CountryCode, RegExp])[]

export type Standing = 'valid' | 'possible' | 'neither'

/** `possible`: the length is right for the country, though no such range is known to be in use. */
export const standing = (candidate: string, country?: CountryCode): Standing => {
  const options = country === undefined ? {} : { defaultCountry: country }
  const parsed = parsePhoneNumberFromString(candidate, { ...options, extract: false })
  if (parsed === undefined) return 'neither'
  return parsed.isValid() ? 'valid' : parsed.isPossible() ? 'possible' : 'neither'
}

/** The country in whose plan the digits are a number in use. */
export const homeOf = (digits: string): CountryCode | undefined =>
  homePlans.find(([country, shape]) => shape.test(digits) && standing(digits, country) === 'valid')?.[0]
