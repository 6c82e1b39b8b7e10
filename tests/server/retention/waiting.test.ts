import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import { updateTicket } from '../../../simulator/resources/tickets.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { questionsOf } from './questions.ts'

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
    ['has its changes read at once', 'running', 15],
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
    expect(await office.run(run.id)).toMatchObject({ state: 'waiting', waits_for: 'history', counts: { deleted: 0 } })
    const left = await rests()
    expect(left).toBeLessThanOrEqual(seconds)
    expect(left).toBeGreaterThan(seconds - 15)
  })
})
