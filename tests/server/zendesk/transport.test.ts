import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { rateBucket } from '../../../server/zendesk/rate-bucket.ts'
import { transportFor } from '../../../server/zendesk/transport.ts'
import { timeline } from './timeline.ts'
import { aTicket, account, connected, failureOf, json, origin } from './account.ts'

const zendeskAccount = account()
const ticketPath = '/api/v2/tickets/35436.json'
const redactionPath = '/api/v2/comment_redactions/8'
const redaction = { ticketId: 35436, commentId: 8, htmlBody: '<p><redact>4111 1111 1111 1111</redact></p>' }
const never = () => AbortSignal.abort(new DOMException('made up', 'TimeoutError'))

const refusals = [
  { status: 400, code: 'invalid', body: { error: { title: 'Bad Request', message: 'made up' } } },
  { status: 403, code: 'forbidden', body: { error: { title: 'Forbidden', message: 'made up' } } },
  { status: 404, code: 'not-found', body: { error: 'RecordNotFound', description: 'Not found' } },
  { status: 409, code: 'conflict', body: { error: 'UpdateConflict' } },
  { status: 404, code: 'not-found', body: { errors: [{ code: 'WebhookNotFound', title: 'Not Found' }] } },
  { status: 404, code: 'not-found', body: { error: { code: 'TicketNotFound', title: 'Not Found' } } },
  { status: 410, code: 'not-found', body: { error: 'RecordNotFound' } },
  { status: 404, code: 'forbidden', body: { error: 'InvalidEndpoint', description: 'Not found' } },
  { status: 404, code: 'down', body: { error: { title: 'No help desk at made-up.zendesk.com', message: 'made up' } } },
  { status: 404, code: 'down', body: { error: 'Not Found', status: 404 } },
  { status: 404, code: 'down', body: { message: 'RecordNotFound' } },
  { status: 404, code: 'down', body: { errors: ['RecordNotFound'] } },
  { status: 410, code: 'down', body: {} },
  { status: 413, code: 'invalid', body: {} },
  { status: 418, code: 'unexpected', body: {} },
  { status: 422, code: 'invalid', body: { error: 'RecordInvalid', details: { base: [{ description: 'made up' }] } } },
  {
    status: 422,
    code: 'closed',
    body: {
      error: 'RecordInvalid',
      description: 'Record validation errors',
      details: { status: [{ description: 'Status: closed prevents ticket update' }] },
    },
  },
] as const

describe('a refusal', () => {
  it.each(refusals)('with $status is an error "$code" and certainly not applied', async ({ status, code, body }) => {
    zendeskAccount.answersInTurn('put', redactionPath, [() => json(status, body, { 'x-request-id': 'req-77' })])
    const error = await failureOf(connected().zendesk.redactComment(redaction))
    expect(error).toMatchObject({ code, status, applied: 'no', requestId: 'req-77' })
  })

  it.each([500, 501, 502, 504])('with %i leaves open whether a write was applied', async (status) => {
    zendeskAccount.answersInTurn('put', redactionPath, [() => new Response('<html>Bad Gateway</html>', { status })])
    const error = await failureOf(connected().zendesk.redactComment(redaction))
    expect(error).toMatchObject({ code: 'down', status, applied: 'unknown' })
  })

  it.each([404, 410])('with %i in HTML comes from somebody else: nothing is gone, nothing applied', async (status) => {
    const page = () => new Response('<html>Not Found</html>', { status, headers: { 'content-type': 'text/html' } })
    zendeskAccount.answersInTurn('put', redactionPath, [page])
    zendeskAccount.answersInTurn('get', ticketPath, [page])
    const { zendesk } = connected()
    expect(await failureOf(zendesk.redactComment(redaction))).toMatchObject({ code: 'down', status, applied: 'no' })
    expect(await failureOf(zendesk.ticket(35436))).toMatchObject({ code: 'down', status, applied: 'no' })
  })

  it('with 408 came too slowly, and leaves open whether a write was applied', async () => {
    zendeskAccount.answersInTurn('put', redactionPath, [() => new Response('', { status: 408 })])
    const error = await failureOf(connected().zendesk.redactComment(redaction))
    expect(error).toMatchObject({ code: 'slow', status: 408, applied: 'unknown' })
  })

  it('with 502 of a reading has changed nothing', async () => {
    zendeskAccount.answersInTurn('get', ticketPath, [() => new Response('', { status: 502 })])
    expect(await failureOf(connected().zendesk.ticket(35436))).toMatchObject({ code: 'down', applied: 'no' })
  })

  it('tells nothing of the body, the address or the ids', async () => {
    const body = { error: 'RecordInvalid', description: 'someone@example.com wrote 4111 1111 1111 1111' }
    zendeskAccount.answersInTurn('put', redactionPath, [() => json(422, body)])
    const error = await failureOf(connected().zendesk.redactComment(redaction))
    expect(error.message).toBe('Zendesk invalid 422 PUT /comment_redactions/{id}')
    expect(JSON.stringify(error) + String(error.stack)).not.toMatch(/example\.com|4111|35436|maison-lumiere/)
    expect(error.cause).toBeUndefined()
  })

  it('drops a request id that is no id', async () => {
    zendeskAccount.answersInTurn('get', ticketPath, [() => json(404, {}, { 'x-request-id': 'a b<c>' })])
    expect((await failureOf(connected().zendesk.ticket(35436))).requestId).toBeUndefined()
  })
})

