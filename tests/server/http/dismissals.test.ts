import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, expect, it } from 'vitest'
import type { ListedDismissal } from '../../../contract/dismissals.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { readTicket } from './desk.ts'
import { aHouse, connected } from './house.ts'

const problemOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json<{ problem: string }>().problem]

eachDatabase('what was dismissed, over HTTP', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)

  const aDismissal = async () => {
    const house = await connected(await aHouse(database))
    const [agent, admin] = [await house.open('Inès Robert'), await house.open('Claire Fontaine')]
    const ticketId = house.ticketCalled('Carte refusée')
    const [first] = (await readTicket(house, agent, ticketId)).dismissals
    if (first === undefined) throw new Error('nothing was found')
    const said = { ticket_id: ticketId, dismissals: [first] }
    expect((await house.call('POST', '/api/dismissals', agent, said)).statusCode).toBe(200)
    return { house, agent, admin, ticketId, first, ...desk(house, admin) }
  }
  const desk = (house: Awaited<ReturnType<typeof aHouse>>, by: { readonly token: string }) => ({
    list: (query = '') => house.call('GET', `/api/dismissals${query}`, by),
    take: (body: object) => house.call('POST', '/api/dismissals/take-back', by, body),
  })
  const listedIn = (answer: LightMyRequestResponse) => answer.json<{ dismissals: ListedDismissal[] }>().dismissals

  it('is listed for an admin without a fingerprint, taken back once, and found again', async () => {
    const { house, agent, ticketId, first, list, take } = await aDismissal()
    const answer = await list()
    const [one] = listedIn(answer)
    expect(listedIn(answer)).toMatchObject([{ type: first.type, user_id: agent.user_id, ticket_id: ticketId }])
    expect(answer.body).not.toMatch(/[0-9a-f]{64}/)
    const taken = await take({ id: one?.id })
    expect([taken.statusCode, taken.json<{ count: number }>().count]).toEqual([200, 1])
    expect(problemOf(await take({ id: one?.id }))).toEqual([404, 'not-found'])
    expect(listedIn(await list())).toEqual([])
    const match = await house.call('POST', '/api/dismissals/match', agent, { dismissals: [first] })
    expect(match.json<{ dismissed: boolean[] }>().dismissed).toEqual([false])
  })

  it('is for admins alone, and only that of the own account', async () => {
    const [{ house, agent, list, take }, other] = [await aDismissal(), await aDismissal()]
    const [one] = listedIn(await list())
    const theirs = desk(house, agent)
    const asked = [theirs.list(), theirs.take({ id: one?.id }), theirs.take({ user_id: agent.user_id })]
    for (const answer of await Promise.all(asked)) expect(problemOf(answer)).toEqual([403, 'admins-only'])
    expect(problemOf(await other.take({ id: one?.id }))).toEqual([404, 'not-found'])
    expect(listedIn(await list())).toHaveLength(1)
    expect((await house.call('GET', '/api/dismissals')).statusCode).toBe(401)
    expect((await take({ user_id: agent.user_id })).statusCode).toBe(200)
    expect(listedIn(await other.list())).toHaveLength(1)
  })

  it('is refused where it can’t be read', async () => {
    const { list, take } = await aDismissal()
    const [one] = listedIn(await list())
    for (const body of [{}, { id: 7 }, { user_id: 0 }, { id: one?.id, user_id: 41 }, { id: one?.id, all: true }])
      expect(problemOf(await take(body))).toEqual([400, 'bad-request'])
    for (const behind of ['yesterday', one?.at ?? '', `2026-11-24T10:00:00.000Z_${one?.id ?? ''}`])
      expect(problemOf(await list(`?behind=${behind}`))).toEqual([400, 'bad-request'])
    expect(listedIn(await list(`?behind=${one?.at ?? ''}_${one?.id ?? ''}`))).toEqual([])
  })
})
