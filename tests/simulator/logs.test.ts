import { describe, expect, it } from 'vitest'
import { anAccount } from './account.ts'

interface Page {
  readonly access_logs: readonly { readonly id: string; readonly user_id: number }[]
  readonly links: { readonly next: string | null }
  readonly meta: { readonly has_more: boolean }
}

const watched = () => {
  const account = anAccount({ settings: { privacy_add_on: true, access_log_cursor_seconds: 60 } })
  const plant = (records: readonly object[], more: object = {}) =>
    account.with({}).post('/__simulator/access_logs', { records, ...more })
  return { account, claire: account.as('Claire'), plant }
}

const at = (seconds: number): string => new Date(Date.now() - 3_600_000 + seconds * 1000).toISOString()
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `R${String(index)}`, user_id: 5, timestamp: at(index) }))

describe('the access log', () => {
  it('is for admins of accounts with the add-on', async () => {
    expect((await anAccount().as('Claire').get('/api/v2/access_logs')).status).toBe(403)
    const { account, claire } = watched()
    expect((await claire.get('/api/v2/access_logs')).status).toBe(200)
    expect((await account.as('Karim').get('/api/v2/access_logs')).status).toBe(403)
  })

  it('gives pages in order of time, each with the address of the next', async () => {
    const { claire, plant } = watched()
    await plant(rows(5).toReversed())
    const seen: string[] = []
    let path: string | null = '/api/v2/access_logs?page[size]=2'
    while (path !== null) {
      const { body }: { body: Page } = await claire.get<Page>(path)
      seen.push(...body.access_logs.map(({ id }) => id))
      path = body.links.next
    }
    expect(seen).toEqual(['R0', 'R1', 'R2', 'R3', 'R4'])
  })

  it('shows a late row late, and takes no page above 2,500', async () => {
    const { account, claire, plant } = watched()
    await plant(rows(1), { late_seconds: 600 })
    expect((await claire.get<Page>('/api/v2/access_logs')).body.access_logs).toEqual([])
    account.simulator.clock.advance(601)
    expect((await claire.get<Page>('/api/v2/access_logs')).body.access_logs).toHaveLength(1)
    expect((await claire.get('/api/v2/access_logs?page[size]=2501')).status).toBe(400)
  })

  it('lets a cursor expire', async () => {
    const { account, claire, plant } = watched()
    await plant(rows(2))
    const { body } = await claire.get<Page>('/api/v2/access_logs?page[size]=1')
    account.simulator.clock.advance(61)
    expect((await claire.get(body.links.next ?? '')).status).toBe(400)
  })

  it('is asked fifty times a minute, and then says when by a date alone', async () => {
    const { claire } = watched()
    for (let asked = 0; asked < 50; asked++) await claire.get('/api/v2/access_logs')
    const { status, headers } = await claire.get('/api/v2/access_logs')
    expect(status).toBe(429)
    expect(headers.get('retry-after')).toBeNull()
    expect(Date.parse(headers.get('ratelimit-reset') ?? '')).toBeGreaterThan(Date.now())
    expect(headers.get('x-rate-limit')).toBeNull()
  })
})

describe('the audit log', () => {
  it('gives a span of time, newest first unless asked otherwise', async () => {
    const { account, claire } = watched()
    const records = [1, 2, 3].map((id) => ({ id, created_at: at(id * 60), source_label: String(id) }))
    await account.with({}).post('/__simulator/audit_logs', { records })
    const span = `filter[created_at]=${at(0)}&filter[created_at]=${at(130)}`
    const ids = async (query: string) => {
      const { body } = await claire.get<{ audit_logs: { id: number }[] }>(`/api/v2/audit_logs?page[size]=100&${query}`)
      return body.audit_logs.map(({ id }) => id)
    }
    expect(await ids('')).toEqual([3, 2, 1])
    expect(await ids(`${span}&sort=created_at`)).toEqual([1, 2])
    expect((await claire.get(`/api/v2/audit_logs?filter[created_at]=${at(0)}`)).status).toBe(400)
  })

  it('tells who suspended whom', async () => {
    const { account, claire } = watched()
    const { id } = account.user('Karim')
    await claire.put(`/api/v2/users/${String(id)}`, { user: { suspended: true } })
    const { body } = await claire.get<{ audit_logs: { source_id: number; source_label: string }[] }>(
      '/api/v2/audit_logs',
    )
    expect(body.audit_logs[0]).toMatchObject({ source_id: id, change_description: 'Suspended' })
  })
})

describe('sessions', () => {
  it('of a user are ended by an admin, and by no other agent', async () => {
    const { account, claire } = watched()
    const karim = account.user('Karim')
    account.simulator.state.sessions.set('made-up-session', karim.id)
    const path = `/api/v2/users/${String(karim.id)}/sessions`
    const claires = `/api/v2/users/${String(account.user('Claire').id)}/sessions`
    expect((await account.as('Karim').remove(claires)).status).toBe(403)
    expect((await claire.remove(path)).status).toBe(204)
    expect([...account.simulator.state.sessions.values()]).not.toContain(karim.id)
  })
})