describe('a call without an answer', () => {
  it('is slow after the time-out, and a write may have been applied', async () => {
    const { zendesk, counted } = connected({ abortAfter: never })
    expect(await failureOf(zendesk.redactComment(redaction))).toMatchObject({ code: 'slow', applied: 'unknown' })
    expect(counted).toEqual([{ resource: '/comment_redactions/{id}', method: 'PUT', status: 0, ms: 0 }])
  })

  it('is given ten seconds unless told otherwise', async () => {
    const given: number[] = []
    const abortAfter = (ms: number) => {
      given.push(ms)
      return never()
    }
    await failureOf(connected({ abortAfter }).zendesk.ticket(35436))
    await failureOf(connected({ abortAfter, timeoutMs: 700 }).zendesk.ticket(35436))
    expect(given).toEqual([10_000, 700])
  })

  it('leaves open whether a write was applied when the connection is cut', async () => {
    zendeskAccount.answers(http.put(`${origin}${redactionPath}`, () => HttpResponse.error()))
    const error = await failureOf(connected().zendesk.redactComment(redaction))
    expect(error).toMatchObject({ code: 'down', status: undefined, applied: 'unknown' })
  })

  it('was certainly not applied when no connection was made', async () => {
    const refused = Object.assign(new Error('made up'), { code: 'ECONNREFUSED' })
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: refused }))
    const error = await failureOf(connected({ fetch }).zendesk.redactComment(redaction))
    expect(error).toMatchObject({ code: 'down', applied: 'no' })
    expect(error.message).toContain('ECONNREFUSED')
  })
})

describe('a clock that is set back', () => {
  it('makes no call last for less than nothing', async () => {
    const time = timeline()
    const fetch = () => {
      time.advance(-60_000)
      return Promise.resolve(json(200, { ticket: aTicket() }))
    }
    const { zendesk, counted } = connected({ ...time, fetch })
    await zendesk.ticket(35436)
    expect(counted.map(({ ms }) => ms)).toEqual([0])
  })
})

describe('an answer that is not to be understood', () => {
  it('is an error that quotes none of it, where it is broken JSON', async () => {
    const broken = () =>
      new HttpResponse('{"ticket": {"subject": "Mme Dupont', { headers: { 'content-type': 'application/json' } })
    zendeskAccount.answersInTurn('get', ticketPath, [broken])
    const error = await failureOf(connected().zendesk.ticket(35436))
    expect(error).toMatchObject({ code: 'unexpected', status: 200 })
    expect(String(error.stack)).not.toContain('Dupont')
  })

  it('names the missing field where the shape is another', async () => {
    zendeskAccount.answersInTurn('get', ticketPath, [() => json(200, { ticket: { ...aTicket(), tags: 'vip' } })])
    const error = await failureOf(connected().zendesk.ticket(35436))
    expect(error.message).toBe('Zendesk unexpected GET /tickets/{id} shape of tags')
  })

  it.each(['https://elsewhere.example/steal', `${origin}/api/v2/tickets/1.json`])(
    'is an error where it points to %s, which is not asked',
    async (location) => {
      zendeskAccount.answersInTurn('get', ticketPath, [
        () => new Response(null, { status: 302, headers: { location } }),
      ])
      expect(await failureOf(connected().zendesk.ticket(35436))).toMatchObject({ code: 'unexpected', status: 302 })
      expect(zendeskAccount.asked.map(({ url }) => url)).toEqual([`${origin}${ticketPath}`])
    },
  )
})

