import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Plan } from '../../../contract/retention.ts'
import type { Ticket, User } from '../../../simulator/records.ts'
import { touchAsSystem } from '../../../simulator/resources/ticket-changes.ts'
import { updateTicket } from '../../../simulator/resources/tickets.ts'
import { writeTicket } from '../../../simulator/seed/write.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'

const perPage = 1000

const text = `version: 1
policies:
  - name: leavers
    basis: a test
    match: { tags: leaver }
    keep: { for: P90D, since: created }
    then: [delete_requester: { grace: P1D }]
`

eachDatabase('a preview of more than one page', (open) => {
  let office: Office
  let database: Database
  /** Once, after Zendesk has given the first page and before the second one is asked for. */
  let between: (() => void) | undefined
  const pagesAsked = () =>
    office.simulator.log.entries.filter(({ path }) => path.endsWith('/incremental/tickets/cursor')).length
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    between = undefined
    const delay = () => {
      if (between === undefined || pagesAsked() !== 1) return Promise.resolve()
      between()
      between = undefined
      // The last minute is withheld.
      office.later(120)
      return Promise.resolve()
    }
    office = await anOffice(database, { delay })
  })

  const leaver = (name: string): User => {
    const { state } = office.simulator
    const like = state.users.get(office.userNamed('Bruno Delattre'))
    if (like === undefined) throw new Error('somebody is needed')
    const user = { ...like, id: state.nextId(), name, email: `${name}@example.net`, tags: [] }
    state.users.set(user.id, user)
    return user
  }

  const ticketsOf = ({ id }: User, count: number, tag: string, daysAgo: number): readonly Ticket[] =>
    Array.from({ length: count }, () =>
      writeTicket(office.simulator.world, {
        subject: 'Compte',
        daysAgo,
        requester: id,
        status: 'solved',
        tags: [tag],
        comments: [{ by: id, body: 'Bonjour' }],
      }),
    )

  /** Those that are due stand on the first page, a page of others after them. */
  const previewed = async (meanwhile?: (due: Ticket, kept: Ticket) => void): Promise<Plan> => {
    const [due] = ticketsOf(leaver('Lea'), 1, 'leaver', 500)
    const [kept] = ticketsOf(leaver('Theo'), 1, 'other', 500)
    if (due === undefined || kept === undefined) throw new Error('two tickets are needed')
    ticketsOf(leaver('Ondine'), perPage, 'other', 60)
    if (meanwhile !== undefined) between = () => meanwhile(due, kept)
    const plan = await office.preview(text)
    expect(between).toBeUndefined()
    return plan
  }

  const counted = ({ summary }: Plan) => ({
    tickets: summary?.tickets,
    totals: summary?.totals,
    deletions: summary?.deletions,
    requesters: summary?.requesters,
    policies: summary?.by_policy,
  })

  const found = () =>
    database.withTenant(office.tenantId, (tx) =>
      tx.selectFrom('plan_requesters').select(['due', 'gone', 'others']).execute(),
    )

  it('counts a ticket once that Zendesk itself changes between two pages, and so its requester’s', async () => {
    const { world } = office.simulator
    const before = office.simulator.state.tickets.size
    const plan = await previewed((due, kept) => {
      touchAsSystem(world, due)
      touchAsSystem(world, kept)
    })
    expect(pagesAsked()).toBe(2)
    expect(counted(plan)).toMatchObject({
      tickets: before + perPage + 2,
      totals: { due: 1 },
      deletions: { tickets: 1 },
      requesters: { go: 1, stay: [] },
      policies: [{ policy: 'leavers', due: 1, delete: 1 }],
    })
    expect(await found()).toEqual([{ due: 1, gone: 0, others: 0 }])
  }, 60_000)

  it('counts against whoever asked what somebody has really changed between two pages', async () => {
    const agent = office.simulator.state.users.get(office.userNamed('Karim Haddad'))
    if (agent === undefined) throw new Error('an agent is needed')
    const plan = await previewed((due) => {
      updateTicket(office.simulator.world, agent, due, { status: 'open' })
    })
    expect(counted(plan)).toMatchObject({
      totals: { due: 1 },
      deletions: { tickets: 1 },
      requesters: { go: 0, stay: [{ reason: 'other-tickets', requesters: 1 }] },
    })
  }, 60_000)
})
