import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PolicyTagging } from '../../contract/policy-tags.ts'
import type { Ticket } from '../../simulator/records.ts'
import { writeTicket } from '../../simulator/seed/write.ts'
import { administrators } from '../support/retention.ts'
import { aStage, type Stage, type Where } from '../support/stage.ts'

const all = 600
const patiently = { timeout: 90_000, interval: 50 }
const update = { method: 'PUT', path: '/api/v2/tickets/update_many' }
const tag = 'custos_keep_questions'

const policy = `version: 1
policies:
  - name: questions
    basis: a test
    match: { tags: kill_test }
    keep: { for: P90D, since: created }
    then: [delete: { grace: P1D }]
`

/** How often a job says that it has changed each ticket. */
const updates = (stage: Stage): ReadonlyMap<number, number> => {
  const times = new Map<number, number>()
  for (const { results } of stage.simulator.state.jobs.values())
    for (const { id, success } of results ?? []) if (success === true) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}

const suite = (where: Where) => (): void => {
  let stage: Stage
  const named: Ticket[] = []
  beforeAll(async () => {
    stage = await aStage(where, (simulator) => {
      const customer = [...simulator.state.users.values()].find(({ role }) => role === 'end-user')?.id ?? 0
      for (let index = 0; index < all; index += 1)
        named.push(
          writeTicket(simulator.world, {
            subject: `Question ${index}`,
            daysAgo: index === 0 ? 100 : 10,
            requester: customer,
            status: 'solved',
            tags: ['kill_test'],
            comments: [{ by: customer, body: 'Où est mon colis ?' }],
          }),
        )
    })
    Object.assign(stage.simulator.settings, { agreed_requests_per_minute: 50_000, circuit_breaker: false })
  })
  afterAll(() => stage.close())

  it('puts each of 600 tags once though the worker is killed in the middle, and touches nothing else', async () => {
    const { simulator } = stage
    const people = await administrators(stage)
    const others = [...simulator.state.tickets.values()].filter((ticket) => !named.includes(ticket))
    const before = JSON.stringify(others)
    const plan = await people.planFor(policy)
    simulator.faults.add({ ...update, kind: 'latency', milliseconds: 200 })
    await people.approve(plan)
    await vi.waitFor(() => expect(updates(stage).size).toBeGreaterThanOrEqual(200), patiently)
    simulator.faults.clear()
    simulator.faults.add({ ...update, kind: 'latency-after', milliseconds: 20_000, times: 1 })
    await vi.waitFor(() => expect(simulator.faults.active()).toEqual([]), patiently)
    await stage.kill()
    expect(updates(stage).size).toBeLessThan(all)
    await stage.restart()

    const standing = () => people.ask<PolicyTagging>('other', '/tags')
    await vi.waitFor(async () => expect((await standing()).state).toBe('up-to-date'), patiently)
    expect((await standing()).counts).toMatchObject({ set: all, wanted: 0, failed: 0, refused: 0 })
    expect(named.filter(({ tags }) => !tags.includes(tag))).toEqual([])
    // Each change of a ticket begins Zendesk's own clock anew.
    const times = updates(stage)
    expect(named.filter(({ id }) => times.get(id) !== 1)).toEqual([])
    expect(JSON.stringify(others)).toBe(before)
  })
}

describe('tags put from an embedded database', suite('embedded'))

if (process.env.TEST_DATABASE_URL === undefined)
  process.stdout.write('Not on PostgreSQL: kill -9 while tags are put (TEST_DATABASE_URL is not set)\n')
else describe('tags put from PostgreSQL', suite('server'))
