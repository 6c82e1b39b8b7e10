import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { Clock } from '../../core/time.ts'
import { described } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { bodiesUnderWay } from './bodies.ts'
import { limitRate } from './limits.ts'
import { problemOf, refuse, type Refused } from './problem.ts'
import { checkSignature, type SignatureVerdict } from './webhook-signature.ts'

/** What is kept of a delivery: ids and a time. */
export interface TicketEvent {
  readonly tenantId: string
  /** Zendesk's name for the delivery; the same one twice is one event. */
  readonly invocationId: string
  readonly ticketId: number
  readonly commentId?: number
  readonly type: string
  readonly time: string
}

export interface Hook {
  readonly tenantId: string
  readonly secret: string
  /** Milliseconds since it was read from the database. */
  readonly age: number
}

export interface WebhookPorts {
  /** The tenant's webhook of this name. `anew` reads it from the database even where it is remembered. */
  readonly hook: (name: string, anew: boolean) => Promise<Hook | undefined>
  /** One insert. False when it was there already. */
  readonly keep: (event: TicketEvent) => Promise<boolean>
  /** Rows of the access log, kept before this returns. False when all were there already. */
  readonly keepAccess: (tenantId: string, rows: readonly unknown[]) => Promise<boolean>
  readonly clock: Clock
  readonly metrics: Metrics
  readonly perAddress: number
}

const limitBytes = 1_048_576
/** Zendesk's own bodies are under way for milliseconds: only bodies that are held back ever fill this. */
const underWayBytes = { inAll: 64 * limitBytes, ofOne: 16 * limitBytes }
/** A webhook made anew has a new secret; one that fails against a remembered secret is checked once more. */
const rememberedAtLeastMs = 2000
/** Within what Zendesk still tries again. */
const againSeconds = 15

const idText = z.string().check(z.regex(/^[1-9]\d{0,14}$/))

const envelope = z.object({
  id: z.optional(z.string()),
  type: z.string().check(z.regex(/^zen:event-type:[a-z_.]{1,80}$/)),
  time: z.string().check(z.regex(/^[\d:.TZ+-]{10,40}$/)),
  detail: z.object({ id: idText }),
  event: z.optional(z.object({ comment: z.optional(z.object({ id: idText })) })),
})

const accessEnvelope = z.object({
  type: z.literal('zen:event-type:access_log.created'),
  event: z.object({ access_logs: z.array(z.unknown()).check(z.maxLength(1000)) }),
})

type Hooked = FastifyRequest<{ Params: { hook: string } }>

const header = ({ headers }: FastifyRequest, name: string): string | undefined => {
  const value = headers[`x-zendesk-webhook-${name}`]
  return typeof value === 'string' ? value : undefined
}

const parsedOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch (error) {
    // The parser's words quote the body.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const eventOf = (tenantId: string, request: FastifyRequest, parsed: unknown): TicketEvent | undefined => {
  const read = envelope.safeParse(parsed)
  if (!read.success) return undefined
  const { id, type, time, detail, event } = read.data
  const invocationId = header(request, 'invocation-id') ?? id
  if (invocationId === undefined || invocationId.length > 200) return undefined
  const comment = event?.comment
  return {
    tenantId,
    invocationId,
    ticketId: Number(detail.id),
    ...(comment === undefined ? {} : { commentId: Number(comment.id) }),
    type: type.slice('zen:event-type:'.length),
    time,
  }
}

type Checked = { readonly tenantId: string } | Exclude<SignatureVerdict, 'valid'> | 'unknown-hook'

const check = async (ports: WebhookPorts, name: string, request: FastifyRequest, body: Buffer): Promise<Checked> => {
  const delivery = { signature: header(request, 'signature'), timestamp: header(request, 'signature-timestamp'), body }
  const now = Date.parse(ports.clock())
  for (const anew of [false, true]) {
    const hook = await ports.hook(name, anew)
    if (hook === undefined) return 'unknown-hook'
    const verdict = checkSignature(hook.secret, delivery, now)
    if (verdict === 'valid') return { tenantId: hook.tenantId }
    if (verdict !== 'wrong-signature' || hook.age < rememberedAtLeastMs) return verdict
  }
  return 'wrong-signature'
}

const receive = async (ports: WebhookPorts, request: Hooked, reply: FastifyReply): Promise<FastifyReply> => {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const checked = await check(ports, request.params.hook, request, body)
  if (typeof checked === 'string') {
    ports.metrics.webhookRefused(checked)
    // An unknown address and a wrong signature are told apart by nobody.
    return refuse(request, reply, { problem: checked === 'stale' ? 'stale-signature' : 'not-signed-in' })
  }
  const parsed = parsedOf(body)
  const rows = accessEnvelope.safeParse(parsed)
  if (rows.success) {
    const isNew = await ports.keepAccess(checked.tenantId, rows.data.event.access_logs)
    ports.metrics.webhookTaken(isNew ? 'new' : 'duplicate')
    return reply.code(202).send()
  }
  const event = eventOf(checked.tenantId, request, parsed)
  if (event === undefined) {
    ports.metrics.webhookRefused('unreadable')
    return refuse(request, reply, { problem: 'bad-request' })
  }
  const isNew = await ports.keep(event)
  ports.metrics.webhookTaken(isNew ? 'new' : 'duplicate')
  return reply.code(202).send()
}

const isKnown = async (ports: WebhookPorts, name: string): Promise<boolean> =>
  /^[\w-]{16,64}$/.test(name) && (await ports.hook(name, false)) !== undefined

/** What is asked before a byte of the body is read: whoever knows no address of ours makes us hold nothing. */
const admit = (ports: WebhookPorts) => {
  const reserve = bodiesUnderWay(underWayBytes)
  return async (request: Hooked, reply: FastifyReply): Promise<unknown> => {
    const { hook } = request.params
    const turnAway = (reason: string, refused: Refused) => {
      ports.metrics.webhookRefused(reason)
      // Otherwise the body that nobody reads would be taken to its end before the connection serves another request.
      return refuse(request, reply.header('connection', 'close'), refused)
    }
    if (!(await isKnown(ports, hook))) return turnAway('unknown-hook', { problem: 'not-signed-in' })
    const told = Number(request.headers['content-length'] ?? limitBytes)
    if (reserve(hook, Math.min(told, limitBytes), reply.raw)) return undefined
    return turnAway('too-many-requests', { problem: 'too-many-requests', retry_after: againSeconds })
  }
}

/** A scope of its own: here bodies stay bytes, whatever they call themselves. */
export const webhooks = (ports: WebhookPorts) => (app: FastifyInstance, _: object, done: () => void) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
  limitRate(app, ports.perAddress, { onRefused: () => ports.metrics.webhookRefused('too-many-requests') })
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const problem = problemOf(error)
    if (problem !== 'internal') {
      ports.metrics.webhookRefused(problem)
      return refuse(request, reply, { problem })
    }
    request.log.error({ request_id: request.id, failure: described(error) }, 'a webhook could not be kept')
    ports.metrics.webhookRefused('unkept')
    // 503 with Retry-After is what Zendesk delivers again; a 500 would lose the event.
    return refuse(request, reply, { problem: 'internal', retry_after: againSeconds }, 503)
  })
  const options = { bodyLimit: limitBytes, onRequest: admit(ports) }
  app.post<{ Params: { hook: string } }>('/webhooks/zendesk/:hook', options, (request, reply) =>
    receive(ports, request, reply),
  )
  done()
}
