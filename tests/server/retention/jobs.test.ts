import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Run } from '../../../contract/retention.ts'
import type { Ticket } from '../../../simulator/records.ts'
import type { Database } from '../../../server/store/database.ts'
import { upsertMany } from '../../../server/store/ticket-facts.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { day, policy, questionsOf } from './questions.ts'

const never = { solvedAt: null, closedAt: null, lastCustomerCommentAt: null }
const deletes = { method: 'DELETE', path: '/api/v2/tickets/destroy_many*' }

eachDatabase('a job of Zendesk’s', (open) => {
  let office: Office
  let database: Database
  let tickets: readonly Ticket[]
  const { written, begun, atItsTime, fates, restore } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
    tickets = written(5)
  })

  const alive = () => tickets.filter(({ deleted_at }) => deleted_at === null).map(({ id }) => id)
  const marked = () => tickets.filter(({ tags }) => tags.includes('custos_to_delete')).map(({ id }) => id)
  const asked = (path: string) =>
    office.simulator.log.entries.filter((entry) => entry.path.startsWith(`/api/v2/${path}`)).length
  const patiently = async (until: () => boolean | Promise<boolean>, turns = 15) => {
    for (let turn = 0; turn < turns && !(await until()); turn += 1) {
      await office.work()
      office.skip(60)
    }
  }
  const isAt =
    ({ id }: Run, state: Run['state']) =>
    () =>
      database.withTenant(office.tenantId, async (tx) => {
        const run = await tx.selectFrom('retention_runs').select('state').where('id', '=', id).executeTakeFirst()
        return run?.state === state
      })
  const isDone = (run: Run) => isAt(run, 'done')

  it('that takes five minutes is waited for, and costs a dozen looks and no stop', async () => {
    const run = await atItsTime()
    Object.assign(office.simulator.settings, { job_delay_seconds: 60, job_working_seconds: 240 })
    const before = asked('job_statuses')
    await patiently(isDone(run))
    const after = await office.run(run.id)
    expect(after).toMatchObject({ state: 'done', counts: { deleted: 5, failed: 0 } })
    expect(asked('job_statuses') - before).toBeLessThan(20)
    expect(after.requests.used).toBeLessThanOrEqual(after.requests.forecast)
  })

  it('can’t be begun while Zendesk is down: the run says so, and goes on by itself', async () => {
    const run = await atItsTime()
    office.simulator.faults.add({ kind: 'bad-gateway', path: '/api/v2/tickets/*' })
    await office.work(3)
    expect(await office.run(run.id)).toMatchObject({ waits_for: 'zendesk', eta: null })
    office.simulator.faults.clear()
    await patiently(isDone(run))
    expect((await office.run(run.id)).waits_for).toBeUndefined()
  })

  it('that is slow shows in how long the rest is said to take', async () => {
    tickets = [...tickets, ...written(115)]
    Object.assign(office.simulator.settings, { job_delay_seconds: 120 })
    const { run } = await begun()
    await patiently(() => marked().length >= 100)
    const { eta } = await office.run(run.id)
    expect(eta?.basis).toBe('measured')
    expect(eta?.seconds).toBeGreaterThan(120)
  })

  it.each(['job-failed', 'job-lost'] as const)('that ends as %s leaves each ticket deleted once', async (kind) => {
    const run = await atItsTime(policy({ permanently: true }))
    for (const fault of [deletes, { method: 'DELETE', path: '/api/v2/deleted_tickets/destroy_many*' }])
      office.simulator.faults.add({ kind, ...fault, times: 1 })
    await patiently(isDone(run))
    expect(await office.run(run.id)).toMatchObject({
      state: 'done',
      counts: { deleted: 5, deleted_for_good: 5, skipped: 0, failed: 0 },
    })
    expect(alive()).toEqual([])
  })

  it.each([
    ['its end in words', { job_ends_in_words: true }],
    ['no results among several', { many_jobs_with_results: false }],
  ])('that tells %s is understood', async (_what, settings) => {
    Object.assign(office.simulator.settings, settings)
    office.simulator.settings.stamps_always_move = true
    const run = await atItsTime(policy({ since: 'updated', permanently: true }))
    await patiently(isDone(run))
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 5, deleted_for_good: 5 } })
  })

  it('that nobody answered for and that still waits keeps its tickets from being let off', async () => {
    const run = await atItsTime()
    Object.assign(office.simulator.settings, { job_delay_seconds: 600 })
    office.simulator.faults.add({ kind: 'cut-after', ...deletes, times: 1 })
    await office.work()
    // As long as a call without a job is waited for, several times; its job waits on.
    await database.withTenant(office.tenantId, (tx) =>
      tx
        .updateTable('retention_calls')
        .set({ intended_at: new Date(Date.now() - 600_000).toISOString() })
        .where('state', '=', 'intended')
        .execute(),
    )
    const [reopened] = tickets
    Object.assign(reopened ?? {}, { status: 'open', updated_at: office.simulator.clock.iso() })
    await office.work()
    expect((await fates(run)).map(([, fate]) => fate)).not.toContain('reopened')
    await patiently(isDone(run))
    expect(alive()).toEqual([])
    expect((await fates(run)).map(([, fate]) => fate)).toEqual(['done', 'done', 'done', 'done', 'done'])
  })

  it('marks tickets of one policy at a time, all alike', async () => {
    const other = policy().replace('  - name: questions', '  - name: letters').replace('asked', 'letter')
    const letters = other.slice(other.indexOf('  - name'), other.indexOf('holds:'))
    const more = written(3, { tags: ['letter'] })
    const { run } = await begun(policy({ policies: letters }))
    await patiently(isAt(run, 'waiting'))
    expect(marked()).toHaveLength(5)
    expect(tickets.every(({ tags }) => tags.includes('custos_keep_questions'))).toBe(true)
    expect(more.every(({ tags }) => tags.includes('custos_keep_letters'))).toBe(true)
    expect(more.some(({ tags }) => tags.includes('custos_keep_questions'))).toBe(false)
  })

  it('takes the mark off tickets that a run has let off', async () => {
    const { run } = await begun()
    await office.work()
    expect(marked()).toHaveLength(5)
    const [first, reopened] = tickets
    await restore(run, [first?.id])
    Object.assign(reopened ?? {}, { status: 'open', updated_at: office.simulator.clock.iso() })
    office.later(day + 60)
    office.simulator.faults.add({ kind: 'bad-gateway', method: 'PUT', path: '/api/v2/tickets/update_many*', times: 1 })
    await patiently(() => marked().length === 3)
    expect(alive()).toEqual([first?.id, reopened?.id])
    expect([first?.tags, reopened?.tags].some((tags) => tags?.includes('custos_to_delete'))).toBe(false)
    expect((await office.ledger()).filter(({ action }) => action === 'retention.marks-off').length).toBeGreaterThan(0)
    await patiently(() => false, 3)
    // That custos has changed it is no reason to take again what somebody brought back.
    const { rows } = await database.withTenant(office.tenantId, (tx) =>
      sql<{ at: Date }>`select at from brought_back where ticket_id = ${first?.id ?? 0}`.execute(tx),
    )
    expect(rows[0]?.at.getTime()).toBeGreaterThanOrEqual(Date.parse(first?.updated_at ?? ''))
  })

  it('takes no tag of custos’ own for somebody’s change before the mark is off, and waits until that can be told', async () => {
    const [first] = tickets
    if (first === undefined) throw new Error('a ticket is needed')
    const known = (changedAt: string | null, asOf: string) =>
      database.withTenant(office.tenantId, (tx) =>
        upsertMany(tx, office.tenantId, [
          { ticketId: first.id, createdAt: first.created_at, ...never, pii: null, changedAt, asOf },
        ]),
      )
    const isBack = async () => {
      const { rows } = await database.withTenant(office.tenantId, (tx) =>
        sql`select at from brought_back where ticket_id = ${first.id}`.execute(tx),
      )
      return rows.length === 1
    }
    const { run } = await begun()
    await office.work()
    const before = first.updated_at
    await known(before, office.simulator.clock.iso())
    await restore(run, [first.id])
    office.skip(60)
    Object.assign(first, { tags: [...first.tags, 'custos_pii_credit_card'], updated_at: office.simulator.clock.iso() })
    await patiently(() => false, 3)
    expect([marked().includes(first.id), await isBack()]).toEqual([true, true])
    office.skip(60)
    await known(before, office.simulator.clock.iso())
    await patiently(() => !marked().includes(first.id))
    expect([marked().includes(first.id), await isBack()]).toEqual([false, true])
  })

  it('that fails as a whole again and again is sent five times, and then its tickets go on without', async () => {
    for (const ticket of tickets) Object.assign(ticket, { status: 'closed', closed_at: ticket.updated_at })
    office.simulator.settings.admins_may_tag_closed = false
    office.simulator.faults.add({ kind: 'job-lost', method: 'PUT', path: '/api/v2/tickets/update_many*', times: 20 })
    const { run } = await begun()
    await patiently(isAt(run, 'waiting'), 40)
    expect(await office.run(run.id)).toMatchObject({ state: 'waiting', counts: { mark_refused: 5, failed: 0 } })
    expect(asked('tickets/update_many')).toBe(5)
    office.simulator.faults.add({ kind: 'job-failed', ...deletes, times: 20 })
    office.later(day + 60)
    await patiently(isDone(run), 40)
    const after = await office.run(run.id)
    expect(after.counts.deleted + after.counts.failed).toBe(5)
    expect(asked('tickets/destroy_many')).toBeLessThanOrEqual(5)
  })

  it('leaves the mark of a closed ticket that refuses, and asks no more', async () => {
    const [closing] = tickets
    const { run } = await begun()
    await office.work()
    Object.assign(closing ?? {}, { status: 'closed', closed_at: office.simulator.clock.iso() })
    office.simulator.settings.admins_may_tag_closed = false
    await office.order(run, 'cancel')
    await patiently(() => false, 8)
    expect(marked()).toEqual([closing?.id])
    const before = asked('tickets/update_many')
    await patiently(() => false, 8)
    expect(asked('tickets/update_many')).toBe(before)
  })

  it('goes on after it was stopped over its forecast, with as much again', async () => {
    const run = await atItsTime()
    await office.spend(run.id, 10_000)
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'stopped', why: 'over-forecast' })
    await office.order(run, 'resume')
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 5 } })
  })
})
