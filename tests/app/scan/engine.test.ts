import { describe, expect, it } from 'vitest'
import { engineFor, standardSettings } from '../../../app/scan/engine.ts'
import { countryPacks } from '../../../app/scan/packs.ts'
import { everywhere } from '../../../core/pii/packs/everywhere.ts'
import { registry } from '../../../core/pii/registry.ts'

const nir = '184127645108946'
const text = `Sécu : ${nir}, RUT 12.531.909-2, jane@firm.example. Best regards, Anna Schmidt`
const kindsIn = async (settings: Parameters<typeof engineFor>[0]) =>
  (await engineFor(settings)).detect(text).map(({ type }) => type)

describe('the packs that a browser fetches', () => {
  it('are together what the server knows, in the same order', async () => {
    expect([...everywhere, ...(await countryPacks('all'))]).toEqual(registry)
  })

  it('hold every country that has a recognizer', async () => {
    const countries = [...new Set(registry.flatMap((one) => one.countries ?? []))]
    for (const country of countries) {
      const known = (await countryPacks([country])).filter((one) => one.countries?.includes(country))
      expect(known).toEqual(registry.filter((one) => one.countries?.includes(country)))
    }
  })

  it('are fetched for no country when none is asked for', async () => {
    expect(await countryPacks([])).toEqual([])
  })
})

describe('an engine', () => {
  it('looks for the numbers of every country by default, and for no names', async () => {
    expect(await kindsIn(standardSettings)).toEqual(['FR_NIR', 'CL_RUT', 'EMAIL_ADDRESS'])
  })

  it("leaves other countries' numbers alone", async () => {
    expect(await kindsIn({ countries: ['cl'], freeText: false })).toEqual(['CL_RUT', 'EMAIL_ADDRESS'])
  })

  it('finds names where they are asked for', async () => {
    expect(await kindsIn({ countries: [], freeText: true })).toEqual(['EMAIL_ADDRESS', 'PERSON'])
  })

  it("leaves out what is switched off and the account's own numbers", async () => {
    const settings = { ...standardSettings, switchedOff: ['EMAIL_ADDRESS'] as const }
    expect(await kindsIn({ ...settings, ownNumbers: ({ type }) => type === 'CL_RUT' })).toEqual(['FR_NIR'])
  })

  it("finds what an account's own kinds find", async () => {
    const custom = [() => [{ type: 'EMPLOYEE_ID', start: 0, end: 3, score: 0.9, reasons: [] } as const]]
    expect(await kindsIn({ countries: [], freeText: false, custom })).toEqual(['EMPLOYEE_ID', 'EMAIL_ADDRESS'])
  })
})
