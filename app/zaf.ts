import * as z from 'zod/mini'
import type { ProblemCode } from '../contract/problems.ts'

/** What we use of the object that Zendesk's SDK makes. */
export interface ZafClient {
  on(event: string, handler: (data?: unknown) => void): void
  off(event: string, handler: (data?: unknown) => void): void
  get(path: string): Promise<Record<string, unknown>>
  invoke(method: string, ...args: readonly unknown[]): Promise<unknown>
  request(options: Readonly<Record<string, unknown>>): Promise<unknown>
  /** Another place of this app that is open now. */
  instance(guid: string): { readonly trigger: (event: string, data?: unknown) => void }
  context(): Promise<{ readonly ticketId?: number; readonly location?: string }>
}

/** The global that the SDK's script sets; `init` answers false outside Zendesk. */
export interface ZafSdk {
  readonly init: () => ZafClient | false
}

export type Scheme = 'light' | 'dark'

/** Why Zendesk did not let the page read. */
export class ReadError extends Error {
  readonly problem: ProblemCode
  constructor(problem: ProblemCode) {
    super(problem)
    this.name = 'ReadError'
    this.problem = problem
  }
}

/** Zendesk around the app, wherever it stands; reading is with the agent's own rights. */
export interface Surroundings {
  readonly locale: () => Promise<string | undefined>
  readonly scheme: () => Promise<Scheme | undefined>
  readonly onScheme: (handler: (scheme: Scheme) => void) => void
  /** Reads a relative address. `waiting` hears how long Zendesk asks to wait before it goes on by itself. */
  readonly read: (path: string, waiting?: (seconds: number) => void) => Promise<unknown>
}

/** Beside a ticket. */
export interface Host extends Surroundings {
  readonly location: 'ticket_sidebar'
  readonly ticketId: number
  readonly channel: () => Promise<string | undefined>
  /** The ticket, its comments or the agent's attention have come back or changed. */
  readonly onTicket: (handler: () => void) => () => void
  readonly resize: (height: number) => void
  /** Hears of new cases from the place in the background. */
  readonly onCase: (handler: (notice: CaseNotice) => void) => () => void
  /** Goes to a case, or to the list of them, in the panel. */
  readonly openCase: (caseId: string | undefined) => void
}

/** A page of its own, behind the icon in the bar on the left. */
export interface PanelHost extends Surroundings {
  readonly location: 'nav_bar'
  /** Somebody followed a link to a place within the panel, as `settings/try-out`. */
  readonly onRoute: (handler: (path: string) => void) => void
  readonly openTicket: (id: number) => void
}

/** The place that nobody sees, there as long as the agent's page is. */
export interface BackgroundHost extends Surroundings {
  readonly location: 'background'
  /** Zendesk's own notice, in a corner of its page. */
  readonly notify: (text: string) => void
  /** Tells the app's places beside tickets. */
  readonly tellOthers: (notice: CaseNotice) => Promise<void>
}

const caseNotice = z.object({ text: z.string().check(z.maxLength(500)), case_id: z.optional(z.uuid()) })
/** What the place in the background tells the others: a sentence, and the case where it is about one alone. */
export type CaseNotice = z.infer<typeof caseNotice>

const caseEvent = 'custos.case'
/** As the manifest has it: Zendesk finds the app's page by it. */
const appName = 'custos'

const statusOf = (failure: unknown): number => {
  if (typeof failure !== 'object' || failure === null || !('status' in failure)) return 0
  return typeof failure.status === 'number' ? failure.status : 0
}

const problemOf = (status: number): ProblemCode => {
  switch (status) {
    case 401:
      return 'not-signed-in'
    case 403:
    case 404:
    case 410:
      return 'not-found'
    case 429:
      return 'zendesk-busy'
    case 504:
      return 'zendesk-slow'
    default:
      return status >= 400 && status < 500 ? 'zendesk-refused' : 'zendesk-down'
  }
}

const header = (failure: unknown, name: string): string | undefined => {
  if (typeof failure !== 'object' || failure === null || !('responseHeaders' in failure)) return undefined
  const headers = failure.responseHeaders
  if (typeof headers !== 'object' || headers === null) return undefined
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)
  return found === undefined ? undefined : String(found[1])
}

/**
 * Seconds before each further try. Zendesk counts by the minute and its page seldom hands the header on, so that the
 * waits add up to more than one.
 */
const waits = [3, 10, 20, 40]
const longestWait = 90

const waitOf = (failure: unknown, tried: number): number | undefined => {
  const planned = waits[tried]
  if (planned === undefined) return undefined
  const asked = Number(header(failure, 'retry-after') ?? NaN)
  return Number.isFinite(asked) && asked > 0 ? Math.min(asked, longestWait) : planned
}

export type Sleep = (seconds: number) => Promise<void>

