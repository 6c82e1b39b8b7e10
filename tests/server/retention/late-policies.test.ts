import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import type { Ticket, User } from '../../../simulator/records.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { day, policy, questionsOf } from './questions.ts'

const other = (grace: string): string => `  - name: account-change
    basis: a test
    match: { tags: changed }
    keep: { for: P60D, since: created }
    then: [delete: { grace: ${grace} }]
`
const both = (grace: string, then?: string): string => {
  const text = policy({ permanently: true, policies: other(grace) })
  return then === undefined ? text : text.replace(/then: .*/, `then: [${then}]`)
}
const tag = 'custos_keep_account_change'

eachDatabase('a policy that a ticket comes under within its grace, by its tag', (open) => {
  let office: Office
  let database: Database
  let tickets: readonly Ticket[]
  const { written, begun, atItsTime } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
    tickets = written(3)
  })

  const firstOf = ([first]: readonly Ticket[]): Ticket => {
    if (first === undefined) throw new Error('a ticket is needed')
    return first
  }
  const alive = () => tickets.filter(({ deleted_at }) => deleted_at === null).map(({ id }) => id)
  /** Zendesk has taken every word out of it. */
  const isErased = ({ subject }: Ticket) => subject === 'SCRUBBED'

  it.each(['solved', 'closed'] as const)(
    'has a longer grace of its own count from the mark, and keeps it from being deleted for good, of a %s ticket',
    async (status) => {
      office.simulator.settings.admins_may_tag_closed = false
      tickets = written(3, { status })
      const text = both('P30D')
      const { run } = await begun(text)
      await office.work()
      office.later(day + 60)
      const late = firstOf(tickets)
      late.tags = [...late.tags, tag]
      await office.work()
      expect(alive()).toEqual([late.id])
      expect(await office.run(run.id)).toMatchObject({ state: 'waiting', counts: { skipped: 0 } })
      office.later(28 * day)
      await office.work()
      expect(alive()).toEqual([late.id])
      office.later(day)
      await office.work()
      expect(alive()).toEqual([])
      expect(tickets.map(isErased)).toEqual([false, true, true])
      expect(await office.run(run.id)).toMatchObject({
        state: 'done',
        counts: { deleted: 6, deleted_for_good: 5, skipped: 0 },
      })
    },
  )

  it('keeps it from being deleted for good where its grace is over as well', async () => {
    const run = await atItsTime(both('P1D'))
    const late = firstOf(tickets)
    late.tags = [...late.tags, tag]
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 3, deleted_for_good: 2 } })
    expect(tickets.map(isErased)).toEqual([false, true, true])
  })

  it('hastens nothing, and has nothing deleted for good, by being taken off again', async () => {
    const late = firstOf(tickets)
    late.tags = [...late.tags, tag]
    const run = await atItsTime(both('P30D'))
    late.tags = late.tags.filter((one) => one !== tag)
    await office.work()
    expect(alive()).toEqual([late.id])
    office.later(30 * day)
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 3, deleted_for_good: 2 } })
    expect(isErased(late)).toBe(false)
  })

  it('keeps whoever asked from being deleted for good, too', async () => {
    const { state } = office.simulator
    const like = state.users.get(office.userNamed('Bruno Delattre'))
    if (like === undefined) throw new Error('somebody is needed')
    const leavers = ['Lea', 'Theo'].map((name): User => ({ ...like, id: state.nextId(), name, tags: [] }))
    for (const user of leavers) state.users.set(user.id, user)
    const theirs = leavers.flatMap(({ id }) => written(1, { requester: id, status: 'closed' }))
    const run = await atItsTime(both('P1D', 'delete_requester: { grace: P1D, permanently: true }'))
    const late = firstOf(theirs)
    late.tags = [...late.tags, tag]
    await office.work()
    expect(await office.run(run.id)).toMatchObject({
      state: 'done',
      requesters: { deleted: 2, deleted_for_good: 1, failed: 0 },
    })
    expect(leavers.map(({ id }) => state.users.get(id)?.name)).toEqual(['Lea', 'Permanently Deleted User'])
  })
})
