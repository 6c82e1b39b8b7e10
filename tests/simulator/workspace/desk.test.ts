import { beforeEach, describe, expect, it } from 'vitest'
import type { Desk } from '../../../simulator/workspace/apps/desk.ts'
import { frameAddress } from '../../../simulator/workspace/apps/frame.ts'
import { invokeMethod } from '../../../simulator/workspace/apps/methods.ts'
import { getPath, setPath } from '../../../simulator/workspace/apps/paths.ts'
import type { Context, Place } from '../../../simulator/workspace/protocol/place.ts'
import { emptyDraft, tagsOf } from '../../../simulator/workspace/ticket/draft.ts'
import type { OpenTicket, TicketState } from '../../../simulator/workspace/ticket/open-ticket.ts'
import type { User } from '../../../simulator/workspace/ticket/records.ts'

const person = (id: number, name: string, more: Partial<User> = {}): User => ({
  id,
  name,
  email: `${name.toLowerCase()}@maison.example`,
  role: 'agent',
  locale: 'fr',
  ...more,
})

const first: TicketState = {
  ticket: {
    id: 11,
    subject: 'Carte refusée',
    status: 'open',
    tags: ['vip', 'fr'],
    requester_id: 9,
    assignee_id: null,
    group_id: 5,
    brand_id: 6,
    collaborator_ids: [2],
    via: { channel: 'chat' },
    created_at: '2026-11-24T09:00:00Z',
    updated_at: '2026-11-24T09:00:00Z',
  },
  comments: [],
  chats: [
    {
      chat_id: 'c1',
      history: [
        { type: 'ChatJoin', chat_index: 0 },
        { type: 'ChatMessage', chat_index: 1, actor_name: 'Inès', message: 'Bonjour', timestamp: 1 },
      ],
    },
  ],
  people: new Map([
    [9, person(9, 'Inès', { role: 'end-user' })],
    [2, person(2, 'Jules')],
  ]),
  draft: emptyDraft(true),
}

const sidebar: Place = { guid: 'g1', installationId: 7001, location: 'ticket_sidebar', ticketId: 11 }
const modal: Place = { guid: 'g2', installationId: 7001, location: 'modal' }

const contextOf = ({ guid, location }: Place): Context => ({
  instanceGuid: guid,
  product: 'support',
  location,
  account: { subdomain: 'maison-lumiere' },
})

