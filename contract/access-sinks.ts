import * as z from 'zod/mini'
import { messageTypes } from '../core/access/sinks/message.ts'
import { ledgerRef } from './source.ts'

/** Why a message did not arrive; the panel has a sentence for each. */
export const sendFailures = [
  'address-refused',
  'unknown-name',
  'unreachable',
  'certificate',
  'slow',
  'broken-off',
  'redirected',
  'refused',
  'unwelcome',
  'busy',
  'failing',
  'gone',
] as const
export type SendFailure = (typeof sendFailures)[number]

/** So often a message is tried before custos gives it up. */
export const mostTries = 20
export const mostSinks = 10

const name = z.string().check(z.minLength(1), z.maxLength(60))
const isSafeUrl = (text: string): boolean => {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === ''
}
/** The name alone: what is behind a colon would be a second port beside the one that is given. */
const isHost = (text: string): boolean => URL.parse(`https://${text}/`)?.hostname === text.toLowerCase()

export const newSink = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('webhook'),
    name,
    /** https, without a user, a password or a fragment. */
    url: z.string().check(z.maxLength(500), z.refine(isSafeUrl)),
    format: z.enum(['custos', 'ocsf']),
  }),
  z.strictObject({
    kind: z.literal('syslog'),
    name,
    host: z.string().check(z.maxLength(253), z.refine(isHost)),
    port: z.number().check(z.int(), z.gte(1), z.lte(65_535)),
    format: z.enum(['cef', 'ocsf']),
  }),
])
export type NewSink = z.infer<typeof newSink>

const delivery = z.object({
  id: z.uuid(),
  type: z.enum(messageTypes),
  state: z.enum(['waiting', 'done', 'given-up']),
  tries: z.number(),
  why: z.nullable(z.enum(sendFailures)),
  status: z.nullable(z.number()),
  at: z.string(),
})

export const sink = z.object({
  id: z.uuid(),
  kind: z.enum(['webhook', 'syslog']),
  format: z.enum(['custos', 'cef', 'ocsf']),
  name: z.string(),
  /** Host and port: what stands behind them in a webhook's address may be a secret. */
  host: z.string(),
  state: z.enum(['on', 'paused']),
  waiting: z.number(),
  /** Messages about cases; a test is not sent again. */
  given_up: z.number(),
  /** When it is tried again, where the last try failed. */
  next_try: z.nullable(z.string()),
  /** The last ones, newest first. */
  deliveries: z.array(delivery),
})
export type Sink = z.infer<typeof sink>

/** Destinations of cases, for admins alone. */
export const listSinks = {
  method: 'GET',
  path: '/api/access/sinks',
  response: z.object({ sinks: z.array(sink) }),
} as const

/** The secret of a webhook is told here and nowhere again. */
export const addSink = {
  method: 'POST',
  path: '/api/access/sinks',
  body: newSink,
  response: z.object({ sink_id: z.uuid(), secret: z.optional(z.string()), ledger: ledgerRef }),
} as const

const params = z.object({ sink_id: z.uuid() })

/** `again` puts what was given up back in the line. */
export const changeSink = {
  method: 'POST',
  path: '/api/access/sinks/:sink_id',
  params,
  body: z.strictObject({ change: z.enum(['pause', 'resume', 'remove', 'again']) }),
  response: z.object({ ledger: ledgerRef }),
} as const
export type SinkChange = z.infer<typeof changeSink.body>['change']

export const testSink = {
  method: 'POST',
  path: '/api/access/sinks/:sink_id/test',
  params,
  response: z.object({
    arrived: z.boolean(),
    why: z.optional(z.enum(sendFailures)),
    status: z.optional(z.number()),
  }),
} as const
