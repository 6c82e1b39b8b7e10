import { once } from 'node:events'
import { connect } from 'node:net'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { aHouse, connected, metricsToken, type House } from './house.ts'

/** The way in which a process asks for its server to end, with a request still on its way through. */
const listening = async (house: House): Promise<string> => {
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  const address = house.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

eachDatabase('the server', (open) => {
  let database: Database
  let house: House
  beforeAll(async () => {
    database = await open()
    house = await aHouse(database)
  })
  const get = (url: string, headers: Record<string, string> = {}) => house.app.inject({ method: 'GET', url, headers })

  it('is alive from the first moment, and ready when database and jobs are', async () => {
    const other = await aHouse(database)
    const asked = async () => (await other.app.inject({ method: 'GET', url: '/readyz' })).statusCode
    expect((await other.app.inject({ method: 'GET', url: '/healthz' })).json()).toEqual({ alive: true })
    const early = await other.app.inject({ method: 'GET', url: '/readyz' })
    expect([early.statusCode, early.json<unknown>()]).toEqual([503, { ready: false, waiting_for: ['jobs'] }])
    await other.start()
    expect(await asked()).toBe(200)
  })

  it.each([
    ['no token', {}],
    ['another token', { authorization: `Bearer ${metricsToken.replace('m', 'n')}` }],
    ['the start of the token', { authorization: `Bearer ${metricsToken.slice(0, -1)}` }],
    ['more than the token', { authorization: `Bearer ${metricsToken}x` }],
    ['the token by another scheme', { authorization: `Basic ${metricsToken}` }],
  ])('shows its metrics to nobody with %s', async (_, headers) => {
    const answer = await get('/metrics', headers)
    expect([answer.statusCode, answer.json<{ problem: string }>().problem]).toEqual([401, 'not-signed-in'])
  })

  it('shows its metrics to who has the token, and in them no path that was really asked', async () => {
    await get('/api/tickets/987654321/history')
    const answer = await get('/metrics', { authorization: `Bearer ${metricsToken}` })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('route="/api/tickets/:ticket_id/history",status="401"')
    expect(answer.body).not.toContain('987654321')
  })

  it.each<readonly ['GET' | 'POST' | 'PUT' | 'DELETE', string]>([
    ['GET', '/'],
    ['GET', '/app/assets/../../package.json'],
    ['PUT', '/api/redactions'],
    ['DELETE', '/webhooks/zendesk/x'],
    ['POST', '/api/nothing'],
  ])('has nothing at %s %s, and says so in one shape', async (method, url) => {
    const answer = await house.app.inject({ method, url })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toEqual({ problem: 'not-found', request_id: answer.headers['x-request-id'] })
  })

  it.each(['%2e%2e%2f.vite%2fmanifest.json', '..%5c.vite', '.hidden', '%00'])(
    'gives nothing but what was built: %s beside it is out of reach',
    async (path) => {
      const answer = await get(`/app/assets/${path}`)
      expect([400, 404]).toContain(answer.statusCode)
      expect(Object.keys(answer.json<object>())).toEqual(['problem', 'request_id'])
    },
  )

  it.each(['/healthz', '/nothing', '/app/assets/main-Ab12Cd34.js', '/connect?subdomain=.'])(
    'answers %s with the headers that keep a browser from harm',
    async (url) => {
      const { headers } = await get(url)
      expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'")
      expect(headers).toMatchObject({
        'strict-transport-security': expect.stringMatching(/^max-age=31536000/) as string,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      expect(headers).not.toHaveProperty('x-powered-by')
      expect(headers).not.toHaveProperty('server')
    },
  )

  it('lets browsers keep the built app for ever, since each build has its own names', async () => {
    const { headers, statusCode } = await get('/app/assets/main-Ab12Cd34.js')
    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toContain('immutable')
  })

  describe('gives each request a name', () => {
    it('of its own, or the one that a proxy gave', async () => {
      const given = '0F9E3C1A-1111-4222-8333-444455556666'
      expect((await get('/healthz', { 'x-request-id': given })).headers['x-request-id']).toBe(given.toLowerCase())
      const [one, other] = [await get('/healthz'), await get('/healthz')]
      expect(one.headers['x-request-id']).not.toBe(other.headers['x-request-id'])
    })

    it('and takes none that could carry something else', async () => {
      const secret = ['4111', '1111', '1111', '1111'].join('-')
      const { headers } = await get('/healthz', { 'x-request-id': secret })
      expect(headers['x-request-id']).not.toContain('4111')
      expect(house.logs()).not.toContain(secret)
    })
  })

  it('names a request once in its line of the log, by the name the answer bears', async () => {
    const { headers } = await get('/api/tickets/1/history')
    const line = house
      .logs()
      .split('\n')
      .find((one) => one.includes(String(headers['x-request-id'])))
    expect(line?.match(/"[^"]*":"[0-9a-f-]{36}"/g)).toEqual([`"request_id":"${String(headers['x-request-id'])}"`])
  })

  it('logs a template, never a query or an id', async () => {
    await get('/api/tickets/987654321/history?q=claudine')
    await get('/connect?subdomain=someone-elses-name.')
    expect(house.logs()).toContain('"route":"/api/tickets/:ticket_id/history"')
    for (const asked of ['987654321', 'claudine', 'someone-elses-name']) expect(house.logs()).not.toContain(asked)
  })

  it('holds an address to its number of requests, and says when to come back', async () => {
    const limits = { perUser: 1000, perAddress: 3, webhooksPerAddress: 2 }
    const small = await connected(await aHouse(database, { limits }))
    const ask = () => small.app.inject({ method: 'GET', url: '/api/tickets/1/history' })
    const answers = [await ask(), await ask(), await ask(), await ask()]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 429])
    expect(answers[3]?.json()).toMatchObject({
      problem: 'too-many-requests',
      retry_after: expect.any(Number) as number,
    })
    expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0)
    const hook = () => small.app.inject({ method: 'POST', url: `/webhooks/zendesk/${'a'.repeat(32)}`, payload: {} })
    expect([await hook(), await hook(), await hook()].map(({ statusCode }) => statusCode)).toEqual([401, 401, 429])
    expect(await small.metric('custos_webhooks_refused_total{reason="too-many-requests"}')).toBe(1)
    expect((await small.app.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200)
  })

  it('gives a request half a minute to arrive, and closes a connection on which nothing moves', async () => {
    const { server } = (await aHouse(database)).app
    expect([server.requestTimeout, server.timeout]).toEqual([30_000, 180_000])
  })

  it.each(['/webhooks/zendesk/bbbbbbbbbbbbbbbbbbbbbbbb', '/nothing', '/api/redactions'])(
    'answers a body sent to %s before it has come, since it would be for nobody',
    async (path) => {
      const other = await connected(await aHouse(database))
      const { port } = new URL(await listening(other))
      const socket = connect(Number(port), '127.0.0.1')
      const type = 'content-type: application/json\r\ncontent-length: 1000000'
      socket.write(`POST ${path} HTTP/1.1\r\nhost: custos.example\r\n${type}\r\n\r\n{"held":"back`)
      const [answer] = (await once(socket, 'data')) as [Buffer]
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 (401|404) /)
      socket.destroy()
      await other.app.close()
    },
  )

  it('counts the network that one host is given as one address', async () => {
    const limits = { perUser: 1000, perAddress: 1, webhooksPerAddress: 1000 }
    const small = await aHouse(database, { limits })
    const askFrom = async (remoteAddress: string) =>
      (await small.app.inject({ method: 'GET', url: '/api/tickets/1/history', remoteAddress })).statusCode
    expect(await askFrom('2001:db8:1:2::1')).toBe(401)
    expect(await askFrom('2001:db8:1:2:ffff::9')).toBe(429)
    expect(await askFrom('2001:db8:1:3::1')).toBe(401)
  })

  it('believes an address that a proxy names only where it was told to trust the proxy', async () => {
    const limits = { perUser: 1000, perAddress: 1, webhooksPerAddress: 1000 }
    const askFrom = async (asked: House, address: string) => {
      const headers = { 'x-forwarded-for': address }
      return (await asked.app.inject({ method: 'GET', url: '/api/tickets/1/history', headers })).statusCode
    }
    const plain = await aHouse(database, { limits })
    expect([await askFrom(plain, '192.0.2.1'), await askFrom(plain, '192.0.2.2')]).toEqual([401, 429])
    const behind = await aHouse(database, { limits, config: { trustedProxies: ['127.0.0.1'] } })
    expect([await askFrom(behind, '192.0.2.1'), await askFrom(behind, '192.0.2.2')]).toEqual([401, 401])
    expect(await askFrom(behind, '192.0.2.2')).toBe(429)
  })
})

eachDatabase('a server that is told to stop', (open) => {
  /** A server whose Zendesk takes its time once `slow` is called; `waiting` counts the requests held back. */
  const aSlowHouse = async () => {
    const zendesk = Promise.withResolvers<undefined>()
    const held = { isSlow: false, waiting: 0 }
    const delay = () => {
      if (!held.isSlow) return Promise.resolve()
      held.waiting += 1
      return zendesk.promise
    }
    const house = await connected(await aHouse(await open(), { delay }))
    const origin = await listening(house)
    const { token } = await house.open('Inès Robert')
    held.isSlow = true
    return { house, origin, token, held, release: () => zendesk.resolve(undefined) }
  }

  it('answers what is under way, takes nothing new, and has ended when that is done', async () => {
    const { house, origin, token, held, release } = await aSlowHouse()
    const url = `${origin}/api/tickets/${house.ticketCalled('Carte refusée')}/history`
    const underWay = fetch(url, { headers: { authorization: `Bearer ${token}` } })
    await vi.waitFor(() => expect(held.waiting).toBeGreaterThan(0))
    const closing = house.app.close()
    await vi.waitFor(() => expect(fetch(`${origin}/healthz`)).rejects.toThrow('fetch failed'))
    release()
    const answer = await underWay
    expect([answer.status, await answer.json()]).toMatchObject([200, { chain: 'intact' }])
    await closing
  })

  it('says to who was asking already that it is stopping, and hangs up', async () => {
    const house = await aHouse(await open())
    const origin = await listening(house)
    const { port, host } = new URL(origin)
    const socket = connect(Number(port), '127.0.0.1')
    let said = ''
    socket.on('data', (chunk) => (said += chunk.toString()))
    socket.write(`GET /healthz HTTP/1.1\r\nhost: ${host}\r\n`)
    // When another's whole request is answered, the first half of this one has been read as well.
    await fetch(`${origin}/healthz`)
    const closing = house.app.close()
    socket.write('\r\n')
    await once(socket, 'close')
    await closing
    expect(said).toMatch(/^HTTP\/1\.1 503 /)
    expect(said.toLowerCase()).toContain('connection: close')
  })
})
