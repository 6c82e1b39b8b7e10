import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aStage, type Stage } from '../support/stage.ts'

const suite = (): void => {
  let stage: Stage
  beforeAll(async () => {
    stage = await aStage('server')
  })
  afterAll(() => stage.close())

  it('share 1,000 webhooks: none is lost and none scanned twice, though some are delivered twice', async () => {
    const { simulator } = stage
    await stage.another()
    Object.assign(simulator.settings, { rate_limits: false, circuit_breaker: false })
    simulator.faults.add({ kind: 'duplicate-delivery', times: 50 })
    const customer = [...simulator.state.users.values()].find(({ role }) => role === 'end-user')?.id ?? 0
    const card = ['4242', '4242', '4242', '4242'].join(' ')
    const tickets = Array.from({ length: 1000 }, (_, index) => {
      const { id } = simulator.addTicket({
        subject: `Question ${index}`,
        requester_id: customer,
        comment: { author_id: customer, html_body: `<p>My card is ${card}.</p>` },
      })
      return id
    })
    await simulator.webhooks.idle()

    const untagged = () =>
      tickets.filter((id) => !(simulator.state.tickets.get(id)?.tags.includes('custos_pii_credit_card') ?? false))
    await vi.waitFor(() => expect(untagged()).toEqual([]), { timeout: 100_000, interval: 250 })

    const reads = new Map<string, number>()
    for (const { path } of simulator.log.of('GET', /^\/api\/v2\/tickets\/\d+\/comments/)) {
      reads.set(path, (reads.get(path) ?? 0) + 1)
    }
    const mine = tickets.map(
      (id) => reads.get(`/api/v2/tickets/${id}/comments`) ?? reads.get(`/api/v2/tickets/${id}/comments.json`) ?? 0,
    )
    expect(mine.filter((count) => count !== 1)).toEqual([])
  })
}

if (process.env.TEST_DATABASE_URL === undefined) {
  describe('two servers on one PostgreSQL', () => {
    it('are left out, in so many words, where there is no PostgreSQL', () => {
      process.stdout.write('Not run: two servers on one PostgreSQL (TEST_DATABASE_URL is not set)\n')
      expect(process.env.TEST_DATABASE_URL).toBeUndefined()
    })
  })
} else describe('two servers on one PostgreSQL', suite)
