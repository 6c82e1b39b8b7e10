import { knownCountries } from '../../scan/packs.ts'
import { entityTypes, type KnownType } from '../../../core/pii/finding.ts'

export const kindGroups = ['contact', 'person', 'money', 'access', 'device', 'document', 'file', 'national'] as const
export type KindGroup = (typeof kindGroups)[number]

/** Everything that isn't named here is a number that a state gives to a person or a company. */
const groups: Readonly<Record<Exclude<KindGroup, 'national'>, readonly KnownType[]>> = {
  contact: ['EMAIL_ADDRESS', 'PHONE_NUMBER'],
  person: ['PERSON', 'ADDRESS', 'DATE_OF_BIRTH'],
  money: ['CREDIT_CARD', 'CVV', 'IBAN_CODE', 'SWIFT_CODE', 'US_BANK_NUMBER', 'ABA_ROUTING_NUMBER', 'CRYPTO'],
  access: ['PASSWORD', 'ONE_TIME_CODE', 'SECRET', 'USERNAME', 'URL'],
  device: ['IP_ADDRESS', 'MAC_ADDRESS', 'IMEI', 'COORDINATES'],
  document: ['PASSPORT', 'DRIVER_LICENSE', 'US_DRIVER_LICENSE', 'LICENSE_PLATE', 'VIN'],
  file: ['MEDICAL_RECORD_NUMBER', 'HEALTH_INSURANCE_ID', 'INSURANCE_POLICY_NUMBER', 'EMPLOYEE_ID'],
}

const groupOf = (type: KnownType): KindGroup =>
  kindGroups.find((group) => group !== 'national' && groups[group].includes(type)) ?? 'national'

export const kindsIn = (group: KindGroup): readonly KnownType[] => entityTypes.filter((type) => groupOf(type) === group)

/** Kinds are called by a country as everyone calls it; ISO has another code for one of them. */
const codes: Readonly<Record<string, string>> = { UK: 'GB' }

/** What the name of a kind doesn't say. */
const elsewhere: Partial<Record<KnownType, readonly string[]>> = {
  ABA_ROUTING_NUMBER: ['US'],
  CZ_RC: ['CZ', 'SK'],
  LICENSE_PLATE: 'BE DE ES FR GB IT NL PL PT US'.split(' '),
  EU_VAT_NUMBER: 'AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
}

/** Whose number this is, as ISO 3166 codes; none for what people of any country write. */
export const countriesOf = (type: KnownType): readonly string[] => {
  const name = /^[A-Z]{2}(?=_)/.exec(type)?.[0] ?? ''
  return elsewhere[type] ?? knownCountries.filter((country) => country === (codes[name] ?? name))
}