const reader =
  (client: ZafClient, sleep: Sleep): Host['read'] =>
  async (path, waiting) => {
    for (let tried = 0; ; tried++) {
      try {
        return await client.request({ url: path, type: 'GET', dataType: 'json' })
      } catch (failure) {
        const status = statusOf(failure)
        const seconds = status === 429 || status === 503 ? waitOf(failure, tried) : undefined
        if (seconds === undefined) throw new ReadError(problemOf(status))
        waiting?.(seconds)
        await sleep(seconds)
      }
    }
  }

/** What some hosts don't know (a colour scheme, a ticket's channel) is asked for, and gone without. */
const maybe = async (client: ZafClient, path: string): Promise<unknown> => {
  try {
    return (await client.get(path))[path]
  } catch {
    return undefined
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const isScheme = (value: unknown): value is Scheme => value === 'light' || value === 'dark'

const changes = [
  'app.activated',
  'ticket.updated',
  'ticket.comments.changed',
  'ticket.conversation.changed',
  'ticket.submit.done',
] as const

const surroundings = (client: ZafClient, sleep: Sleep): Surroundings => ({
  locale: async () => text(await maybe(client, 'currentUser.locale')),
  scheme: async () => {
    const scheme = await maybe(client, 'colorScheme')
    return isScheme(scheme) ? scheme : undefined
  },
  onScheme: (handler) => {
    client.on('colorScheme.changed', (scheme) => {
      if (isScheme(scheme)) handler(scheme)
    })
  },
  read: reader(client, sleep),
})

/** The framework hands the rest of the address on, by itself or as an object's field. */
const routeIn = (message: unknown): string | undefined => {
  if (typeof message !== 'object' || message === null || !('appParams' in message)) return undefined
  const { appParams } = message
  if (typeof appParams === 'string') return appParams
  return typeof appParams === 'object' && appParams !== null && 'path' in appParams ? text(appParams.path) : undefined
}

/** Listens from the first moment on: the place that a link leads to is told once, before the panel itself is loaded. */
const routesOf = (client: ZafClient): PanelHost['onRoute'] => {
  let last: string | undefined
  let hear = (path: string) => {
    last = path
  }
  client.on('app.route.changed', (message) => {
    const path = routeIn(message)
    if (path !== undefined) hear(path)
  })
  return (handler) => {
    hear = handler
    if (last !== undefined) handler(last)
  }
}

const panelHost = (client: ZafClient, sleep: Sleep, onRoute: PanelHost['onRoute']): PanelHost => ({
  location: 'nav_bar',
  ...surroundings(client, sleep),
  onRoute,
  openTicket: (id) => {
    // Where Zendesk can't go there, the agent still has the number on the page.
    client.invoke('routeTo', 'ticket', id).catch(() => undefined)
  },
})

const isBesideTicket = (context: unknown): boolean =>
  typeof context === 'object' && context !== null && 'location' in context && context.location === 'ticket_sidebar'

const backgroundHost = (client: ZafClient, sleep: Sleep): BackgroundHost => ({
  location: 'background',
  ...surroundings(client, sleep),
  notify: (text) => {
    // A host that shows no notices: the case is in the panel all the same.
    client.invoke('notify', text, 'alert').catch(() => undefined)
  },
  tellOthers: async (notice) => {
    const instances = await maybe(client, 'instances')
    if (typeof instances !== 'object' || instances === null) return
    for (const [guid, context] of Object.entries(instances))
      if (isBesideTicket(context)) client.instance(guid).trigger(caseEvent, notice)
  },
})

const casesOf = (client: ZafClient): Pick<Host, 'onCase' | 'openCase'> => ({
  onCase: (handler) => {
    const heard = (data: unknown) => {
      const read = caseNotice.safeParse(data)
      if (read.success) handler(read.data)
    }
    client.on(caseEvent, heard)
    return () => client.off(caseEvent, heard)
  },
  openCase: (caseId) => {
    const path = caseId === undefined ? 'access' : `access/${caseId}`
    client.invoke('routeTo', 'nav_bar', appName, path).catch(() => undefined)
  },
})

/** Undefined outside Zendesk, or in a place that shows nothing of ours. */
export const connectHost = async (
  sdk: ZafSdk | undefined,
  sleep: Sleep,
): Promise<Host | PanelHost | BackgroundHost | undefined> => {
  const client = sdk?.init()
  if (client === undefined || client === false) return undefined
  const onRoute = routesOf(client)
  const { ticketId, location } = await client.context()
  if (location === 'nav_bar') return panelHost(client, sleep, onRoute)
  if (location === 'background') return backgroundHost(client, sleep)
  if (ticketId === undefined) return undefined
  let height = 0
  return {
    location: 'ticket_sidebar',
    ticketId,
    ...surroundings(client, sleep),
    ...casesOf(client),
    channel: async () => text(await maybe(client, 'ticket.via.channel')),
    onTicket: (handler) => {
      const heard = () => handler()
      for (const event of changes) client.on(event, heard)
      return () => {
        for (const event of changes) client.off(event, heard)
      }
    },
    resize: (wanted) => {
      if (wanted === height) return
      height = wanted
      // A frame that keeps its old size is still of use: it scrolls.
      client.invoke('resize', { width: '100%', height: `${wanted}px` }).catch(() => undefined)
    },
  }
}
