import { describe, expect, it } from 'vitest'
import { requestsPerMinute } from '../../simulator/settings.ts'
import { anAccount, type Account, type Answer } from './account.ts'

const times = async (count: number, work: () => Promise<{ status: number }>) => {
  for (let index = 0; index < count; index += 1) expect((await work()).status).toBeLessThan(400)
}

const limited = async (account: Account, work: () => Promise<Answer>, seconds: number) => {
  const refused = await work()
  expect([refused.status, refused.body['error']]).toEqual([429, 'APIRateLimitExceeded'])
  const wait = Number(refused.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(seconds)
  account.simulator.clock.advance(wait)
  expect((await work()).status).toBeLessThan(400)
}

describe('limits', () => {
  it.each(Object.entries(requestsPerMinute))('%s: %i requests a minute for the account', async (plan, total) => {
    const account = anAccount({ settings: { plan: plan as keyof typeof requestsPerMinute } })
    const claire = account.as('Claire')
    const { headers } = await claire.get('/api/v2/groups')
    expect([headers.get('x-rate-limit'), headers.get('x-rate-limit-remaining')]).toEqual([
      String(total),
      String(total - 1),
    ])
    expect(headers.get('ratelimit-limit')).toBe(null)
  })

  it('end for the whole account, and begin again with the next minute', async () => {
    const account = anAccount({ settings: { plan: 'essential' } })
    const claire = account.as('Claire')
    await times(5, () => claire.get('/api/v2/groups'))
    await times(5, () => account.as('Julien').get('/api/v2/groups'))
    await limited(account, () => claire.get('/api/v2/groups'), 60)
  })

  it('do not count what the page itself asks', async () => {
    const account = anAccount({ settings: { plan: 'essential' } })
    account.simulator.state.sessions.set('s', account.user('Julien').id)
    const page = account.with({ cookie: '_zendesk_session=s' })
    await times(20, () => page.get('/api/v2/groups'))
  })

  it('count an app’s requests by user: 700 in five minutes', async () => {
    const account = anAccount({ settings: { plan: 'suite_enterprise_plus' } })
    account.simulator.state.sessions.set('s', account.user('Julien').id)
    const app = account.with({ cookie: '_zendesk_session=s', 'x-zendesk-app-id': '501' })
    await times(700, () => app.get('/api/v2/groups'))
    await limited(account, () => app.get('/api/v2/groups'), 300)
  })

  it('show ticketing its own headers', async () => {
    const account = anAccount()
    const { headers } = await account.as('Claire').get('/api/v2/tickets.json')
    expect(headers.get('ratelimit-limit')).toBe('700')
    expect(headers.get('ratelimit-remaining')).toBe('699')
    expect(headers.get('ratelimit-reset')).toMatch(/^(60|59)$/)
    expect(headers.get('zendesk-ratelimit-tickets-index')).toMatch(/^total=100; remaining=99; resets=\d+$/)
  })

  it('stop the 31st update of a ticket by one user in ten minutes, redactions among them', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    const path = `/api/v2/tickets/${account.ticket('Carte refusée').id}/tags`
    let tag = 0
    const update = () => claire.put(path, { tags: [`t${tag++}`] })
    await times(30, update)
    expect((await update()).headers.get('zendesk-ratelimit-ticket-update')).toMatch(
      /^total=30; remaining=0; resets=\d+$/,
    )
    const comment = account.comments('Carte refusée')[0]
    const redaction = await claire.put(`/api/v2/comment_redactions/${comment?.id ?? 0}`, {})
    expect(redaction.status).toBe(429)
    expect((await account.as('Julien').put(path, { tags: ['x'] })).status).toBe(200)
    account.simulator.clock.advance(600)
    const { status } = await account.as('Claire').put(path, { tags: ['later'] })
    expect(status).toBe(200)
  })

  it.each([
    [false, 100],
    [true, 300],
  ])('stop updates of all tickets at a number a minute (high volume %s: %i)', async (high_volume, total) => {
    const account = anAccount({ settings: { high_volume } })
    const claire = account.as('Claire')
    const open = [...account.simulator.state.tickets.values()].filter(({ status }) => status !== 'closed')
    let count = 0
    const update = () => {
      const ticket = open[count++ % open.length]
      return claire.put(`/api/v2/tickets/${ticket?.id ?? 0}/tags`, { tags: [`t${count}`] })
    }
    await times(total, update)
    expect((await update()).status).toBe(429)
  })

  it('stop deep pages of tickets sooner, before the answer that they are too deep', async () => {
    const claire = anAccount().as('Claire')
    for (let index = 0; index < 50; index += 1) {
      expect((await claire.get('/api/v2/tickets?page=501')).status).toBe(400)
    }
    expect((await claire.get('/api/v2/tickets?page=501')).status).toBe(429)
  })

  it('can be switched off', async () => {
    const account = anAccount({ settings: { plan: 'essential', rate_limits: false } })
    const claire = account.as('Claire')
    await times(20, () => claire.get('/api/v2/groups'))
    expect((await claire.get('/api/v2/groups')).headers.get('x-rate-limit')).toBe(null)
  })

  it('refuse the 31st job', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    const start = () => claire.put('/api/v2/tickets/update_many?ids=1', { ticket: { priority: 'low' } })
    await times(30, start)
    const { status, body } = await start()
    expect([status, body['error'], (body['current_job_ids'] as unknown[]).length]).toEqual([429, 'TooManyJobs', 30])
  })
})

