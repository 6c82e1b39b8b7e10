import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../app/api.ts'
import { createRedaction } from '../../../app/sidebar/redaction.ts'
import type { Event } from '../../../app/sidebar/state.ts'
import type { RedactionRequest, RedactionResult } from '../../../contract/redactions.ts'
import { aPiece, knownOf, rowsOf } from '../../support/app.ts'

type Redacted = Answer<{ readonly results: RedactionResult[]; readonly tags: string[] }>

const ledger = { seq: 4, hash: 'f'.repeat(64) }

const done = ({ items }: RedactionRequest): Redacted => ({
  ok: true,
  value: {
    tags: [],
    results: items.map(({ source }) => ({
      source,
      state: 'done',
      types: [],
      at: '2026-11-20T10:00:00Z',
      ledger,
      leftovers: [{ what: 'email-original' }],
    })),
  },
})

const ended = (state: 'failed' | 'open', problem: 'comment-changed' | 'zendesk-down') => {
  return ({ items }: RedactionRequest): Redacted => ({
    ok: true,
    value: { tags: [], results: items.map(({ source }) => ({ source, state, problem })) },
  })
}

const refused = (problem: 'server-away' | 'may-not-redact') => (): Redacted => ({ ok: false, problem })

/** The flow with a server that answers in turn; the last answer stays. */
const aRedaction = (...answers: readonly ((request: RedactionRequest) => Redacted)[]) => {
  const sent: RedactionRequest[] = []
  const events: Event[] = []
  let ids = 0
  const redact = createRedaction({
    ticketId: 12,
    newId: () => `id-${++ids}`,
    digest: (raw) => Promise.resolve(`digest of ${raw}`),
    dispatch: (event) => events.push(event),
    api: {
      redact: (request) => {
        sent.push(request)
        const answer = answers[Math.min(sent.length, answers.length) - 1]
        return answer === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(answer(request))
      },
    },
  })
  return { redact, sent, events, types: () => events.map(({ type }) => type) }
}

const ticket = (...marked: readonly string[]) => {
  const known = knownOf(marked.map((text, index) => aPiece(index + 1, text)))
  return { pieces: known.pieces, rows: rowsOf(known) }
}

describe('redacting rows', () => {
  it('sends places and digests, and no value', async () => {
    const { redact, sent } = aRedaction(done)
    const { rows, pieces } = ticket('card {4111} or {5555}', 'card {4000}')
    await redact(rows, pieces)
    expect(sent).toEqual([
      {
        request_id: 'id-1',
        ticket_id: 12,
        items: [
          {
            source: { comment_id: 1 },
            digest: 'digest of <p>card 4111 or 5555</p>',
            findings: [
              { type: 'CREDIT_CARD', start: 5, end: 9 },
              { type: 'CREDIT_CARD', start: 13, end: 17 },
            ],
          },
          {
            source: { comment_id: 2 },
            digest: 'digest of <p>card 4000</p>',
            findings: [{ type: 'CREDIT_CARD', start: 5, end: 9 }],
          },
        ],
      },
    ])
  })

  it('tells what became of each place, and of all together', async () => {
    const { redact, events, types } = aRedaction(done)
    const { rows, pieces } = ticket('card {4111} or {5555}')
    expect(await redact(rows, pieces)).toBeUndefined()
    expect(types()).toEqual(['redacting', 'redacted', 'settled'])
    expect(events[1]).toMatchObject({ keys: rows.map(({ key }) => key), seq: 4 })
    expect(events[2]).toMatchObject({ count: 2, failed: 0, leftovers: [{ what: 'email-original' }] })
  })

  it('asks for a few places at a time, so that the first are done before the last', async () => {
    const { redact, sent } = aRedaction(done)
    const { rows, pieces } = ticket(...Array.from({ length: 25 }, () => 'card {4111}'))
    await redact(rows, pieces)
    expect(sent.map(({ items }) => items.length)).toEqual([10, 10, 5])
    expect(new Set(sent.map(({ request_id }) => request_id)).size).toBe(3)
  })

  it('stops at the first request that meets no server', async () => {
    const { redact, sent, events } = aRedaction(done, refused('server-away'))
    const { rows, pieces } = ticket(...Array.from({ length: 25 }, () => 'card {4111}'))
    expect(await redact(rows, pieces)).toBe('server-away')
    expect(sent).toHaveLength(2)
    expect(events.at(-1)).toMatchObject({ type: 'settled', count: 10, failed: 10 })
  })

  it('asks again as it was asked where nobody knows what became of it, so that it is done once', async () => {
    const { redact, sent } = aRedaction(refused('server-away'), done)
    const { rows, pieces } = ticket('card {4111}')
    await redact(rows, pieces)
    await redact(rows, pieces)
    expect(sent[1]).toEqual(sent[0])
    await redact(rows, pieces)
    expect(sent[2]?.request_id).toBe('id-2')
  })

  it('asks anew after a plain refusal', async () => {
    const { redact, sent } = aRedaction(refused('may-not-redact'), done)
    const { rows, pieces } = ticket('card {4111}')
    await redact(rows, pieces)
    await redact(rows, pieces)
    expect(sent.map(({ request_id }) => request_id)).toEqual(['id-1', 'id-2'])
  })

  it('asks after what is open as it was asked, and says that it is not yet certain', async () => {
    const { redact, sent, events } = aRedaction(ended('open', 'zendesk-down'), done)
    const { rows, pieces } = ticket('card {4111}')
    await redact(rows, pieces)
    expect(events[1]).toMatchObject({ type: 'failed', problem: 'unsettled' })
    await redact(rows, pieces)
    expect(sent.map(({ request_id }) => request_id)).toEqual(['id-1', 'id-1'])
  })

  it('names the comments that have changed', async () => {
    const { redact, events } = aRedaction(ended('failed', 'comment-changed'))
    const { rows, pieces } = ticket('card {4111}')
    await redact(rows, pieces)
    expect(events).toContainEqual({ type: 'changed', places: ['comment 1'] })
  })

  it('never takes silence for success: a place without a result has failed', async () => {
    const { redact, events } = aRedaction(() => ({ ok: true, value: { results: [], tags: [] } }))
    const { rows, pieces } = ticket('card {4111}')
    await redact(rows, pieces)
    expect(events).toContainEqual({ type: 'failed', keys: rows.map(({ key }) => key), problem: 'internal' })
    expect(events.at(-1)).toMatchObject({ count: 0, failed: 1 })
  })
})
