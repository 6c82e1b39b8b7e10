import { createHmac, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { checkSignature } from '../../../server/http/webhook-signature.ts'
import type { Database } from '../../../server/store/database.ts'
import { tenantBySubdomain } from '../../../server/store/tenants.ts'
import { eachDatabase } from '../../support/database.ts'
import { aHouse, connected, type House } from './house.ts'

it('agrees with the example that Zendesk publishes', () => {
  const secret = ['dGhpc19zZWNyZXRfaXNf', 'Zm9yX3Rlc3Rpbmdfb25seQ=='].join('')
  const delivery = {
    signature: 'S/RDdU2ERmj7LHDDoWJ2onPYH+t7/f2+LTM4dL7UiLM=',
    timestamp: '2021-03-25T05:09:27Z',
    body: Buffer.from('{"event":"ticket.updated","id":123}'),
  }
  const then = Date.parse(delivery.timestamp)
  expect(checkSignature(secret, delivery, then)).toBe('valid')
  expect(checkSignature(secret, delivery, then + 300_001)).toBe('stale')
  expect(checkSignature(secret, delivery, then - 300_001)).toBe('stale')
  expect(checkSignature(`${secret} `, delivery, then)).toBe('wrong-signature')
})

interface Sending {
  readonly body?: string
  readonly at?: string
  readonly secret?: string
  readonly invocation?: string
  readonly hook?: string
}

eachDatabase('a webhook', (open) => {
  let database: Database
  let house: House
  let hook: string
  beforeAll(async () => {
    database = await open()
    house = await connected(await aHouse(database))
    await house.start()
    hook = (await tenantBySubdomain(database.db, house.subdomain))?.hook ?? ''
    return house.stop
  })

  const event = () =>
    JSON.stringify({
      type: 'zen:event-type:ticket.comment_added',
      id: randomUUID(),
      time: new Date().toISOString(),
      detail: { id: String(house.ticketCalled('Where is my parcel')) },
      event: { comment: { id: '77' } },
    })

  const send = (sending: Sending = {}) => {
    const { body = event(), at = new Date().toISOString(), invocation = randomUUID() } = sending
    const secret = sending.secret ?? [...house.simulator.state.webhooks.values()][0]?.secret ?? ''
    return house.app.inject({
      method: 'POST',
      url: `/webhooks/zendesk/${sending.hook ?? hook}`,
      payload: body,
      headers: {
        'content-type': 'application/json',
        'x-zendesk-webhook-signature': createHmac('sha256', secret).update(at).update(body).digest('base64'),
        'x-zendesk-webhook-signature-timestamp': at,
        'x-zendesk-webhook-invocation-id': invocation,
      },
    })
  }

  const kept = async (): Promise<number> => {
    const { rows } = await sql<{
      kept: number
    }>`select count(*)::int as kept from pgboss.job where name = 'scan'`.execute(database.db)
    return rows[0]?.kept ?? 0
  }
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

  it('that Zendesk signed is stored before it is answered with 202, and once however often it comes', async () => {
    const before = await kept()
    const taken = await house.metric('custos_webhooks_total{outcome="duplicate"}')
    const invocation = randomUUID()
    const body = event()
    expect((await send({ invocation, body })).statusCode).toBe(202)
    expect(await kept()).toBe(before + 1)
    expect((await send({ invocation, body })).statusCode).toBe(202)
    expect(await kept()).toBe(before + 1)
    expect(await house.metric('custos_webhooks_total{outcome="duplicate"}')).toBe(taken + 1)
  })

  it.each<readonly [string, () => Sending, number, string, string]>([
    ['with a wrong signature', () => ({ secret: 'guessed' }), 401, 'not-signed-in', 'wrong-signature'],
    ['that is six minutes old', () => ({ at: minutesAgo(6) }), 401, 'stale-signature', 'stale'],
    ['from six minutes ahead', () => ({ at: minutesAgo(-6) }), 401, 'stale-signature', 'stale'],
    ['with a time that is none', () => ({ at: 'yesterday' }), 401, 'not-signed-in', 'unsigned'],
    ['to an address nobody has', () => ({ hook: 'a'.repeat(48) }), 401, 'not-signed-in', 'unknown-hook'],
    ['to an address that can’t be one', () => ({ hook: '..' }), 404, 'not-found', ''],
    ['of ten megabytes', () => ({ body: 'x'.repeat(10_000_000) }), 413, 'too-large', 'too-large'],
    [
      'of ten megabytes to nobody',
      () => ({ hook: 'b'.repeat(48), body: 'x'.repeat(1e7) }),
      401,
      'not-signed-in',
      'unknown-hook',
    ],
    ['that is empty', () => ({ body: '' }), 400, 'bad-request', 'unreadable'],
    ['that is no JSON', () => ({ body: '{' }), 400, 'bad-request', 'unreadable'],
    ['about nothing we know', () => ({ body: '{"type":"x"}' }), 400, 'bad-request', 'unreadable'],
  ])('%s is refused, counted, and leaves nothing behind', async (_, sending, status, problem, reason) => {
    const before = await kept()
    const line = `custos_webhooks_refused_total{reason="${reason}"}`
    const counted = await house.metric(line)
    const answer = await send(sending())
    expect([answer.statusCode, answer.json<{ problem: string }>().problem]).toEqual([status, problem])
    expect(await kept()).toBe(before)
    if (reason !== '') expect(await house.metric(line)).toBe(counted + 1)
  })

  it('without any signature is refused', async () => {
    const answer = await house.app.inject({ method: 'POST', url: `/webhooks/zendesk/${hook}`, payload: event() })
    expect(answer.statusCode).toBe(401)
  })

  it('leaves ids in the queue, and no word of what was written', async () => {
    const secret = 'Où est mon colis de 4111 1111 1111 1111'
    const body = event().replace('"77"', `"77","body":"${secret}"`)
    expect((await send({ body })).statusCode).toBe(202)
    const { rows } = await sql<{ data: string }>`select data::text as data from pgboss.job where name = 'scan'`.execute(
      database.db,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('4111 1111')
    expect(house.logs()).not.toContain('4111 1111')
  })
})
