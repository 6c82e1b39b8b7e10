import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, expect, it } from 'vitest'
import { defaultDetection, type DetectionSettings, type StoredDetection } from '../../../contract/detection.ts'
import type { Problem } from '../../../contract/problems.ts'
import type { Entry } from '../../../core/ledger/index.ts'
import type { Database } from '../../../server/store/database.ts'
import { storeOf } from '../../../server/store/tenant-store.ts'
import { tenantBySubdomain } from '../../../server/store/tenants.ts'
import { eachDatabase } from '../../support/database.ts'
import { dump, found } from '../../support/seeded.ts'
import { aHouse, connected, type House } from './house.ts'

/** Made up, and written nowhere else: wherever it turns up, it came from the settings. */
const secret = 'LM-77665544'

const detector: DetectionSettings['custom'][number] = {
  name: 'loyalty-card',
  title: { en: 'Loyalty card', fr: 'Carte de fidélité' },
  pattern: 'LM-[0-9]{8}',
  words: [],
  window: 40,
  check: 'none',
  score: 0.9,
  examples: { match: [`card ${secret}`], no_match: ['order 20304050'] },
}

const wanted: DetectionSettings = {
  ...defaultDetection,
  switched_off: ['IP_ADDRESS'],
  custom: [detector],
  own_numbers: [{ shape: 'ORD-999999', origin: 'admin', state: 'subtracted', seen: 4 }],
}

const stored = (answer: LightMyRequestResponse): StoredDetection => {
  expect(answer.statusCode).toBe(200)
  return answer.json<StoredDetection>()
}
const problem = (answer: LightMyRequestResponse): Problem => answer.json<Problem>()