describe('waiting as Zendesk asks', () => {
  const busy = (seconds: string) => () => json(429, { error: 'APIRateLimitExceeded' }, { 'retry-after': seconds })
  const ticket = () => json(200, { ticket: aTicket() })

  it('repeats a reading after a short Retry-After', async () => {
    zendeskAccount.answersInTurn('get', ticketPath, [busy('2'), ticket])
    const { zendesk, time, counted } = connected()
    expect((await zendesk.ticket(35436)).id).toBe(35436)
    expect(time.slept).toEqual([2000])
    expect(counted.map(({ status }) => status)).toEqual([429, 200])
  })

  it('repeats a write that was refused with 429, since nothing was done', async () => {
    zendeskAccount.answersInTurn('put', redactionPath, [busy('1'), () => json(200, {})])
    const { zendesk, counted } = connected()
    await zendesk.redactComment(redaction)
    expect(counted.map(({ status }) => status)).toEqual([429, 200])
  })

  it('repeats no write after 503, which may have been applied', async () => {
    zendeskAccount.answersInTurn('put', redactionPath, [
      () => new Response('', { status: 503, headers: { 'retry-after': '1' } }),
    ])
    const { zendesk, counted } = connected()
    const error = await failureOf(zendesk.redactComment(redaction))
    expect(error).toMatchObject({ code: 'down', status: 503, retryAfter: 1, applied: 'unknown' })
    expect(counted).toHaveLength(1)
  })

  it('repeats a reading after 503', async () => {
    zendeskAccount.answersInTurn('get', ticketPath, [
      () => new Response('', { status: 503, headers: { 'retry-after': '1' } }),
      ticket,
    ])
    expect((await connected().zendesk.ticket(35436)).id).toBe(35436)
  })

  it('repeats no POST', async () => {
    zendeskAccount.answersInTurn('post', '/api/v2/webhooks', [busy('1')])
    const { zendesk, counted } = connected()
    const webhook = { name: 'custos', endpoint: 'https://custos.example/hook', subscriptions: [] }
    expect(await failureOf(zendesk.createWebhook(webhook))).toMatchObject({ code: 'busy', applied: 'no' })
    expect(counted).toHaveLength(1)
  })

  it('asks before each time it is sent whether it is still wanted', async () => {
    zendeskAccount.answersInTurn('put', redactionPath, [busy('1')])
    const { zendesk, counted } = connected()
    const wanted = [true, true, false]
    const error = await failureOf(zendesk.redactComment(redaction, () => Promise.resolve(wanted.shift() ?? true)))
    expect(error).toMatchObject({ code: 'withdrawn', applied: 'no' })
    expect(counted.map(({ status }) => status)).toEqual([429, 429])
  })

  it('hands a long wait to the caller at once', async () => {
    zendeskAccount.answersInTurn('get', ticketPath, [busy('41')])
    const { zendesk, time } = connected()
    expect(await failureOf(zendesk.ticket(35436))).toMatchObject({ code: 'busy', status: 429, retryAfter: 41 })
    expect(time.slept).toEqual([])
  })

  it('gives up in the end', async () => {
    zendeskAccount.answersInTurn('get', ticketPath, [busy('1')])
    const { zendesk, counted } = connected()
    expect(await failureOf(zendesk.ticket(35436))).toMatchObject({ code: 'busy' })
    expect(counted).toHaveLength(4)
  })

  it('understands a date, and the reset where there is no Retry-After', async () => {
    const { zendesk, time } = connected()
    const at = new Date(Date.parse(time.clock()) + 90_000)
    zendeskAccount.answersInTurn('get', ticketPath, [() => json(429, {}, { 'ratelimit-reset': at.toISOString() })])
    expect(await failureOf(zendesk.ticket(35436))).toMatchObject({ retryAfter: 90 })
    zendeskAccount.answersInTurn('get', '/api/v2/users/3.json', [
      () => json(429, {}, { 'retry-after': at.toUTCString() }),
    ])
    expect(await failureOf(zendesk.user(3))).toMatchObject({ code: 'busy', retryAfter: 90 })
  })
})

