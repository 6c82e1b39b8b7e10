import { describe, expect, it } from 'vitest'
import { ApiRefusal } from '../../../simulator/workspace/api.ts'
import { submitTicket } from '../../../simulator/workspace/submit.ts'
import { textsFor } from '../../../simulator/workspace/texts.ts'
import { addTag, readTags, removeTag, tagsOf } from '../../../simulator/workspace/ticket/draft.ts'
import { openTicket, type OpenTicketPorts } from '../../../simulator/workspace/ticket/open-ticket.ts'
import type { Comment, Ticket } from '../../../simulator/workspace/ticket/records.ts'
import type { HookAnswer } from '../../../simulator/workspace/protocol/place.ts'

const aTicket = (more: Partial<Ticket> = {}): Ticket => ({
  id: 11,
  subject: 'Carte refusée',
  status: 'open',
  tags: ['vip'],
  requester_id: 9,
  assignee_id: null,
  group_id: null,
  brand_id: null,
  created_at: '2026-11-24T09:00:00Z',
  updated_at: '2026-11-24T09:00:00Z',
  ...more,
})

const aComment = (html: string): Comment => ({
  id: 101,
  author_id: 9,
  html_body: html,
  public: true,
  created_at: '2026-11-24T09:00:00Z',
})

/** A ticket as a server keeps it, and everything that was asked of that server. */
const aServer = () => {
  const server = {
    ticket: aTicket(),
    comments: [aComment('4111 1111 1111 1111')],
    asked: [] as string[],
    conflicts: 0,
    later: '2026-11-24T09:05:00Z',
  }
  const api: OpenTicketPorts['api'] = {
    ticket: () => {
      server.asked.push('ticket')
      return Promise.resolve(server.ticket)
    },
    comments: () => {
      server.asked.push('comments')
      return Promise.resolve(server.comments)
    },
    audits: () => {
      server.asked.push('audits')
      return Promise.resolve([])
    },
    users: () => Promise.resolve([]),
    update: (_id, change) => {
      server.asked.push(`put ${JSON.stringify(change)}`)
      if (server.conflicts > 0) {
        server.conflicts -= 1
        return Promise.reject(new ApiRefusal(409, 'Safe Update prevented'))
      }
      server.ticket = { ...server.ticket, ...(change as Partial<Ticket>), updated_at: server.later }
      return Promise.resolve(server.ticket)
    },
  }
  return { server, api }
}

const opened = async () => {
  const { server, api } = aServer()
  const events: [string, unknown][] = []
  const open = await openTicket(
    {
      api,
      mayReplyPublicly: true,
      announce: (event, message) => events.push([event, message]),
      changed: () => undefined,
    },
    11,
  )
  server.asked.length = 0
  return { server, events, open }
}

