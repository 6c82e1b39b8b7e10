import { http } from 'msw'
import { describe, expect, it } from 'vitest'
import { account, connected, json, origin } from './account.ts'

const zendesk = account()

const eventsPath = `${origin}/api/v2/incremental/ticket_events`
const statesPath = `${origin}/api/v2/incremental/tickets/cursor`

const event = (children: readonly object[], changes: object = {}) => ({
  id: 11,
  ticket_id: 7,
  created_at: '2026-11-20T09:00:00Z',
  timestamp: 1_795_165_200,
  child_events: children,
  ...changes,
})

/** One page with one event of these changes. */
const readOne = async (children: readonly object[], changes: object = {}) => {
  const body = { ticket_events: [event(children, changes)], count: 1, end_time: 1_795_165_200, end_of_stream: true }
  zendesk.answers(http.get(eventsPath, () => json(200, body)))
  const page = await connected().zendesk.ticketEvents(0)
  const [one] = page.events
  if (one === undefined) throw new Error('no event')
  return one
}

describe('an update in an export', () => {
  it.each([
    ['as exports write it', { event_type: 'Change', status: 'solved', previous_value: 'open' }],
    ['as audits write it', { type: 'Change', field_name: 'status', value: 'Solved', previous_value: 'open' }],
  ])('tells a status, %s', async (_how, child) => {
    expect((await readOne([child])).statuses).toEqual([{ from: 'open', to: 'solved' }])
  })

  it.each([
    ['another field', { event_type: 'Change', field_name: 'priority', value: 'solved', previous_value: 'low' }],
    ['a custom status', { event_type: 'Change', custom_status_id: 35, previous_value: '12' }],
    ['a comment that says so', { event_type: 'Comment', status: 'solved', body: 'solved' }],
  ])('takes for no status: %s', async (_what, child) => {
    expect((await readOne([child])).statuses).toEqual([])
  })

  it('gives texts with their authors, of comments and of chats', async () => {
    const { texts, authors, comments } = await readOne([
      { event_type: 'Comment', id: 1, author_id: 31, html_body: '<p>one</p>', body: 'one' },
      { event_type: 'Comment', id: 2, author_id: -1, body: 'two' },
      {
        event_type: 'ChatStartedEvent',
        value: {
          chat_id: 'c',
          history: [
            { type: 'ChatJoin', actor_id: 9 },
            { type: 'ChatMessage', actor_id: '33', message: 'three' },
          ],
        },
      },
    ])
    expect(texts).toEqual([
      { text: '<p>one</p>', html: true },
      { text: 'two', html: false },
      { text: 'three', html: false },
    ])
    expect(authors).toEqual([31, 33])
    expect(comments).toBe(2)
  })

  it.each([
    ['our tags', [{ event_type: 'Change', tags: ['vip', 'custos_pii_iban_code'], previous_value: ['vip'] }], true],
    ['our tags, told apart', [{ event_type: 'Change', tags: [], added_tags: [], removed_tags: ['custos_x'] }], true],
    ['a redaction', [{ event_type: 'CommentRedactionEvent', comment_id: 1 }], true],
    ['another tag', [{ event_type: 'Change', tags: ['vip', 'custos_x'], previous_value: [] }], false],
    [
      'our tags and a status',
      [
        { event_type: 'Change', tags: ['custos_x'] },
        { event_type: 'Change', status: 'open' },
      ],
      false,
    ],
    ['nothing at all', [], false],
  ])('is ours or not: %s', async (_what, children, ours) => {
    expect((await readOne(children)).ours).toBe(ours)
  })

  it.each([
    ['CommentRedactionEvent', true],
    ['AttachmentRedactionEvent', true],
    ['ChatEndedEvent', true],
    ['Comment', false],
  ])('that is a %s asks for a new reading: %s', async (event_type, expected) => {
    expect((await readOne([{ event_type }])).rewritten).toBe(expected)
  })

  it('has a time even where only seconds are told', async () => {
    expect((await readOne([], { created_at: null })).at).toBe('2026-11-20T09:00:00.000Z')
  })
})

describe('a page of an export', () => {
  it('is read although one of its records is not to be understood, and says whose it was', async () => {
    const events = [event([]), { id: 12, ticket_id: 8, child_events: 'none' }, { nothing: true }]
    zendesk.answers(http.get(eventsPath, () => json(200, { ticket_events: events, end_time: 5, end_of_stream: false })))
    const page = await connected().zendesk.ticketEvents(0)
    expect(page).toMatchObject({ unreadable: [8], endTime: 5, isEnd: false })
    expect(page.events.map(({ ticketId }) => ticketId)).toEqual([7])
  })

  it('is the last one when it is not full and does not say', async () => {
    zendesk.answers(http.get(eventsPath, () => json(200, { ticket_events: [], end_time: null })))
    expect(await connected().zendesk.ticketEvents(0)).toMatchObject({ endTime: null, isEnd: true })
  })

  it('of tickets holds nothing that was written', async () => {
    const ticket = { id: 7, status: 'open', tags: [], subject: 'Made-up subject', description: 'Made-up words' }
    const body = { tickets: [ticket, { id: 8, status: null, tags: [] }], after_cursor: 'abc', end_of_stream: true }
    zendesk.answers(http.get(statesPath, () => json(200, body)))
    const page = await connected().zendesk.ticketStates({ cursor: 'before' })
    expect(page).toEqual({
      tickets: [{ id: 7, status: 'open', tags: [] }],
      unreadable: [8],
      cursor: 'abc',
      isEnd: true,
    })
    expect(new URL(zendesk.asked[0]?.url ?? '').searchParams.get('cursor')).toBe('before')
  })

  it('that is no page at all is a failure', async () => {
    zendesk.answers(http.get(eventsPath, () => json(200, { tickets: [] })))
    await expect(connected().zendesk.ticketEvents(0)).rejects.toMatchObject({ code: 'unexpected', applied: 'no' })
  })
})