describe('what can’t be undone', () => {
  const path = '/api/v2/tickets/destroy_many'
  const begun = () => json(200, { job_status: { id: 'job-1' } })

  it('waits for its turn first; sent then, it goes out at once and once only', async () => {
    const time = timeline()
    const bucket = rateBucket({ ...time, accountPerMinute: 2 })
    ;(await bucket.admit({ method: 'GET', resource: '/x', pathname: '/x' }, 'interactive'))()
    zendeskAccount.answersInTurn('delete', path, [() => json(429, {}, { 'retry-after': '1' })])
    const { zendesk, counted } = connected({ ...time, bucket, priority: 'background' })
    const turn = await zendesk.deleteMany()
    expect([time.slept, counted]).toEqual([[60_000], []])
    expect(await failureOf(turn.send([7]))).toMatchObject({ code: 'busy', applied: 'no', retryAfter: 1 })
    expect([time.slept, counted.length]).toEqual([[60_000], 1])
  })

  it('is asked about when its turn has come, not before, and leaves it to others where it is not wanted', async () => {
    const time = timeline()
    const bucket = rateBucket({ ...time, accountPerMinute: 2, waitAtMost: { interactive: 0 } })
    ;(await bucket.admit({ method: 'GET', resource: '/x', pathname: '/x' }, 'interactive'))()
    const { zendesk, counted } = connected({ ...time, bucket, priority: 'background' })
    const sleptWhenAsked: (readonly number[])[] = []
    const maySend = () => {
      sleptWhenAsked.push([...time.slept])
      return Promise.resolve(false)
    }
    expect(await failureOf(zendesk.redactComment(redaction, maySend))).toMatchObject({ code: 'withdrawn' })
    expect([sleptWhenAsked, counted]).toEqual([[[60_000]], []])
    zendeskAccount.answersInTurn('get', '/api/v2/tickets/35436.json', [() => json(200, { ticket: aTicket() })])
    expect((await connected({ ...time, bucket }).zendesk.ticket(35436)).id).toBe(35436)
  })

  it('leaves its turn to others where it is dropped', async () => {
    const time = timeline()
    const bucket = rateBucket({ ...time, accountPerMinute: 2, waitAtMost: { interactive: 0 } })
    const { zendesk } = connected({ ...time, bucket })
    const turn = await zendesk.deleteMany()
    expect(await failureOf(zendesk.eraseMany())).toMatchObject({ code: 'busy' })
    turn.drop()
    zendeskAccount.answersInTurn('delete', path, [begun])
    expect(await (await zendesk.deleteMany()).send([7])).toBe('job-1')
  })

  it('is sent with a new token where the first was taken away', async () => {
    zendeskAccount.answersInTurn('post', '/oauth/tokens', [
      () => json(200, { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 3600 }),
    ])
    zendeskAccount.answersInTurn('delete', path, [() => json(401, {}), begun])
    expect(await (await connected().zendesk.deleteMany()).send([7])).toBe('job-1')
  })
})

describe('what is sent', () => {
  it('bears the token, and every call is counted under a name without ids', async () => {
    zendeskAccount.answersInTurn('get', ticketPath, [() => json(200, { ticket: aTicket() })])
    const { zendesk, counted } = connected()
    await zendesk.ticket(35436)
    expect(zendeskAccount.asked[0]?.headers.get('authorization')).toBe('Bearer access-1')
    expect(counted).toEqual([{ resource: '/tickets/{id}', method: 'GET', status: 200, ms: 0 }])
  })

  it.each([
    'https://elsewhere.example/api/v2/users/me',
    '//elsewhere.example/x',
    'http://maison-lumiere.zendesk.com/x',
  ])('never goes to another origin, such as %s', async (path) => {
    const { time } = connected()
    const transport = transportFor({
      ...time,
      origin,
      tokens: {
        current: () => Promise.reject(new Error('no token is needed')),
        renewed: () => Promise.reject(new Error()),
      },
      bucket: rateBucket(time),
    })
    expect(await failureOf(transport({ method: 'GET', path }))).toMatchObject({ code: 'unexpected', applied: 'no' })
    expect(zendeskAccount.asked).toEqual([])
  })

  it('goes out with redirects refused', async () => {
    const sent: RequestInit[] = []
    const fetch = (_: URL, init: RequestInit) => {
      sent.push(init)
      return Promise.resolve(json(200, { ticket: aTicket() }))
    }
    await connected({ fetch }).zendesk.ticket(35436)
    expect(sent[0]?.redirect).toBe('manual')
  })
})
