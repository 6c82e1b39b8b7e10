import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { PolicyTagging, StrayTicket } from '../../../contract/policy-tags.ts'
import type { Plan } from '../../../contract/retention.ts'
import type { Ticket } from '../../../simulator/records.ts'
import { writeTicket, type TicketSeed } from '../../../simulator/seed/write.ts'
import { auditsOf } from '../../../simulator/state.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'

const day = 86_400
const tag = 'custos_keep_questions'

const policy = ({ match = '{ tags: asked }', since = 'created', period = 'P1Y' } = {}): string => `version: 1
policies:
  - name: questions
    basis: a test
    match: ${match}
    keep: { for: ${period}, since: ${since} }
    then: [delete: { grace: P1D }]
holds:
  - { name: case, match: { tags: legal_hold }, custodian: legal@example.com, until: indefinite }
`

eachDatabase('the tag of a policy', (open) => {
  let office: Office
  let tickets: readonly Ticket[]
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
    tickets = written(5)
  })

  const written = (count: number, seed: Partial<TicketSeed> = {}) => {
    const requester = office.userNamed('Bruno Delattre')
    return Array.from({ length: count }, (_, index) =>
      writeTicket(office.simulator.world, {
        subject: `Question ${index}`,
        daysAgo: 100,
        requester,
        status: 'solved',
        tags: ['asked'],
        comments: [{ by: requester, body: 'Bonjour' }],
        ...seed,
      }),
    )
  }

  const approved = async (text = policy()) => {
    const plan = await office.preview(text)
    expect((await office.approve(plan)).status).toBe(200)
    return plan
  }
  const bearing = (among = tickets) => among.filter(({ tags }) => tags.includes(tag))
  /** How often custos, or anybody, has put it on this ticket. */
  const puts = ({ id }: Ticket): number =>
    auditsOf(office.simulator.state, id).filter(({ events }) =>
      events.some(({ field_name, value }) => field_name === 'tags' && String(value).split(/[ ,]/).includes(tag)),
    ).length
  const asked = (path: string) =>
    office.simulator.log.entries.filter((entry) => entry.path.startsWith(`/api/v2/${path}`)).length
  const settled = async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      await office.work()
      await office.outwait()
      office.later(30)
    }
  }

  it('is put on every ticket that matches, due or not, a hundred in one call, once somebody has approved', async () => {
    const more = written(150)
    const [borne] = tickets
    const held = written(1, { tags: ['asked', 'legal_hold'] })
    Object.assign(borne ?? {}, { tags: ['asked', tag] })
    const untouched = JSON.stringify([borne, held])
    const plan = await office.preview(policy())
    expect(plan.summary?.totals).toMatchObject({ due: 0 })
    expect(bearing([...tickets, ...more])).toHaveLength(1)

    await office.approve(plan)
    await office.work()
    expect(bearing([...tickets, ...more])).toHaveLength(155)
    expect(JSON.stringify([borne, held])).toBe(untouched)
    expect(asked('tickets/update_many')).toBe(2)
    const ledger = await office.ledger()
    expect(ledger.filter(({ action }) => action === 'retention.tags-done').map(({ count }) => count)).toEqual([100, 54])

    const before = office.simulator.log.entries.length
    await office.work()
    office.later(3600)
    await office.work()
    expect(asked('tickets/update_many')).toBe(2)
    expect(office.simulator.log.entries.length - before).toBeLessThan(8)
  })

  it('comes to a ticket that is written later, and to none for a version that nobody has approved', async () => {
    await approved()
    await office.work()
    const later = written(1, { daysAgo: 0 })
    office.later(3600)
    await office.work()
    expect(bearing(later)).toHaveLength(1)
    await office.preview(policy({ match: '{ tags: other }' }))
    const other = written(1, { tags: ['other'], daysAgo: 0 })
    const again = written(1, { daysAgo: 0 })
    office.later(3600)
    await office.work()
    expect(bearing([...other, ...again])).toEqual([])
  })

  it('is kept by custos where a closed ticket refuses it, and counts as if it were there', async () => {
    const closed = written(2, { status: 'closed', closedDaysAgo: 50 })
    const archived = written(1, { status: 'closed', daysAgo: 200 })
    const text = policy({ period: 'P90D' })
    await approved(text)
    await office.work()
    expect(bearing(closed)).toHaveLength(2)
    expect(bearing(archived)).toEqual([])
    const calls = asked('tickets/update_many')
    const because = async (written: string) =>
      (await office.preview(written)).summary?.sample.find(({ ticket_id }) => ticket_id === archived[0]?.id)?.because
    expect(await strays('refused')).toMatchObject([{ ticket_id: archived[0]?.id, tags: [tag] }])
    expect(await because(text)).toEqual(['tagged', 'period-over'])
    expect(await because(`${text}\n`)).toEqual(['matched', 'period-over'])
    await office.save(text)
    office.later(day)
    await office.work()
    expect(asked('tickets/update_many')).toBe(calls)
  })

  it('does not move the date of a policy that counts from the last change', async () => {
    const since = policy({ since: 'updated', period: 'P90D' })
    const first = await approved(since)
    await office.work()
    expect(bearing()).toHaveLength(5)
    office.later(60)
    const again = await office.preview(`${since}\n`)
    const due = (plan: typeof first) =>
      plan.summary?.sample
        .filter(({ outcome }) => outcome === 'due')
        .map(({ ticket_id, due_at }) => [ticket_id, due_at])
    expect(due(again)).toEqual(due(first))
    expect(due(again)).toHaveLength(5)
    await office.approve(again)
    const { run } = (await office.start(again)).body
    await office.work()
    office.later(day + 60)
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 5, skipped: 0 } })
  })

  it('moves it where somebody has changed the ticket before custos heard what became of its tag', async () => {
    const since = policy({ since: 'updated', period: 'P90D' })
    office.simulator.faults.add({ kind: 'unavailable', method: 'GET', path: '/api/v2/job_statuses/*' })
    await approved(since)
    await office.work()
    expect(bearing()).toHaveLength(5)
    office.later(1800)
    Object.assign(tickets[0] ?? {}, { updated_at: office.simulator.clock.iso() })
    office.simulator.faults.clear()
    await office.work()
    office.later(120)
    expect((await office.preview(`${since}\n`)).summary?.totals).toMatchObject({ due: 4, later: 1 })
  })

  it.each(['too-many-requests', 'bad-gateway', 'cut-before', 'cut-after'] as const)(
    'is put once on each ticket after Zendesk’s %s',
    async (kind) => {
      const fault = { kind, method: 'PUT', path: '/api/v2/tickets/update_many*', times: 1, retry_after: 1 }
      const plan = await office.preview(policy())
      office.simulator.faults.add(fault)
      await office.approve(plan)
      await settled()
      expect(bearing()).toHaveLength(5)
      expect(tickets.map(puts)).toEqual([1, 1, 1, 1, 1])
    },
  )

  it('is tried again where a job failed for some, and left where it fails for good', async () => {
    const { jobs, tickets: all } = office.simulator.state
    const failing = tickets.slice(0, 3).map(({ id }) => id)
    let failures = 0
    const keep = jobs.set.bind(jobs)
    jobs.set = (id, job) => {
      let results: typeof job.results = null
      Object.defineProperty(job, 'results', {
        get: () => results,
        set: (given: NonNullable<typeof job.results>) => {
          results = given.map((result) => {
            const ticket = all.get(result.id)
            if (!failing.includes(result.id) || ticket === undefined || failures > 30) return result
            failures += 1
            ticket.tags = ticket.tags.filter((one) => one !== tag)
            return { index: 0, id: result.id, error: 'TicketUpdateFailed' }
          })
        },
      })
      return keep(id, job)
    }
    await approved()
    await office.work()
    expect(bearing().map(({ id }) => id)).toEqual(tickets.slice(3).map(({ id }) => id))
    expect(asked('tickets/update_many')).toBe(5)
    failures = 31
    office.later(8 * day)
    await office.work()
    expect(bearing()).toHaveLength(5)
  })

  it('is not put on a ticket that was closed meanwhile, and means nothing on one that was changed', async () => {
    office.simulator.settings.admins_may_tag_closed = false
    const [closing, changing] = tickets
    if (closing === undefined || changing === undefined) throw new Error('two tickets are needed')
    const plan = await office.preview(policy({ period: 'P30D' }))
    office.simulator.settings.job_delay_seconds = 5
    const { jobs } = office.simulator.state
    const keep = jobs.set.bind(jobs)
    jobs.set = (id, job) => {
      if (jobs.size > 0) return keep(id, job)
      const now = office.simulator.clock.iso()
      Object.assign(closing, { status: 'closed', closed_at: now, updated_at: now })
      Object.assign(changing, { tags: ['something_else'], updated_at: now })
      return keep(id, job)
    }
    await office.approve(plan)
    await settled()
    expect(bearing().map(({ id }) => id)).toEqual(tickets.slice(1).map(({ id }) => id))
    // Its tag came too late, and puts the other one under no policy.
    const again = { version_id: plan.version_id }
    const { body } = await office.call<{ plan: Plan }>('POST', '/plans', 'claire', again)
    await office.work()
    const due = (await office.plan(body.plan.id)).summary?.sample.filter(({ outcome }) => outcome === 'due')
    expect(due?.map(({ ticket_id }) => ticket_id)).toEqual(
      tickets.filter(({ id }) => id !== changing.id).map(({ id }) => id),
    )
  })

  it('of an earlier version puts nothing under a policy that has been narrowed since', async () => {
    await approved(policy({ period: 'P30D' }))
    await office.work()
    const narrowed = policy({ period: 'P30D', match: '{ tags: { any: [nobody] } }' })
    expect((await office.preview(narrowed)).summary?.totals.due).toBe(0)
    const [byHand] = written(1, { tags: [tag] })
    office.later(60)
    const plan = await office.preview(`${narrowed}\n`)
    expect(plan.summary?.sample.filter(({ outcome }) => outcome === 'due').map(({ ticket_id }) => ticket_id)).toEqual([
      byHand?.id,
    ])
  })

  it('waits while the account is switched off', async () => {
    await office.call('POST', '/switch', 'second', { stopped: true })
    await approved()
    await office.work()
    expect(bearing()).toEqual([])
    await office.call('POST', '/switch', 'second', { stopped: false })
    await office.work()
    expect(bearing()).toHaveLength(5)
  })

  it('is left to a run on the tickets that it is at work on', async () => {
    const plan = await approved(policy({ period: 'P90D' }))
    const { run } = (await office.start(plan)).body
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'waiting', counts: { marked: 5 } })
    expect(asked('tickets/update_many')).toBe(1)
    expect(tickets.map(puts)).toEqual([1, 1, 1, 1, 1])
  })

  const tagging = async () => (await office.call<PolicyTagging>('GET', '/tags', 'claire')).body
  const strays = async (state: string) =>
    (await office.call<{ tickets: StrayTicket[] }>('GET', `/tags/tickets?state=${state}`, 'claire')).body.tickets
  /** Somebody takes tags off a ticket, as Zendesk writes it down. */
  const takeOff = (ticket: Ticket | undefined, ...tags: readonly string[]) => {
    if (ticket === undefined) throw new Error('a ticket is needed')
    ticket.tags = ticket.tags.filter((one) => !tags.includes(one))
    ticket.updated_at = office.simulator.clock.iso()
  }

  it('that somebody took off is reported, and says whether the ticket is under its policy still', async () => {
    await approved()
    await office.work()
    expect(await tagging()).toMatchObject({ state: 'up-to-date', counts: { set: 5, removed: 0, removed_under: 0 } })
    office.later(60)
    const [lost, other] = tickets
    takeOff(lost, tag)
    takeOff(other, tag, 'asked')
    office.later(3600)
    await office.work()
    expect(await tagging()).toMatchObject({ counts: { set: 3, removed: 1, removed_under: 1 }, puts_back: false })
    expect(await strays('removed')).toMatchObject([
      { ticket_id: lost?.id, tags: [tag], under: true },
      { ticket_id: other?.id, tags: [tag], under: false },
    ])
    expect(bearing()).toHaveLength(3)
  })

  it('is put back only where an administrator says so, and only where the ticket matches still', async () => {
    await approved()
    await office.work()
    office.later(60)
    const [lost, other] = tickets
    takeOff(lost, tag)
    takeOff(other, tag, 'asked')
    office.later(3600)
    await office.work()
    const agent = await office.open('Inès Robert')
    expect((await office.call('POST', '/tags', agent, { puts_back: true })).status).toBe(403)
    expect((await office.call<PolicyTagging>('POST', '/tags', 'second', { puts_back: true })).body).toMatchObject({
      puts_back: true,
      chosen: { by: office.userNamed(office.names.second) },
    })
    await office.work()
    expect(bearing().map(({ id }) => id)).toEqual(tickets.filter((ticket) => ticket !== other).map(({ id }) => id))
    office.later(60)
    takeOff(lost, tag)
    office.later(3600)
    await office.work()
    expect(bearing()).toHaveLength(4)
    await office.call('POST', '/tags', 'claire', { puts_back: false })
    await office.call('POST', '/tags', 'claire', { puts_back: false })
    const told = (await office.ledger()).map(({ action }) => action).filter((action) => action.includes('put-back'))
    expect(told).toEqual(['retention.put-back-on', 'retention.put-back-off'])
  })

  it('that somebody puts back by hand is theirs, and drift no longer', async () => {
    await approved()
    await office.work()
    office.later(60)
    const [lost] = tickets
    takeOff(lost, tag)
    office.later(3600)
    await office.work()
    expect(await strays('removed')).toHaveLength(1)
    Object.assign(lost ?? {}, { tags: ['asked', tag], updated_at: office.simulator.clock.iso() })
    office.later(3600)
    await office.work()
    expect(await strays('removed')).toEqual([])
  })
})
