import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../../simulator/http.ts'
import { createSimulator, type Simulator } from '../../simulator/simulator.ts'

describe('the simulator over HTTP', () => {
  let simulator: Simulator
  let listening: Listening
  const problems: unknown[] = []

  beforeEach(async () => {
    problems.length = 0
    listening = await listen(
      (origin) => {
        simulator = createSimulator({ origin })
        simulator.seed(1)
        return simulator.handlers
      },
      { problem: (error) => problems.push(error) },
    )
  })

  afterEach(async () => {
    await listening.close()
    expect(problems).toEqual([])
  })

  const admin = () => {
    const found = [...simulator.state.users.values()].find(({ role }) => role === 'admin')
    if (found === undefined) throw new Error('no admin')
    return found.id
  }
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${listening.origin}${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${simulator.tokenFor(admin()).access_token}`,
      },
    })
  const fault = (body: unknown) => ask('/__simulator/faults', { method: 'POST', body: JSON.stringify(body) })

  it('writes its own address into its records', async () => {
    const { ticket } = (await (await ask('/api/v2/tickets/1.json')).json()) as { ticket: { url: string } }
    expect(ticket.url).toBe(`${listening.origin}/api/v2/tickets/1.json`)
  })

  it('signs a browser in by a cookie', async () => {
    const login = await ask('/access/login', { method: 'POST', body: JSON.stringify({ user_id: admin() }) })
    const cookie = login.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^_zendesk_session=\w+; Path=\/; HttpOnly; SameSite=Lax$/)
    const me = await fetch(`${listening.origin}/api/v2/users/me`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(((await me.json()) as { user: { id: number } }).user.id).toBe(admin())
  })

  it.each([
    ['cut-before', false],
    ['cut-after', true],
  ])('breaks the connection: %s, with the effect there: %s', async (kind, done) => {
    expect((await fault({ kind, method: 'PUT', path: '/api/v2/tickets/1/tags*', times: 1 })).status).toBe(201)
    const put = () => ask('/api/v2/tickets/1/tags.json', { method: 'PUT', body: JSON.stringify({ tags: ['cut'] }) })
    await expect(put()).rejects.toThrow()
    expect(simulator.state.tickets.get(1)?.tags.includes('cut')).toBe(done)
    expect(simulator.log.of('PUT', /tags/).map(({ status, fault: hit }) => [status, hit])).toEqual([[0, kind]])
    expect((await put()).status).toBe(200)
  })

  it.each([
    [{ kind: 'too-many-requests', retry_after: 7 }, 429, '7'],
    [{ kind: 'internal-error' }, 500, null],
    [{ kind: 'bad-gateway' }, 502, null],
    [{ kind: 'not-found' }, 404, null],
    [{ kind: 'unavailable', retry_after: 3 }, 503, '3'],
  ])('answers a fault: %j', async (body, status, retryAfter) => {
    await fault({ ...body, times: 2 })
    const answers = [await ask('/api/v2/groups'), await ask('/api/v2/groups'), await ask('/api/v2/groups')]
    expect(answers.map((answer) => answer.status)).toEqual([status, status, 200])
    expect(answers[0]?.headers.get('retry-after')).toBe(retryAfter)
  })

  it('lets as many requests pass first as a fault says', async () => {
    await fault({ kind: 'bad-gateway', path: '/api/v2/groups', passes: 2, times: 1 })
    const statuses: number[] = []
    for (const path of ['groups', 'users/me', 'groups', 'groups', 'groups'])
      statuses.push((await ask(`/api/v2/${path}`)).status)
    expect(statuses).toEqual([200, 200, 200, 502, 200])
  })

  it('answers late when told to', async () => {
    await fault({ kind: 'latency', milliseconds: 40, times: 1 })
    const start = performance.now()
    await ask('/api/v2/groups')
    expect(performance.now() - start).toBeGreaterThan(35)
  })

  it('refuses a fault that it does not know', async () => {
    expect((await fault({ kind: 'earthquake' })).status).toBe(400)
  })

  it('keeps a log of what was asked, bodies only on request, its own controls not among it', async () => {
    await ask('/api/v2/tickets/1/tags.json?x=1', { method: 'PUT', body: JSON.stringify({ tags: ['seen'] }) })
    const log = async (query: string) =>
      (await (await ask(`/__simulator/log${query}`)).json()) as { entries: Record<string, unknown>[] }
    expect((await log('')).entries).toMatchObject([
      {
        method: 'PUT',
        path: '/api/v2/tickets/1/tags.json',
        query: '?x=1',
        status: 200,
        user_id: admin(),
        request_bytes: 17,
      },
    ])
    expect(JSON.stringify(await log(''))).not.toContain('seen')
    expect(JSON.stringify(await log('?bodies=1'))).toContain('seen')
  })

  it('answers 501 to what it does not know, and remembers', async () => {
    expect((await ask('/api/v2/views.json')).status).toBe(501)
    expect(simulator.log.unknown).toEqual(['GET /api/v2/views.json'])
  })

  it('takes a body of a megabyte', async () => {
    const body = JSON.stringify({ author_id: admin(), body: 'é'.repeat(1_000_000) })
    const answer = await ask('/__simulator/tickets/1/comments', { method: 'POST', body })
    expect(answer.status).toBe(201)
    const { comment } = (await answer.json()) as { comment: { plain_body: string } }
    expect(comment.plain_body.length).toBe(1_000_000)
  })

  it('skips time, changes settings, and starts again', async () => {
    const post = async (path: string, body: unknown) =>
      (await (await ask(path, { method: 'POST', body: JSON.stringify(body) })).json()) as Record<string, unknown>
    const before = Date.parse(simulator.clock.iso())
    await post('/__simulator/clock', { advance_seconds: 3600 })
    expect(Date.parse(simulator.clock.iso()) - before).toBeGreaterThanOrEqual(3_600_000)
    await post('/__simulator/settings', { agent_ticket_deletion: true })
    expect(simulator.settings.agent_ticket_deletion).toBe(true)
    expect((await ask('/__simulator/settings', { method: 'POST', body: '{"plan":"free"}' })).status).toBe(400)
    await ask('/api/v2/tickets/1/tags.json', { method: 'PUT', body: '{"tags":["gone"]}' })
    expect(await post('/__simulator/seed', { seed: 1 })).toEqual({ tickets: 60, users: 32 })
    expect(simulator.settings.agent_ticket_deletion).toBe(false)
    expect(simulator.state.tickets.get(1)?.tags).not.toContain('gone')
  })

  it('shows the page when it is built, and says so when it is not', async () => {
    const page = await ask('/agent')
    const title = /<title>([^<]*)/.exec(await page.text())?.[1]
    expect([
      [404, 'The workspace page is not built'],
      [200, 'Agent workspace'],
    ]).toContainEqual([page.status, title])
  })

  it('keeps files outside of the page’s folder to itself', async () => {
    for (const path of ['/agent/..%2f..%2fpackage.json', '/agent/%2e%2e/%2e%2e/package.json']) {
      expect((await ask(path)).status).not.toBe(200)
    }
  })
})
