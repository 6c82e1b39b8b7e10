import { describe, expect, it } from 'vitest'
import { values } from '../../simulator/seed/values.ts'
import { signature } from '../../simulator/webhooks/signature.ts'
import { anAccount, at } from './account.ts'

interface Delivery {
  readonly headers: Headers
  readonly body: string
}

/** A receiver that answers what it is told to, then 200. */
const aReceiver = (...answers: readonly (Response | Error)[]) => {
  const deliveries: Delivery[] = []
  const waiting = [...answers]
  const fetch = (_url: unknown, init: RequestInit = {}): Promise<Response> => {
    deliveries.push({ headers: new Headers(init.headers), body: typeof init.body === 'string' ? init.body : '' })
    const answer = waiting.shift() ?? new Response(null, { status: 202 })
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }
  return { deliveries, fetch }
}

const events = ['comment_added', 'comment_redacted', 'tags_changed', 'created'].map(
  (name) => `zen:event-type:ticket.${name}`,
)

const subscribed = async (receiver: ReturnType<typeof aReceiver>, subscriptions: readonly string[] = events) => {
  const account = anAccount({ fetch: receiver.fetch, settings: { webhook_retry_delay_ms: 1000 } })
  const { status, body } = await account.as('Claire').post<{ webhook: { id: string } }>('/api/v2/webhooks', {
    webhook: {
      name: 'custos',
      endpoint: 'https://custos.example/webhooks/zendesk/abc',
      http_method: 'POST',
      request_format: 'json',
      status: 'active',
      subscriptions,
    },
  })
  expect(status).toBe(201)
  const { id } = body.webhook
  const secret = account.simulator.state.webhooks.get(id)?.secret ?? ''
  return { account, id, secret, path: `/api/v2/webhooks/${id}` }
}

const says = (account: Awaited<ReturnType<typeof subscribed>>['account']) =>
  account.simulator.addComment(account.ticket('Carte refusée').id, {
    author_id: account.user('Claudine').id,
    html_body: `<p>Mon numéro : <b>${values.phone}</b></p>`,
  })

const settled = async (account: Awaited<ReturnType<typeof subscribed>>['account']) => {
  for (let second = 0; second < 10; second += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    account.simulator.clock.advance(1)
  }
  await account.simulator.webhooks.idle()
}

describe('a signature', () => {
  it('is the one that Zendesk’s own example has', () => {
    const secret = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=='
    const body = '{"event":"ticket.updated","id":123}'
    expect(signature(secret, '2021-03-25T05:09:27Z', body)).toBe('S/RDdU2ERmj7LHDDoWJ2onPYH+t7/f2+LTM4dL7UiLM=')
  })
})

