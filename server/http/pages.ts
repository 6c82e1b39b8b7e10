import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { importSPKI, type CryptoKey } from 'jose'
import { locations } from '../../contract/session.ts'
import { toHex, type Random } from '../../core/envelope/index.ts'
import type { Clock } from '../../core/time.ts'
import type { Metrics } from '../metrics.ts'
import type { Account, Accounts } from './account.ts'
import type { AppFiles } from './app-files.ts'
import { appPage, messagePage } from './html.ts'
import { limitRate } from './limits.ts'
import { sendPage } from './page-security.ts'
import { verifyPageToken, type PageClaims, type PageTokenRefusal } from './page-token.ts'
import { refuse, type Refused } from './problem.ts'
import { sessionFor } from './session.ts'
import type { SessionTokens } from './session-token.ts'
import { languageOf, pageTexts, problemText, type Language } from './texts.ts'
import { viewerOf, type Viewer } from './viewer.ts'
import { problems } from '../../contract/problems.ts'

export interface PagePorts {
  /** The app's public key as PEM. */
  readonly appPublicKey: string
  readonly clock: Clock
  readonly random: Random
  /** True for the first use of this token only. */
  readonly useToken: (hash: string, expiresAt: string) => Promise<boolean>
  readonly accounts: Accounts
  readonly tokens: SessionTokens
  readonly files: () => Promise<AppFiles>
  readonly sdkUrl: string
  /** The Zendesk origin of an account. */
  readonly originOf: (subdomain: string) => string
  readonly metrics: Metrics
  readonly perAddress: number
}

/** A page token takes about a thousand characters. */
const limitBytes = 16_384

interface Asked {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly claims: PageClaims
  readonly ports: PagePorts
}

const tokenIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined

const notConnected = ({ request, reply, claims, ports }: Asked): FastifyReply => {
  const language = languageOf(request.headers['accept-language'])
  const { title, text, action } = pageTexts(language).notConnected
  const href = `/connect?subdomain=${claims.subdomain}`
  const html = messagePage({ language, title, text, action: { label: action, href } })
  return sendPage(reply, problems['not-connected'].status, html, { framedBy: ports.originOf(claims.subdomain) })
}

const troubled = ({ request, reply, claims, ports }: Asked, { problem }: Refused): FastifyReply => {
  const language: Language = languageOf(request.headers['accept-language'])
  const html = messagePage({
    language,
    title: pageTexts(language).error.title,
    text: problemText(language, problem),
  })
  return sendPage(reply, problems[problem].status, html, { framedBy: ports.originOf(claims.subdomain) })
}

const sendApp = async (asked: Asked, account: Account, viewer: Viewer): Promise<FastifyReply> => {
  const { reply, claims, ports } = asked
  const session = await sessionFor(
    ports.tokens,
    account,
    {
      id: toHex(ports.random(16)),
      tenantId: account.id,
      userId: claims.userId,
      location: claims.location,
      installationId: claims.installationId,
      startedAt: ports.tokens.now(),
    },
    viewer,
  )
  if (session === undefined) throw new Error('a new session has ended already')
  const html = appPage({
    language: languageOf(viewer.locale),
    session,
    files: await ports.files(),
    sdkUrl: ports.sdkUrl,
  })
  return sendPage(reply, 200, html, { framedBy: ports.originOf(claims.subdomain), sdkUrl: ports.sdkUrl })
}

const open = async (asked: Asked): Promise<FastifyReply> => {
  const { claims, ports } = asked
  const account = await ports.accounts.bySubdomain(claims.subdomain)
  // An app that was removed and installed again is another installation, and our webhook went with the first one.
  if (account?.connected !== true || account.installationId !== claims.installationId) return notConnected(asked)
  const viewer = await viewerOf(account.ports, claims.userId)
  if (viewer.ok) return sendApp(asked, account, viewer)
  return viewer.problem === 'zendesk-signed-out' ? notConnected(asked) : troubled(asked, viewer)
}

const receive = async (
  ports: PagePorts,
  key: CryptoKey,
  request: FastifyRequest<{ Params: { location: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const location = locations.find((one) => one === request.params.location)
  if (location === undefined) return refuse(request, reply, { problem: 'not-found' })
  const turnAway = (reason: PageTokenRefusal) => {
    ports.metrics.pageRefused(reason)
    return refuse(request, reply, { problem: 'not-signed-in' })
  }
  const verdict = await verifyPageToken(tokenIn(request.body), { key, clock: ports.clock, location })
  if (!verdict.ok) return turnAway(verdict.reason)
  const { claims } = verdict
  if (!(await ports.useToken(claims.hash, claims.expiresAt))) return turnAway('replayed')
  return open({ request, reply, claims, ports })
}

/** The first page load, which Zendesk makes as a signed form POST. */
export const pages = (ports: PagePorts) => async (app: FastifyInstance) => {
  const key = await importSPKI(ports.appPublicKey, 'RS256')
  await app.register(formbody, { bodyLimit: limitBytes })
  limitRate(app, ports.perAddress)
  app.post<{ Params: { location: string } }>('/app/:location', { bodyLimit: limitBytes }, (request, reply) =>
    receive(ports, key, request, reply),
  )
}
