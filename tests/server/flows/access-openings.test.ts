import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { forgetOld } from '../../../server/compose/access.ts'
import { byDayOf } from '../../../server/flows/access/by-day.ts'
import { detailOf, judgeCase, listOf } from '../../../server/flows/access/cases.ts'
import { ingest } from '../../../server/flows/access/ingest.ts'
import { judge } from '../../../server/flows/access/judge.ts'
import { noteOpening } from '../../../server/flows/access/openings.ts'
import { viewersOf } from '../../../server/flows/access/viewers.ts'
import type { Database } from '../../../server/store/database.ts'
import { plantAccess, plantAudit } from '../../../simulator/logs/access.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOutlook } from '../../support/outlook.ts'

type Outlook = Awaited<ReturnType<typeof anOutlook>>

const round = async ({ simulator, ports, tenant }: Outlook) => {
  simulator.clock.advance(5)
  for (const log of ['audit', 'access'] as const) await ingest(ports, log)
  await judge(ports, new Map(), tenant)
}

const dayOf = ({ simulator }: Outlook): string => new Date(simulator.clock.now()).toISOString().slice(0, 10)

eachDatabase('an account without the add-on', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  it('is known by the tickets opened beside our page: once each, with their reason and their source', async () => {
    const outlook = await anOutlook(database, { settings: { privacy_add_on: false } })
    const { ports, simulator, admin } = outlook
    const ticket = [...simulator.state.tickets.values()].find(({ assignee_id }) => assignee_id !== null)
    if (ticket === undefined) throw new Error('no ticket is assigned')
    const agent = ticket.assignee_id ?? 0
    // Not before it is known that there is no log.
    expect(await noteOpening(ports, agent, ticket.id, randomUUID())).toBe(false)
    await round(outlook)
    const opening = randomUUID()
    for (const times of [1, 2])
      expect([times, await noteOpening(ports, agent, ticket.id, opening)]).toEqual([times, true])
    await round(outlook)
    expect(await viewersOf(ports, admin, ticket.id)).toMatchObject({
      ok: true,
      accesses: {
        log: 'absent',
        people: 1,
        unexplained: 0,
        accesses: [{ actor_id: agent, times: 1, reason: 'assigned', by_program: false, source: 'app' }],
      },
    })
    const kept = (await outlook.rows()).filter(({ log }) => log === 'app')
    expect(kept).toMatchObject([{ id: opening }])
    simulator.clock.advance(91 * 24 * 3600)
    await forgetOld({ database, clock: outlook.clock }, outlook.tenant)
    expect((await outlook.rows()).filter(({ log }) => log === 'app')).toEqual([])
  })

  it('counts an opening once when there is a log again that has it, and keeps what that one does not reach', async () => {
    const outlook = await anOutlook(database, { settings: { privacy_add_on: false } })
    const { ports, simulator, admin } = outlook
    await round(outlook)
    const [ticket] = simulator.state.tickets.keys()
    const openings = [randomUUID(), randomUUID()]
    for (const opening of openings) {
      simulator.clock.advance(3600)
      await noteOpening(ports, admin, ticket ?? 0, opening)
    }
    const url = `/api/v2/tickets/${String(ticket)}.json`
    plantAccess(simulator.world, { id: 'row', user_id: admin, url }, { webhook: false })
    simulator.settings.privacy_add_on = true
    simulator.clock.advance(25 * 3600)
    await round(outlook)
    expect((await outlook.rows()).map(({ log, id }) => [log, id])).toEqual([
      ['access', 'row'],
      ['app', openings[0]],
    ])
  })

  it('keeps one opening of a ticket a minute, and of a person no more a day than anybody opens', async () => {
    const outlook = await anOutlook(database, { settings: { privacy_add_on: false } })
    const { ports, simulator, admin } = outlook
    await round(outlook)
    const kept = async () => (await outlook.rows()).filter(({ log }) => log === 'app').length
    const open = (actor: number, ticket: number) => noteOpening(ports, actor, ticket, randomUUID())
    for (let times = 0; times < 5; times++) expect(await open(admin, 7)).toBe(true)
    expect(await kept()).toBe(1)
    await open(admin, 8)
    await open(admin + 1, 7)
    expect(await kept()).toBe(3)
    simulator.clock.advance(61)
    await open(admin, 7)
    expect(await kept()).toBe(4)
    const at = ports.clock()
    const event = { verb: 'view', kind: 'ticket', object: 1, session: true, refused: false }
    const many = Array.from({ length: 2000 }, (_, index) => ({
      ...{ log: 'app' as const, id: `made-up-${String(index)}`, at, actor: admin, verb: 'view' as const },
      ...{ ticketId: 1000 + index, event },
    }))
    await ports.keepEvents(many)
    expect(await open(admin, 9)).toBe(false)
    expect(await open(admin + 1, 9)).toBe(true)
    simulator.clock.advance(25 * 3600)
    expect(await open(admin, 9)).toBe(true)
  })

  it('keeps nothing of the page where Zendesk’s own log has it', async () => {
    const outlook = await anOutlook(database)
    await round(outlook)
    expect(await noteOpening(outlook.ports, outlook.admin, 1, randomUUID())).toBe(false)
    expect((await outlook.rows()).filter(({ log }) => log === 'app')).toEqual([])
  })
})

