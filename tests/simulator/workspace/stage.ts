import { createHost, type Host, type HostPorts } from '../../../simulator/workspace/protocol/host.ts'
import type { Context, Place } from '../../../simulator/workspace/protocol/place.ts'
import { openApp, type AppWindow } from '../../support/zaf-sdk.ts'

export const hostOrigin = 'http://127.0.0.1:4010'
export const appOrigin = 'http://127.0.0.1:8080'

export interface Timer {
  readonly milliseconds: number
  readonly fire: () => void
}

export interface Stage {
  readonly host: Host
  /** The timers that are running, oldest first; no test waits for one. */
  readonly timers: Timer[]
  readonly open: (place?: Partial<Place>) => AppWindow & { readonly guid: string; readonly sent: unknown[] }
}

const contextOf = ({ guid, location, ticketId }: Place): Context => ({
  instanceGuid: guid,
  product: 'support',
  location,
  account: { subdomain: 'maison-lumiere' },
  ...(ticketId === undefined ? {} : { ticketId }),
})

/** The host with the real SDK in as many windows as a test opens, and nothing of a browser. */
export const aStage = (ports: Partial<HostPorts> = {}): Stage => {
  const timers: Timer[] = []
  const host = createHost({
    metadata: ({ installationId }) => ({ appId: 501, installationId, settings: { plan: 'full' } }),
    context: contextOf,
    get: (_place, path) => `the ${path}`,
    set: (_place, _path, value) => value,
    invoke: (_place, method, args) => [method, ...args],
    request: () => Promise.resolve({ outcome: 'done', value: {} }),
    registered: () => undefined,
    schedule: (action, milliseconds) => {
      const timer: Timer = { milliseconds, fire: action }
      timers.push(timer)
      return () => {
        timers.splice(timers.indexOf(timer), 1)
      }
    },
    ...ports,
  })
  let count = 0
  return {
    host,
    timers,
    open: (wish = {}) => {
      count += 1
      const place: Place = { guid: `guid-${count}`, installationId: 7001, location: 'ticket_sidebar', ...wish }
      const sent: unknown[] = []
      const app = openApp(place.guid, hostOrigin, ({ data, source }) =>
        host.receive({ data, source, origin: appOrigin }),
      )
      host.add(place, {
        origin: appOrigin,
        source: app.window,
        post: (message) => {
          sent.push(JSON.parse(message))
          app.deliver(message)
        },
      })
      return { ...app, guid: place.guid, sent }
    },
  }
}

/** Until everything that is on its way between the windows has arrived. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
