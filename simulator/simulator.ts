import { randomBytes } from 'node:crypto'
import { http, getResponse, type HttpHandler } from 'msw'
import { installation } from './apps/installation.ts'
import { createAppKey } from './apps/keys.ts'
import { pageClaims, type PageWish } from './apps/sign.ts'
import { createClock, type Clock } from './clock.ts'
import { commentAs, type EndUserComment } from './control/tickets.ts'
import { createDispatch } from './dispatch.ts'
import { createFaults, type Faults } from './gate/faults.ts'
import { createRateLimiter } from './gate/rate-limits.ts'
import { createLog, type RequestLog } from './log.ts'
import type { Comment, Ticket } from './records.ts'
import { grantedToken, issueToken } from './oauth/tokens.ts'
import { createTicket, type NewTicket } from './resources/new-ticket.ts'
import { routesOf } from './routes.ts'
import { seedAccount } from './seed/account.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { createState, type State } from './state.ts'
import { createWebhooks, type Webhooks } from './webhooks/deliver.ts'
import type { World } from './world.ts'

export interface SimulatorOptions {
  readonly subdomain?: string
  /** Where the account answers; `https://{subdomain}.zendesk.com` unless it is served over HTTP. */
  readonly origin?: string
  /** Where the app's server answers: the app's setting `server_url`. */
  readonly appUrl?: string
  readonly oauthClient?: {
    readonly identifier?: string
    readonly secret?: string
    readonly redirectUris?: readonly string[]
  }
  readonly settings?: Partial<Settings>
  /** The real time; what is skipped with `clock.advance` comes on top. */
  readonly now?: () => number
  /** The network as the account sees it; the real one unless a test hands in another. */
  readonly fetch?: typeof globalThis.fetch
  /** Where the built workspace page is. */
  readonly workspace?: string
}

export interface Simulator {
  /** For msw's `setupServer(...handlers)`: answers everything at the account's origin and nothing elsewhere. */
  readonly handlers: HttpHandler[]
  /** The same without any network. A cut connection rejects, as `fetch` would. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>
  readonly origin: string
  /** What is answered; anything else is a 501. */
  readonly routes: readonly { readonly method: string; readonly path: string }[]
  readonly world: World
  readonly state: State
  readonly clock: Clock
  readonly settings: Settings
  readonly faults: Faults
  readonly log: RequestLog
  readonly webhooks: Webhooks
  /** Empties the account and puts settings, faults, limits, clock and log back. */
  readonly reset: () => void
  /** Fills the account with the demo's: the same seed, the same account. */
  readonly seed: (seed?: number) => void
  /** An OAuth token for a user, as if they had allowed the app. */
  readonly tokenFor: (userId: number, options?: TokenOptions) => ReturnType<typeof grantedToken>
  readonly addTicket: (ticket: NewTicket) => Ticket
  readonly addComment: (ticketId: number, comment: EndUserComment) => Comment
  /** A page token as Zendesk posts it to the app's first page. */
  readonly signPage: (wish: PageWish & { readonly installation_id?: number }) => string
  readonly appPublicKey: () => string
  readonly oauthClient: { readonly identifier: string; readonly secret: string }
}

export interface TokenOptions {
  readonly scopes?: readonly string[]
  readonly expires_in?: number
}

const clientIdentifier = 'zdg-custos'

export const createSimulator = (options: SimulatorOptions = {}): Simulator => {
  const subdomain = options.subdomain ?? 'maison-lumiere'
  const origin = options.origin ?? `https://${subdomain}.zendesk.com`
  const key = createAppKey()
  const clock = createClock(options.now)
  const state = createState()
  const settings: Settings = { ...defaultSettings, ...options.settings }
  const clientSecret = options.oauthClient?.secret ?? randomBytes(24).toString('hex')
  const webhooks = createWebhooks(() => world)
  const world: World = {
    subdomain,
    accountId: 22_513_804,
    origin,
    state,
    clock,
    settings,
    faults: createFaults(),
    log: createLog(),
    webhooks,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    token: () => randomBytes(24).toString('hex'),
  }
  const limiter = createRateLimiter(world)

  const install = (): void => {
    const identifier = options.oauthClient?.identifier ?? clientIdentifier
    const redirectUris = options.oauthClient?.redirectUris ?? [`${appUrl}/connect/callback`]
    state.oauthClients.set(identifier, {
      id: 9001,
      identifier,
      name: 'custos',
      secret: clientSecret,
      redirect_uris: [...redirectUris],
    })
    state.installations.set(7001, installation(appUrl))
  }
  const appUrl = options.appUrl ?? 'http://127.0.0.1:4011'

  const reset = (): void => {
    state.clear()
    Object.assign(settings, { ...defaultSettings, ...options.settings })
    world.faults.clear()
    world.log.clear()
    limiter.reset()
    clock.reset()
    webhooks.reset()
    install()
  }
  const seed = (number = 1): void => seedAccount(world, number)
  const routes = routesOf(key, { reset, seed }, options.workspace)
  const dispatch = createDispatch(world, limiter, routes)
  const handlers = [
    http.all(
      ({ request }) => new URL(request.url).origin === origin,
      ({ request }) => dispatch(request),
    ),
  ]
  install()

  return {
    handlers,
    fetch: async (input, init) => {
      const request = input instanceof Request ? new Request(input, init) : new Request(new URL(input, origin), init)
      const response = await getResponse(handlers, request)
      if (response === undefined) throw new TypeError(`${request.url} is not at ${origin}`)
      if (response.type === 'error') throw new TypeError('fetch failed')
      return response
    },
    origin,
    routes: routes.map(({ method, path }) => ({ method, path })),
    world,
    state,
    clock,
    settings,
    faults: world.faults,
    log: world.log,
    webhooks,
    reset,
    seed,
    tokenFor: (userId, { scopes = ['read', 'write'], expires_in } = {}) =>
      grantedToken(world, issueToken(world, { client: clientIdentifier, user_id: userId, scopes, expires_in })),
    addTicket: (ticket) => createTicket(world, ticket),
    addComment: (ticketId, comment) => commentAs(world, ticketId, comment),
    signPage: (wish) => {
      const installed = state.installations.get(wish.installation_id ?? 7001)
      if (installed === undefined) throw new Error('No such installation')
      return key.sign(pageClaims(world, installed, wish))
    },
    appPublicKey: () => key.publicPem(),
    oauthClient: { identifier: options.oauthClient?.identifier ?? clientIdentifier, secret: clientSecret },
  }
}
