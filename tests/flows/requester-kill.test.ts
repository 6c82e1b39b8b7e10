import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Certificate } from '../../core/retention/index.ts'
import type { User } from '../../simulator/records.ts'
import { writeTicket } from '../../simulator/seed/write.ts'
import { onPostgres } from '../support/database.ts'
import { administrators } from '../support/retention.ts'
import { aStage, type Stage, type Where } from '../support/stage.ts'

const day = 86_400
const patiently = { timeout: 90_000, interval: 50 }

const policy = `version: 1
policies:
  - name: leavers
    basis: a test
    match: { tags: kill_test }
    keep: { for: P90D, since: created }
    then: [delete_requester: { grace: P1D, permanently: true }]
`

const suite = (where: Where) => (): void => {
  let stage: Stage
  const leavers: User[] = []
  beforeAll(async () => {
    stage = await aStage(where, (simulator) => {
      const like = [...simulator.state.users.values()].find(({ role }) => role === 'end-user')
      if (like === undefined) throw new Error('a customer is needed')
      for (const name of ['Lea', 'Theo']) {
        const user = { ...like, id: simulator.state.nextId(), name }
        simulator.state.users.set(user.id, user)
        leavers.push(user)
        writeTicket(simulator.world, {
          subject: name,
          daysAgo: 100,
          requester: user.id,
          status: 'solved',
          tags: ['kill_test'],
          comments: [{ by: user.id, body: 'Où est mon colis ?' }],
        })
      }
    })
    Object.assign(stage.simulator.settings, { agreed_requests_per_minute: 50_000, circuit_breaker: false })
  })
  afterAll(() => stage.close())

  it('deletes each user once though the worker is killed between what it intends and its end', async () => {
    const { simulator } = stage
    const people = await administrators(stage)
    const { plan, run } = await people.startRun(policy)
    expect(plan.summary?.requesters).toEqual({ go: 2, for_good: 2, stay: [] })
    await people.untilRun(run.id, 'waiting')
    const survivor = where === 'server' ? await stage.another() : stage.server
    simulator.faults.add({
      method: 'DELETE',
      path: '/api/v2/users/*',
      kind: 'latency-after',
      milliseconds: 20_000,
      times: 1,
    })
    simulator.clock.advance(day + 60)
    await people.run(run.id)
    await vi.waitFor(() => expect(simulator.faults.active()).toEqual([]), patiently)
    await stage.kill()
    expect(leavers.filter(({ active }) => !active)).toHaveLength(1)
    if (where === 'embedded') await stage.restart()

    const ended = await people.untilRun(run.id, 'done', survivor)
    expect(ended.requesters).toMatchObject({ total: 2, deleted: 2, deleted_for_good: 2, already_gone: 0, failed: 0 })
    expect(leavers.map(({ name }) => name)).toEqual(leavers.map(() => 'Permanently Deleted User'))
    const deletions = simulator.log.entries.filter(
      ({ method, path, status }) => method === 'DELETE' && /\/(deleted_)?users\/\d+$/.test(path) && status === 200,
    )
    expect(new Set(deletions.map(({ path }) => path)).size).toBe(deletions.length)
    const signed = decodeJwt(await people.certificate(run.id, survivor)) as unknown as Certificate
    expect(signed.requesters?.counts).toMatchObject({ done: 2, deleted: 2, deleted_for_good: 2 })
  })
}

describe('who asked, on an embedded database', suite('embedded'))

onPostgres('who asked, with two servers', suite('server'))
