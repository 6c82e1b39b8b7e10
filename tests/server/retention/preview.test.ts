import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Plan, Run } from '../../../contract/retention.ts'
import type { Database } from '../../../server/store/database.ts'
import type { Ticket } from '../../../simulator/records.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { day, questionsOf } from './questions.ts'

const policy = ({ since = 'created', tag = 'asked', rest = '', holds = '' } = {}) => `version: 1
policies:
  - name: questions
    basis: a test
    match: { tags: ${tag} }
    keep: { for: P90D, since: ${since} }
    then: [delete: { grace: P1D, permanently: false }]
    ${rest}
${holds}`
const nightly = `limits: { tickets: 50 }
    runs: '0 3 * * *'`

eachDatabase('a preview', (open) => {
  let office: Office
  let database: Database
  const { written, restore } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
  })

  const beyond = ({ summary }: Plan) =>
    Object.fromEntries(summary?.unreachable.map(({ why, tickets }) => [why, tickets]) ?? [])
  const listed = async ({ run_id }: Plan) =>
    (
      await office.call<{ tickets: { ticket_id: number; may_restore: boolean; archived: boolean | null }[] }>(
        'GET',
        `/runs/${run_id ?? ''}/tickets`,
        'claire',
      )
    ).body.tickets
  const agedTo = (ticket: Ticket, days: number) => {
    ticket.updated_at = new Date(Date.parse(office.simulator.clock.iso()) - days * day * 1000).toISOString()
  }

  it('takes a closed ticket for archived by its last change where its history is not read, and says where it can’t', async () => {
    const [old, recent] = written(2, { status: 'closed', daysAgo: 400 })
    if (old === undefined || recent === undefined) throw new Error('two tickets are needed')
    agedTo(old, 125)
    agedTo(recent, 10)
    const plan = await office.preview(policy())
    expect(plan.summary?.totals.due).toBe(2)
    expect(beyond(plan)).toEqual({ 'archived-no-restore': 1, 'archived-not-known': 1 })
    await office.approve(plan)
    await office.start(plan)
    await office.work()
    office.later(day + 60)
    await office.work()
    expect(await listed(await office.plan(plan.id))).toMatchObject([
      { ticket_id: old.id, may_restore: false, archived: true },
      { ticket_id: recent.id, may_restore: true, archived: null },
    ])
  })

  it('never has custos say that it deleted for good what Zendesk had archived', async () => {
    const [ticket] = written(1, { status: 'closed', daysAgo: 400 })
    if (ticket === undefined) throw new Error('a ticket is needed')
    agedTo(ticket, 10)
    const plan = await office.preview(policy().replace('permanently: false', 'permanently: true'))
    await office.approve(plan)
    const { run } = (await office.start(plan)).body
    await office.work()
    office.later(day + 60)
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 1, deleted_for_good: 0 } })
  })

  it('counts what has changed since its moment, and what is kept for want of a history alone', async () => {
    const [changed] = written(3)
    await office.save(policy())
    expect(beyond(await office.preview(policy()))).toEqual({})
    expect(beyond(await office.preview(policy({ since: 'solved' })))).toEqual({ 'history-not-read': 3 })
    if (changed === undefined) throw new Error('a ticket is needed')
    const version = await office.save(policy({ rest: 'limits: { tickets: 50 }' }))
    const { body } = await office.call<{ plan: Plan }>('POST', '/plans', 'claire', { version_id: version.id })
    office.later(60)
    changed.updated_at = office.simulator.clock.iso()
    office.later(300)
    await office.work()
    expect(beyond(await office.plan(body.plan.id))).toEqual({ 'changed-meanwhile': 1 })
  })

  it('is compared with the last approved other version at the same moment, whatever was done since', async () => {
    written(3)
    written(2, { tags: ['asked', 'other'] })
    const first = await office.preview(policy())
    expect(first.summary?.difference).toBeNull()
    await office.approve(first)
    await office.start(first)
    await office.work()
    office.later(day + 60)
    await office.work()
    expect((await office.preview(policy())).summary).toMatchObject({ totals: { due: 0 }, difference: null })
    written(4)
    const narrower = await office.preview(policy({ tag: 'other' }))
    expect(narrower.summary?.difference).toMatchObject({
      ...{ version: 1, version_id: first.version_id },
      ...{ added: 0, removed: 4, changed: 0, added_sample: [] },
    })
    await office.approve(narrower)
    const back = await office.preview(policy())
    expect(back.summary?.difference).toMatchObject({ version: 2, added: 4, removed: 0 })
    expect(back.summary?.difference?.added_sample).toHaveLength(4)
  })

  const nextNight = async (): Promise<Plan> => {
    office.later(day)
    await office.work()
    const { plans } = (await office.call<{ plans: Plan[] }>('GET', '/plans', 'second')).body
    const [newest] = plans
    if (newest === undefined) throw new Error('no plan was made')
    return office.plan(newest.id, 'second')
  }
  /** So that a sample shows every ticket there is. */
  const alone = (count: number) => {
    office.simulator.state.tickets.clear()
    return written(count)
  }
  const linesIn = ({ summary }: Plan) =>
    summary?.sample.map(({ ticket_id, outcome, because }) => [ticket_id, outcome, because.at(-1)]) ?? []

  it('of a schedule leaves alone what somebody brought back, until something happens in it', async () => {
    const [kept, changed] = alone(3)
    if (kept === undefined || changed === undefined) throw new Error('tickets are needed')
    const text = policy({ rest: nightly })
    await office.save(text)
    await office.approve(await nextNight())
    const running = await nextNight()
    const run = { id: running.run_id ?? '' } as Run
    expect(await restore(run, [kept.id, changed.id])).toMatchObject([{ restored: true }, { restored: true }])
    changed.updated_at = new Date(Date.parse(office.simulator.clock.iso()) + 60_000).toISOString()
    const next = await nextNight()
    expect(linesIn(next)).toContainEqual([kept.id, 'kept', 'brought-back'])
    expect(linesIn(next)).toContainEqual([changed.id, 'due', 'period-over'])
    // Its mark was taken off in this very second, which a plan leaves to the next one.
    office.later(60)
    const asked = await office.preview(text)
    expect(linesIn(asked)).toContainEqual([kept.id, 'due', 'period-over'])
  })

  it('of a schedule takes what was brought back where a new version is approved', async () => {
    const [ticket] = alone(1)
    if (ticket === undefined) throw new Error('a ticket is needed')
    await office.save(policy({ rest: nightly }))
    await office.approve(await nextNight())
    const running = await nextNight()
    office.later(day + 60)
    await office.work()
    expect(ticket.deleted_at).not.toBeNull()
    expect(await restore({ id: running.run_id ?? '' } as Run, [ticket.id])).toMatchObject([{ restored: true }])
    expect(linesIn(await nextNight())).toContainEqual([ticket.id, 'kept', 'brought-back'])
    await office.save(`${policy({ rest: nightly })}# written anew\n`)
    const anew = await nextNight()
    expect(linesIn(anew)).toContainEqual([ticket.id, 'due', 'period-over'])
  })

  it('of a schedule leaves alone what is brought back from the run of an older version', async () => {
    const [ticket] = alone(1)
    if (ticket === undefined) throw new Error('a ticket is needed')
    await office.save(policy({ rest: nightly }))
    await office.approve(await nextNight())
    const older = await nextNight()
    await office.save(`${policy({ rest: nightly })}# written anew\n`)
    await office.approve(await nextNight())
    expect(await restore({ id: older.run_id ?? '' } as Run, [ticket.id])).toMatchObject([{ restored: true }])
    expect(linesIn(await nextNight())).toContainEqual([ticket.id, 'kept', 'brought-back'])
  })

  it('of a schedule waits for somebody where no ticket has a field that its policies look at', async () => {
    alone(1)
    const { fields } = office.simulator.state
    const field = [...fields.values()].find(({ removable }) => removable)
    if (field === undefined) throw new Error('a field is needed')
    const conditions = `{ all: [{ tags: asked }, { field: { id: ${field.id}, empty: true } }] }`
    await office.save(policy({ rest: nightly }).replace('{ tags: asked }', conditions))
    const first = await nextNight()
    expect(first.summary?.unborne).toEqual([])
    await office.approve(first)
    fields.delete(field.id)
    const next = await nextNight()
    expect(next.summary).toMatchObject({
      totals: { due: 1 },
      unborne: [{ code: 'unborne-field', word: String(field.id) }],
    })
    expect(next).toMatchObject({ state: 'ready', run_id: null, approved: null })
  })
})
