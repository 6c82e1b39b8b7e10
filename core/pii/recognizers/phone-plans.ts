import { countriesOf, planOfCallingCode, planOfCountry, type Plan } from './phone-metadata.ts'

/**
 * Countries whose national forms are tried, the likeliest first, each with the shape of its numbers as dialled at home
 * (wider than the plan, a cheap look before it). An international form needs none of them.
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
] as const

export type HomeCountry = (typeof homePlans)[number][0]
export type Standing = 'valid' | 'possible' | 'neither'

const longestCallingCode = 3
const [shortest, longest] = [2, 17]

const isOfUse = ({ pattern, uses }: Plan, national: string): boolean =>
  uses !== undefined &&
  pattern.test(national) &&
  uses.some((use) => use.lengths.includes(national.length) && use.pattern.test(national))

/** Of the countries that share a calling code the one whose number it is. */
const countryOf = (callingCode: string, national: string): Plan | undefined => {
  const countries = countriesOf(callingCode)
  if (countries.length === 1) return planOfCountry(countries[0] ?? '')
  for (const country of countries) {
    const plan = planOfCountry(country)
    if (plan === undefined) continue
    if (plan.leading === undefined ? isOfUse(plan, national) : plan.leading.test(national)) return plan
  }
  return undefined
}

/** The number without what is dialled before it at home, or with what a local number leaves out. */
const withoutPrefix = (number: string, { prefix, rule }: Plan): string => {
  const found = prefix?.exec(number)
  if (prefix === undefined || found === undefined || found === null) return number
  const hasGroup = found.length > 1 && found.at(-1) !== undefined && found.at(-1) !== ''
  return rule !== undefined && hasGroup ? number.replace(prefix, rule) : number.slice(found[0].length)
}

/** A first digit may be the prefix or the number's own: whichever leaves a number of the plan. */
const nationalOf = (number: string, plan: Plan): string => {
  const national = withoutPrefix(number, plan)
  if (national === number) return number
  if (plan.pattern.test(number) && !plan.pattern.test(national)) return number
  const { lengths } = countryOf(plan.callingCode, national) ?? plan
  const isPossible = lengths.includes(national.length) || national.length > (lengths.at(-1) ?? 0)
  return isPossible ? national : number
}

const standingIn = (plan: Plan, national: string): Standing => {
  if (national.length < shortest || national.length > longest) return 'neither'
  if (plan.uses === undefined ? plan.pattern.test(national) : isOfUse(plan, national)) return 'valid'
  return plan.lengths.includes(national.length) ? 'possible' : 'neither'
}

/** `possible`: the length is right for the country, though no such range is known to be in use. `digits` begin with a calling code. */
export const standingAbroad = (digits: string): Standing => {
  if (digits.startsWith('0')) return 'neither'
  for (let length = 1; length <= longestCallingCode && length < digits.length; length += 1) {
    const plan = planOfCallingCode(digits.slice(0, length))
    if (plan === undefined) continue
    const national = nationalOf(digits.slice(length), plan)
    return standingIn(countryOf(plan.callingCode, national) ?? plan, national)
  }
  return 'neither'
}

/** A calling code that was written without its plus. */
const withoutCallingCode = (digits: string, plan: Plan): string | undefined => {
  if (!digits.startsWith(plan.callingCode)) return undefined
  const shorter = digits.slice(plan.callingCode.length)
  const national = nationalOf(digits, plan)
  const isLonger = national.length > (plan.lengths.at(-1) ?? 0)
  const isInstead = !plan.pattern.test(national) && plan.pattern.test(nationalOf(shorter, plan))
  return isLonger || isInstead ? shorter : undefined
}

/** The same for digits as dialled in the country. */
export const standingAtHome = (digits: string, country: HomeCountry): Standing => {
  const plan = planOfCountry(country)
  if (plan === undefined) return 'neither'
  const code = digits.startsWith('0') ? plan.abroad?.exec(digits)?.[0] : undefined
  if (code !== undefined && code !== '' && digits.charAt(code.length) !== '0')
    return standingAbroad(digits.slice(code.length))
  const shorter = withoutCallingCode(digits, plan)
  if (shorter !== undefined) return standingAbroad(plan.callingCode + shorter)
  const national = nationalOf(digits, plan)
  return standingIn(countryOf(plan.callingCode, national) ?? plan, national)
}

/** The country in whose plan the digits are a number in use. */
export const homeOf = (digits: string): HomeCountry | undefined =>
  homePlans.find(([country, shape]) => shape.test(digits) && standingAtHome(digits, country) === 'valid')?.[0]
