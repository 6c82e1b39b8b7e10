import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { problems } from '../../contract/problems.ts'
import type { Connected } from '../flows/connect/connect.ts'
import type { ConnectCookie } from './cookie.ts'
import { messagePage } from './html.ts'
import { limitRate } from './limits.ts'
import { sendPage } from './page-security.ts'
import { refuse } from './problem.ts'
import { languageOf, pageTexts, problemText } from './texts.ts'

export interface ConnectRoutePorts {
  readonly begin: (subdomain: string) => Promise<{ readonly url: string; readonly cookie: string }>
  readonly finish: (brought: {
    readonly state: string
    readonly cookie: string
    readonly code: string
  }) => Promise<Connected>
  readonly isSubdomain: (text: string) => boolean
  readonly cookie: ConnectCookie
  /** Seconds that an attempt is remembered for. */
  readonly attemptSeconds: number
  readonly perAddress: number
}

const framedBy = "'none'"

const asked = z.object({ subdomain: z.string() })
const brought = z.object({
  state: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  code: z.string().check(z.minLength(1), z.maxLength(512)),
})

const connected = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const language = languageOf(request.headers['accept-language'])
  const { title, text } = pageTexts(language).connected
  return sendPage(reply, 200, messagePage({ language, title, text }), { framedBy })
}

/** Says what Zendesk failed with; an attempt that nobody began, a wrong person and a missing app are one sentence. */
const failed = (request: FastifyRequest, reply: FastifyReply, outcome?: Connected): FastifyReply => {
  const language = languageOf(request.headers['accept-language'])
  const { title, text } = pageTexts(language).error
  const problem = outcome !== undefined && 'problem' in outcome ? outcome.problem : undefined
  const page = { language, title, text: problem === undefined ? text : problemText(language, problem) }
  const status = problem === undefined ? 403 : problems[problem].status
  return sendPage(reply, status, messagePage(page), { framedBy })
}

const begin = async (ports: ConnectRoutePorts, request: FastifyRequest, reply: FastifyReply) => {
  const read = asked.safeParse(request.query)
  // The name becomes a host that the browser, and then a code, is sent to.
  if (!read.success || !ports.isSubdomain(read.data.subdomain))
    return refuse(request, reply, { problem: 'bad-request' })
  const { url, cookie } = await ports.begin(read.data.subdomain)
  return reply
    .header('set-cookie', ports.cookie.set(cookie, ports.attemptSeconds))
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(url, 302)
}

const finish = async (ports: ConnectRoutePorts, request: FastifyRequest, reply: FastifyReply) => {
  const cookie = ports.cookie.read(request.headers.cookie)
  const read = brought.safeParse(request.query)
  reply.header('set-cookie', ports.cookie.clear())
  if (!read.success || cookie === undefined) return failed(request, reply)
  const outcome = await ports.finish({ ...read.data, cookie })
  if (outcome.ok) return connected(request, reply)
  request.log.warn({ request_id: request.id, why: outcome.why }, 'an account could not be connected')
  return failed(request, reply, outcome)
}

/** An admin lets custos into the account, once for everyone. */
export const connect = (ports: ConnectRoutePorts) => (app: FastifyInstance, _: object, done: () => void) => {
  limitRate(app, ports.perAddress)
  app.get('/connect', (request, reply) => begin(ports, request, reply))
  app.get('/connect/callback', (request, reply) => finish(ports, request, reply))
  done()
}
