import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { commentsOf } from '../../simulator/state.ts'
import { historyOf, prepare, redact, send } from '../support/agent.ts'
import { found } from '../support/seeded.ts'
import { aStage, type Stage, type Where } from '../support/stage.ts'

const comments = '/api/v2/comment_redactions/*'
const patiently = { timeout: 30_000, interval: 100 }
const places: readonly Where[] = process.env.TEST_DATABASE_URL === undefined ? ['embedded'] : ['embedded', 'server']
if (places.length === 1) process.stdout.write('Not on PostgreSQL: kill -9 (TEST_DATABASE_URL is not set)\n')

describe.each(places)('a server killed with kill -9 (%s database)', (where) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await aStage(where)
  })
  afterAll(() => stage.close())

  const redactionsOf = (ticketId: number) =>
    stage.simulator.log
      .of('PUT', /comment_redactions/)
      .filter(({ body, status }) => status === 200 && body.includes(`"ticket_id":${ticketId}`))

  const text = (ticketId: number) => JSON.stringify(commentsOf(stage.simulator.state, ticketId))

  it('settles a redaction that Zendesk had made when it died before writing down that it is done', async () => {
    const prepared = await prepare(stage, 'Inès Robert', 'Carte refusée')
    const { ticket_id } = prepared.request
    stage.simulator.faults.add({ kind: 'latency-after', path: comments, milliseconds: 20_000, times: 1 })
    const cut = send(stage, prepared).then(
      () => 'answered',
      () => 'cut',
    )
    await vi.waitFor(() => expect(text(ticket_id)).toContain('▇'), patiently)
    await stage.kill()
    expect(await cut).toBe('cut')
    const once = text(ticket_id)

    await stage.restart()
    await vi.waitFor(async () => {
      const { entries, chain } = await historyOf(stage, prepared)
      expect(chain).toBe('intact')
      expect(entries.map(({ action }) => action)).toEqual(['redaction.done', 'redaction.intended'])
    }, patiently)
    expect(text(ticket_id)).toBe(once)

    const [first, ...others] = await redact(stage, prepared)
    expect(first?.state).toBe('done')
    expect(others.map(({ state }) => state)).toEqual(others.map(() => 'done'))
    expect(redactionsOf(ticket_id)).toHaveLength(prepared.request.items.length)
    expect(found(text(ticket_id), prepared.values)).toEqual([])
  })

  it('makes a redaction that it had only intended when it died', async () => {
    const prepared = await prepare(stage, 'Inès Robert', 'Ancien dossier')
    const { ticket_id } = prepared.request
    stage.simulator.faults.add({ kind: 'cut-before', path: comments, times: 1 })
    stage.simulator.faults.add({
      kind: 'latency',
      method: 'GET',
      path: `/api/v2/tickets/${ticket_id}/comments*`,
      milliseconds: 2000,
    })
    const cut = send(stage, prepared).catch(() => 'cut')
    await vi.waitFor(
      () =>
        expect(stage.simulator.log.of('PUT', /comment_redactions/).some(({ fault }) => fault === 'cut-before')).toBe(
          true,
        ),
      patiently,
    )
    await stage.kill()
    expect(await cut).toBe('cut')
    stage.simulator.faults.clear()
    expect(text(ticket_id)).not.toContain('▇')

    await stage.restart()
    await vi.waitFor(() => expect(found(text(ticket_id), prepared.values)).toEqual([]), patiently)
    await vi.waitFor(async () => {
      const { entries, chain } = await historyOf(stage, prepared)
      expect(chain).toBe('intact')
      expect(entries.map(({ action }) => action)).toEqual(['redaction.done', 'redaction.intended'])
    }, patiently)
    expect(redactionsOf(ticket_id)).toHaveLength(1)
  })

  it('scans a comment whose webhook it had accepted when it died', async () => {
    const { simulator } = stage
    const ticketId = stage.ticketCalled('Where is my parcel')
    simulator.faults.add({
      kind: 'latency',
      method: 'GET',
      path: `/api/v2/tickets/${ticketId}*`,
      milliseconds: 20_000,
      times: 1,
    })
    const before = simulator.log.of('GET', `/api/v2/tickets/${ticketId}.json`).length
    simulator.addComment(ticketId, {
      author_id: simulator.state.tickets.get(ticketId)?.requester_id ?? 0,
      html_body: `<p>My card is ${['4242', '4242', '4242', '4242'].join(' ')}</p>`,
      public: true,
    })
    await simulator.webhooks.idle()
    await vi.waitFor(() => expect(simulator.faults.active()).toEqual([]), patiently)
    await stage.kill()
    expect(simulator.log.of('GET', `/api/v2/tickets/${ticketId}.json`)).toHaveLength(before)

    await stage.restart()
    await vi.waitFor(() => expect(simulator.state.tickets.get(ticketId)?.tags).toContain('custos_pii_credit_card'), {
      timeout: 60_000,
      interval: 100,
    })
  })
})
