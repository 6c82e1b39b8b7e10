import { join } from 'node:path'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import assets from '@fastify/static'
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { described } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Accounts } from './account.ts'
import { backfill } from './backfill.ts'
import { requireSession } from './bearer.ts'
import { connect, type ConnectRoutePorts } from './connect.ts'
import { detection } from './detection.ts'
import { dismissals } from './dismissals.ts'
import { health, type Readiness } from './health.ts'
import { history } from './history.ts'
import { ledger } from './ledger.ts'
import { limitRate, type Limits } from './limits.ts'
import { metricsRoute } from './metrics.ts'
import { nativeSchedules } from './native-schedules.ts'
import { pages, type PagePorts } from './pages.ts'
import { problemOf, refuse } from './problem.ts'
import { policyTags } from './policy-tags.ts'
import { redactions } from './redactions.ts'
import { renewal } from './renewal.ts'
import { access } from './access.ts'
import { accessSettings } from './access-settings.ts'
import { accessNotices } from './access-notices.ts'
import { accessSinks } from './access-sinks.ts'
import { requests } from './requests.ts'
import { retention } from './retention.ts'
import type { SessionTokens } from './session-token.ts'
import { ofTicket } from './ticket-retention.ts'
import { webhooks, type WebhookPorts } from './webhooks.ts'
import { unused } from './unused.ts'

export interface ServerPorts {
  readonly log: FastifyBaseLogger
  readonly metrics: Metrics
  readonly metricsToken?: string
  readonly newId: () => string
  readonly accounts: Accounts
  readonly tokens: SessionTokens
  readonly pages: Omit<PagePorts, 'accounts' | 'tokens' | 'metrics' | 'perAddress'>
  readonly connect: Omit<ConnectRoutePorts, 'perAddress'>
  readonly webhooks: Omit<WebhookPorts, 'metrics' | 'perAddress'>
  readonly waitingFor: Readiness
  readonly limits: Limits
  readonly trustedProxies: readonly string[]
  /** Where the built app is. */
  readonly appFolder: string
  readonly https: boolean
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A name that a proxy in front gave is kept where it is a plain UUID: anything else could carry what no log may hold. */
const requestId = (newId: () => string) => (raw: { headers: Record<string, string | string[] | undefined> }) => {
  const given = raw.headers['x-request-id']
  return typeof given === 'string' && uuid.test(given) ? given.toLowerCase() : newId()
}

/** The route's template; what was really asked may hold ids, and a query more than that. */
const routeOf = ({ routeOptions, is404 }: FastifyRequest): string => (is404 ? '(none)' : (routeOptions.url ?? '(none)'))

const observe = (app: FastifyInstance, { metrics }: ServerPorts): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    return Promise.resolve()
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const [route, status, ms] = [routeOf(request), reply.statusCode, reply.elapsedTime]
    metrics.requestAnswered(method, route, status, ms / 1000)
    request.log.info({ method, route, status, ms: Math.round(ms) }, 'answered')
    return Promise.resolve()
  })
}

/** Whoever is still answered while the server stops is told to hang up: a connection kept open would hold the stop up. */
const hangUpWhenStopping = (app: FastifyInstance): void => {
  let stopping = false
  app.addHook('preClose', (done) => {
    stopping = true
    done()
  })
  app.addHook('onSend', async (_request, reply, payload) => {
    if (stopping) reply.header('connection', 'close')
    return Promise.resolve(payload)
  })
}

const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const problem = problemOf(error)
    if (problem === 'internal') request.log.error({ route: routeOf(request), failure: described(error) }, 'failed')
    return refuse(request, reply, { problem })
  })
  app.setNotFoundHandler((request, reply) => refuse(request, reply, { problem: 'not-found' }))
}

const api = (ports: ServerPorts) => (app: FastifyInstance, _: object, done: () => void) => {
  limitRate(app, ports.limits.perAddress)
  requireSession(app, ports)
  // Of the person, not of the session: each page load is a session of its own.
  const by = ({ caller, ip }: FastifyRequest) =>
    caller === null ? ip : `${caller.account.id}/${String(caller.session.userId)}`
  limitRate(app, ports.limits.perUser, { by })
  redactions(app, ports.metrics)
  dismissals(app)
  detection(app)
  history(app)
  requests(app)
  backfill(app)
  nativeSchedules(app)
  policyTags(app)
  unused(app)
  ofTicket(app)
  renewal(app, ports.tokens)
  access(app)
  accessSettings(app)
  accessNotices(app)
  accessSinks(app)
  ledger(app)
  retention(app)
  done()
}

const secure = (https: boolean) => ({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  strictTransportSecurity: https && { maxAge: 31_536_000 },
})

/** Vite writes a hash of the content into each name, so a name's content never changes. */
const hashed = { index: false, dotfiles: 'deny', immutable: true, maxAge: '365d', decorateReply: false } as const

/**
 * In milliseconds: a request has so long to arrive, and a connection on which nothing moves is closed. The second is
 * longer than any answer takes: a page waits for Zendesk through us.
 */
const patience = { requestTimeout: 30_000, connectionTimeout: 180_000 } as const
/** How often Node looks for requests that have had their time. */
const looksEveryMs = 5_000

/** The server without its network: `inject` answers, `listen` opens it. */
export const buildServer = async (ports: ServerPorts): Promise<FastifyInstance> => {
  const { metrics, limits, appFolder, log } = ports
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    requestIdHeader: false,
    ...patience,
    http: { connectionsCheckingInterval: looksEveryMs },
    genReqId: requestId(ports.newId),
    trustProxy: ports.trustedProxies.length === 0 ? false : [...ports.trustedProxies],
    // Waits for the requests under way, not for browsers that keep a connection open and ask nothing.
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => void refuse(request, reply, { problem: problemOf(error) }),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  observe(app, ports)
  hangUpWhenStopping(app)
  answerErrors(app)
  await app.register(helmet, { global: true, ...secure(ports.https) })
  // Before its body is read: what leads nowhere holds no memory.
  app.addHook('onRequest', async (request, reply) =>
    request.is404 ? refuse(request, reply, { problem: 'not-found' }) : Promise.resolve(),
  )
  await app.register(rateLimit, { global: false })
  await app.register(assets, { root: join(appFolder, 'assets'), prefix: '/app/assets/', ...hashed })
  health(app, ports.waitingFor)
  metricsRoute(app, metrics, ports.metricsToken)
  const shared = { metrics, perAddress: limits.perAddress }
  await app.register(pages({ ...ports.pages, ...shared, accounts: ports.accounts, tokens: ports.tokens }))
  await app.register(connect({ ...ports.connect, perAddress: limits.perAddress }))
  await app.register(webhooks({ ...ports.webhooks, metrics, perAddress: limits.webhooksPerAddress }))
  await app.register(api(ports))
  return app
}
