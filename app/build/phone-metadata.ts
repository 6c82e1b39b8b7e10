import type { Plugin } from 'vite'

/** Where a country's list of ways to write a number stands in libphonenumber's own form of its data. */
const formats = 4

type Country = unknown[]
interface Metadata {
  readonly countries: Record<string, Country>
  readonly nonGeographic?: Record<string, Country>
}

const withoutFormats = (countries: Record<string, Country>): Record<string, Country> =>
  Object.fromEntries(
    Object.entries(countries).map(([code, country]) => [
      code,
      country.map((field, index) => (index === formats ? 0 : field)),
    ]),
  )

/** Numbering plans without the ways to write a number: we read numbers and never write one, and those are half of it. */
export const readingOnly = <Data extends Metadata>(metadata: Data): Data => ({
  ...metadata,
  countries: withoutFormats(metadata.countries),
  ...(metadata.nonGeographic === undefined ? {} : { nonGeographic: withoutFormats(metadata.nonGeographic) }),
})

/** A module that says `export default {…}` and nothing else. */
const literal = /^\s*(?:\/\/[^\n]*\n\s*)*export default (\{[\s\S]*\});?\s*$/

export const phoneMetadataPlugin = (): Plugin => ({
  name: 'custos-phone-metadata',
  transform: {
    filter: { id: /libphonenumber-js\/metadata\.min\.json\.js$/ },
    handler(code) {
      const json = literal.exec(code)?.[1]
      if (json === undefined) throw new Error("libphonenumber's data is no longer written as one object")
      return { code: `export default ${JSON.stringify(readingOnly(JSON.parse(json) as Metadata))}`, map: null }
    },
  },
})
