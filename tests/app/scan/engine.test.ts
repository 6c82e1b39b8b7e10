import { describe, expect, it } from 'vitest'
import { accountEngine, type Profile } from '../../../app/scan/account.ts'
import { countryPacks } from '../../../app/scan/packs.ts'
import { defaultDetection, type DetectionSettings } from '../../../contract/detection.ts'
import { everywhere } from '../../../core/pii/packs/everywhere.ts'
import { registry } from '../../../core/pii/registry.ts'

const nir = '184127645108946'
const text = `Sécu : ${nir}, RUT 12.531.909-2, jane@firm.example. Best regards, Anna Schmidt`
const kindsIn = async (over: Partial<DetectionSettings> = {}, people: readonly Profile[] = []) =>
  (await accountEngine({ ...defaultDetection, ...over }, people)).detect(text).map(({ type }) => type)

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

describe('an account’s engine', () => {
  const anna: Profile = { name: 'Anna Schmidt', kind: 'customer', emails: ['jane@firm.example'], phones: [] }

  it('looks for the numbers of every country by default, and for no names', async () => {
    expect(await kindsIn()).toEqual(['FR_NIR', 'CL_RUT', 'EMAIL_ADDRESS'])
  })

  it("leaves other countries' numbers alone", async () => {
    expect(await kindsIn({ countries: ['cl'] })).toEqual(['CL_RUT', 'EMAIL_ADDRESS'])
  })

  it('finds names where they are asked for: everyone’s, or those of the people it knows', async () => {
    expect(await kindsIn({ countries: [], free_text: 'everyone' })).toEqual(['EMAIL_ADDRESS', 'PERSON'])
    expect(await kindsIn({ countries: [], free_text: 'known-people' })).toEqual(['EMAIL_ADDRESS'])
    expect(await kindsIn({ countries: [], free_text: 'known-people' }, [anna])).toEqual(['EMAIL_ADDRESS', 'PERSON'])
  })

  it('leaves out what an agent has in their profile, unless it is to be shown', async () => {
    const agent = { ...anna, kind: 'agent' } as const
    expect(await kindsIn({ countries: [], free_text: 'everyone' }, [agent])).toEqual([])
    expect(await kindsIn({ countries: [] }, [agent])).toEqual([])
    expect(await kindsIn({ countries: [], agents: 'shown' }, [agent])).toEqual(['EMAIL_ADDRESS'])
  })

  it("leaves out what is switched off and the account's own numbers", async () => {
    const own_numbers = [{ shape: '99.999.999-9', origin: 'admin', state: 'subtracted', seen: 0 } as const]
    expect(await kindsIn({ switched_off: ['EMAIL_ADDRESS'], own_numbers })).not.toContain('EMAIL_ADDRESS')
  })

  it("finds what an account's own detectors find", async () => {
    const detector: DetectionSettings['custom'][number] = {
      name: 'greeting',
      title: { en: 'Greeting', fr: 'Salutation' },
      pattern: 'Best regards',
      words: [],
      window: 40,
      check: 'none',
      score: 0.9,
      examples: { match: [], no_match: [] },
    }
    expect(await kindsIn({ countries: [], custom: [detector] })).toEqual(['EMAIL_ADDRESS', 'CUSTOM_GREETING'])
  })
})
