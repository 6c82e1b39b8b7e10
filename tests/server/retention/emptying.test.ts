import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { day, policy, questionsOf } from './questions.ts'

eachDatabase('what is kept of a plan', (open) => {
  let office: Office
  let database: Database
  const { written, atItsTime, restore } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
  })

  /** Numbers of tickets that lie with plans and runs. */
  const listed = () =>
    database.withTenant(office.tenantId, async (tx) => {
      const rows = await tx.selectFrom('plan_tickets').select('ticket_id').execute()
      const calls = await tx.selectFrom('retention_calls').select('ticket_ids').execute()
      return rows.length + calls.flatMap(({ ticket_ids }) => ticket_ids).length
    })

  /** In steps: a token that nobody has used for a month is none any more. */
  const later = async (days: number) => {
    for (let left = days; left > 0; left -= 20) {
      office.later(Math.min(left, 20) * day)
      await office.work()
    }
  }

  it('are its numbers, once a run of it has ended ninety days ago; its certificate is the same', async () => {
    written(5)
    const { id } = await atItsTime()
    await office.work()
    const certificate = () => office.call('GET', `/runs/${id}/certificate`, 'claire')
    const [ended, jws] = [await office.run(id), await certificate()]
    expect(ended).toMatchObject({ state: 'done', counts: { deleted: 5 } })
    await later(89)
    expect(await listed()).toBeGreaterThan(5)
    expect(await office.run(id)).toEqual(ended)
    await later(2)
    expect(await listed()).toBe(0)
    const { emptied_at, ...run } = await office.run(id)
    expect(run).toEqual(ended)
    expect(emptied_at).toBeDefined()
    expect((await certificate()).body).toEqual(jws.body)
    expect((await office.plan(run.plan_id)).summary).toMatchObject({ totals: { due: 5 }, sample: [] })
  })

  it('is offered for being brought back for thirty days after its end, and is Zendesk’s no longer then', async () => {
    const [first, second] = written(2)
    const run = await atItsTime()
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 2 } })
    const offered = async () => {
      const { body } = await office.call<{ tickets: { may_restore: boolean }[] }>(
        'GET',
        `/runs/${run.id}/tickets`,
        'claire',
      )
      return body.tickets.map(({ may_restore }) => may_restore)
    }
    await later(29)
    expect(await offered()).toEqual([true, true])
    expect(await restore(run, [first?.id])).toMatchObject([{ restored: true }])
    // Another admin, whose list is older, is told the same.
    expect(await restore(run, [first?.id])).toMatchObject([{ restored: true }])
    await later(2)
    expect(await offered()).toEqual([false, false])
    expect(await restore(run, [second?.id])).toMatchObject([{ restored: false, problem: 'not-restorable' }])
    expect([first?.subject, second?.subject]).toEqual(['Question 0', 'SCRUBBED'])
  })

  it('are its numbers, once it is too old to be run', async () => {
    written(3)
    const plan = await office.preview(policy())
    await later(29)
    expect(await listed()).toBe(3)
    expect(await office.plan(plan.id, 'second')).toMatchObject({ may_approve: true, expired: false })
    await later(2)
    expect(await listed()).toBe(0)
    expect(await office.plan(plan.id, 'second')).toMatchObject({
      may_approve: false,
      expired: true,
      summary: { totals: { due: 3 }, sample: [] },
    })
    expect((await office.approve(plan)).body.problem).toBe('plan-too-old')
  })
})
