import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Ticket } from '../../../simulator/records.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { questionsOf } from './questions.ts'

const tag = 'custos_keep_questions'

const policyOf = (name: string, tagged: string) => `  - name: ${name}
    basis: a test
    match: { tags: ${tagged} }
    keep: { for: P1Y, since: created }
    then: [delete: { grace: P1D }]
`
const policies = (rest = '') => `version: 1
policies:
${policyOf('questions', 'asked')}${rest}holds:
  - { name: case, match: { tags: legal_hold }, custodian: legal@example.com, until: indefinite }
`

eachDatabase('the forecast of what approval has tagged', (open) => {
  let office: Office
  let database: Database
  const { written } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
  })

  let anew = 0
  /** By a preview of the same policies in a version of their own. */
  const forecast = async () => {
    anew += 1
    return (await office.preview(`${policies()}# ${anew}\n`)).summary?.tagging
  }
  const takenOff = (ticket: Ticket) => {
    office.later(60)
    const at = office.simulator.clock.iso()
    Object.assign(ticket, { tags: ticket.tags.filter((one) => one !== tag), updated_at: at })
    office.later(60)
  }

  it('counts tickets that match and lack their tag, due or not; not those that bear it, are on hold or deleted', async () => {
    written(3)
    const { simulator } = office
    expect((await office.preview(policies())).summary).toMatchObject({
      totals: { due: 0, later: 3 },
      cost: { requests: 0, seconds: 0 },
      tagging: { tickets: 3, requests: 6, seconds: 10 },
    })
    written(1, { tags: ['asked', tag] })
    written(1, { tags: ['asked', 'legal_hold'] })
    written(1, { tags: ['other'] })
    const [gone] = written(1)
    Object.assign(gone ?? {}, { status: 'deleted', deleted_at: simulator.clock.iso() })
    written(2, { daysAgo: 400 })
    const plan = await office.preview(`${policies()}\n`)
    expect(plan.summary).toMatchObject({ totals: { due: 2, held: 1 }, tagging: { tickets: 5, requests: 6 } })
  })

  it('counts nothing that custos has put, that a closed ticket has refused, or that somebody has taken off for good', async () => {
    const [lost] = written(3)
    written(1, { status: 'closed', daysAgo: 200 })
    if (lost === undefined) throw new Error('a ticket is needed')
    const plan = await office.preview(policies())
    expect(plan.summary?.tagging?.tickets).toBe(4)
    await office.approve(plan)
    await office.work()
    expect(lost.tags).toContain(tag)
    expect(await forecast()).toMatchObject({ tickets: 0, requests: 1 })
    takenOff(lost)
    expect((await forecast())?.tickets).toBe(0)
    await office.call('POST', '/tags', 'second', { puts_back: true })
    expect((await forecast())?.tickets).toBe(1)
  })

  it('is what is asked of Zendesk at most, since those that lack the same are called together', async () => {
    for (let pair = 0; pair < 150; pair += 1) {
      written(1)
      written(1, { tags: ['asked', 'urgent'] })
    }
    const plan = await office.preview(policies(policyOf('urgent', 'urgent')))
    expect(plan.summary?.tagging).toMatchObject({ tickets: 300, requests: 21 })
    await office.approve(plan)
    const before = office.simulator.log.entries.length
    await office.work()
    const asked = office.simulator.log.entries.slice(before).filter(({ path }) => !path.startsWith('/api/v2/users/me'))
    expect(asked.filter(({ path }) => path.startsWith('/api/v2/tickets/update_many'))).toHaveLength(4)
    expect(asked.length).toBeLessThanOrEqual(21)
    expect((await forecast())?.tickets).toBe(0)
  })

  it('is not told of a plan that was begun before it was counted', async () => {
    written(3)
    const version = await office.save(policies())
    const { body } = await office.call<{ plan: { id: string } }>('POST', '/plans', 'claire', { version_id: version.id })
    await database.withTenant(office.tenantId, (tx) =>
      tx.updateTable('retention_plans').set({ progress: '{}' }).where('id', '=', body.plan.id).execute(),
    )
    await office.work()
    const { summary } = await office.plan(body.plan.id)
    expect(summary?.totals.later).toBe(3)
    expect(summary?.tagging).toBeUndefined()
  })
})
