import type { Recognizer } from '../../core/pii/recognizer.ts'

interface Pack {
  /** ISO 3166 codes of the countries whose numbers it knows. */
  readonly countries: string
  readonly load: () => Promise<readonly Recognizer[]>
}

/** Packs of a part of the world each, fetched where an account asks for one of its countries. */
const packs: readonly Pack[] = [
  {
    countries: 'AT BE CH DE ES FR GB IE IT LU MT NL PT',
    load: async () => (await import('../../core/pii/packs/western-europe.ts')).westernEurope,
  },
  {
    countries: 'BG CY CZ DK EE FI GR HR HU LT LV NO PL RO SE SI SK TR',
    load: async () => (await import('../../core/pii/packs/northern-eastern-europe.ts')).northernAndEasternEurope,
  },
  {
    countries: 'AR BR CA CL MX US',
    load: async () => (await import('../../core/pii/packs/americas.ts')).americas,
  },
  {
    countries: 'AU IN JP KR NZ SG TH ZA',
    load: async () => (await import('../../core/pii/packs/asia-pacific-africa.ts')).asiaPacificAndAfrica,
  },
]

/** The countries whose own numbers are known, as ISO 3166 codes. */
export const knownCountries: readonly string[] = packs.flatMap(({ countries }) => countries.split(' ')).sort()

/** The recognizers of these countries, in the order of the server's own list. */
export const countryPacks = async (countries: 'all' | readonly string[]): Promise<readonly Recognizer[]> => {
  const wanted = new Set(countries === 'all' ? [] : countries.map((country) => country.toUpperCase()))
  const asked = packs.filter((pack) => countries === 'all' || pack.countries.split(' ').some((one) => wanted.has(one)))
  return (await Promise.all(asked.map(({ load }) => load()))).flat()
}

/** Names and addresses; their word lists are the larger part of the engine. */
export const freeTextPack = async (): Promise<readonly Recognizer[]> =>
  (await import('../../core/pii/free-text/index.ts')).freeText