eachDatabase('the settings of detection', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  const desk = async (name = 'Claire Fontaine') => {
    const house = await connected(await aHouse(database))
    const session = await house.open(name)
    return {
      house,
      read: () => house.call('GET', '/api/detection', session),
      save: (base_version: number, settings: object = wanted) =>
        house.call('POST', '/api/detection', session, { base_version, settings }),
    }
  }
  const entries = async (house: House): Promise<readonly Entry[]> => {
    const tenant = await tenantBySubdomain(database.db, house.subdomain)
    const kept = await storeOf(database, tenant?.id ?? '', { leaseSeconds: 30 }).entriesAfter(0)
    return kept.map(({ canonical }) => JSON.parse(canonical) as Entry)
  }

  it('are the defaults until an admin saves, then what was saved', async () => {
    const { read, save, house } = await desk()
    expect(stored(await read())).toEqual({ version: 0, settings: defaultDetection, may_edit: true })
    const own_numbers = [{ shape: 'ORD-999999', origin: 'admin', state: 'subtracted', seen: 0 }]
    const expected = { version: 1, settings: { ...wanted, own_numbers }, may_edit: true }
    expect(stored(await save(0))).toEqual(expected)
    expect(stored(await read())).toEqual(expected)
    expect(await entries(house)).toMatchObject([
      {
        action: 'detection.changed',
        actor: { user_id: house.userNamed('Claire Fontaine') },
        types: ['CUSTOM_LOYALTY_CARD', 'IP_ADDRESS'],
        changed: ['switched_off', 'custom', 'own_numbers'],
        count: 3,
        settings_version: 1,
      },
    ])
  })

  it.each(['Inès Robert', 'Julien Petit', 'Nora Lindqvist'])(
    'are read by %s without examples, and are not theirs to change',
    async (name) => {
      const { house, read, save } = await desk(name)
      const admin = await house.open('Claire Fontaine')
      await house.call('POST', '/api/detection', admin, { base_version: 0, settings: wanted })
      const { settings, may_edit } = stored(await read())
      expect(may_edit).toBe(false)
      expect(settings.custom).toEqual([{ ...detector, examples: { match: [], no_match: [] } }])
      expect(JSON.stringify(settings)).not.toContain(secret)
      const refused = await save(1)
      expect([refused.statusCode, problem(refused).problem]).toEqual([403, 'admins-only'])
      expect(await entries(house)).toHaveLength(1)
    },
  )

  it('are no longer an admin’s to change once Zendesk says so, whatever their session says', async () => {
    const { house, save } = await desk()
    const user = house.simulator.state.users.get(house.userNamed('Claire Fontaine'))
    if (user === undefined) throw new Error('no such user')
    user.role = 'agent'
    expect(problem(await save(0)).problem).toBe('admins-only')
  })

  it('are nobody’s without a session', async () => {
    const { house } = await desk()
    expect((await house.call('GET', '/api/detection')).statusCode).toBe(401)
    const saved = await house.call('POST', '/api/detection', undefined, { base_version: 0, settings: wanted })
    expect(saved.statusCode).toBe(401)
  })

  it.each([1, 7])('are not replaced by whoever has looked at version %s of none', async (version) => {
    const { save } = await desk()
    const refused = await save(version)
    expect([refused.statusCode, problem(refused).problem]).toEqual([409, 'settings-changed'])
  })

  it('are saved by one of two who changed the same version', async () => {
    const { house, save } = await desk()
    const answers = await Promise.all([save(0), save(0, { ...wanted, ignore_test_values: true })])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(await entries(house)).toHaveLength(1)
  })

  it.each([
    ['a pattern that is malformed', { pattern: `(${secret}` }, { code: 'pattern-malformed', position: 0 }],
    ['a look-ahead', { pattern: 'LM(?=-)' }, { code: 'pattern-malformed', position: 2 }],
    ['a pattern too large', { pattern: '(\\pL{100}){9}(\\pL{100}){9}(\\pL{100}){9}' }, { code: 'pattern-too-large' }],
    [
      'an example that is missed',
      { examples: { match: [secret, 'LM-1'], no_match: ['x'] } },
      { code: 'example-missed', example: { list: 'match', index: 1 } },
    ],
    [
      'an example that is found',
      { examples: { match: [secret], no_match: [secret] } },
      { code: 'example-found', example: { list: 'no_match', index: 0 } },
    ],
  ])('are refused with %s, named by place', async (_, over, fault) => {
    const { house, save } = await desk()
    const refused = await save(0, { ...wanted, custom: [{ ...detector, ...over }] })
    expect(refused.statusCode).toBe(422)
    expect(problem(refused)).toMatchObject({
      problem: 'custom-detector-refused',
      faults: [{ detector: 0, ...fault }],
    })
    expect(refused.body).not.toContain('776655')
    expect(await entries(house)).toEqual([])
  })

  it('are refused with 2,000 detectors, with how many there may be', async () => {
    const { save } = await desk()
    const custom = Array.from({ length: 2000 }, () => ({ ...detector, examples: { match: ['x'], no_match: ['y'] } }))
    const refused = await save(0, { ...wanted, custom })
    expect(problem(refused)).toMatchObject({ faults: [{ code: 'too-many-detectors', limit: 50 }] })
  })

  it('take a pattern that would never end elsewhere', async () => {
    const { save } = await desk()
    const hostile = { ...detector, pattern: 'LM-(?:[0-9]+)+!|LM-[0-9]{8}' }
    expect((await save(0, { ...wanted, custom: [hostile] })).statusCode).toBe(200)
  })

  it.each([
    ['a setting that nobody knows', { ...wanted, colour: 'blue' }],
    ['a kind that nobody knows', { ...wanted, switched_off: ['SHOE_SIZE'] }],
    ['nothing', {}],
  ])('are not read with %s', async (_, settings) => {
    const { save } = await desk()
    const refused = await save(0, settings)
    expect([refused.statusCode, problem(refused).problem]).toEqual([400, 'bad-request'])
  })

  it('are sealed at rest, and in no log: neither pattern nor example nor title is there to be read', async () => {
    const { house, save } = await desk()
    await save(0, { ...wanted, custom: [{ ...detector, title: { en: 'Mrs Quillfeather', fr: 'Mme Quillfeather' } }] })
    await save(0, { ...wanted, custom: [{ ...detector, pattern: `(${secret}` }] })
    const written = `${await dump(database)}\n${house.logs()}`
    expect(found(written, [secret, 'Quillfeather', 'LM-[0-9]{8}', 'ORD-999999'])).toEqual([])
  })
})
