import type { Api } from '../api.ts'
import { createHost, type Host } from '../protocol/host.ts'
import type { Context, HookAnswer, Place } from '../protocol/place.ts'
import { answerRequest } from '../protocol/requests.ts'
import type { Desk } from './desk.ts'
import { frameAddress, frameFor, postInto } from './frame.ts'
import { locationOf, type Installation, type Size } from './installation.ts'
import { invokeMethod } from './methods.ts'
import { getPath, setPath } from './paths.ts'

export interface AppsPorts {
  readonly api: Pick<Api, 'sign'>
  readonly origin: string
  readonly installations: readonly Installation[]
  readonly desk: Desk
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Whether the agent can see the instance now. */
  readonly inSight: (place: Place) => boolean
  /** Puts a new instance's frame on the page. */
  readonly mount: (place: Place, frame: HTMLIFrameElement, installation: Installation, wish: OpenWish) => void
  /** Takes it away; `app.willDestroy` has been said, and the app has a moment to clean up. */
  readonly unmount: (place: Place) => void
  readonly problem: (error: unknown) => void
}

export interface OpenWish {
  readonly ticketId?: number
  /** A page of the app other than the one its manifest names for the location; Zendesk signs only the latter. */
  readonly url?: string
  readonly size?: Size
}

export interface Apps {
  readonly open: (installation: Installation, location: string, wish?: OpenWish) => Place
  readonly close: (place: Place) => void
  readonly activate: (place: Place, active: boolean) => void
  /** Where within itself an app of the bar is asked to go; one that is still loading hears it when it has. */
  readonly route: (place: Place, path: string) => void
  readonly announce: (ticketId: number, event: string, message?: unknown) => void
  readonly askToSave: (ticketId: number, milliseconds: number) => Promise<readonly SaveAnswer[]>
  readonly host: Host
}

export interface SaveAnswer {
  readonly app: string
  readonly answer: HookAnswer
}

export const createApps = (ports: AppsPorts): Apps => {
  const { desk, origin } = ports
  const installationOf = (place: Place): Installation => {
    const found = ports.installations.find(({ id }) => id === place.installationId)
    if (found === undefined) throw new Error(`No installation ${place.installationId}`)
    return found
  }

  const context = (place: Place): Context => ({
    instanceGuid: place.guid,
    product: 'support',
    location: place.location,
    account: { subdomain: desk.subdomain },
    ...(place.ticketId === undefined ? {} : { ticketId: place.ticketId }),
  })

  const instances = (of: Place) =>
    Object.fromEntries(
      host
        .places()
        .filter(({ installationId }) => installationId === of.installationId)
        .map((place) => [place.guid, context(place)]),
    )

  const activate = (place: Place, active: boolean) =>
    host.tell(place.guid, active ? 'app.activated' : 'app.deactivated', active ? { firstLoad: false } : undefined)

  const routes = new Map<string, string>()

  const route: Apps['route'] = (place, path) => {
    routes.set(place.guid, path)
    const { name } = installationOf(place)
    host.tell(place.guid, 'app.route.changed', { appName: name, appParams: { path } })
  }

  const schedule = (action: () => void, milliseconds: number) => {
    const timer = setTimeout(action, milliseconds)
    return () => clearTimeout(timer)
  }

  const host: Host = createHost({
    context,
    schedule,
    metadata: (place) => {
      const { app_id, id, name, version, settings } = installationOf(place)
      return { appId: app_id, installationId: id, name, version, settings }
    },
    get: (place, path) => getPath(desk, instances, place, path),
    set: (place, path, value) => setPath(desk, place, path, value),
    invoke: (place, method, args) => invokeMethod(desk, context, place, method, args),
    request: (place, options) =>
      answerRequest(
        {
          origin,
          schedule,
          fetch: ports.fetch,
          proxy: `${origin}/__simulator/proxy`,
          installationId: place.installationId,
          appId: installationOf(place).app_id,
        },
        options,
      ),
    registered: (place) => {
      host.tell(place.guid, 'app.created')
      if (ports.inSight(place)) host.tell(place.guid, 'app.activated', { firstLoad: true })
      const path = routes.get(place.guid)
      if (path !== undefined) route(place, path)
    },
  })

  const load = async (place: Place, frame: HTMLIFrameElement, url: string, signed: boolean) => {
    const address = frameAddress(url, origin, place.guid)
    if (!signed) frame.src = address.href
    else postInto(frame, address, await ports.api.sign(place.installationId, desk.user.id, place.location))
  }

  const open: Apps['open'] = (installation, location, wish = {}) => {
    const place: Place = {
      guid: crypto.randomUUID(),
      installationId: installation.id,
      location,
      ...(wish.ticketId === undefined ? {} : { ticketId: wish.ticketId }),
    }
    const manifest = locationOf(installation, location)
    const base = installation.locations.find(({ url }) => URL.canParse(url))?.url ?? origin
    const url = new URL(wish.url ?? manifest?.url ?? '', base).href
    const frame = frameFor(place, installation.name)
    ports.mount(place, frame, installation, wish)
    const appOrigin = new URL(url).origin
    host.add(place, {
      origin: appOrigin,
      source: frame.contentWindow,
      post: (message) => frame.contentWindow?.postMessage(message, appOrigin),
    })
    load(place, frame, url, wish.url === undefined && manifest?.signed === true).catch(ports.problem)
    return place
  }

  const onTicket = (ticketId: number) => host.places().filter((place) => place.ticketId === ticketId)

  return {
    open,
    activate,
    route,
    host,
    close: (place) => {
      if (!host.places().includes(place)) return
      if (place.location === 'modal') host.emit(place.guid, 'modal.close')
      host.emit(place.guid, 'app.willDestroy')
      host.remove(place.guid)
      ports.unmount(place)
    },
    announce: (ticketId, event, message) => {
      for (const { guid } of onTicket(ticketId)) {
        host.updateContext(guid)
        host.emit(guid, event, message)
      }
    },
    askToSave: (ticketId, milliseconds) =>
      Promise.all(
        onTicket(ticketId).map(async (place) => ({
          app: installationOf(place).name,
          answer: await host.ask(place.guid, 'ticket.save', milliseconds),
        })),
      ),
  }
}
