import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, expect, it, vi } from 'vitest'
import type { AccessCase, AccessCaseDetail, AccessUnjudged, TicketAccesses } from '../../../contract/access.ts'
import type { Session } from '../../../contract/session.ts'
import type { Database } from '../../../server/store/database.ts'
import { keepCase } from '../../../server/store/access-cases.ts'
import { connectedTenants } from '../../../server/store/tenants.ts'
import { plantAccess } from '../../../simulator/logs/access.ts'
import { eachDatabase } from '../../support/database.ts'
import { aHouse, connected, type House } from './house.ts'

const problemOf = (answer: LightMyRequestResponse) => answer.json<{ problem: string }>().problem

eachDatabase('access over HTTP', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  const aWatchedHouse = async (privacy_add_on = true, prepare?: (house: House) => void) => {
    const house = await aHouse(database)
    house.simulator.settings.privacy_add_on = privacy_add_on
    prepare?.(house)
    await connected(house)
    const claire = await house.open('Claire Fontaine')
    const tenant = (await connectedTenants(database.db)).find(({ subdomain }) => subdomain === house.subdomain)
    if (tenant === undefined) throw new Error('not connected')
    return { house, claire, tenant: tenant.id }
  }

  /** A case as judging leaves it. */
  const aCase = async (tenant: string, actor: number, kind = 'mass_view'): Promise<string> => {
    const at = Date.now() - 3_600_000
    const when = new Date(at).toISOString()
    const told = {
      actor,
      kind,
      cause: 'volume',
      start: at,
      end: at,
      events: [],
      observed: 212,
      usual: 10,
      factors: [{ name: 'tickets_never_worked', observed: 212, expected: 10 }],
      also: ['out_of_scope'],
    }
    const id = randomUUID()
    const fields = { id, key: id, actor, kind, cause: 'volume', maskedCause: 'masked', detectedAt: when }
    await database.withTenant(tenant, (tx) =>
      keepCase(tx, tenant, { ...fields, ended: false, score: 9, severity: 3, told, at: when }),
    )
    return id
  }

  const list = async (house: House, session: Session) => {
    const { statusCode, json } = await house.call('GET', '/api/access/cases', session)
    expect(statusCode).toBe(200)
    return json<{ cases: AccessCase[]; open: number; silenced: number; unjudged: AccessUnjudged[] }>()
  }

  it('is for admins alone, and says so to others', async () => {
    const { house, tenant } = await aWatchedHouse()
    const id = await aCase(tenant, house.userNamed('Karim Haddad'))
    const agent = await house.open('Inès Robert')
    const asked = { request_id: randomUUID(), action: 'suspend' }
    for (const answer of [
      await house.call('GET', '/api/access/cases', agent),
      await house.call('GET', `/api/access/cases/${id}`, agent),
      await house.call('POST', `/api/access/cases/${id}/verdict`, agent, { verdict: 'wrong' }),
      await house.call('POST', `/api/access/cases/${id}/assignee`, agent, { user_id: agent.user_id }),
      await house.call('POST', `/api/access/cases/${id}/actions`, agent, asked),
    ])
      expect([answer.statusCode, problemOf(answer)]).toEqual([403, 'may-not-watch'])
    expect((await house.call('GET', '/api/access/cases')).statusCode).toBe(401)
    // Beside a ticket there is nothing to be refused: for others it isn't there.
    const beside = await house.call('GET', '/api/tickets/1/accesses', agent)
    expect([beside.statusCode, problemOf(beside)]).toEqual([404, 'not-found'])
  })

  it('lists a case, shows it, and notes what is decided about it', async () => {
    const { house, claire, tenant } = await aWatchedHouse()
    const karim = house.userNamed('Karim Haddad')
    const id = await aCase(tenant, karim)
    const { cases, open: count } = await list(house, claire)
    expect(count).toBe(1)
    expect(cases).toMatchObject([{ id, actor_id: karim, kind: 'mass_view', observed: 212, usual: 10, status: 'new' }])
    const { case: shown, ...detail } = (
      await house.call('GET', `/api/access/cases/${id}`, claire)
    ).json<AccessCaseDetail>()
    expect(shown).toEqual(cases[0])
    expect(detail).toMatchObject({ chart: { measure: 'unworked' }, readings: ['busy-team', 'merge-job', 'own-work'] })
    const night = await aCase(tenant, karim, 'off_hours')
    const { readings, unchecked } = (
      await house.call('GET', `/api/access/cases/${night}`, claire)
    ).json<AccessCaseDetail>()
    expect([readings.includes('on-call'), unchecked]).toEqual([true, ['on-call']])
    expect((await list(house, claire)).unjudged).toContain('on-call')
    const verdict = { verdict: 'expected', scope: 'kind', days: 30 }
    const decided = await house.call('POST', `/api/access/cases/${id}/verdict`, claire, verdict)
    expect(decided.json<{ ledger: { seq: number } }>().ledger.seq).toBeGreaterThan(0)
    expect((await list(house, claire)).cases).toMatchObject([{ id: night }, { id, status: 'expected' }])
  })

  it('ends sessions in Zendesk', async () => {
    const { house, claire, tenant } = await aWatchedHouse()
    const karim = house.userNamed('Karim Haddad')
    house.simulator.state.sessions.set('made-up-session', karim)
    const id = await aCase(tenant, karim)
    const asked = { request_id: randomUUID(), action: 'end-sessions' }
    const answer = await house.call('POST', `/api/access/cases/${id}/actions`, claire, asked)
    expect(answer.json()).toEqual({ state: 'done' })
    expect([...house.simulator.state.sessions.values()]).not.toContain(karim)
  })

  it.each([
    ['without an end', { verdict: 'expected', scope: 'kind' }],
    ['for longer than a quarter of a year', { verdict: 'expected', scope: 'kind', days: 365 }],
    ['of an unknown word', { verdict: 'fine' }],
  ])('refuses a verdict %s', async (_, body) => {
    const { house, claire, tenant } = await aWatchedHouse()
    const id = await aCase(tenant, house.userNamed('Karim Haddad'))
    const answer = await house.call('POST', `/api/access/cases/${id}/verdict`, claire, body)
    expect([answer.statusCode, problemOf(answer)]).toEqual([400, 'bad-request'])
  })

  it('knows no case of another account', async () => {
    const [one, other] = [await aWatchedHouse(), await aWatchedHouse()]
    const id = await aCase(one.tenant, one.house.userNamed('Karim Haddad'))
    const answer = await other.house.call('GET', `/api/access/cases/${id}`, other.claire)
    expect([answer.statusCode, problemOf(answer)]).toEqual([404, 'not-found'])
  })

  it('takes what a webhook tells at once, and says who opened a ticket and why', async () => {
    const { house, claire } = await aWatchedHouse()
    const karim = house.userNamed('Karim Haddad')
    const ticket = house.ticketCalled('Carte refusée')
    house.simulator.faults.add({ kind: 'duplicate-delivery', path: 'zen:event-type:access_log.created' })
    const url = `/api/v2/tickets/${String(ticket)}.json`
    plantAccess(house.simulator.world, { user_id: karim, url })
    await house.simulator.webhooks.idle()
    await vi.waitFor(async () => {
      const answer = await house.call('GET', `/api/tickets/${String(ticket)}/accesses`, claire)
      const { accesses, people } = answer.json<TicketAccesses>()
      expect(people).toBe(1)
      expect(accesses).toMatchObject([{ actor_id: karim, times: 1, by_program: false }])
      expect(accesses[0]?.reason).toMatch(/^[a-z-]+$/)
    }, 20_000)
  })

  it.each<[string, boolean, ((house: House) => void)?]>([
    ['has no such webhook', false],
    [
      'may not have it',
      true,
      ({ simulator }) =>
        simulator.faults.add({ kind: 'forbidden', method: 'POST', path: '/api/v2/webhooks', times: 1 }),
    ],
  ])('connects an account that %s', async (_, addOn, prepare) => {
    const { house } = await aWatchedHouse(addOn, prepare)
    const [webhook] = [...house.simulator.state.webhooks.values()]
    expect(webhook?.subscriptions).not.toContain('zen:event-type:access_log.created')
    expect(webhook?.subscriptions).toContain('zen:event-type:ticket.created')
  })
})
