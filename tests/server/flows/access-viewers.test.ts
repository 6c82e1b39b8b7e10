import { beforeAll, expect, it } from 'vitest'
import { ingest } from '../../../server/flows/access/ingest.ts'
import { judge } from '../../../server/flows/access/judge.ts'
import { viewersOf } from '../../../server/flows/access/viewers.ts'
import type { Database } from '../../../server/store/database.ts'
import { plantAccess } from '../../../simulator/logs/access.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOutlook } from '../../support/outlook.ts'

eachDatabase('who looked at a ticket', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  const begin = async (privacy_add_on = true) => {
    const outlook = await anOutlook(database, { settings: { privacy_add_on } })
    const { simulator } = outlook
    const named = (name: string): number => {
      const user = [...simulator.state.users.values()].find((one) => one.name === name)
      if (user === undefined) throw new Error(`no user called ${name}`)
      return user.id
    }
    const ticket = [...simulator.state.tickets.values()].find(({ assignee_id }) => assignee_id !== null)
    if (ticket === undefined) throw new Error('no ticket is assigned')
    const view = (user_id: number, fields: object = {}) =>
      plantAccess(simulator.world, { user_id, url: `/api/v2/tickets/${String(ticket.id)}.json`, ...fields })
    const round = async () => {
      simulator.clock.advance(5)
      for (const log of ['audit', 'access'] as const) await ingest(outlook.ports, log)
      await judge(outlook.ports, new Map(), outlook.tenant)
    }
    const seen = async () => {
      const found = await viewersOf(outlook.ports, outlook.admin, ticket.id)
      if (!found.ok) throw new Error(found.problem)
      return found.accesses
    }
    return { outlook, ticket, view, round, seen, named }
  }

  it('is told by person and reason, programs and refusals left out of the count', async () => {
    const { ticket, view, round, seen, named } = await begin()
    const assignee = ticket.assignee_id ?? 0
    const stranger = [named('Karim Haddad'), named('Julien Petit'), named('Inès Robert')].find((id) => id !== assignee)
    if (stranger === undefined) throw new Error('everybody is the assignee')
    view(assignee)
    view(assignee)
    view(stranger)
    view(stranger, { status: 403 })
    view(stranger, { authorization_type: 'bearer' })
    view(stranger, { method: 'PUT' })
    await round()
    const { accesses, people, unexplained, log } = await seen()
    expect(log).toBe('on')
    expect(people).toBe(2)
    expect(unexplained).toBe(accesses.some(({ reason, by_program }) => reason === 'none' && !by_program) ? 1 : 0)
    expect(accesses.find(({ actor_id }) => actor_id === assignee)).toMatchObject({ times: 2, reason: 'assigned' })
    const others = accesses.filter(({ actor_id }) => actor_id === stranger)
    expect(others.map(({ times, by_program }) => [times, by_program]).toSorted()).toEqual([
      [1, false],
      [1, true],
    ])
  })

  it('knows nothing of an account without an access log, and says that there is none', async () => {
    const { view, round, seen } = await begin(false)
    view(1)
    await round()
    expect(await seen()).toEqual({ accesses: [], people: 0, unexplained: 0, log: 'absent' })
  })

  it('is there for admins of the account alone', async () => {
    const { outlook, ticket, named } = await begin()
    expect(await viewersOf(outlook.ports, named('Inès Robert'), ticket.id)).toEqual({ ok: false, problem: 'not-found' })
    const other = await anOutlook(database)
    expect(await viewersOf(other.ports, other.admin, ticket.id)).toMatchObject({ ok: true, accesses: { people: 0 } })
  })
})
