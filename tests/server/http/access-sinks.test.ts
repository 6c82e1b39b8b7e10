import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, expect, it } from 'vitest'
import { mostSinks, type Sink } from '../../../contract/access-sinks.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { dump, found } from '../../support/seeded.ts'
import { aHouse, connected } from './house.ts'

const webhook = { kind: 'webhook', name: 'SIEM', url: 'https://93.184.215.14/hook/made-up-path-4711', format: 'custos' }
const syslog = { kind: 'syslog', name: 'Log', host: '93.184.215.14', port: 6514, format: 'cef' }

const problemOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json<{ problem: string }>().problem]

eachDatabase('destinations over HTTP', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)

  const desk = async (name = 'Claire Fontaine') => {
    const house = await connected(await aHouse(database))
    const session = await house.open(name)
    const post = (path: string, body: object) => house.call('POST', `/api/access/sinks${path}`, session, body)
    const list = () => house.call('GET', '/api/access/sinks', session)
    return { house, post, list }
  }
  const idOf = (answer: LightMyRequestResponse) => answer.json<{ sink_id: string }>().sink_id

  it('are added with a secret that is told once, listed, paused and removed', async () => {
    const { house, post, list } = await desk()
    const added = await post('', webhook)
    expect(added.statusCode).toBe(200)
    const { secret } = added.json<{ secret: string }>()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect((await post('', syslog)).json<{ secret?: string }>().secret).toBeUndefined()
    const answer = await list()
    expect(answer.json<{ sinks: Sink[] }>().sinks).toMatchObject([
      { kind: 'webhook', name: 'SIEM', host: '93.184.215.14', state: 'on', waiting: 0, given_up: 0, deliveries: [] },
      { kind: 'syslog', name: 'Log', host: '93.184.215.14:6514', format: 'cef' },
    ])
    expect((await post(`/${idOf(added)}`, { change: 'pause' })).statusCode).toBe(200)
    expect((await list()).json<{ sinks: Sink[] }>().sinks[0]?.state).toBe('paused')
    expect((await post(`/${idOf(added)}`, { change: 'remove' })).statusCode).toBe(200)
    expect((await list()).json<{ sinks: Sink[] }>().sinks).toHaveLength(1)
    const written = `${answer.body}\n${await dump(database)}\n${house.logs()}`
    expect(found(written, [secret.slice(6, 40), 'made-up-path-4711'])).toEqual([])
  })

  it('are for admins alone, and only those of the own account', async () => {
    const [{ post, list }, other, admin] = [await desk('Inès Robert'), await desk(), await desk()]
    const id = idOf(await admin.post('', webhook))
    for (const answer of [
      await list(),
      await post('', webhook),
      await post(`/${id}`, { change: 'remove' }),
      await post(`/${id}/test`, {}),
    ])
      expect(problemOf(answer)).toEqual([403, 'may-not-watch'])
    expect(problemOf(await other.post(`/${id}`, { change: 'remove' }))).toEqual([404, 'not-found'])
    expect(problemOf(await other.post(`/${id}/test`, {}))).toEqual([404, 'not-found'])
    expect(problemOf(await other.post(`/${randomUUID()}`, { change: 'pause' }))).toEqual([404, 'not-found'])
    expect((await other.house.call('GET', '/api/access/sinks')).statusCode).toBe(401)
  })

  it.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://2130706433/',
    'https://10.0.0.1:8443/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00:ec2::254]/',
  ])('are not in here, as %s is', async (url) => {
    const { post, list } = await desk()
    expect(problemOf(await post('', { ...webhook, url }))).toEqual([422, 'destination-refused'])
    expect((await list()).json<{ sinks: Sink[] }>().sinks).toEqual([])
  })

  it('may be in here where the server’s own settings say so', async () => {
    const house = await connected(await aHouse(database, { config: { privateSinks: true } }))
    const session = await house.open('Claire Fontaine')
    const asked = { ...webhook, url: 'https://127.0.0.1:9/' }
    expect((await house.call('POST', '/api/access/sinks', session, asked)).statusCode).toBe(200)
  })

  it.each([
    ['plain http', { ...webhook, url: 'http://93.184.215.14/' }],
    ['a password in the address', { ...webhook, url: 'https://a:b@93.184.215.14/' }],
    ['no address', { ...webhook, url: 'siem' }],
    ['CEF over a webhook', { ...webhook, format: 'cef' }],
    ['a word that nobody knows', { ...webhook, colour: 'blue' }],
    ['a host that is more than one', { ...syslog, host: 'a.example/path' }],
    ['a port behind the host', { ...syslog, host: 'siem.example.org:6515' }],
    ['a port that is none', { ...syslog, port: 70_000 }],
    ['another way', { ...syslog, kind: 'carrier-pigeon' }],
  ])('are not read with %s', async (_, body) => {
    const { post } = await desk()
    expect(problemOf(await post('', body))).toEqual([400, 'bad-request'])
  })

  it(`are no more than ${String(mostSinks)}`, async () => {
    const { post } = await desk()
    for (let count = 0; count < mostSinks; count++) expect((await post('', syslog)).statusCode).toBe(200)
    expect(problemOf(await post('', syslog))).toEqual([409, 'too-many-destinations'])
  })
})
