import { describe, expect, it } from 'vitest'
import { refusal } from '../../../simulator/workspace/apps/desk.ts'
import { aStage, appOrigin, settled } from './stage.ts'

describe('the handshake', () => {
  it('gives the app its metadata and its context', async () => {
    const { client, guid } = aStage().open({ ticketId: 12 })
    expect(await client.metadata()).toEqual({ appId: 501, installationId: 7001, settings: { plan: 'full' } })
    expect(await client.context()).toEqual({
      instanceGuid: guid,
      product: 'support',
      location: 'ticket_sidebar',
      account: { subdomain: 'maison-lumiere' },
      ticketId: 12,
    })
  })

  it('tells the page that the instance is there', async () => {
    const registered: string[] = []
    const { guid } = aStage({ registered: (place) => registered.push(place.guid) }).open()
    await settled()
    expect(registered).toEqual([guid])
  })

  it('starts afresh when the frame loads another page of the app', async () => {
    const { host, open } = aStage()
    const app = open()
    app.client.on('ticket.tags.changed', () => undefined)
    await app.client.context()
    host.receive({
      data: JSON.stringify({ key: 'iframe.handshake', message: { version: '2' } }),
      origin: appOrigin,
      source: app.window,
    })
    app.sent.length = 0
    host.emit(app.guid, 'ticket.tags.changed', [])
    expect(app.sent).toEqual([])
  })
})

describe('get, set and invoke', () => {
  const unknown = () => {
    throw refusal('UnknownPath', 'Could not find handler')
  }

  it('answers one path and several', async () => {
    const { client } = aStage().open()
    expect(await client.get('ticket')).toEqual({ ticket: 'the ticket', errors: {} })
    expect(await client.get(['ticket.id', 'comment'])).toEqual({
      'ticket.id': 'the ticket.id',
      comment: 'the comment',
      errors: {},
    })
  })

  it('rejects for one unknown path, and names it', async () => {
    const { client } = aStage({ get: unknown }).open()
    await expect(client.get('nope')).rejects.toThrow('"nope" Could not find handler')
  })

  it('leaves the errors of a bulk call to the app', async () => {
    const { client } = aStage({ get: (_place, path) => (path === 'nope' ? unknown() : 1) }).open()
    expect(await client.get(['ticket.id', 'nope'])).toEqual({
      'ticket.id': 1,
      errors: { nope: { name: 'UnknownPath', message: 'Could not find handler', path: 'nope' } },
    })
  })

  it('sets one value and several, each with an error of its own', async () => {
    const { client } = aStage({ set: (_place, path, value) => (path === 'nope' ? unknown() : value) }).open()
    expect(await client.set('comment.text', 'Bonjour')).toEqual({ 'comment.text': 'Bonjour', errors: {} })
    await expect(client.set('nope', 1)).rejects.toThrow('"nope"')
    expect(await client.set({ 'comment.text': 'a', nope: 1 })).toMatchObject({
      'comment.text': 'a',
      errors: { nope: { path: 'nope' } },
    })
  })

  it('invokes with positional arguments of any kind, and in bulk with strings', async () => {
    const { client } = aStage().open()
    expect(await client.invoke('resize', { height: '300px' })).toEqual({
      resize: ['resize', { height: '300px' }],
      errors: {},
    })
    expect(await client.invoke({ 'ticket.tags.add': ['a', 'b'], hide: [] })).toEqual({
      'ticket.tags.add': ['ticket.tags.add', 'a', 'b'],
      hide: ['hide'],
      errors: {},
    })
  })

  it('waits for what takes time, and answers null for nothing', async () => {
    const { client } = aStage({ invoke: () => Promise.resolve(undefined) }).open()
    expect(await client.invoke('hide')).toEqual({ hide: null, errors: {} })
  })

  it.each([
    ['an unknown request', { request: 'delete', params: [] }, 'Unknown request "delete"'],
    ['paths that are no list', { request: 'get', params: 'ticket' }, 'get takes a list of paths'],
    ['a set without values', { request: 'set', params: null }, 'set takes values by path'],
    ['instances.create among others', { request: 'invoke', params: { hide: [], 'instances.create': [] } }, 'Illegal'],
  ])('answers %s with an error', async (_what, message, words) => {
    const { host, open } = aStage()
    const app = open()
    await app.client.context()
    host.receive({ data: { id: 900, ...message }, origin: appOrigin, source: app.window })
    await settled()
    expect(app.sent.at(-1)).toEqual({
      id: 900,
      error: { name: 'InvalidRequest', message: expect.stringContaining(words) as string },
    })
  })
})

