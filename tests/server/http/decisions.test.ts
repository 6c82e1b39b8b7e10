import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import type { HistoryEntry } from '../../../contract/history.ts'
import type { LightMyRequestResponse } from 'fastify'
import type { Database } from '../../../server/store/database.ts'
import { commentsOf } from '../../../simulator/state.ts'
import { eachDatabase } from '../../support/database.ts'
import { readTicket, redact } from './desk.ts'
import { aHouse, connected, type House } from './house.ts'

const problemIn = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json<{ problem: string }>().problem]

eachDatabase('what an agent decides', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  const aDesk = async (name = 'Inès Robert', subject = 'Carte refusée') => {
    const house = await connected(await aHouse(database))
    const session = await house.open(name)
    const ticketId = house.ticketCalled(subject)
    const history = async () => {
      const answer = await house.call('GET', `/api/tickets/${ticketId}/history`, session)
      return answer.json<{ entries: HistoryEntry[]; chain: string }>()
    }
    return { house, session, ticketId, history, ...(await readTicket(house, session, ticketId)) }
  }
  const bodies = (house: House, ticketId: number) => JSON.stringify(commentsOf(house.simulator.state, ticketId))

  it('is done in Zendesk, answered with the ledger’s entry, and told by the history', async () => {
    const { house, session, ticketId, items, history } = await aDesk()
    const { results } = await redact(house, session, ticketId, items)
    expect(results.map(({ state }) => state)).toEqual(items.map(() => 'done'))
    expect(bodies(house, ticketId)).toContain('▇')
    const { entries, chain } = await history()
    expect(chain).toBe('intact')
    const done = entries.filter(({ action }) => action === 'redaction.done').map(({ ledger }) => ledger)
    expect(results.map(({ ledger }) => ledger)).toEqual(expect.arrayContaining(done))
    expect(done).toHaveLength(items.length)
    expect(await house.metric('custos_redactions_total{outcome="done",problem="none"}')).toBe(items.length)
  })

  it('sent twice under one name is done once and answered alike', async () => {
    const { house, session, ticketId, items } = await aDesk()
    const request = { request_id: randomUUID(), ticket_id: ticketId, items }
    const [first, again] = [
      await house.call('POST', '/api/redactions', session, request),
      await house.call('POST', '/api/redactions', session, request),
    ]
    expect(again.json()).toMatchObject({ results: first.json<{ results: object[] }>().results })
    expect(house.simulator.log.of('PUT', /comment_redactions/)).toHaveLength(items.length)
  })

  it('about a text that has changed meanwhile is refused by name, and changes nothing', async () => {
    const { house, session, ticketId, items } = await aDesk()
    const [comment] = commentsOf(house.simulator.state, ticketId)
    if (comment === undefined) throw new Error('no comment')
    comment.html_body = `${comment.html_body}<p>PS</p>`
    const { results } = await redact(house, session, ticketId, items.slice(0, 1))
    expect(results).toMatchObject([{ state: 'failed', problem: 'comment-changed' }])
    expect(bodies(house, ticketId)).not.toContain('▇')
  })

  it.each(['Julien Petit', 'Nora Lindqvist', 'Pauline Meyer'])(
    'is not %s’s to redact, who can ask: the ticket then bears a tag and the ledger an entry',
    async (name) => {
      const { house, session, ticketId, items, history } = await aDesk(name)
      expect(session.may_redact).toBe(false)
      const { answer } = await redact(house, session, ticketId, items)
      expect(problemIn(answer)).toEqual([403, 'may-not-redact'])
      expect(house.simulator.log.of('PUT', /comment_redactions/)).toEqual([])
      const asking = { ticket_id: ticketId, types: ['CREDIT_CARD', 'CREDIT_CARD'] }
      const asked = await house.call('POST', '/api/redaction-requests', session, asking)
      expect(asked.statusCode).toBe(200)
      expect(house.simulator.state.tickets.get(ticketId)?.tags).toContain('custos_redaction_requested')
      expect((await history()).entries).toMatchObject([
        { action: 'redaction.requested', actor_id: session.user_id, types: ['CREDIT_CARD'] },
      ])
    },
  )

  it('concerns only tickets that its agent sees: another is not found, for every question alike', async () => {
    const { house, session } = await aDesk('Mathieu Lefèvre', 'Double débit en boutique')
    const hidden = house.ticketCalled('Carte refusée')
    const { items, dismissals } = await readTicket(house, session, hidden)
    const answers = [
      (await redact(house, session, hidden, items)).answer,
      await house.call('GET', `/api/tickets/${hidden}/history`, session),
      await house.call('POST', '/api/dismissals', session, { ticket_id: hidden, dismissals: dismissals.slice(0, 1) }),
      await house.call('POST', '/api/redaction-requests', session, { ticket_id: hidden, types: ['CREDIT_CARD'] }),
    ]
    const missing = await house.call('GET', '/api/tickets/999999/history', session)
    for (const answer of [...answers, missing]) expect(problemIn(answer)).toEqual([404, 'not-found'])
    expect(bodies(house, hidden)).not.toContain('▇')
  })

  it('to dismiss is remembered for the account, and for that account alone', async () => {
    const { house, session, ticketId, dismissals, history } = await aDesk()
    const [first, ...others] = dismissals
    if (first === undefined) throw new Error('nothing was found')
    const said = { ticket_id: ticketId, dismissals: [first] }
    expect((await house.call('POST', '/api/dismissals', session, said)).statusCode).toBe(200)
    expect((await history()).entries).toMatchObject([{ action: 'finding.dismissed', types: [first.type], count: 1 }])

    const match = async (asked: House, by: typeof session, list: typeof dismissals) =>
      (await asked.call('POST', '/api/dismissals/match', by, { dismissals: list })).json<{ dismissed: boolean[] }>()
    const colleague = await house.open('Julien Petit')
    const { dismissed } = await match(house, colleague, dismissals)
    expect(dismissed).toEqual(dismissals.map(({ fingerprint }) => fingerprint === first.fingerprint))
    expect(others.length).toBeGreaterThan(0)

    const other = await aDesk()
    const theirs = await match(other.house, other.session, other.dismissals)
    expect(theirs.dismissed).toEqual(other.dismissals.map(() => false))
  })

  it('is refused where it can’t be read, whatever is wrong with it, without a word of it', async () => {
    const { house, session, ticketId } = await aDesk()
    const secret = ['4111', '1111', '1111', '1111'].join(' ')
    const digest = 'a'.repeat(64)
    const findings = [{ type: 'CREDIT_CARD', start: 0, end: 19 }]
    const item = { source: { comment_id: 1 }, digest, findings }
    const request = { request_id: randomUUID(), ticket_id: ticketId, items: [item] }
    const named = { type: 'CREDIT_CARD', fingerprint: digest }
    const broken: readonly (readonly [string, object])[] = [
      ['/api/redactions', { ...request, request_id: secret }],
      ['/api/redactions', { ...request, ticket_id: secret }],
      ['/api/redactions', { ...request, items: [] }],
      ['/api/redactions', { ...request, items: Array.from({ length: 101 }, () => item) }],
      ['/api/redactions', { ...request, items: [{ ...item, value: secret }] }],
      ['/api/redactions', { ...request, items: [{ ...item, findings: [{ ...findings[0], type: secret }] }] }],
      ['/api/redactions', { ...request, items: [{ ...item, findings: [{ ...findings[0], start: -1 }] }] }],
      ['/api/redactions', { ...request, items: [{ ...item, source: { comment_id: 1, chat_id: secret } }] }],
      ['/api/redactions', { ...request, [secret]: true }],
      ['/api/dismissals', { ticket_id: ticketId, dismissals: [] }],
      ['/api/dismissals', { ticket_id: ticketId, dismissals: [{ ...named, fingerprint: secret }] }],
      ['/api/dismissals/match', { dismissals: Array.from({ length: 1001 }, () => named) }],
      ['/api/redaction-requests', { ticket_id: ticketId, types: [secret] }],
      ['/api/redaction-requests', { ticket_id: ticketId, types: [] }],
    ]
    for (const [url, body] of broken) {
      const answer = await house.call('POST', url, session, body)
      expect([url, ...problemIn(answer)]).toEqual([url, 400, 'bad-request'])
      expect(answer.body).not.toContain('4111')
    }
    const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' }
    for (const payload of ['', '{', `{"${secret}"`, 'null', '[]'])
      expect(problemIn(await house.app.inject({ method: 'POST', url: '/api/redactions', headers, payload }))).toEqual([
        400,
        'bad-request',
      ])
    const history = await house.call('GET', `/api/tickets/${encodeURIComponent(secret)}/history`, session)
    expect(problemIn(history)).toEqual([400, 'bad-request'])
    const big = { method: 'POST', url: '/api/redactions', headers, payload: `"${'x'.repeat(2_000_000)}"` } as const
    expect(problemIn(await house.app.inject(big))).toEqual([413, 'too-large'])
    expect(house.logs()).not.toContain('4111')
  })

  it.each<readonly [string, Parameters<House['simulator']['faults']['add']>[0], number, string]>([
    ['is down', { kind: 'bad-gateway' }, 502, 'zendesk-down'],
    ['is too busy', { kind: 'too-many-requests', retry_after: 60 }, 503, 'zendesk-busy'],
  ])('waits while Zendesk %s, and says so', async (_, fault, status, problem) => {
    const { house, session, ticketId, items } = await aDesk()
    house.simulator.faults.add({ ...fault, path: '/api/v2/*' })
    const { answer } = await redact(house, session, ticketId, items.slice(0, 1))
    expect(problemIn(answer)).toEqual([status, problem])
    expect(bodies(house, ticketId)).not.toContain('▇')
  })
})
