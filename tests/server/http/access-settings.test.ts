import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, expect, it } from 'vitest'
import {
  defaultAccessSettings,
  mostNetworks,
  type AccessSettings,
  type StoredAccessSettings,
} from '../../../contract/access-settings.ts'
import type { Entry } from '../../../core/ledger/index.ts'
import type { Database } from '../../../server/store/database.ts'
import { storeOf } from '../../../server/store/tenant-store.ts'
import { tenantBySubdomain } from '../../../server/store/tenants.ts'
import { eachDatabase } from '../../support/database.ts'
import { dump, found } from '../../support/seeded.ts'
import { aHouse, connected } from './house.ts'

const wanted: AccessSettings = { budget: 2.5, keep_months: 24, networks: ['203.0.113.0/24', '2001:db8:1::/48'] }

const problemOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json<{ problem: string }>().problem]

eachDatabase('the settings of watching access', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)

  const desk = async (name = 'Claire Fontaine') => {
    const house = await connected(await aHouse(database))
    const session = await house.open(name)
    return {
      house,
      read: () => house.call('GET', '/api/access/settings', session),
      save: (base_version: number, settings: object = wanted) =>
        house.call('POST', '/api/access/settings', session, { base_version, settings }),
      entries: async () => {
        const tenant = await tenantBySubdomain(database.db, house.subdomain)
        const kept = await storeOf(database, tenant?.id ?? '', { leaseSeconds: 30 }).entriesAfter(0)
        return kept.map(({ canonical }) => JSON.parse(canonical) as Entry)
      },
    }
  }

  it('are the defaults until an admin saves, then what was saved, with an entry that says what is different', async () => {
    const { house, read, save, entries } = await desk()
    expect((await read()).json<StoredAccessSettings>()).toEqual({ version: 0, settings: defaultAccessSettings })
    expect(defaultAccessSettings).toEqual({ budget: 1, keep_months: 13, networks: [] })
    expect((await save(0)).json<StoredAccessSettings>()).toEqual({ version: 1, settings: wanted })
    expect((await read()).json<StoredAccessSettings>()).toEqual({ version: 1, settings: wanted })
    const less = { ...wanted, keep_months: 6 }
    expect((await save(1, less)).json<StoredAccessSettings>()).toEqual({ version: 2, settings: less })
    const actor = { user_id: house.userNamed('Claire Fontaine') }
    expect(await entries()).toMatchObject([
      {
        ...{ action: 'access.settings-changed', actor, settings_version: 1, count: 3 },
        changed: ['budget', 'keep_months', 'networks'],
      },
      { action: 'access.settings-changed', actor, settings_version: 2, count: 1, changed: ['keep_months'] },
    ])
  })

  it.each(['Inès Robert', 'Julien Petit'])('are nothing that %s may see or change', async (name) => {
    const { read, save, entries } = await desk(name)
    expect(problemOf(await read())).toEqual([403, 'may-not-watch'])
    expect(problemOf(await save(0))).toEqual([403, 'may-not-watch'])
    expect(await entries()).toEqual([])
  })

  it('are nobody’s without a session', async () => {
    const { house } = await desk()
    expect((await house.call('GET', '/api/access/settings')).statusCode).toBe(401)
    const asked = { base_version: 0, settings: wanted }
    expect((await house.call('POST', '/api/access/settings', undefined, asked)).statusCode).toBe(401)
  })

  it('are saved by one of two who changed the same version', async () => {
    const { save, entries } = await desk()
    const answers = await Promise.all([save(0), save(0, { ...wanted, budget: 3 })])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(problemOf(await save(0))).toEqual([409, 'settings-changed'])
    expect(problemOf(await save(7))).toEqual([409, 'settings-changed'])
    expect(await entries()).toHaveLength(1)
  })

  it.each([
    ['a word that nobody knows', { ...wanted, colour: 'blue' }],
    ['a part missing', { budget: 1, networks: [] }],
    ['no budget at all', { ...wanted, budget: 0 }],
    ['a budget that is none', { ...wanted, budget: 1000 }],
    ['half a month', { ...wanted, keep_months: 0.5 }],
    ['eleven years', { ...wanted, keep_months: 132 }],
    ['a network that is none', { ...wanted, networks: ['office'] }],
    ['a network with an address in it', { ...wanted, networks: ['203.0.113.7/24'] }],
    ['all the world', { ...wanted, networks: ['0.0.0.0/0'] }],
    ['a network twice', { ...wanted, networks: ['203.0.113.0/24', '203.0.113.0/24'] }],
    [
      'too many networks',
      {
        ...wanted,
        networks: Array.from({ length: mostNetworks + 1 }, (_, n) => `10.${String(n >> 8)}.${String(n & 255)}.0/24`),
      },
    ],
  ])('are not read with %s', async (_, settings) => {
    const { save, entries } = await desk()
    expect(problemOf(await save(0, settings))).toEqual([400, 'bad-request'])
    expect(await entries()).toEqual([])
  })

  it('are another account’s own', async () => {
    const [one, other] = [await desk(), await desk()]
    await one.save(0)
    expect((await other.read()).json<StoredAccessSettings>().version).toBe(0)
  })

  it('keep networks sealed, and out of the log and the ledger', async () => {
    const { house, save } = await desk()
    await save(0, { ...wanted, networks: ['198.51.100.192/26'] })
    expect(found(`${await dump(database)}\n${house.logs()}`, ['198.51.100.192'])).toEqual([])
  })
})
