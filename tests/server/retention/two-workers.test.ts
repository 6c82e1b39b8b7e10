import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import type { User } from '../../../simulator/records.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { interruptions, type Interruption } from './interruption.ts'
import { questionsOf } from './questions.ts'

const leavers = `version: 1
policies:
  - name: leavers
    basis: a test
    match: { tags: asked }
    keep: { for: P90D, since: created }
    then: [delete_requester: { grace: P1D }]
`

eachDatabase('a worker whose account another has taken', (open) => {
  let office: Office
  let database: Database
  let between: (interruption: Interruption) => void
  const { written, atItsTime } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    const { delay, expect: interrupt } = interruptions()
    between = interrupt
    office = await anOffice(database, { delay })
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
    await office.learn()
    await atItsTime(leavers)
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
})