describe('an open ticket', () => {
  it('asks for the ticket alone while nothing has changed', async () => {
    const { server, events, open } = await opened()
    await open.refresh()
    expect(server.asked).toEqual(['ticket'])
    expect(events).toEqual([])
  })

  it('reads the comments again once it has, and says what is different', async () => {
    const { server, events, open } = await opened()
    server.ticket = aTicket({ tags: ['vip', 'redacted_content'], updated_at: server.later })
    server.comments = [aComment('▇▇▇▇')]
    await open.refresh()
    expect(server.asked).toEqual(['ticket', 'comments'])
    expect(open.state().comments[0]?.html_body).toBe('▇▇▇▇')
    expect(events.map(([event]) => event)).toEqual([
      'ticket.tags.changed',
      'ticket.conversation.changed',
      'ticket.comments.changed',
      'ticket.updated',
    ])
  })

  it('keeps what the agent has written while it is refreshed', async () => {
    const { server, open } = await opened()
    open.edit(({ draft }) => ({ ...draft, text: 'Bonjour' }))
    server.ticket = aTicket({ updated_at: server.later })
    await open.refresh()
    expect(open.state().draft.text).toBe('Bonjour')
  })

  it('works the tags out again when someone else changed them first', async () => {
    const { server, open } = await opened()
    open.edit(({ ticket, draft }) => addTag(ticket, draft, 'urgent'))
    server.ticket = aTicket({ tags: ['vip', 'custos_pii_credit_card'], updated_at: '2026-11-24T09:01:00Z' })
    server.conflicts = 1
    await open.save()
    expect(server.asked.filter((line) => line.startsWith('put'))).toEqual([
      'put {"tags":["vip","urgent"],"safe_update":true,"updated_stamp":"2026-11-24T09:00:00Z"}',
      'put {"tags":["vip","custos_pii_credit_card","urgent"],"safe_update":true,"updated_stamp":"2026-11-24T09:01:00Z"}',
    ])
  })

  it('gives up after a second conflict, and keeps the draft', async () => {
    const { server, open } = await opened()
    open.edit(({ ticket, draft }) => removeTag(ticket, draft, 'vip'))
    server.conflicts = 2
    await expect(open.save()).rejects.toThrow('Safe Update prevented')
    const { ticket, draft } = open.state()
    expect(tagsOf(ticket, draft)).toEqual([])
  })

  it('never lets a slow refresh put an older ticket over what a save has answered', async () => {
    const { open } = await opened()
    open.edit(({ draft }) => ({ ...draft, status: 'solved' }))
    await Promise.all([open.refresh(), open.save(), open.refresh()])
    expect(open.state().ticket.status).toBe('solved')
  })
})

describe('the tags of a form', () => {
  it('are read in lower case, parted at spaces and commas', () => {
    expect(readTags('  Urgent, VIP  à_rappeler ')).toEqual(['urgent', 'vip', 'à_rappeler'])
  })

  it('come and go without a trace', () => {
    const ticket = aTicket()
    const draft = { added: [], removed: [], text: '', public: true }
    const undone = removeTag(ticket, addTag(ticket, draft, 'new'), 'new')
    expect(undone).toEqual(draft)
    expect(addTag(ticket, removeTag(ticket, draft, 'vip'), 'vip')).toEqual(draft)
  })
})

describe('a submit', () => {
  const submit = async (answer: HookAnswer, text = 'Merci', locale = 'en') => {
    const { server, open } = await opened()
    const events: string[] = []
    if (text !== '') open.edit(({ draft }) => ({ ...draft, text }))
    const said = await submitTicket(
      open,
      {
        announce: (_id, event) => events.push(event),
        askToSave: () => Promise.resolve([{ app: 'custos', answer }]),
      },
      textsFor(locale),
      30_000,
    )
    return { said, events, puts: server.asked.filter((line) => line.startsWith('put')).length }
  }

  it('goes through where every app allows it', async () => {
    expect(await submit({ outcome: 'allowed' })).toEqual({
      said: undefined,
      puts: 1,
      events: ['ticket.submit.start', 'ticket.submit.done', 'ticket.submit.always'],
    })
  })

  it.each<[HookAnswer, string, string]>([
    [{ outcome: 'refused', reason: 'A card number.' }, 'custos: A card number.', 'custos\u00a0: A card number.'],
    [{ outcome: 'refused' }, 'stopped the ticket', 'a empêché'],
    [{ outcome: 'timed-out' }, "didn't answer within 30 s", 'n’a pas répondu en 30\u00a0s'],
  ])('is stopped by %j, in the words of the agent', async (answer, english, french) => {
    const { said, puts, events } = await submit(answer)
    expect([said, puts, events]).toEqual([
      expect.stringContaining(english),
      0,
      ['ticket.submit.start', 'ticket.submit.fail', 'ticket.submit.always'],
    ])
    expect((await submit(answer, 'Merci', 'fr')).said).toContain(french)
  })

  it('of nothing asks no app', async () => {
    expect(await submit({ outcome: 'allowed' }, '')).toMatchObject({ events: [], puts: 0 })
  })
})
