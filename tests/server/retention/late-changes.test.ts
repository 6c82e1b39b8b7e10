import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Run } from '../../../contract/retention.ts'
import type { Database } from '../../../server/store/database.ts'
import type { Ticket } from '../../../simulator/records.ts'
import { updateTicket } from '../../../simulator/resources/tickets.ts'
import { bankValues } from '../../../simulator/seed/bank.ts'
import { commentsOf } from '../../../simulator/state.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { interruptions } from './interruption.ts'
import { questionsOf } from './questions.ts'

const policy = (since: string) => `version: 1
policies:
  - name: cards
    basis: a test
    match: { tags: asked }
    keep: { for: P90D, since: ${since} }
    then: [redact: { kinds: [CREDIT_CARD] }]`

eachDatabase('a run that only redacts', (open) => {
  let office: Office
  let database: Database
  let tickets: readonly Ticket[]
  /** Done once, before the first request that follows the first redaction. */
  let between: (happens: () => unknown) => void
  const { begun, fates, written } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    const { delay, expect: interrupt } = interruptions()
    between = (happens) => interrupt({ when: () => office.redactions() > 0, happens })
    office = await anOffice(database, { delay })
    const by = office.userNamed('Bruno Delattre')
    const body = `Ma carte : ${bankValues.card}`
    const comments = [
      { by, body },
      { by, body: `Encore. ${body}` },
    ] as const
    tickets = [...written(3, { comments }), ...written(1, { comments, status: 'closed' })]
    await office.learn()
  })

  const cardsIn = ({ id }: Ticket) =>
    commentsOf(office.simulator.state, id).filter(({ html_body }) => html_body.includes(bankValues.card)).length

  const change = (ticket: Ticket, who: string, fields: Record<string, unknown>) => {
    const user = office.simulator.state.users.get(office.userNamed(who))
    if (user === undefined) throw new Error(`nobody is called ${who}`)
    office.later(60)
    updateTicket(office.simulator.world, user, ticket, fields)
    office.later(60)
  }
  const reopened = (ticket: Ticket) => {
    for (const status of ['open', 'solved']) change(ticket, 'Karim Haddad', { status })
  }
  const wrote = (ticket: Ticket) => change(ticket, 'Bruno Delattre', { comment: { body: 'Et encore une question' } })

  it.each([
    ['solved', 'solved again', reopened],
    ['last_customer_comment', 'written in by its customer', wrote],
    ['updated', 'written in by its customer', wrote],
  ] as const)(
    'by %s waits for the history of a ticket that was %s since, and then leaves it',
    async (since, _, happens) => {
      const { run } = await begun(policy(since))
      const [late, ...others] = tickets
      if (late === undefined) throw new Error('a ticket is needed')
      happens(late)
      await office.work()
      expect(await office.run(run.id)).toMatchObject({ state: 'running', counts: { redacted: 3, skipped: 0 } })
      expect([late, ...others].map(cardsIn)).toEqual([2, 0, 0, 0])
      await office.learn()
      await office.work()
      expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { redacted: 3, skipped: 1 } })
      expect(await fates(run)).toContainEqual([late.id, 'no-longer-due'])
      expect(cardsIn(late)).toBe(2)
    },
  )

  it('passes over more than a hundred that wait, with few requests, and then waits for these alone', async () => {
    const by = office.userNamed('Bruno Delattre')
    const comments = [{ by, body: `Ma carte : ${bankValues.card}` }] as const
    const waiting = [...tickets, ...written(110)]
    const behind = written(3, { comments })
    await office.learn()
    const { run } = await begun(policy('updated'))
    office.later(60)
    for (const ticket of waiting) Object.assign(ticket, { updated_at: office.simulator.clock.iso() })
    const before = office.simulator.log.entries.length
    await office.work()
    expect(behind.map(cardsIn)).toEqual([0, 0, 0])
    expect(await office.run(run.id)).toMatchObject({ state: 'running', counts: { redacted: 3, skipped: 0 } })
    const looks = office.simulator.log.entries
      .slice(before)
      .filter(({ path }) => path.startsWith('/api/v2/tickets/show_many') && path.split(/,|%2C/).length > 2)
    // Three each for those that are redacted, and three more when only the others are left.
    expect(looks.length).toBeLessThanOrEqual(14)
  })

  it('waits for no history where the date of creation is all that counts', async () => {
    const { run } = await begun(policy('created'))
    const [late] = tickets
    if (late === undefined) throw new Error('a ticket is needed')
    wrote(late)
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { redacted: 4, skipped: 0 } })
  })

  it.each(['solved', 'last_customer_comment', 'updated'])(
    'by %s goes on with a half redacted ticket at once: what it has changed itself is no news',
    async (since) => {
      between(() => office.call('POST', '/switch', 'second', { stopped: true }))
      const { run } = await begun(policy(since))
      await office.work()
      expect(await office.run(run.id)).toMatchObject<Partial<Run>>({ state: 'stopped', why: 'switched-off' })
      expect(office.redactions()).toBe(1)
      await office.call('POST', '/switch', 'second', { stopped: false })
      await office.order(run, 'resume')
      await office.work()
      expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { redacted: 4, skipped: 0 } })
      expect(tickets.map(cardsIn)).toEqual([0, 0, 0, 0])
    },
  )
})

eachDatabase('a run that deletes at once what it has marked', (open) => {
  let office: Office
  let database: Database
  let between: ReturnType<typeof interruptions>['expect']
  const { begun, fates, written } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    const { delay, expect: interrupt } = interruptions()
    between = interrupt
    office = await anOffice(database, { delay })
  })

  const worked = async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await office.work()
      office.later(2)
    }
  }

  it('reads first what was written while the mark was on its way', async () => {
    const [late, other] = written(2)
    const { state, world } = office.simulator
    const customer = state.users.get(late?.requester_id ?? 0)
    if (late === undefined || other === undefined || customer === undefined) throw new Error('somebody is needed')
    await office.learn()
    office.later(60)
    const { run } = await begun(policy('last_customer_comment').replace(/then: .*/, 'then: [delete: { grace: P0D }]'))
    between({
      when: (path) => path.startsWith('/api/v2/tickets/update_many'),
      happens: () => updateTicket(world, customer, late, { comment: { body: 'Et encore une question' } }),
    })
    await worked()
    expect(late.tags).toContain('custos_to_delete')
    expect(await office.run(run.id)).toMatchObject({
      state: 'running',
      waits_for: 'history',
      counts: { marked: 2, deleted: 0, skipped: 0 },
    })
    await office.learn()
    await worked()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 1, skipped: 1 } })
    expect(await fates(run)).toEqual([
      [late.id, 'no-longer-due'],
      [other.id, 'done'],
    ])
    expect([late.deleted_at, other.deleted_at]).toEqual([null, expect.any(String)])
  })
})
