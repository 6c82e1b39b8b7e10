import { createRequire } from 'node:module'
import { open, validate } from 'maxmind'
import * as z from 'zod/mini'
import type { Locate } from '../core/access/index.ts'

const inCountry = z.object({ country_code: z.string() })

/** Countries from the database in public domain that comes with custos: no city, no kind of network. */
export const countries = async (): Promise<Locate> => {
  const require = createRequire(import.meta.url)
  const file = require.resolve('@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb')
  const reader = await open(file)
  return (ip) => {
    const found: unknown = validate(ip) ? reader.get(ip) : undefined
    const read = inCountry.safeParse(found)
    return read.success ? { country: read.data.country_code } : undefined
  }
}
