import { describe, expect, it } from 'vitest'
import { createPeople } from '../../../app/ticket/people.ts'
import { readTicket } from '../../../app/ticket/read-ticket.ts'
import { ReadError } from '../../../app/zaf.ts'

const comment = (id: number, over: Readonly<Record<string, unknown>> = {}) => ({
  id,
  author_id: 21,
  html_body: `<p>${id}</p>`,
  public: true,
  created_at: `2026-11-20T10:0${id % 10}:00Z`,
  via: { channel: 'web' },
  ...over,
})

const started = {
  created_at: '2026-11-20T10:00:00Z',
  events: [
    { type: 'Comment', body: 'beside the point' },
    {
      type: 'ChatStartedEvent',
      value: {
        chat_id: 'c1',
        history: [
          { type: 'ChatJoin', actor_type: 'end-user' },
          {
            type: 'ChatMessage',
            message: 'my card',
            message_id: 'm1',
            chat_index: 1,
            actor_type: 'end-user',
            timestamp: '2026-11-20T10:05:00Z',
          },
          { type: 'ChatMessage', message: 'no name, no redaction', actor_type: 'agent' },
        ],
      },
    },
  ],
}

/** Zendesk as a table of addresses; what is asked for and not there fails the test. */
const reader = (pages: Readonly<Record<string, unknown>>) => {
  const asked: string[] = []
  const read = (path: string): Promise<unknown> => {
    asked.push(path)
    return path in pages ? Promise.resolve(pages[path]) : Promise.reject(new Error(`not there: ${path}`))
  }
  return { read, asked }
}

const comments = '/api/v2/tickets/12/comments.json?page[size]=100'
const audits = '/api/v2/tickets/12/audits.json?page[size]=100'
const last = { has_more: false }

describe('reading a ticket', () => {
  it('reads every page, oldest first, and no audits where nobody chatted', async () => {
    const { read, asked } = reader({
      [comments]: { comments: [comment(2), comment(1)], meta: { has_more: true, after_cursor: 'a+b' } },
      [`${comments}&page[after]=a%2Bb`]: { comments: [comment(3, { public: false })], meta: last },
    })
    const { texts, comments: count } = await readTicket(read, 12, 'email')
    expect(texts.map(({ source }) => source)).toEqual([1, 2, 3].map((id) => ({ comment_id: id })))
    expect(texts.map(({ label }) => label.visibility)).toEqual(['public', 'public', 'internal'])
    expect([count, asked.length]).toEqual([3, 2])
  })

  it('reads a chat’s messages by the names that redaction needs, and counts its transcript no second time', async () => {
    const { read } = reader({
      [comments]: { comments: [comment(1, { via: { channel: 'chat' } })], meta: last },
      [audits]: { audits: [started], meta: last },
    })
    const { texts, comments: count } = await readTicket(read, 12, 'chat')
    expect(texts.map(({ source, isTranscript }) => [source, isTranscript])).toEqual([
      [{ comment_id: 1 }, true],
      [{ chat_id: 'c1', message_id: 'm1', chat_index: 1 }, false],
    ])
    expect(count).toBe(1)
  })

  it('reads an archived ticket’s audits, which come in one piece', async () => {
    const { read } = reader({ [comments]: { comments: [], meta: last }, [audits]: { audits: [started] } })
    expect((await readTicket(read, 12, 'chat')).texts).toHaveLength(1)
  })

  it('names no author where Zendesk itself wrote', async () => {
    const { read } = reader({ [comments]: { comments: [comment(1, { author_id: -1, via: null })], meta: last } })
    const { texts } = await readTicket(read, 12, undefined)
    expect(texts[0]?.label).toMatchObject({ authorId: null, channel: 'web' })
  })

  it('refuses by name an answer that it does not understand', async () => {
    const { read } = reader({ [comments]: { comments: [{ id: 'one' }], meta: last } })
    await expect(readTicket(read, 12, 'web')).rejects.toEqual(new ReadError('zendesk-down'))
  })

  it('gives up on a list without an end', async () => {
    const endless = () => Promise.resolve({ comments: [], meta: { has_more: true, after_cursor: 'same' } })
    await expect(readTicket(endless, 12, 'web')).rejects.toEqual(new ReadError('too-large'))
  })
})

describe('who wrote', () => {
  it('asks for each person once, a hundred at a time', async () => {
    const asked: string[] = []
    const people = createPeople((path) => {
      asked.push(path)
      const ids = path.split('ids=')[1]?.split(',').map(Number) ?? []
      return Promise.resolve({
        users: ids.map((id) => ({
          id,
          name: `n${id}`,
          role: id === 1 ? 'admin' : 'end-user',
          email: `${id}@firm.example`,
        })),
      })
    })
    const all = Array.from({ length: 130 }, (_, index) => index + 1)
    const known = await people(all)
    await people([1, 2, 131])
    expect(asked.map((path) => path.split(',').length)).toEqual([100, 30, 1])
    expect([known.get(1), known.get(2)]).toEqual([
      { name: 'n1', kind: 'agent', emails: ['1@firm.example'], phones: [] },
      { name: 'n2', kind: 'customer', emails: ['2@firm.example'], phones: [] },
    ])
  })
})
