import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { TicketFate } from '../../../contract/ticket-retention.ts'
import type { Session } from '../../../contract/session.ts'
import type { Ticket } from '../../../simulator/records.ts'
import { writeTicket } from '../../../simulator/seed/write.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'

const policy = `version: 1
policies:
  - name: questions
    title: { en: Questions }
    basis: a test
    match: { tags: asked }
    keep: { for: P90D, since: created }
    then: [delete: { grace: P1D }]
`

const after = (ticket: Ticket, days: number) =>
  new Date(Date.parse(ticket.closed_at ?? '') + days * 86_400_000).toISOString()

eachDatabase('Zendesk’s own date of a ticket', (open) => {
  let office: Office
  let solved: Ticket
  let closed: Ticket
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
    const requester = office.userNamed('Bruno Delattre')
    const write = (status: 'solved' | 'closed') =>
      writeTicket(office.simulator.world, {
        subject: `A ${status} question`,
        daysAgo: 100,
        requester,
        status,
        tags: ['asked'],
        comments: [{ by: requester, body: 'Bonjour' }],
      })
    ;[solved, closed] = [write('solved'), write('closed')]
    await office.learn()
  })

  const schedule = (period: string, active = true) => {
    const { state, clock } = office.simulator
    const made = clock.iso()
    state.schedules.set(state.schedules.size + 1, {
      id: state.schedules.size + 1,
      title: period,
      description: '',
      active,
      default: false,
      conditions: { all: [{ field: 'duration_since_last_update', operator: 'greater_than', value: period }], any: [] },
      created_at: made,
      updated_at: made,
    })
  }

  const sampled = async () => {
    const { summary } = await office.preview(policy)
    const dateOf = ({ id }: Ticket) => summary?.sample.find(({ ticket_id }) => ticket_id === id)
    return [dateOf(solved), dateOf(closed)]
  }

  it('stands beside ours in a preview: none without a schedule, none for what is not closed', async () => {
    const none = { native_at: null, native_known: true }
    expect(await sampled()).toMatchObject([none, none])
    schedule('P1Y', false)
    schedule('P200D')
    schedule('P2Y')
    office.later(120)
    const [ofSolved, ofClosed] = await sampled()
    expect(ofSolved).toMatchObject(none)
    expect(ofClosed).toMatchObject({ native_at: after(closed, 200), native_known: true })
  })

  it('is not told where a schedule at work is none that custos understands, or Zendesk does not answer', async () => {
    schedule('P1Y')
    const other = { all: [{ field: 'brand', operator: 'is', value: '1' }], any: [] }
    Object.assign(office.simulator.state.schedules.get(1) ?? {}, { conditions: other })
    expect(await sampled()).toMatchObject([{ native_known: false }, { native_known: false, native_at: null }])
    office.later(120)
    office.simulator.faults.add({ kind: 'bad-gateway', method: 'GET', path: '/api/v2/deletion_schedules*' })
    expect(await sampled()).toMatchObject([{ native_known: false }, { native_known: false }])
  })

  it('stands beside the tickets of a run', async () => {
    schedule('P1Y')
    const plan = await office.preview(policy)
    await office.approve(plan)
    const { run } = (await office.start(plan)).body
    const { body } = await office.call<{ tickets: { ticket_id: number; native_at: string | null }[] }>(
      'GET',
      `/runs/${run.id}/tickets`,
      'claire',
    )
    expect(body.tickets.map(({ ticket_id, native_at }) => [ticket_id, native_at])).toEqual([
      [solved.id, null],
      [closed.id, after(closed, 365)],
    ])
  })

  const beside = async ({ id }: Ticket, session: Session) => {
    const answer = await office.request('GET', `/api/tickets/${id}/retention`, session)
    return { status: answer.statusCode, ...answer.json<{ fate?: TicketFate | null; problem?: string }>() }
  }

  it('and ours are told beside the ticket to whoever may see it, once somebody has approved', async () => {
    schedule('P1Y')
    const agent = await office.open('Inès Robert')
    const plan = await office.preview(policy)
    expect(await beside(closed, agent)).toEqual({ status: 200, fate: null })
    await office.approve(plan)
    expect(await beside(closed, agent)).toMatchObject({
      status: 200,
      fate: {
        outcome: 'due',
        policy: { name: 'questions', title: { en: 'Questions' } },
        native_at: after(closed, 365),
        native_known: true,
        because: ['matched', 'period-over'],
      },
    })
    const late = `${policy}holds: [{ name: late, match: { tags: asked }, custodian: a lawyer, until: indefinite }]\n`
    await office.save(late)
    expect(await beside(closed, agent)).toMatchObject({
      fate: { outcome: 'held', because: ['matched', 'period-over', 'hold'] },
    })
    const light = [...office.simulator.state.users.values()].find(({ name }) => name === 'Inès Robert')
    if (light === undefined) throw new Error('no such agent')
    Object.assign(light, { ticket_restriction: 'assigned', custom_role_id: null })
    expect(await beside(closed, agent)).toMatchObject({ status: 404, problem: 'not-found' })
    expect(await beside({ ...closed, id: 999_999 }, agent)).toMatchObject({ status: 404, problem: 'not-found' })
  })
})
