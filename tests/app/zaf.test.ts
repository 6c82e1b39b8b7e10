import { describe, expect, it } from 'vitest'
import { connectHost, ReadError, type ZafClient } from '../../app/zaf.ts'

/** What the framework rejects with: the fields of a jqXHR. */
const failure = (status: number, responseHeaders?: Readonly<Record<string, string>>) =>
  Object.assign(new Error('refused'), { status, responseHeaders })

/** The framework's client: what it is asked, and what it answers to each reading in turn. */
const aHost = async (answers: readonly unknown[] = [], over: Partial<ZafClient> = {}) => {
  const left = [...answers]
  const slept: number[] = []
  const invoked: unknown[][] = []
  const handlers = new Map<string, ((data?: unknown) => void)[]>()
  const client: ZafClient = {
    on: (event, handler) => handlers.set(event, [...(handlers.get(event) ?? []), handler]),
    off: (event, handler) =>
      handlers.set(
        event,
        (handlers.get(event) ?? []).filter((one) => one !== handler),
      ),
    get: (path) => Promise.resolve({ [path]: path === 'currentUser.locale' ? 'fr' : undefined, errors: {} }),
    invoke: (...asked) => {
      invoked.push(asked)
      return Promise.resolve({})
    },
    request: () => {
      const answer = left.shift()
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
    instance: () => ({ trigger: () => undefined }),
    context: () => Promise.resolve({ ticketId: 12, location: 'ticket_sidebar' }),
    ...over,
  }
  const sleep = (seconds: number) => {
    slept.push(seconds)
    return Promise.resolve()
  }
  const host = await connectHost({ init: () => client }, sleep)
  if (host?.location !== 'ticket_sidebar') throw new Error('not connected')
  const fire = (event: string, data?: unknown) => handlers.get(event)?.forEach((handler) => handler(data))
  return { host, slept, invoked, fire }
}

const problemOf = async (reading: Promise<unknown>) => {
  try {
    return await reading
  } catch (error) {
    return error instanceof ReadError ? error.problem : error
  }
}

describe('outside Zendesk', () => {
  const neverSleeps = () => Promise.resolve()

  it('is no host: no framework, one that says no, or no ticket', async () => {
    const { host } = await aHost()
    expect(host.ticketId).toBe(12)
    expect(await connectHost(undefined, neverSleeps)).toBeUndefined()
    expect(await connectHost({ init: () => false }, neverSleeps)).toBeUndefined()
    const without = aHost([], { context: () => Promise.resolve({}) })
    await expect(without).rejects.toThrow('not connected')
  })
})

describe('reading Zendesk', () => {
  it('gives what came', async () => {
    const { host } = await aHost([{ comments: [] }])
    expect(await host.read('/api/v2/tickets/12/comments.json')).toEqual({ comments: [] })
  })

  it('waits as long as Zendesk asks, says so, and goes on by itself', async () => {
    const { host, slept } = await aHost([failure(429, { 'Retry-After': '7' }), { fine: true }])
    const told: number[] = []
    expect(await host.read('/x', (seconds) => told.push(seconds))).toEqual({ fine: true })
    expect([slept, told]).toEqual([[7], [7]])
  })

  it('waits by its own measure where Zendesk’s header does not get through, longer each time, for more than a minute', async () => {
    const { host, slept } = await aHost([failure(429), failure(503), failure(429), failure(429), { fine: true }])
    expect(await host.read('/x')).toEqual({ fine: true })
    expect(slept).toEqual([3, 10, 20, 40])
  })

  it('never waits longer than a minute and a half at once, whatever is asked', async () => {
    const { host, slept } = await aHost([failure(429, { 'retry-after': '86400' }), {}])
    await host.read('/x')
    expect(slept).toEqual([90])
  })

  it('gives up after its last wait, and says that Zendesk is busy', async () => {
    const { host } = await aHost(Array.from({ length: 5 }, () => failure(429)))
    expect(await problemOf(host.read('/x'))).toBe('zendesk-busy')
  })

  it.each([
    [401, 'not-signed-in'],
    [403, 'not-found'],
    [404, 'not-found'],
    [422, 'zendesk-refused'],
    [500, 'zendesk-down'],
    [502, 'zendesk-down'],
    [504, 'zendesk-slow'],
  ])('names %i', async (status, problem) => {
    const { host, slept } = await aHost([failure(status)])
    expect(await problemOf(host.read('/x'))).toBe(problem)
    expect(slept).toEqual([])
  })
})

describe('Zendesk around the app', () => {
  it('goes without what a host does not know', async () => {
    const { host } = await aHost([], { get: () => Promise.reject(new Error('unknown path')) })
    expect([await host.locale(), await host.channel(), await host.scheme()]).toEqual([undefined, undefined, undefined])
    const { host: other } = await aHost()
    expect(await other.locale()).toBe('fr')
  })

  it('hears that the ticket has changed, until it is told not to', async () => {
    const { host, fire } = await aHost()
    let heard = 0
    const stop = host.onTicket(() => heard++)
    fire('ticket.conversation.changed', [])
    fire('app.activated')
    stop()
    fire('ticket.updated')
    expect(heard).toBe(2)
  })

  it('takes a colour scheme that it knows, and no other', async () => {
    const { host, fire } = await aHost()
    const told: string[] = []
    host.onScheme((scheme) => told.push(scheme))
    fire('colorScheme.changed', 'dark')
    fire('colorScheme.changed', 'sepia')
    expect(told).toEqual(['dark'])
  })

  it('asks for a height once', async () => {
    const { host, invoked } = await aHost()
    host.resize(300)
    host.resize(300)
    host.resize(200)
    expect(invoked).toEqual([
      ['resize', { width: '100%', height: '300px' }],
      ['resize', { width: '100%', height: '200px' }],
    ])
  })
})

describe('the panel’s place in Zendesk', () => {
  const aPanel = async (invoked: unknown[][] = []) => {
    const handlers = new Map<string, (data?: unknown) => void>()
    const client: ZafClient = {
      on: (event, handler) => handlers.set(event, handler),
      off: () => undefined,
      get: (path) => Promise.resolve({ [path]: 'fr' }),
      invoke: (...asked) => {
        invoked.push(asked)
        return Promise.reject(new Error('no such place'))
      },
      request: () => Promise.resolve({}),
      instance: () => ({ trigger: () => undefined }),
      context: () => Promise.resolve({ location: 'nav_bar' }),
    }
    const host = await connectHost({ init: () => client }, () => Promise.resolve())
    if (host?.location !== 'nav_bar') throw new Error('not the panel')
    return { host, fire: (message: unknown) => handlers.get('app.route.changed')?.(message) }
  }

  it('needs no ticket, and asks Zendesk for one by its number', async () => {
    const invoked: unknown[][] = []
    const { host } = await aPanel(invoked)
    expect(await host.locale()).toBe('fr')
    host.openTicket(12)
    expect(invoked).toEqual([['routeTo', 'ticket', 12]])
  })

  it('goes where a link within Zendesk leads, and nowhere on what it can’t read', async () => {
    const { host, fire } = await aPanel()
    const gone: string[] = []
    // As Zendesk does when a link opens the panel: before there is anything to go to.
    fire({ appName: 'custos', appParams: { path: 'settings/try-out' } })
    host.onRoute((path) => gone.push(path))
    fire({ appName: 'custos', appParams: 'keys' })
    for (const broken of [undefined, null, 'x', {}, { appParams: null }, { appParams: { path: 7 } }]) fire(broken)
    expect(gone).toEqual(['settings/try-out', 'keys'])
  })
})

describe('the place in the background', () => {
  const aBackground = async (instances: unknown) => {
    const invoked: unknown[][] = []
    const triggered: unknown[][] = []
    const client: ZafClient = {
      on: () => undefined,
      off: () => undefined,
      get: (path) => (path === 'instances' ? Promise.resolve({ instances }) : Promise.reject(new Error('unknown'))),
      invoke: (...asked) => {
        invoked.push(asked)
        return Promise.reject(new Error('no notices here'))
      },
      request: () => Promise.resolve({}),
      instance: (guid) => ({ trigger: (...told) => triggered.push([guid, ...told]) }),
      context: () => Promise.resolve({ location: 'background' }),
    }
    const host = await connectHost({ init: () => client }, () => Promise.resolve())
    if (host?.location !== 'background') throw new Error('not the background')
    return { host, invoked, triggered }
  }

  it('has Zendesk show a notice, and tells the places beside tickets alone', async () => {
    const { host, invoked, triggered } = await aBackground({
      one: { location: 'ticket_sidebar', ticketId: 1 },
      two: { location: 'nav_bar' },
      three: null,
    })
    host.notify('grave')
    await host.tellOthers({ text: 'grave' })
    expect(invoked).toEqual([['notify', 'grave', 'alert']])
    expect(triggered).toEqual([['one', 'custos.case', { text: 'grave' }]])
  })

  it('tells nobody where Zendesk names no other place', async () => {
    const { host, triggered } = await aBackground(undefined)
    await host.tellOthers({ text: 'grave' })
    expect(triggered).toEqual([])
  })

  it('is heard beside a ticket, and nothing else is; from there the way leads to the panel', async () => {
    const { host, fire, invoked } = await aHost()
    const heard: unknown[] = []
    const stop = host.onCase((notice) => heard.push(notice))
    const case_id = '3b241101-e2bb-4255-8caf-4136c566a962'
    for (const told of [{ text: 'grave', case_id }, { text: 7 }, { text: 'x', case_id: '../settings' }, undefined])
      fire('custos.case', told)
    stop()
    fire('custos.case', { text: 'late' })
    expect(heard).toEqual([{ text: 'grave', case_id }])
    host.openCase(case_id)
    host.openCase(undefined)
    expect(invoked).toEqual([
      ['routeTo', 'nav_bar', 'custos', `access/${case_id}`],
      ['routeTo', 'nav_bar', 'custos', 'access'],
    ])
  })
})
