import { beforeAll, expect, it } from 'vitest'
import type { Session } from '../../../contract/session.ts'
import type { UnusedData } from '../../../contract/unused.ts'
import { insertEvents } from '../../../server/store/access-log.ts'
import type { Database } from '../../../server/store/database.ts'
import { tenantBySubdomain } from '../../../server/store/tenants.ts'
import { upsertMany } from '../../../server/store/ticket-facts.ts'
import { eachDatabase } from '../../support/database.ts'
import { aHouse, connected } from './house.ts'

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

eachDatabase('what nobody opens any more', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)

  const aDesk = async () => {
    const house = await connected(await aHouse(database))
    const tenant = (await tenantBySubdomain(database.db, house.subdomain))?.id ?? ''
    const admin = await house.open('Claire Fontaine')
    const { tickets } = house.simulator.state
    const [pattern] = [...tickets.values()].filter(({ status }) => status === 'closed')
    if (pattern === undefined) throw new Error('no ticket is closed')

    return {
      house,
      ask: async (session: Session = admin) => {
        const answer = await house.call('GET', '/api/retention/unused', session)
        return { status: answer.statusCode, ...answer.json<Partial<UnusedData> & { problem?: string }>() }
      },
      /** The access log as it was read for so many days, with the tickets that were opened yesterday. */
      watch: (days: number, opened: readonly number[]) =>
        database.withTenant(tenant, async (tx) => {
          const on = { log: 'access', read_to: ago(0), swept_to: ago(0), state: 'on', lease_until: null } as const
          await tx.deleteFrom('access_events').execute()
          await tx
            .insertInto('access_streams')
            .values({ tenant_id: tenant, ...on })
            .onConflict((conflict) => conflict.columns(['tenant_id', 'log']).doUpdateSet(on))
            .execute()
          const event = { log: 'access', actor: 5, verb: 'view', event: {} } as const
          await insertEvents(tx, tenant, [
            { ...event, id: 'first', at: ago(days), ticketId: null },
            ...opened.map((ticketId) => ({ ...event, id: `view-${ticketId}`, at: ago(1), ticketId })),
          ])
        }),
      /** So many more tickets like the ones that are there, closed so many days ago; their numbers. */
      close: async (count: number, days: number, brand?: number): Promise<number[]> => {
        const ids = Array.from({ length: count }, () => house.simulator.state.nextId())
        for (const id of ids) tickets.set(id, { ...pattern, id, ...(brand === undefined ? {} : { brand_id: brand }) })
        const unknown = { createdAt: null, lastCustomerCommentAt: null, changedAt: null, pii: null }
        const fact = { ...unknown, solvedAt: ago(days), asOf: ago(0) }
        const facts = ids.map((ticketId) => ({ ...fact, ticketId, closedAt: ago(days) }))
        await database.withTenant(tenant, (tx) => upsertMany(tx, tenant, facts))
        return ids
      },
      brand: pattern.brand_id,
    }
  }

  it('is an administrator’s alone', async () => {
    const { house, ask } = await aDesk()
    expect(await ask(await house.open('Inès Robert'))).toMatchObject({ status: 403, problem: 'admins-only' })
  })

  it('can’t be told where the access log is not read', async () => {
    const { ask, close } = await aDesk()
    await close(3, 400)
    expect(await ask()).toMatchObject({ status: 200, watched: null, groups: [] })
  })

  it('proposes the age after which hardly any ticket was opened, and nothing for kinds with too few', async () => {
    const { ask, watch, close, brand } = await aDesk()
    await close(205, 500)
    const young = await close(30, 130)
    await close(20, 300, brand + 1)
    await watch(90, young)
    const { closed, sampled, groups = [] } = await ask()
    expect([closed, sampled]).toEqual([255, 255])
    expect(groups.find(({ by }) => by === 'all')).toMatchObject({
      proposal: { age: 60, tickets: 225, needed: 0 },
      why: null,
    })
    const brands = groups.filter(({ by }) => by === 'brand')
    expect(brands.map(({ key, proposal, why }) => [key, proposal?.age ?? null, why])).toEqual([
      [String(brand), 60, null],
      [String(brand + 1), null, 'too-few'],
    ])
  })

  it('proposes nothing from a log of a few days, and leaves out what is deleted in Zendesk', async () => {
    const { house, ask, watch, close } = await aDesk()
    const [gone = 0] = await close(220, 500)
    house.simulator.state.tickets.delete(gone)
    await watch(10, [])
    const { closed, sampled, groups = [] } = await ask()
    expect([closed, sampled]).toEqual([220, 219])
    expect(groups[0]).toMatchObject({ by: 'all', proposal: null, why: 'too-short' })
  })
})
