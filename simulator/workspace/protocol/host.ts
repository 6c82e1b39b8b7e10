import { answerCall, type Calls } from './calls.ts'
import { linkTo, type Link, type Schedule } from './link.ts'
import type { Context, Frame, HookAnswer, Place, RequestAnswer } from './place.ts'
import { readMessage, type Incoming } from './wire.ts'

/** What the host needs of the page around it. */
export interface HostPorts extends Calls {
  readonly metadata: (place: Place) => unknown
  readonly context: (place: Place) => Context
  readonly request: (place: Place, options: Record<string, unknown>) => Promise<RequestAnswer>
  readonly schedule: Schedule
  /** The instance has shaken hands; the page tells it whether it is in sight. */
  readonly registered: (place: Place) => void
}

export interface Received {
  readonly data: unknown
  readonly origin: string
  readonly source: unknown
}

/** The host side of the Zendesk Apps Framework's protocol, for every app instance on the page. */
export interface Host {
  readonly add: (place: Place, frame: Frame) => void
  readonly remove: (guid: string) => void
  readonly receive: (message: Received) => void
  readonly places: () => readonly Place[]
  /** An event of one instance: to itself, and to each instance of the same app that watches it. */
  readonly emit: (guid: string, event: string, message?: unknown) => void
  /** What the framework says to an instance whether or not it has said that it listens (`app.activated`). */
  readonly tell: (guid: string, event: string, message?: unknown) => void
  readonly updateContext: (guid: string) => void
  readonly ask: (guid: string, event: string, milliseconds: number) => Promise<HookAnswer>
}

const replied = ({ refused, reason }: Extract<Incoming, { kind: 'reply' }>): HookAnswer => {
  if (!refused) return { outcome: 'allowed' }
  return reason === undefined ? { outcome: 'refused' } : { outcome: 'refused', reason }
}

export const createHost = (ports: HostPorts): Host => {
  const links = new Map<string, Link>()
  const told = new Map<string, string>()

  const siblings = (link: Link): Link[] =>
    [...links.values()].filter(({ place }) => place.installationId === link.place.installationId)

  const emit = (guid: string, event: string, message?: unknown) => {
    const target = links.get(guid)
    if (target === undefined) return
    const key = `zaf.${event}`
    for (const link of siblings(target)) {
      if (!link.hears(guid, event)) continue
      link.send({ key, message, ...(link === target ? {} : { instanceGuid: guid }) })
    }
  }

  const tell = (guid: string, event: string, message?: unknown) => {
    if (told.has(guid)) links.get(guid)?.send({ key: `zaf.${event}`, message })
  }

  const toAll = (of: Link, event: string, message: unknown) => {
    for (const link of siblings(of)) if (link !== of) emit(link.place.guid, event, message)
  }

  const register = (link: Link) => {
    link.forget()
    const context = ports.context(link.place)
    told.set(link.place.guid, JSON.stringify(context))
    link.send({ key: 'zaf.app.registered', message: { metadata: ports.metadata(link.place), context } })
    ports.registered(link.place)
    toAll(link, 'instance.registered', context)
  }

  /** An app reaches its own instances only: another app's answer as if they were not there. */
  const reach = (from: Link, guid: string | undefined): Link | undefined =>
    guid === undefined ? from : siblings(from).find(({ place }) => place.guid === guid)

  const call = async (link: Link, message: Extract<Incoming, { kind: 'call' }>) => {
    const target = reach(link, message.target)
    const answer =
      target === undefined
        ? { error: { name: 'InstanceNotFound', message: `Could not find instance ${message.target ?? ''}` } }
        : await answerCall(ports, target.place, message.request, message.params)
    link.send({ id: message.id, ...answer })
  }

  const request = async (link: Link, { key, options }: Extract<Incoming, { kind: 'request' }>) => {
    const { outcome, value } = await ports.request(link.place, options)
    link.send({ key: `zaf.${key}.${outcome}`, message: { responseArgs: [value] } })
  }

  const handle = (link: Link, message: Incoming): void => {
    switch (message.kind) {
      case 'handshake':
        register(link)
        break
      case 'on':
      case 'off':
        link.subscribe(message.target ?? link.place.guid, message.event, message.subscribers)
        break
      case 'trigger': {
        const target = reach(link, message.target)
        if (target !== undefined) emit(target.place.guid, message.event, message.message)
        break
      }
      case 'reply':
        link.answer(message.event, replied(message))
        break
      case 'call':
        void call(link, message)
        break
      case 'request':
        void request(link, message)
        break
      case 'ignored':
    }
  }

  return {
    emit,
    tell,
    add: (place, frame) => {
      const link = linkTo(place, frame, ports.schedule)
      links.set(place.guid, link)
      toAll(link, 'instance.created', ports.context(place))
    },
    remove: (guid) => {
      links.get(guid)?.forget()
      links.delete(guid)
      told.delete(guid)
    },
    receive: ({ data, origin, source }) => {
      const link = [...links.values()].find(({ frame }) => frame.source === source && frame.origin === origin)
      const message = link === undefined ? undefined : readMessage(data)
      if (link !== undefined && message !== undefined) handle(link, message)
    },
    places: () => [...links.values()].map(({ place }) => place),
    updateContext: (guid) => {
      const link = links.get(guid)
      if (link === undefined || !told.has(guid)) return
      const context = ports.context(link.place)
      const text = JSON.stringify(context)
      if (told.get(guid) === text) return
      told.set(guid, text)
      emit(guid, 'context.updated', context)
    },
    ask: (guid, event, milliseconds) =>
      links.get(guid)?.ask(event, milliseconds) ?? Promise.resolve({ outcome: 'allowed' }),
  }
}