describe('who is listened to', () => {
  it.each([
    ['another window', appOrigin, {}],
    ['another origin', 'http://127.0.0.1:6666', undefined],
  ])('passes over a message from %s', async (_what, origin, source) => {
    const { host, open } = aStage()
    const app = open()
    await app.client.context()
    const before = app.sent.length
    const data = { id: 900, request: 'get', params: ['ticket'] }
    host.receive({ data, origin, source: source ?? app.window })
    await settled()
    expect(app.sent).toHaveLength(before)
  })

  it.each([
    ['not JSON'],
    [null],
    [42],
    [{ hello: true }],
    ['"text"'],
    [{ key: 'session.live' }],
    [{ key: '__track__' }],
  ])('answers nothing to %j', async (data) => {
    const { host, open } = aStage()
    const app = open()
    await app.client.context()
    const before = app.sent.length
    host.receive({ data, origin: appOrigin, source: app.window })
    await settled()
    expect(app.sent).toHaveLength(before)
  })
})

describe('events', () => {
  it('reach an app from its first handler to its last', async () => {
    const { host, open } = aStage()
    const { client, guid } = open()
    await client.context()
    const heard: unknown[] = []
    const one = (message: unknown) => heard.push(['one', message])
    const two = (message: unknown) => heard.push(['two', message])
    client.on('comment.text.changed', one)
    client.on('comment.text.changed', two)
    await settled()
    host.emit(guid, 'comment.text.changed', 'a')
    client.off('comment.text.changed', one)
    await settled()
    host.emit(guid, 'comment.text.changed', 'b')
    client.off('comment.text.changed', two)
    await settled()
    host.emit(guid, 'comment.text.changed', 'c')
    expect(heard).toEqual([
      ['one', 'a'],
      ['two', 'a'],
      ['two', 'b'],
    ])
  })

  it('that an app listened to before it was registered reach it too', async () => {
    const { host, open } = aStage()
    const { client, guid } = open()
    const heard: unknown[] = []
    client.on('ticket.updated', (message) => heard.push(message))
    await settled()
    host.emit(guid, 'ticket.updated', { id: 12 })
    expect(heard).toEqual([{ id: 12 }])
  })

  it('of the framework itself are told to a registered app only', async () => {
    const { host, open } = aStage()
    const { client, guid, sent } = open()
    host.tell(guid, 'app.activated')
    expect(sent).toEqual([])
    await client.context()
    host.tell(guid, 'app.activated', { firstLoad: true })
    expect(sent.at(-1)).toEqual({ key: 'zaf.app.activated', message: { firstLoad: true } })
  })

  it('say that the context is another one, once', async () => {
    let ticketId = 12
    const stage = aStage({
      context: ({ guid, location }) => ({
        instanceGuid: guid,
        product: 'support',
        location,
        account: { subdomain: 'maison-lumiere' },
        ticketId,
      }),
    })
    const { client, guid } = stage.open()
    const heard: unknown[] = []
    client.on('context.updated', (context) => heard.push(context))
    await client.context()
    await settled()
    stage.host.updateContext(guid)
    expect(heard).toEqual([])
    ticketId = 13
    stage.host.updateContext(guid)
    stage.host.updateContext(guid)
    expect(heard).toEqual([expect.objectContaining({ ticketId: 13 })])
    expect(await client.context()).toMatchObject({ ticketId: 13 })
  })
})

describe('request', () => {
  it('resolves with the body and rejects with what a jqXHR holds', async () => {
    const { client } = aStage({
      request: (_place, { url }) =>
        Promise.resolve(
          url === '/good' ? { outcome: 'done', value: { ticket: 1 } } : { outcome: 'fail', value: { status: 404 } },
        ),
    }).open()
    expect(await client.request('/good')).toEqual({ ticket: 1 })
    await expect(client.request({ url: '/bad', type: 'PUT' })).rejects.toEqual({ status: 404 })
  })

  it('keeps the answers of several requests apart', async () => {
    const { client } = aStage({
      request: (_place, { url }) => Promise.resolve({ outcome: 'done', value: url }),
    }).open()
    expect(await Promise.all(['/1', '/2', '/3'].map((url) => client.request(url)))).toEqual(['/1', '/2', '/3'])
  })
})