eachDatabase('cases by day', (open) => {
  let database: Database
  let outlook: Outlook
  beforeAll(async () => {
    database = await open()
  })

  const weaken = (label: string) =>
    plantAudit(outlook.simulator.world, {
      actor_id: agent(),
      source_label: label,
      change_description: 'Disabled',
    })
  const agent = (): number => {
    const { id } = [...outlook.simulator.state.users.values()].find(({ role }) => role === 'agent') ?? { id: 0 }
    return id
  }
  const seen = async () => {
    const found = await byDayOf(outlook.ports, outlook.admin)
    if (!found.ok) throw new Error(found.problem)
    return found.byDay
  }

  it('count what was told, closed and held back, and name each silence with its end', async () => {
    outlook = await anOutlook(database)
    const { ports, admin, simulator } = outlook
    weaken('Require Two Factor')
    await round(outlook)
    const first = dayOf(outlook)
    const listed = await listOf(ports, admin)
    if (!listed.ok) throw new Error(listed.problem)
    const [found] = listed.list.cases
    expect(found?.sources).toEqual(['audit'])
    const id = found?.id ?? ''
    expect(await detailOf(ports, admin, id)).toMatchObject({ ok: true, detail: { timeline: [{ log: 'audit' }] } })
    await judgeCase(ports, admin, id, { verdict: 'expected', scope: 'cause', days: 10 })
    simulator.clock.advance(5 * 24 * 3600)
    weaken('Require Two Factor')
    weaken('Credit Card Redaction')
    await round(outlook)
    const second = dayOf(outlook)
    const { days, silences } = await seen()
    expect(days).toMatchObject([
      { day: second, opened: { low: 0, medium: 0, high: 1 }, closed: 0, held: 1 },
      { day: first, opened: { high: 1 }, closed: 1, held: 0, kinds: [{ kind: 'security_weakened', count: 1 }] },
    ])
    expect(silences).toMatchObject([
      { actor_id: agent(), kind: 'security_weakened', scope: 'cause', decided_by: admin, held: 1 },
    ])
    expect(Date.parse(silences[0]?.until ?? '') - Date.parse(silences[0]?.decided_at ?? '')).toBe(10 * 24 * 3_600_000)
    const ofDay = async (day: string) => {
      const answer = await listOf(ports, admin, { day })
      return answer.ok ? answer.list.cases.map(({ detail }) => detail) : answer.problem
    }
    expect([await ofDay(first), await ofDay(second)]).toEqual([['two-factor'], ['card-redaction']])
    simulator.clock.advance(9 * 24 * 3600)
    expect((await seen()).silences).toEqual([])
  })

  it('are for admins', async () => {
    outlook = await anOutlook(database)
    expect(await byDayOf(outlook.ports, agent())).toEqual({ ok: false, problem: 'may-not-watch' })
  })
})