describe('limits of single calls', () => {
  const many = (start: string, count: number) => Array.from({ length: count }, (_unused, index) => `${start}${index}`)

  it.each([
    ['a user five times a minute', 'users', 'user', 5, 1],
    ['an organization five times a minute', 'organizations', 'organization', 5, 0],
  ] as const)('change %s', async (_what, kind, record, most, pause) => {
    const account = anAccount()
    const claire = account.as('Claire')
    const id = [...account.simulator.state[kind].keys()].at(-1) ?? 0
    for (const name of many('Name ', most)) {
      expect((await claire.put(`/api/v2/${kind}/${id}`, { [record]: { name } })).status).toBe(200)
      account.simulator.clock.advance(pause)
    }
    expect((await claire.put(`/api/v2/${kind}/${id}`, { [record]: { name: 'x' } })).status).toBe(429)
  })

  it('change one user a second in the whole account', async () => {
    const account = anAccount({ now: () => Date.parse('2026-11-24T12:00:00Z') })
    const [one, other] = ['Claudine', 'Tom'].map((name) => account.user(name).id)
    const claire = account.as('Claire')
    expect((await claire.put(`/api/v2/users/${one ?? 0}`, { user: { name: 'x' } })).status).toBe(200)
    const second = await claire.put(`/api/v2/users/${other ?? 0}`, { user: { name: 'y' } })
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '1'])
  })

  it('export the audit log once a minute, with its own words', async () => {
    const claire = anAccount().as('Claire')
    const { status, headers } = await claire.post('/api/v2/audit_logs/export')
    expect(status).toBe(202)
    expect(headers.get('zendesk-ratelimit-audit-logs-export')).toMatch(/^total=1; remaining=0; resets=\d+$/)
    const second = await claire.post('/api/v2/audit_logs/export')
    expect([second.status, second.body['description']]).toEqual([
      429,
      'Rate limit for Audit log CSV Export exceeded. Please wait 1 minute and try again.',
    ])
  })

  it.each([
    ['list deleted tickets', '/api/v2/deleted_tickets', 10],
    ['list deleted tickets deep down', '/api/v2/deleted_tickets?page=101', 5],
    ['export a search', '/api/v2/search/export?filter[type]=ticket&query=x', 100],
  ])('%s', async (_what, path, most) => {
    const claire = anAccount().as('Claire')
    for (let count = 0; count < most; count += 1) expect((await claire.get(path)).status).not.toBe(429)
    expect((await claire.get(path)).status).toBe(429)
  })
})