describe('webhooks', () => {
  it('tell of a comment with ids as strings, its text but not its html, signed', async () => {
    const receiver = aReceiver()
    const { account, secret, id } = await subscribed(receiver)
    const comment = says(account)
    await account.simulator.webhooks.idle()
    const { headers, body } = at(receiver.deliveries, 0)
    const ticket = account.ticket('Carte refusée')
    expect(JSON.parse(body)).toMatchObject({
      type: 'zen:event-type:ticket.comment_added',
      account_id: 22_513_804,
      zendesk_event_version: '2022-11-06',
      subject: `zen:ticket:${ticket.id}`,
      detail: { id: String(ticket.id), status: 'OPEN', requester_id: String(ticket.requester_id) },
      event: {
        comment: { id: String(comment.id), body: `Mon numéro : ${values.phone}`, author: { is_staff: false } },
        meta: { sequence: { position: 1 } },
      },
    })
    expect(body).not.toContain('<b>')
    const timestamp = headers.get('x-zendesk-webhook-signature-timestamp') ?? ''
    expect(headers.get('x-zendesk-webhook-signature')).toBe(signature(secret, timestamp, body))
    expect(headers.get('x-zendesk-webhook-id')).toBe(id)
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })

  it('tell of a redaction and of the tag it leaves, with the stamp as it is then', async () => {
    const receiver = aReceiver()
    const { account } = await subscribed(receiver)
    const comment = at(account.comments('Carte refusée'), 0)
    await account.as('Claire').put(`/api/v2/comment_redactions/${comment.id}`, {
      ticket_id: comment.ticket_id,
      html_body: comment.html_body.replace(values.card, `<redact>${values.card}</redact>`),
    })
    await account.simulator.webhooks.idle()
    const told = receiver.deliveries.map(
      ({ body }) => JSON.parse(body) as { type: string; detail: { updated_at: string } },
    )
    expect(told.map(({ type }) => type).sort()).toEqual([
      'zen:event-type:ticket.comment_redacted',
      'zen:event-type:ticket.tags_changed',
    ])
    expect(new Set(told.map(({ detail }) => detail.updated_at))).toEqual(
      new Set([account.ticket('Carte refusée').updated_at]),
    )
    expect(receiver.deliveries.some(({ body }) => body.includes(values.card))).toBe(false)
  })

  const retryAfter = (status: number, seconds: string) =>
    new Response(null, { status, headers: { 'retry-after': seconds } })
  const answer = (status: number) => new Response(null, { status })

  it.each([
    ['a conflict three times more', () => Array.from({ length: 9 }, () => answer(409)), 4, 'client error'],
    ['a conflict until it is taken', () => [answer(409)], 2, 'success'],
    ['a busy receiver after the time it names', () => [retryAfter(429, '2'), retryAfter(503, '1')], 3, 'success'],
    ['no receiver that asks for a minute', () => [retryAfter(503, '60')], 1, 'server error'],
    ['no receiver that names no time', () => [answer(429)], 1, 'throttled'],
    ['no failure', () => [answer(500)], 1, 'server error'],
    ['no refusal', () => [answer(401)], 1, 'client error'],
    ['no connection that fails', () => [new TypeError('fetch failed')], 1, 'failed'],
  ] as const)('call again: %s', async (_what, answers, calls, status) => {
    const receiver = aReceiver(...answers())
    const { account, path } = await subscribed(receiver)
    says(account)
    await settled(account)
    expect(receiver.deliveries.length).toBe(calls)
    const ids = receiver.deliveries.map(({ headers }) => headers.get('x-zendesk-webhook-invocation-id'))
    expect(new Set(ids).size).toBe(1)
    const { body } = await account.as('Claire').get(`${path}/invocations`)
    expect(body['invocations']).toMatchObject([{ status, attempts_count: calls }])
  })

  it('call again five times when a receiver is too slow', async () => {
    let calls = 0
    const account = anAccount({
      settings: { webhook_timeout_ms: 1, webhook_retry_delay_ms: 1 },
      fetch: (_url, init) => {
        calls += 1
        return new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
        })
      },
    })
    await account.as('Claire').post('/api/v2/webhooks', {
      webhook: {
        name: 'slow',
        endpoint: 'https://slow.example/',
        http_method: 'POST',
        request_format: 'json',
        status: 'active',
        subscriptions: ['zen:event-type:ticket.comment_added'],
      },
    })
    says(account)
    await account.simulator.webhooks.idle()
    expect(calls).toBe(6)
  })

  it('deliver twice under one id when told to', async () => {
    const receiver = aReceiver()
    const { account } = await subscribed(receiver)
    account.simulator.faults.add({ kind: 'duplicate-delivery', path: '*comment_added', times: 1 })
    says(account)
    says(account)
    await account.simulator.webhooks.idle()
    const ids = receiver.deliveries.map(({ headers }) => headers.get('x-zendesk-webhook-invocation-id'))
    expect([ids.length, new Set(ids).size]).toEqual([3, 2])
  })

  it('stop calling a receiver that fails too much, and begin again after a while', async () => {
    const receiver = aReceiver(...Array.from({ length: 100 }, () => answer(500)))
    const { account } = await subscribed(receiver, ['zen:event-type:ticket.comment_added'])
    for (let count = 0; count < 100; count += 1) says(account)
    await account.simulator.webhooks.idle()
    says(account)
    await account.simulator.webhooks.idle()
    expect(receiver.deliveries.length).toBe(100)
    expect([...account.simulator.state.invocations.values()].at(-1)?.status).toBe('circuit broken')
    account.simulator.clock.advance(301)
    says(account)
    await account.simulator.webhooks.idle()
    expect(receiver.deliveries.length).toBe(101)
  })

  it('tell only what was asked for, and nothing once switched off', async () => {
    const receiver = aReceiver()
    const { account, path } = await subscribed(receiver, ['zen:event-type:ticket.tags_changed'])
    says(account)
    const claire = account.as('Claire')
    const { id } = account.ticket('Carte refusée')
    await claire.put(`/api/v2/tickets/${id}/tags`, { tags: ['one'] })
    expect((await claire.remove(`/api/v2/tickets/${id}/tags`, { tags: ['nothing of it'] })).status).toBe(204)
    await account.simulator.webhooks.idle()
    expect((await claire.get(path)).status).toBe(200)
    const { simulator } = account
    const patched = await simulator.fetch(path, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${simulator.tokenFor(account.user('Claire').id).access_token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ webhook: { status: 'inactive' } }),
    })
    expect(patched.status).toBe(204)
    await claire.put(`/api/v2/tickets/${id}/tags`, { tags: ['two'] })
    await simulator.webhooks.idle()
    expect(receiver.deliveries.map(({ body }) => (JSON.parse(body) as { event: unknown }).event)).toMatchObject([
      { tags_added: ['one'], tags_removed: [] },
    ])
  })

  it('keep their secret apart, and change it on request', async () => {
    const { account, path, secret } = await subscribed(aReceiver())
    const claire = account.as('Claire')
    expect(JSON.stringify((await claire.get(path)).body)).not.toContain(secret)
    expect((await claire.get(`${path}/signing_secret`)).body).toEqual({
      signing_secret: { algorithm: 'SHA256', secret },
    })
    const reset = await claire.post<{ signing_secret: { secret: string } }>(`${path}/signing_secret`)
    expect(reset.status).toBe(201)
    expect(reset.body.signing_secret.secret).not.toBe(secret)
  })

  it.each([
    ['an agent', 'Inès', {}, 403],
    ['an admin who sets the secret', 'Claire', { signing_secret: { secret: 'mine' } }, 400],
    ['events together with triggers', 'Claire', { subscriptions: ['conditional_ticket_events', at(events, 0)] }, 400],
    ['a GET for events', 'Claire', { http_method: 'GET' }, 400],
    ['no name', 'Claire', { name: undefined }, 400],
  ])('are not made for %s', async (_what, name, changes, status) => {
    const webhook = {
      name: 'x',
      endpoint: 'https://x.example/',
      http_method: 'POST',
      request_format: 'json',
      status: 'active',
      subscriptions: events,
      ...changes,
    }
    expect((await anAccount().as(name).post('/api/v2/webhooks', { webhook })).status).toBe(status)
  })
})
