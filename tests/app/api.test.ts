import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { createApi } from '../../app/api.ts'
import { defaultDetection } from '../../contract/detection.ts'
import type { Session } from '../../contract/session.ts'

const start = Date.parse('2026-11-20T10:00:00Z')
const minutes = 60_000

const aSession = (token: string, endsIn: number, from = start): Session => ({
  token,
  expires_at: new Date(from + endsIn).toISOString(),
  user_id: 7,
  locale: 'fr',
  may_redact: true,
  is_admin: false,
  detection: { version: 0, settings: defaultDetection },
  digest_key: '0'.repeat(64),
  fingerprint_key: '1'.repeat(64),
})

interface Asked {
  readonly path: string
  readonly token: string
  readonly body: unknown
}

type Answer = Response | Error | (() => Promise<Response>)

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

/** The server as a list of answers to each path, the last of which stays. */
const aServer = (answers: Readonly<Record<string, readonly Answer[]>>, endsIn = 15 * minutes) => {
  const asked: Asked[] = []
  const left = new Map(Object.entries(answers).map(([path, list]) => [path, [...list]]))
  const timers: { readonly milliseconds: number; readonly action: () => void }[] = []
  let now = start
  const api = createApi({
    session: aSession('first', endsIn),
    now: () => now,
    after: (milliseconds, action) => timers.push({ milliseconds, action }),
    fetch: async (path, { headers, body }) => {
      const { authorization = '' } = headers as Record<string, string>
      const written = typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined
      asked.push({ path, token: authorization, body: written })
      const list = left.get(path) ?? []
      const answer = list.length > 1 ? list.shift() : list[0]
      if (answer === undefined) throw new Error(`nothing answers ${path}`)
      if (answer instanceof Error) throw answer
      return typeof answer === 'function' ? answer() : answer.clone()
    },
  })
  return { api, asked, timers, pass: (milliseconds: number) => (now += milliseconds) }
}

const history = '/api/tickets/12/history'
const renewal = '/api/session/renew'
const empty = json({ entries: [], chain: 'intact' })

describe('asking the server', () => {
  it('shows the session’s token, and nothing of it in the address', async () => {
    const { api, asked } = aServer({ [history]: [empty] })
    expect(await api.history(12)).toEqual({ ok: true, value: { entries: [], chain: 'intact' } })
    expect(asked).toEqual([{ path: history, token: 'Bearer first', body: undefined }])
  })

  it.each([
    ['a refusal by its name', json({ problem: 'zendesk-busy', request_id: 'r' }, 503), 'zendesk-busy'],
    ['a gateway’s word for the server’s absence', new Response('<h1>Bad gateway</h1>', { status: 502 }), 'server-away'],
    ['a name that is not in the catalogue for the same', json({ problem: 'toString' }, 500), 'server-away'],
    ['a network that is down', new TypeError('fetch failed'), 'server-away'],
    ['an answer of another shape', json({ entries: 'many' }), 'internal'],
    ['an answer that is no JSON', new Response('hello'), 'internal'],
  ])('takes %s', async (_what, answer, problem) => {
    const { api } = aServer({ [history]: [answer] })
    expect(await api.history(12)).toEqual({ ok: false, problem })
  })

  it('waits longer for a file, which may be of any length, than for an answer', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout')
    const { api } = aServer({ [history]: [empty], '/file': [new Response('lines')] })
    await api.history(12)
    const file = await api.file('POST', '/file')
    expect(file.ok && (await file.value.text())).toBe('lines')
    expect(timeout.mock.calls).toEqual([[2 * minutes], [30 * minutes]])
    timeout.mockRestore()
  })

  it('asks about many values in pieces, and keeps their order', async () => {
    const all = Array.from({ length: 1500 }, (_, index) => ({
      type: 'CREDIT_CARD' as const,
      fingerprint: index.toString(16).padStart(64, '0'),
    }))
    const { api, asked } = aServer({
      '/api/dismissals/match': [
        json({ dismissed: Array.from({ length: 1000 }, (_, index) => index === 999) }),
        json({ dismissed: Array.from({ length: 500 }, (_, index) => index === 0) }),
      ],
    })
    const answer = await api.dismissed(all)
    expect(asked.map(({ body }) => (body as { dismissals: unknown[] }).dismissals.length)).toEqual([1000, 500])
    expect(answer.ok && answer.value.flatMap((is, index) => (is ? [index] : []))).toEqual([999, 1000])
  })
})

