import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Run } from '../../../contract/retention.ts'
import type { Database } from '../../../server/store/database.ts'
import type { Ticket } from '../../../simulator/records.ts'
import { updateTicket } from '../../../simulator/resources/tickets.ts'
import { bankValues } from '../../../simulator/seed/bank.ts'
import { commentsOf } from '../../../simulator/state.ts'
import { eachDatabase } from '../../support/database.ts'
import { readTicket } from '../http/desk.ts'
import { anOffice, type Office } from './account.ts'
import { interruptions, type Interruption } from './interruption.ts'
import { questionsOf } from './questions.ts'

const otherCard = '5555 5555 5555 4444'
const policy = (holds = '') => `version: 1
policies:
  - name: cards
    basis: a test
    match: { tags: asked }
    keep: { for: P90D, since: updated }
    then: [redact: { kinds: [CREDIT_CARD] }]
holds:
  - { name: case, match: { tags: legal_hold }, custodian: legal@example.com, until: indefinite }
${holds}`
const lateHold = '  - { name: late, match: { tags: asked }, custodian: legal@example.com, until: indefinite }'
const redactions = { method: 'PUT', path: '/api/v2/comment_redactions/*' }

eachDatabase('what a run redacts', (open) => {
  let office: Office
  let database: Database
  let between: (interruption: Interruption) => void
  const { begun, fates, written } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    const { delay, expect: interrupt } = interruptions()
    between = interrupt
    office = await anOffice(database, { delay })
  })

  const aTicket = (bodies: readonly string[]): Ticket => {
    const by = office.userNamed('Bruno Delattre')
    const [first, ...more] = bodies.map((body) => ({ by, body }))
    const [ticket] = first === undefined ? [] : written(1, { comments: [first, ...more] })
    if (ticket === undefined) throw new Error('a ticket is needed')
    return ticket
  }
  const textOf = ({ id }: Ticket) =>
    commentsOf(office.simulator.state, id)
      .map(({ html_body }) => html_body)
      .join('\n')
  const ended = async (run: Run): Promise<Run> => {
    for (let turn = 0; turn < 30 && (await office.run(run.id)).ended_at === null; turn += 1) {
      await office.work()
      office.later(60)
    }
    return office.run(run.id)
  }

  it('is not what the account has said is no personal data', async () => {
    const ticket = aTicket([`Notre numéro : ${otherCard}`, `Ma carte : ${bankValues.card}`])
    const session = await office.open('Claire Fontaine')
    const { dismissals } = await readTicket(office, session, ticket.id)
    const body = { ticket_id: ticket.id, dismissals: dismissals.slice(0, 1) }
    expect((await office.request('POST', '/api/dismissals', session, body)).statusCode).toBe(200)
    await office.learn()
    const { run } = await begun(policy())
    expect(await ended(run)).toMatchObject({ state: 'done', counts: { redacted: 1, failed: 0 } })
    expect(textOf(ticket)).toContain(otherCard)
    expect(textOf(ticket)).not.toContain(bankValues.card)
  })

  it('is told of no ticket that nothing was sent to before a hold came', async () => {
    const ticket = aTicket([`Ma carte : ${bankValues.card}`])
    await office.learn()
    const { run } = await begun(policy())
    office.simulator.faults.add({ ...redactions, kind: 'too-many-requests', times: 1, retry_after: 60 })
    await office.work()
    await office.save(policy(lateHold))
    expect(await ended(run)).toMatchObject({ state: 'done', counts: { redacted: 0, skipped: 1 } })
    expect(await fates(run)).toEqual([[ticket.id, 'held']])
  })

  it('makes nobody’s comment its own that came when the ticket had just been found due', async () => {
    const ticket = aTicket([`Ma carte : ${bankValues.card}`])
    const { state, world } = office.simulator
    const customer = state.users.get(ticket.requester_id ?? 0)
    if (customer === undefined) throw new Error('a customer is needed')
    await office.learn()
    const { run } = await begun(policy().replace('CREDIT_CARD] }', 'CREDIT_CARD] }, delete: { grace: P1D }'))
    between({
      when: (path) => path === `/api/v2/tickets/${ticket.id}.json`,
      happens: () => {
        updateTicket(world, customer, ticket, { comment: { body: 'Et encore une question' } })
      },
    })
    await ended(run)
    office.later(2 * 86_400)
    await office.learn()
    await office.work()
    expect(ticket.deleted_at).toBeNull()
  })

  it('stops within a ticket where it asks more than was foreseen', async () => {
    const ticket = aTicket(Array.from({ length: 60 }, (_, index) => `${index}. ${bankValues.card}`))
    await office.learn()
    const { run } = await begun(policy())
    expect(await ended(run)).toMatchObject({ state: 'stopped', why: 'over-forecast' })
    expect(textOf(ticket)).toContain(bankValues.card)
    const { used, forecast } = (await office.run(run.id)).requests
    expect(used).toBeLessThan(forecast * 1.5 + 60)
  })
})
