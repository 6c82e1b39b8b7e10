import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import { updateTicket } from '../../../simulator/resources/tickets.ts'
import { bankValues } from '../../../simulator/seed/bank.ts'
import { auditsOf } from '../../../simulator/state.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { day, policy, questionsOf } from './questions.ts'

eachDatabase('a run that waits for the history', (open) => {
  let office: Office
  let database: Database
  const { atItsTime, written } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
  })

  /** A reading that follows the account, and rests for five minutes; gives how long it still rests. */
  const resting = async (state: 'running' | 'paused') => {
    await database.withTenant(office.tenantId, (tx) =>
      tx
        .insertInto('history_readings')
        .values({
          ...{ tenant_id: office.tenantId, state, standing: '{}', asked_by: 1, problem: null },
          not_before: sql`clock_timestamp() + interval '300 seconds'`,
        })
        .execute(),
    )
    return () =>
      database.withTenant(office.tenantId, async (tx) => {
        const { rows } = await sql<{
          left: number
        }>`select extract(epoch from not_before - clock_timestamp())::float8 as left from history_readings`.execute(tx)
        return rows[0]?.left ?? 0
      })
  }

  it.each([
    ['has its changes read at once', 'running', 5],
    ['sets no reading going that somebody has paused', 'paused', 300],
  ] as const)('%s, and says what it waits for', async (_, state, seconds) => {
    const [ticket] = written(1)
    const customer = office.simulator.state.users.get(ticket?.requester_id ?? 0)
    if (ticket === undefined || customer === undefined) throw new Error('a ticket is needed')
    await office.learn()
    const rests = await resting(state)
    const run = await atItsTime()
    updateTicket(office.simulator.world, customer, ticket, { comment: { body: 'Et encore une question' } })
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'running', waits_for: 'history', counts: { deleted: 0 } })
    const left = await rests()
    expect(left).toBeLessThanOrEqual(seconds)
    expect(left).toBeGreaterThan(seconds - 60)
  })

  it('does not come from the tag of its own policy: a ticket is left alone while that is put on it', async () => {
    const by = office.userNamed('Bruno Delattre')
    const [ticket] = written(1, { comments: [{ by, body: `Ma carte : ${bankValues.card}` }] })
    await office.learn()
    const redactsToo = policy().replace('then: [', 'then: [redact: { kinds: [CREDIT_CARD] }, ')
    const plan = await office.preview(redactsToo)
    await office.approve(plan)
    office.simulator.settings.job_delay_seconds = 120
    await office.work()
    const { run } = (await office.start(plan)).body
    for (let turn = 0; turn < 12; turn += 1) {
      await office.work()
      office.later(60)
    }
    const events = auditsOf(office.simulator.state, ticket?.id ?? 0).flatMap((audit) => audit.events)
    const at = (what: string) => events.findIndex((event) => JSON.stringify(event).includes(what))
    expect(at('custos_keep_questions')).toBeGreaterThan(0)
    expect(at('CommentRedactionEvent')).toBeGreaterThan(at('custos_keep_questions'))
    expect(at('custos_to_delete')).toBeGreaterThan(at('CommentRedactionEvent'))
    expect(await office.run(run.id)).toMatchObject({ state: 'waiting', counts: { redacted: 1, marked: 1 } })
    office.simulator.settings.job_delay_seconds = 0
    office.later(day)
    await office.learn()
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 1 } })
  })

  it('does not come from a tag that was put before, once its own redaction follows', async () => {
    const by = office.userNamed('Bruno Delattre')
    const [ticket] = written(1, { comments: [{ by, body: `Ma carte : ${bankValues.card}` }] })
    await office.learn()
    await resting('running')
    const plan = await office.preview(policy().replace('then: [', 'then: [redact: { kinds: [CREDIT_CARD] }, '))
    await office.approve(plan)
    await office.work()
    expect(ticket?.tags).toContain('custos_keep_questions')
    office.later(60)
    const { run } = (await office.start(plan)).body
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'waiting', counts: { redacted: 1, marked: 1 } })
  })
})
