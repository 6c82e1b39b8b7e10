import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { onPostgres } from '../support/database.ts'
import { aStage, type Stage } from '../support/stage.ts'

const all = 1000
/** Zendesk takes a hundred updates of tickets a minute from an account: most tickets need none. */
const withCard = 25
const card = ['4242', '4242', '4242', '4242'].join(' ')

const scansDone = async (origin: string): Promise<number> => {
  const metrics = await (await fetch(`${origin}/metrics`)).text()
  return Number(/^custos_jobs_total\{job="scan",outcome="done"\} (\d+)$/m.exec(metrics)?.[1] ?? 0)
}

const suite = (): void => {
  const tickets: { readonly id: number; readonly customer: number }[] = []
  let stage: Stage
  beforeAll(async () => {
    stage = await aStage('server', (simulator) => {
      const customer = [...simulator.state.users.values()].find(({ role }) => role === 'end-user')?.id ?? 0
      for (let index = 0; index < all; index += 1) {
        const comment = { author_id: customer, html_body: '<p>Where is my parcel?</p>' }
        const { id } = simulator.addTicket({ subject: `Question ${index}`, requester_id: customer, comment })
        tickets.push({ id, customer })
      }
    })
  })
  afterAll(() => stage.close())

  it('share 1,000 webhooks: none is lost and none scanned twice, though some are delivered twice', async () => {
    const { simulator } = stage
    const servers = [stage.server, await stage.another()]
    Object.assign(simulator.settings, { agreed_requests_per_minute: 50_000, circuit_breaker: false })
    simulator.faults.add({ kind: 'duplicate-delivery', times: 50 })
    for (const [index, { id, customer }] of tickets.entries()) {
      const html_body = index < withCard ? `<p>My card is ${card}.</p>` : '<p>Any news?</p>'
      simulator.addComment(id, { author_id: customer, html_body, public: true })
    }
    await simulator.webhooks.idle()

    const total = async () => (await Promise.all(servers.map(scansDone))).reduce((sum, done) => sum + done, 0)
    await vi.waitFor(async () => expect(await total()).toBeGreaterThanOrEqual(all), {
      timeout: 100_000,
      interval: 250,
    })
    const reads = new Map<string, number>()
    for (const { path } of simulator.log.of('GET', /^\/api\/v2\/tickets\/\d+\/comments/))
      reads.set(path, (reads.get(path) ?? 0) + 1)
    expect(tickets.filter(({ id }) => reads.get(`/api/v2/tickets/${id}/comments`) !== 1)).toEqual([])
    expect(await total()).toBe(all)
    for (const server of servers) expect(await scansDone(server)).toBeGreaterThan(0)
    const tagged = tickets.filter(({ id }) => simulator.state.tickets.get(id)?.tags.includes('custos_pii_credit_card'))
    expect(tagged).toEqual(tickets.slice(0, withCard))
  })
}

onPostgres('two servers on one PostgreSQL', suite)
