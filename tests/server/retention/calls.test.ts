import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import type { Ticket, User } from '../../../simulator/records.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { day, policy, questionsOf } from './questions.ts'

eachDatabase('a call of a run', (open) => {
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

  /** Jobs that delete say of these that it could not be done, and they are there still. */
  const failFor = (failing: readonly number[]) => {
    const { tickets: all, jobs } = office.simulator.state
    const keep = jobs.set.bind(jobs)
    jobs.set = (id, job) => {
      let results: typeof job.results = null
      const wronged = (given: NonNullable<typeof job.results>) =>
        given.map((result) => {
          if (result.action !== 'delete' || !failing.includes(result.id)) return result
          Object.assign(all.get(result.id) ?? {}, { deleted_at: null })
          return { index: 0, id: result.id, error: 'TicketDeleteFailed' }
        })
      Object.defineProperty(job, 'results', {
        get: () => results,
        set: (given: NonNullable<typeof job.results>) => (results = wronged(given)),
      })
      return keep(id, job)
    }
  }

  it('records each of the tickets with which a job failed', async () => {
    const failing = tickets.slice(0, 2).map(({ id }) => id)
    failFor(failing)
    const run = await atItsTime()
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 3, failed: 2 } })
    expect((await fates(run)).filter(([, reason]) => reason === 'zendesk-refused').map(([id]) => id)).toEqual(failing)
    expect(alive()).toEqual(failing)
  })

  it.each([
    ['by its number', true],
    ['by its place alone', false],
  ])('takes each ticket’s outcome from its job, which tells what failed %s', async (_, names) => {
    office.simulator.settings.job_failures_name_ids = names
    tickets = [...tickets, ...written(1, { status: 'closed', daysAgo: 400, closedDaysAgo: 300 })]
    const run = await atItsTime(policy({ permanently: true }))
    const [, , others] = tickets
    const { jobs } = office.simulator.state
    const keep = jobs.set.bind(jobs)
    jobs.set = (id, job) => {
      // Somebody else is faster, between the last look at it and the job.
      if (job.job_type === 'TicketBulkDeleteJob')
        Object.assign(others ?? {}, { deleted_at: office.simulator.clock.iso() })
      return keep(id, job)
    }
    await office.work()
    // The archived one is gone from Zendesk with its deletion, and not by a deletion for good of ours.
    expect(await office.run(run.id)).toMatchObject({
      state: 'done',
      counts: { deleted: 5, deleted_for_good: 4, skipped: 1, failed: 0 },
    })
    expect((await fates(run)).filter(([, reason]) => reason === 'gone').map(([id]) => id)).toEqual([others?.id])
    expect(others?.subject).toBe('Question 2')
  })

  it('takes a deleted ticket that Zendesk lists all the same for what it is', async () => {
    office.simulator.settings.show_many_lists_deleted = true
    const run = await atItsTime(policy({ permanently: true }))
    await office.work()
    expect(await office.run(run.id)).toMatchObject({
      state: 'done',
      counts: { deleted: 5, deleted_for_good: 5, skipped: 0, failed: 0 },
    })
  })

  it.each(['too-many-requests', 'bad-gateway', 'cut-before', 'cut-after'] as const)(
    'is finished after Zendesk’s %s, each ticket deleted once',
    async (kind) => {
      const run = await atItsTime()
      office.simulator.faults.add({
        kind,
        method: 'DELETE',
        path: '/api/v2/tickets/destroy_many*',
        times: 1,
        retry_after: 1,
      })
      for (let turn = 0; turn < 6 && (await office.run(run.id)).state !== 'done'; turn += 1) {
        await office.work()
        await office.outwait()
        office.later(30)
      }
      expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 5, failed: 0 } })
      const told = [...office.simulator.state.jobs.values()].flatMap(({ results }) =>
        (results ?? []).filter(({ action, success }) => action === 'delete' && success === true),
      )
      expect(told).toHaveLength(5)
    },
  )

  it('deletes nothing for good that a hold written since its deletion covers, or may cover', async () => {
    const someone = { ...office.simulator.state.users.get(office.userNamed('Bruno Delattre')) }
    const requester = office.simulator.state.nextId()
    Object.assign(someone, { id: requester, email: 'nobody@example.net' })
    office.simulator.state.users.set(requester, someone as User)
    const [named] = written(1, { requester })
    const run = await atItsTime(policy({ permanently: true }))
    office.simulator.faults.add({
      kind: 'cut-before',
      method: 'DELETE',
      path: '/api/v2/deleted_tickets/destroy_many*',
      times: 1,
    })
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ counts: { deleted: 6, deleted_for_good: 0 } })
    const late = `  - { name: late, match: { requester: [${requester}] }, custodian: legal@example.com, until: indefinite }`
    await office.save(policy({ permanently: true, holds: late }))
    await office.outwait()
    await office.work()
    // Of the others it isn't known any more whether they bear what the hold by tag asks for.
    expect(await office.run(run.id)).toMatchObject({
      state: 'done',
      counts: { deleted: 6, deleted_for_good: 0, skipped: 6 },
      reasons: [
        { reason: 'held', tickets: 1 },
        { reason: 'hold-not-known', tickets: 5 },
      ],
    })
    expect(await restore(run, [named?.id])).toMatchObject([{ restored: true }])
    expect(named).toMatchObject({ deleted_at: null, subject: 'Question 0' })
  })

  it('takes no change for its own that came after its job, be it settled ever so late', async () => {
    const [touched] = tickets
    office.simulator.faults.add({ kind: 'unavailable', method: 'GET', path: '/api/v2/job_statuses/*' })
    const { run } = await begun(policy({ since: 'updated' }))
    await office.work()
    expect(touched?.tags).toContain('custos_to_delete')
    office.later(1800)
    Object.assign(touched ?? {}, { updated_at: office.simulator.clock.iso() })
    office.simulator.faults.clear()
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ counts: { marked: 5 } })
    office.later(day + 60)
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 4, skipped: 1 } })
    expect(alive()).toEqual([touched?.id])
  })

  it('waits while ten of the account’s are under way, be they of another run', async () => {
    const { run } = await begun()
    await office.work()
    await database.withTenant(office.tenantId, (tx) =>
      sql`insert into retention_calls (tenant_id, id, run_id, step, ticket_ids, intended_at)
        select ${office.tenantId}::uuid, gen_random_uuid(), ${run.id}::uuid, 'mark', '{}', clock_timestamp()
        from generate_series(1, 10)`.execute(tx),
    )
    const [other] = written(1)
    const next = await begun()
    await office.work()
    expect(await office.run(next.run.id)).toMatchObject({ tickets: 1, counts: { marked: 0 } })
    await office.outwait()
    await office.work()
    expect(await office.run(next.run.id)).toMatchObject({ state: 'waiting', counts: { marked: 1 } })
    expect(other?.tags).toContain('custos_to_delete')
  })

  it('lets off no ticket that may be deleted at any moment, by a call that nobody answered for', async () => {
    const run = await atItsTime()
    const [first] = tickets
    office.simulator.faults.add({
      kind: 'cut-before',
      method: 'DELETE',
      path: '/api/v2/tickets/destroy_many*',
      times: 1,
    })
    await office.work()
    await office.order(run, 'pause')
    await office.outwait()
    await office.work()
    expect(await fates(run)).toContainEqual([first?.id, 'waiting'])
    expect(await restore(run, [first?.id])).toMatchObject([{ restored: false, problem: 'deletion-under-way' }])
    await office.order(run, 'resume')
    await office.work()
    expect(alive()).toEqual([])
  })
})
