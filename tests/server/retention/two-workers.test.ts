import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import type { User } from '../../../simulator/records.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { interruptions, type Interruption } from './interruption.ts'
import { policy, questionsOf } from './questions.ts'

const leavers = (holds = ''): string =>
  policy({ holds }).replace(/then: .*/, 'then: [delete_requester: { grace: P1D }]')

interface Sleep {
  /** Since this was committed, and before whoever did so heard of it. */
  readonly since: ReturnType<typeof sql<{ id: string }>>
  readonly happens: () => unknown
}

eachDatabase('a worker whose account another has taken', (open) => {
  let office: Office
  let database: Database
  let between: (interruption: Interruption) => void
  let sleep: Sleep | undefined
  const { written, begun, atItsTime } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    const { delay, expect: interrupt } = interruptions()
    between = interrupt
    sleep = undefined
    office = await anOffice(sleepy(), { delay })
  })

  const sleepy = (): Database => ({
    ...database,
    withTenant: async (tenantId, work) => {
      const answer = await database.withTenant(tenantId, work)
      const awaited = sleep
      if (awaited === undefined) return answer
      const { rows } = await database.withTenant(tenantId, (tx) => awaited.since.execute(tx))
      if (rows.length === 0 || sleep !== awaited) return answer
      sleep = undefined
      await awaited.happens()
      return answer
    },
  })

  const someone = (name: string): User => {
    const { state } = office.simulator
    const like = state.users.get(office.userNamed('Bruno Delattre'))
    if (like === undefined) throw new Error('somebody is needed')
    const user = { ...like, id: state.nextId(), name, email: `${name}@example.net`, tags: [] }
    state.users.set(user.id, user)
    return user
  }

  /** The lease of whoever is at work has run out, and another takes over what there is to do. */
  const takenOver = async () => {
    await office.outwait()
    await database.withTenant(office.tenantId, (tx) =>
      sql`update retention_accounts set lease_until = null`.execute(tx),
    )
    await office.work()
  }

  const requesters = async () =>
    (
      await database.withTenant(office.tenantId, (tx) =>
        sql`select user_id, state, reason, deleted from plan_requesters`.execute(tx),
      )
    ).rows

  it('writes nothing of a user whom the other has deleted meanwhile', async () => {
    const { id } = someone('Lea')
    written(1, { requester: id, status: 'closed' })
    await atItsTime(leavers())
    between({
      when: (path) => path.startsWith(`/api/v2/users/${id}/tickets/requested`),
      happens: async () => {
        await takenOver()
        written(1, { requester: id, status: 'closed', daysAgo: 1, tags: [] })
      },
    })
    await office.work()
    expect(await requesters()).toEqual([{ user_id: id, state: 'done', reason: null, deleted: true }])
  })

  const asked = (start: string) =>
    office.simulator.log.entries.filter(({ path, method }) => path.startsWith(start) && method !== 'GET').length

  it('sends nothing that the other has taken for never sent, be it a ticket that is held by now', async () => {
    const tickets = written(3)
    const [held, ...others] = tickets
    const run = await atItsTime()
    sleep = {
      since: sql`select id from retention_calls where step = 'delete' and state = 'intended'`,
      happens: async () => {
        office.later(100)
        held?.tags.push('legal_hold')
        await takenOver()
      },
    }
    await office.work()
    expect(sleep).toBeUndefined()
    expect(asked('/api/v2/tickets/destroy_many')).toBe(1)
    expect(tickets.filter(({ deleted_at }) => deleted_at === null)).toEqual([held])
    expect(await office.run(run.id)).toMatchObject({
      state: 'done',
      counts: { deleted: others.length, skipped: 1 },
      reasons: [{ reason: 'held', tickets: 1 }],
    })
  })

  it('deletes no user whom the other has left alone since', async () => {
    const leaver = someone('Lea')
    written(1, { requester: leaver.id, status: 'closed' })
    await atItsTime(leavers())
    const hold = `  - { name: late, match: { requester: [${leaver.id}] }, custodian: legal@example.com, until: indefinite }`
    sleep = {
      since: sql`select intent_id as id from plan_requesters where state = 'intended'`,
      happens: async () => {
        office.later(100)
        await office.save(leavers(hold))
        await takenOver()
      },
    }
    await office.work()
    expect(sleep).toBeUndefined()
    expect(leaver.active).toBe(true)
    expect(await requesters()).toEqual([{ user_id: leaver.id, state: 'skipped', reason: 'held', deleted: false }])
  })

  it('tags no ticket that is held by now', async () => {
    const tickets = written(3)
    const [held] = tickets
    sleep = {
      since: sql`select id from policy_tag_calls where state = 'intended'`,
      happens: async () => {
        office.later(100)
        held?.tags.push('legal_hold')
        await takenOver()
      },
    }
    await office.approve(await office.preview(policy().replace('P90D', 'P1Y')))
    await office.work()
    expect(sleep).toBeUndefined()
    const bearing = tickets.filter(({ tags }) => tags.includes('custos_keep_questions'))
    expect(bearing.map(({ id }) => id)).toEqual(tickets.slice(1).map(({ id }) => id))
  })

  it('sends a call that was long in being written down, where nobody has taken the account, when it has been looked at again', async () => {
    const tickets = written(3)
    const { run } = await begun()
    sleep = {
      since: sql`select id from retention_calls where step = 'mark' and state = 'intended'`,
      happens: () => {
        office.later(100)
      },
    }
    await office.work()
    expect(tickets.map(({ tags }) => tags.includes('custos_to_delete'))).toEqual([true, true, true])
    expect(await office.run(run.id)).toMatchObject({ state: 'waiting', counts: { marked: 3 } })
    const told = (await office.ledger()).filter(({ action }) => action.startsWith('retention.batch'))
    expect(told.map(({ action }) => action)).toEqual([
      'retention.batch-intended',
      'retention.batch-failed',
      'retention.batch-intended',
      'retention.batch-done',
    ])
  })
})
