import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Run } from '../../../contract/retention.ts'
import type { Database } from '../../../server/store/database.ts'
import type { Ticket } from '../../../simulator/records.ts'
import { updateTicket } from '../../../simulator/resources/tickets.ts'
import { bankValues } from '../../../simulator/seed/bank.ts'
import { writeTicket } from '../../../simulator/seed/write.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { interruptions } from './interruption.ts'

const policy = `version: 1
policies:
  - name: cards
    basis: a test
    match: { tags: asked }
    keep: { for: P90D, since: updated }
    then: [redact: { kinds: [CREDIT_CARD] }, delete: { grace: P7D }]
holds:
  - { name: case, match: { tags: legal_hold }, custodian: legal@example.com, until: indefinite }`

eachDatabase('a run that redacts', (open) => {
  let office: Office
  let database: Database
  let tickets: readonly Ticket[]
  /** Done once, before the first request that follows the first redaction. */
  let between: (happens: () => unknown) => void
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    const { delay, expect: interrupt } = interruptions()
    between = (happens) => interrupt({ when: () => office.redactions() > 0, happens })
    office = await anOffice(database, { delay })
    tickets = written()
  })

  const written = () => {
    const requester = office.userNamed('Bruno Delattre')
    const body = `Ma carte : ${bankValues.card}`
    return Array.from({ length: 3 }, (_, index) =>
      writeTicket(office.simulator.world, {
        subject: `Carte ${index}`,
        daysAgo: 100,
        requester,
        status: 'solved',
        tags: ['asked'],
        comments: [
          { by: requester, body },
          { by: requester, body: `Encore. ${body}` },
        ],
      }),
    )
  }

  const begun = async (): Promise<Run> => {
    const plan = await office.preview(policy)
    await office.approve(plan)
    const { run } = (await office.start(plan)).body
    await office.work()
    return office.run(run.id)
  }

  it('looks at each ticket again just before: a hold that is put on one while another is redacted keeps it', async () => {
    const last = tickets.at(-1)
    between(() => last?.tags.push('legal_hold'))
    expect(await begun()).toMatchObject({
      counts: { redacted: 2, skipped: 1 },
      reasons: [{ reason: 'held', tickets: 1 }],
    })
    expect(office.redactions()).toBe(4)
  })

  it('stops within a ticket when the switch is pulled, and completes it when the run is resumed', async () => {
    between(() => office.call('POST', '/switch', 'second', { stopped: true }))
    const run = await begun()
    expect(run).toMatchObject({ state: 'stopped', why: 'switched-off', counts: { redacted: 1 } })
    expect(office.redactions()).toBe(1)
    await office.call('POST', '/switch', 'second', { stopped: false })
    await office.order(run, 'resume')
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'waiting', counts: { redacted: 3, skipped: 0 } })
    expect(office.redactions()).toBe(6)
  })

  it('lets off a ticket in which somebody has written while it was redacted, where the period counts from the last change', async () => {
    const [first] = tickets
    const customer = office.simulator.state.users.get(first?.requester_id ?? 0)
    if (first === undefined || customer === undefined) throw new Error('a ticket is needed')
    between(() => updateTicket(office.simulator.world, customer, first, { comment: { body: 'Encore une question' } }))
    expect(await begun()).toMatchObject({
      counts: { redacted: 3, marked: 2, skipped: 1 },
      reasons: [{ reason: 'no-longer-due', tickets: 1 }],
    })
  })

  it('changes nothing any more, at Zendesk or in the run, once another worker has the account', async () => {
    between(() =>
      database.withTenant(office.tenantId, (tx) => sql`update retention_accounts set claim = claim + 1`.execute(tx)),
    )
    const run = await begun()
    expect(office.redactions()).toBe(1)
    const { rows } = await database.withTenant(office.tenantId, (tx) =>
      sql`select step, state, ours_at from plan_tickets where plan_id = ${run.plan_id}`.execute(tx),
    )
    expect(rows).toEqual(tickets.map(() => ({ step: 'redact', state: 'planned', ours_at: null })))
  })
})