describe('what an app reads and moves on the page', () => {
  let state = first
  let done: unknown[] = []
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      done.push([name, ...args])
    }
  const open: OpenTicket = {
    id: 11,
    state: () => state,
    refresh: () => Promise.resolve(),
    save: () => Promise.resolve(),
    edit: (change) => {
      state = { ...state, draft: change(state) }
    },
  }
  const desk: Desk = {
    user: person(2, 'Jules', { custom_role_id: 77, iana_time_zone: 'Europe/Paris' }),
    groups: [{ id: 5, name: 'Support' }],
    brands: [{ id: 6, name: 'Maison' }],
    subdomain: 'maison-lumiere',
    ticket: (id) => (id === 11 ? open : undefined),
    toast: note('toast'),
    resize: note('resize'),
    setVisible: note('visible'),
    togglePopover: note('popover'),
    destroy: note('destroy'),
    goTo: note('go'),
    viewport: () => ({ width: 1440, height: 900 }),
    openModal: (opener, wish) => {
      done.push(['modal', opener.guid, wish])
      return modal
    },
  }
  const get = (path: string, place = sidebar) =>
    getPath(desk, () => ({ g1: contextOf(sidebar), g2: contextOf(modal) }), place, path)
  const invoke = (method: string, ...args: unknown[]) => invokeMethod(desk, contextOf, sidebar, method, args)

  beforeEach(() => {
    state = first
    done = []
  })

  it.each([
    ['ticket.requester.name', 'Inès'],
    ['ticket.assignee', { user: null, group: { id: 5, name: 'Support' } }],
    ['ticket.collaborators', [{ id: 2, name: 'Jules', email: 'jules@maison.example', role: 'agent', locale: 'fr' }]],
    ['ticket.brand.name', 'Maison'],
    ['currentUser.role', 77],
    ['currentUser.timeZone.ianaName', 'Europe/Paris'],
    ['currentUser.groups', [{ id: 5, name: 'Support' }]],
    ['instances.g2', contextOf(modal)],
    ['viewport.size.width', 1440],
  ])('get %s', (path, value) => expect(get(path)).toEqual(value))

  it('gives what was said in a chat as a conversation', () =>
    expect(get('ticket.conversation')).toEqual([
      {
        author: { id: null, name: 'Inès', role: 'end-user' },
        channel: { name: 'chat' },
        message: { content: 'Bonjour', contentType: 'text/plain' },
        timestamp: 1,
        attachments: [],
      },
    ]))

  it.each(['nope', 'ticket.nope', 'ticket.subject.length', 'toString', 'ticket.constructor', 'instances.g9'])(
    'has no path %s',
    (path) => expect(() => get(path)).toThrow('Could not find handler'),
  )

  it('shows no ticket to a place that has none', () => {
    expect(() => get('ticket.id', modal)).toThrow('is not available in modal')
    expect(() => setPath(desk, modal, 'comment.text', 'x')).toThrow('is not available in modal')
  })

  it('sets what a form has, and reads it back at once', () => {
    setPath(desk, sidebar, 'ticket.subject', 'Carte')
    setPath(desk, sidebar, 'ticket.status', 'solved')
    setPath(desk, sidebar, 'ticket.tags', ['fr', 'new'])
    setPath(desk, sidebar, 'comment.type', 'internalNote')
    const paths = ['ticket.subject', 'ticket.status', 'ticket.tags', 'comment.type']
    expect(paths.map((path) => get(path))).toEqual(['Carte', 'solved', ['fr', 'new'], 'internalNote'])
  })

  it.each([
    ['ticket.id', 1],
    ['currentUser.name', 'x'],
    ['ticket.status', 'closed'],
    ['ticket.status', 'lost'],
    ['ticket.tags', 'a'],
    ['comment.text', 1],
    ['comment.type', 'shout'],
    ['toString', 1],
  ])('refuses to set %s to %j', (path, value) => {
    expect(() => setPath(desk, sidebar, path, value)).toThrow(Error)
    expect(state).toBe(first)
  })

  it('writes into the reply and into the tags', () => {
    invoke('ticket.comment.appendText', 'Bon')
    invoke('comment.appendText', 'jour')
    expect(invoke('ticket.tags.add', ['a', 'b'], 'c')).toEqual(['vip', 'fr', 'a', 'b', 'c'])
    expect(invoke('ticket.tags.remove', 'vip')).toEqual(['fr', 'a', 'b', 'c'])
    expect([state.draft.text, tagsOf(state.ticket, state.draft)]).toEqual(['Bonjour', ['fr', 'a', 'b', 'c']])
  })

  it.each<[string, readonly unknown[], readonly unknown[]]>([
    ['notify', ['Saved'], ['toast', 'Saved', 'notice', undefined]],
    ['notify', ['Stop', 'error', { sticky: true }], ['toast', 'Stop', 'error', Infinity]],
    ['notify', ['Look', 'shout', 500], ['toast', 'Look', 'notice', 500]],
    ['resize', [{ width: 320, height: '50vh', depth: 1 }], ['resize', sidebar, { width: 320, height: '50vh' }]],
    ['hide', [], ['visible', sidebar, false]],
    ['show', [], ['visible', sidebar, true]],
    ['popover', ['show'], ['popover', sidebar, 'show']],
    ['popover', [], ['popover', sidebar, 'toggle']],
    ['popover', [{ width: 200 }], ['resize', sidebar, { width: 200 }]],
    ['destroy', [], ['destroy', sidebar]],
    ['routeTo', ['ticket', 12], ['go', 'ticket', '12']],
    ['routeTo', ['nav_bar', 'custos'], ['go', 'nav_bar', 'custos']],
    ['routeTo', ['nav_bar', 'custos', 'settings/kinds'], ['go', 'nav_bar', 'custos', 'settings/kinds']],
  ])('invoke %s %j', (method, args, effect) => {
    invoke(method, ...args)
    expect(done).toEqual([effect])
  })

  it('answers a new modal with its context', () => {
    const made = invoke('instances.create', { location: 'modal', url: 'https://app.example/m', size: { height: 10 } })
    expect(made).toEqual([contextOf(modal)])
    expect(done).toEqual([['modal', 'g1', { url: 'https://app.example/m', size: { height: 10 } }]])
  })

  it.each([
    ['nope', []],
    ['toString', []],
    ['resize', []],
    ['notify', [{}]],
    ['routeTo', ['moon', 1]],
    ['instances.create', [{ location: 'ticket_sidebar', url: 'x' }]],
    ['instances.create', [{ location: 'modal' }]],
  ])('refuses to invoke %s %j', (method, args) => {
    expect(() => invoke(method, ...args)).toThrow(Error)
    expect(done).toEqual([])
  })

  it('answers what only Zendesk counts or draws, so that the SDK waits for nothing', () =>
    expect(['track', 'setIconState', 'preloadPane'].map((method) => invoke(method))).toEqual([
      undefined,
      undefined,
      undefined,
    ]))
})

describe('the address of a frame', () => {
  it('keeps its own query and fragment, and names the host and the instance', () =>
    expect(frameAddress('https://app.example/page?a=1#danger', 'http://127.0.0.1:4010', 'g1').href).toBe(
      'https://app.example/page?a=1&origin=http%3A%2F%2F127.0.0.1%3A4010&app_guid=g1#danger',
    ))
})
