import metadata from 'libphonenumber-js/metadata.min.json'

/** One country's plan, or that of a calling code which is no country's. */
export interface Plan {
  readonly callingCode: string
  /** What is dialled before a calling code. */
  readonly abroad: RegExp | undefined
  /** A national significant number in use, whole. */
  readonly pattern: RegExp
  readonly lengths: readonly number[]
  /** What is dialled before a national number, and what replaces it where it isn't left out. */
  readonly prefix: RegExp | undefined
  readonly rule: string | undefined
  /** How this country's numbers begin among those of the same calling code. */
  readonly leading: RegExp | undefined
  /** Where several countries share a calling code: numbers of each use, and their lengths. */
  readonly uses: readonly Use[] | undefined
}

interface Use {
  readonly pattern: RegExp
  readonly lengths: readonly number[]
}

/** libphonenumber's data as its version 4 writes them: fields by their place. */
type Fields = readonly unknown[]
const { countries, country_calling_codes, nonGeographic } = metadata as unknown as {
  readonly countries: Readonly<Record<string, Fields>>
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>
  readonly nonGeographic: Readonly<Record<string, Fields>>
}

const textIn = (field: unknown): string | undefined => (typeof field === 'string' && field !== '' ? field : undefined)
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`)
const beginning = (pattern: string | undefined): RegExp | undefined =>
  pattern === undefined ? undefined : new RegExp(`^(?:${pattern})`)

const usesIn = (field: unknown, lengths: readonly number[]): readonly Use[] | undefined =>
  Array.isArray(field) && field.length > 0
    ? (field as readonly (0 | readonly [string, (readonly number[])?])[]).flatMap((use) =>
        use === 0 || use[0] === '' ? [] : [{ pattern: whole(use[0]), lengths: use[1] ?? lengths }],
      )
    : undefined

const compiled = (fields: Fields): Plan => {
  const lengths = fields[3] as readonly number[]
  return {
    callingCode: String(fields[0]),
    abroad: beginning(textIn(fields[1])),
    pattern: whole(String(fields[2])),
    lengths,
    prefix: beginning(textIn(fields[7]) ?? textIn(fields[5])),
    rule: textIn(fields[8]),
    leading: beginning(textIn(fields[10])),
    uses: usesIn(fields[11], lengths),
  }
}

const plans = new Map<string, Plan | undefined>()

const kept = (name: string, fields: Fields | undefined): Plan | undefined => {
  if (!plans.has(name)) plans.set(name, fields && compiled(fields))
  return plans.get(name)
}

export const planOfCountry = (country: string): Plan | undefined => kept(country, countries[country])

/** Countries that share the calling code, the one whose rules hold for all of them first. */
export const countriesOf = (callingCode: string): readonly string[] => country_calling_codes[callingCode] ?? []

export const planOfCallingCode = (callingCode: string): Plan | undefined => {
  const [main] = countriesOf(callingCode)
  return main === undefined ? kept(callingCode, nonGeographic[callingCode]) : planOfCountry(main)
}
