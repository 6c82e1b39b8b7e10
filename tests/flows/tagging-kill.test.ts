import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PolicyTagging } from '../../contract/policy-tags.ts'
import type { Ticket } from '../../simulator/records.ts'
import { administrators, doneByJobs, writeTickets } from '../support/retention.ts'
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

const job = 'UserBulkUpdateJobV2'

const suite = (where: Where) => (): void => {
  let stage: Stage
  let named: readonly Ticket[] = []
  beforeAll(async () => {
    stage = await aStage(where, (simulator) => {
      named = writeTickets(
        simulator,
        Array.from({ length: all }, (_, index) => (index === 0 ? 100 : 10)),
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
    simulator.faults.add({ ...update, kind: 'latency-after', milliseconds: 20_000, passes: 2, times: 1 })
    await people.approve(plan)
    await vi.waitFor(() => expect(simulator.faults.active()).toEqual([]), patiently)
    await vi.waitFor(() => expect(doneByJobs(stage, job).size).toBeGreaterThanOrEqual(200), patiently)
    await stage.kill()
    expect(doneByJobs(stage, job).size).toBeLessThan(all)
    await stage.restart()

    const standing = () => people.ask<PolicyTagging>('other', '/tags')
    await vi.waitFor(async () => expect((await standing()).state).toBe('up-to-date'), patiently)
    expect((await standing()).counts).toMatchObject({ set: all, wanted: 0, failed: 0, refused: 0 })
    expect(named.filter(({ tags }) => !tags.includes(tag))).toEqual([])
    // Each change of a ticket begins Zendesk's own clock anew.
    const times = doneByJobs(stage, job)
    expect(named.filter(({ id }) => times.get(id) !== 1)).toEqual([])
    expect(JSON.stringify(others)).toBe(before)
  })
}

describe('tags put from an embedded database', suite('embedded'))

if (process.env.TEST_DATABASE_URL === undefined)
  process.stdout.write('Not on PostgreSQL: kill -9 while tags are put (TEST_DATABASE_URL is not set)\n')
else describe('tags put from PostgreSQL', suite('server'))
