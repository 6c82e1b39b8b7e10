import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Certificate } from '../../core/retention/index.ts'
import type { Ticket } from '../../simulator/records.ts'
import { onPostgres } from '../support/database.ts'
import { administrators, doneByJobs, writeTickets } from '../support/retention.ts'
import { aStage, type Stage, type Where } from '../support/stage.ts'

const all = 1000
const day = 86_400
const patiently = { timeout: 90_000, interval: 50 }
const destroy = { method: 'DELETE', path: '/api/v2/tickets/destroy_many' }

const policy = `version: 1
policies:
  - name: questions
    basis: a test
    match: { tags: kill_test }
    keep: { for: P90D, since: created }
    then: [delete: { grace: P1D, permanently: true }]
`

const job = 'TicketBulkDeleteJob'

const suite = (where: Where) => (): void => {
  let stage: Stage
  let named: readonly Ticket[] = []
  beforeAll(async () => {
    stage = await aStage(where, (simulator) => {
      named = writeTickets(
        simulator,
        Array.from({ length: all }, () => 100),
      )
    })
    Object.assign(stage.simulator.settings, { agreed_requests_per_minute: 50_000, circuit_breaker: false })
  })
  afterAll(() => stage.close())

  it('deletes each of 1,000 tickets once though a worker is killed in the middle, and touches nothing else', async () => {
    const { simulator } = stage
    const others = [...simulator.state.tickets.values()].filter((ticket) => !named.includes(ticket))
    const before = JSON.stringify(others)
    const people = await administrators(stage)
    const { plan, run } = await people.startRun(policy)
    expect(plan.summary?.totals.due).toBe(all)
    await people.untilRun(run.id, 'waiting')
    expect(named.filter(({ deleted_at }) => deleted_at !== null)).toEqual([])

    const survivor = where === 'server' ? await stage.another() : stage.server
    simulator.faults.add({ ...destroy, kind: 'latency-after', milliseconds: 20_000, passes: 2, times: 1 })
    simulator.clock.advance(day + 60)
    await people.run(run.id)
    await vi.waitFor(() => expect(simulator.faults.active()).toEqual([]), patiently)
    await vi.waitFor(() => expect(doneByJobs(stage, job).size).toBeGreaterThanOrEqual(200), patiently)
    await stage.kill()
    expect(doneByJobs(stage, job).size).toBeLessThan(all)
    if (where === 'embedded') await stage.restart()

    const ended = await people.untilRun(run.id, 'done', survivor)
    expect(ended.counts).toMatchObject({ deleted: all, deleted_for_good: all, failed: 0, skipped: 0 })
    const times = doneByJobs(stage, job)
    expect(named.filter(({ id }) => times.get(id) !== 1)).toEqual([])
    expect(times.size).toBe(all)
    expect(named.filter(({ subject }) => subject !== 'SCRUBBED')).toEqual([])
    expect(JSON.stringify(others)).toBe(before)

    const signed = decodeJwt(await people.certificate(run.id, survivor)) as unknown as Certificate
    expect(signed).toMatchObject({
      tickets: all,
      end: 'done',
      plan_hash: plan.hash,
      counts: { done: all, deleted: all },
    })
    expect(signed.fingerprints.list).toHaveLength(all)
  })
}

describe('a run on an embedded database', suite('embedded'))

onPostgres('a run that two servers share', suite('server'))