describe('the session', () => {
  const renewed = json(aSession('second', 15 * minutes, start + 13 * minutes))

  it('is renewed by itself two minutes before its end, and plans the next time', async () => {
    const { api, timers, asked, pass } = aServer({ [renewal]: [renewed], [history]: [empty] })
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([13 * minutes])
    pass(13 * minutes)
    timers[0]?.action()
    await expect.poll(() => api.session().token).toBe('second')
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([13 * minutes, 13 * minutes])
    await api.history(12)
    expect(asked.at(-1)?.token).toBe('Bearer second')
  })

  it('is renewed once before a request that would meet its end, however many wait for it', async () => {
    const { api, asked, pass } = aServer({ [renewal]: [renewed], [history]: [empty] })
    pass(14.5 * minutes)
    await Promise.all([api.history(12), api.history(12), api.history(12)])
    expect(asked.map(({ path, token }) => `${path} ${token}`)).toEqual([
      `${renewal} Bearer first`,
      ...[1, 2, 3].map(() => `${history} Bearer second`),
    ])
  })

  it('says that it has ended when it can’t be renewed', async () => {
    const refused = json({ problem: 'not-signed-in', request_id: 'r' }, 401)
    const { api, pass } = aServer({ [renewal]: [refused], [history]: [empty] })
    pass(20 * minutes)
    expect(await api.history(12)).toEqual({ ok: false, problem: 'session-ended' })
  })

  it('is renewed a little later where the server was away for a moment, and not for ever', async () => {
    const away = new TypeError('fetch failed')
    const { api, timers, pass } = aServer({ [renewal]: [away, renewed, away] })
    pass(13 * minutes)
    timers[0]?.action()
    await expect.poll(() => timers.at(-1)?.milliseconds).toBe(10_000)
    pass(10_000)
    timers[1]?.action()
    await expect.poll(() => api.session().token).toBe('second')
    pass(60 * minutes)
    const planned = timers.length
    expect(await api.history(12)).toEqual({ ok: false, problem: 'server-away' })
    expect(timers).toHaveLength(planned)
  })

  it('has one renewal planned at a time, however many have failed', async () => {
    const { api, asked, timers, pass } = aServer({ [renewal]: [new TypeError('fetch failed')], [history]: [empty] })
    const renewals = () => asked.filter(({ path }) => path === renewal).length
    pass(14.5 * minutes)
    await api.history(12)
    await api.history(12)
    expect(renewals()).toBe(2)
    for (const round of [1, 2, 3]) {
      for (const { action } of timers.splice(0)) {
        action()
        await new Promise(setImmediate)
      }
      expect([renewals(), timers.length]).toEqual([2 + round, 1])
    }
  })

  it('is renewed by a later request when the server was away for the first', async () => {
    const { api, pass } = aServer({ [renewal]: [new TypeError('fetch failed'), renewed], [history]: [empty] })
    pass(14.5 * minutes)
    expect(await api.history(12)).toEqual({ ok: false, problem: 'server-away' })
    expect((await api.history(12)).ok).toBe(true)
  })
})

describe('asking whether anything has changed', () => {
  const route = { method: 'GET', path: '/api/x', response: z.object({ count: z.number() }) }
  const tagged = (body: string | null, status: number) => new Response(body, { status, headers: { etag: '"t1"' } })

  it('takes the tag with the answer, and nothing but the tag where it is the same', async () => {
    const { api } = aServer({ '/api/x': [tagged('{"count":2}', 200), tagged(null, 304)] })
    expect(await api.changed(route)).toEqual({ ok: true, value: { tag: '"t1"', value: { count: 2 } } })
    expect(await api.changed(route, '"t1"')).toEqual({ ok: true, value: { tag: '"t1"' } })
  })

  it('has no use for such an answer where it knows nothing', async () => {
    const { api } = aServer({ '/api/x': [tagged(null, 304)] })
    expect(await api.changed(route)).toEqual({ ok: false, problem: 'server-away' })
  })
})
