import { randomUUID } from 'node:crypto'
import { isoSeconds } from '../clock.ts'
import type { World } from '../world.ts'
import { createBreaker, type Breaker } from './breaker.ts'
import { envelope, type TicketEvent } from './envelope.ts'
import type { Attempt, Invocation, InvocationStatus, Webhook } from './records.ts'
import { signature } from './signature.ts'

export interface Webhooks {
  /** Tells every webhook that is subscribed, once the request at hand has done all its work. */
  readonly emit: (event: TicketEvent) => void
  readonly send: (webhook: Webhook, eventType: string, body: string) => void
  /** Settles when nothing is being delivered and no retry waits. */
  readonly idle: () => Promise<void>
  readonly reset: () => void
}

type Outcome =
  | { readonly answered: true; readonly status: number; readonly retryAfter: number | undefined }
  | { readonly answered: false; readonly timedOut: boolean; readonly message: string }

const conflictRetries = 3
const busyRetries = 3
const timeoutRetries = 5
/** A receiver that asks for a minute or more is not asked again. */
const longestWait = 60

const statusOf = (outcome: Outcome): InvocationStatus => {
  if (!outcome.answered) return outcome.timedOut ? 'timeout' : 'failed'
  if (outcome.status < 300) return 'success'
  if (outcome.status === 429) return 'throttled'
  return outcome.status >= 500 ? 'server error' : outcome.status >= 400 ? 'client error' : 'failed'
}

/** How long to wait before the next try, or nothing when this was the last. */
const nextTry = (outcome: Outcome, tries: number, delay: number): number | undefined => {
  if (!outcome.answered) return outcome.timedOut && tries <= timeoutRetries ? delay : undefined
  if (outcome.status === 409) return tries <= conflictRetries ? delay : undefined
  const { retryAfter } = outcome
  const isBusy = outcome.status === 429 || outcome.status === 503
  if (!isBusy || retryAfter === undefined || retryAfter >= longestWait || tries > busyRetries) return undefined
  return retryAfter * 1000
}

const authorization = ({ authentication }: Webhook): Record<string, string> => {
  if (authentication === null) return {}
  const { type, data } = authentication
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '')
  if (type === 'bearer_token') return { authorization: `Bearer ${text('token')}` }
  if (type === 'basic_auth') {
    return { authorization: `Basic ${Buffer.from(`${text('username')}:${text('password')}`).toString('base64')}` }
  }
  return type === 'api_key' ? { [text('name')]: text('value') } : {}
}

export const signedHeaders = (world: World, webhook: Webhook, invocationId: string, body: string) => {
  const timestamp = isoSeconds(world.clock.wall())
  return {
    'content-type': 'application/json',
    'user-agent': 'Zendesk Webhook',
    ...webhook.custom_headers,
    ...authorization(webhook),
    'x-zendesk-account-id': String(world.accountId),
    'x-zendesk-webhook-id': webhook.id,
    'x-zendesk-webhook-invocation-id': invocationId,
    'x-zendesk-webhook-signature': signature(webhook.secret, timestamp, body),
    'x-zendesk-webhook-signature-timestamp': timestamp,
  }
}

export const createWebhooks = (getWorld: () => World): Webhooks => {
  const running = new Set<Promise<void>>()
  let breakers = new Map<string, Breaker>()
  let positions = new Map<number, number>()

  const track = (work: Promise<void>): void => {
    running.add(work)
    void work.finally(() => running.delete(work))
  }

  const later = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => getWorld().clock.after(milliseconds, resolve))

  const call = async (webhook: Webhook, invocation: Invocation): Promise<Outcome> => {
    const world = getWorld()
    const stop = AbortSignal.timeout(world.settings.webhook_timeout_ms)
    try {
      const response = await world.fetch(webhook.endpoint, {
        method: webhook.http_method,
        headers: signedHeaders(world, webhook, invocation.id, invocation.body),
        body: invocation.body,
        signal: stop,
        redirect: 'manual',
      })
      await response.arrayBuffer()
      const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
      return { answered: true, status: response.status, retryAfter: Number.isNaN(wait) ? undefined : wait }
    } catch (error) {
      return { answered: false, timedOut: stop.aborted, message: error instanceof Error ? error.message : 'unknown' }
    }
  }

  const attempt = async (webhook: Webhook, invocation: Invocation): Promise<Outcome> => {
    const { clock } = getWorld()
    const start = performance.now()
    const outcome = await call(webhook, invocation)
    const noted: Attempt = {
      id: randomUUID(),
      invocation_id: invocation.id,
      status: statusOf(outcome),
      response_code: outcome.answered ? outcome.status : null,
      error_message: outcome.answered ? null : outcome.message,
      created_at: clock.iso(),
      duration_ms: Math.round(performance.now() - start),
    }
    invocation.attempts.push(noted)
    invocation.status = noted.status
    invocation.latest_completed_at = clock.iso()
    return outcome
  }

  const deliver = async (webhook: Webhook, invocation: Invocation): Promise<void> => {
    const { clock, settings } = getWorld()
    const breaker = breakers.get(webhook.id) ?? createBreaker()
    breakers.set(webhook.id, breaker)
    if (settings.circuit_breaker && breaker.isOpen(clock.now())) {
      invocation.status = 'circuit broken'
      return
    }
    for (let tries = 1; ; tries += 1) {
      const outcome = await attempt(webhook, invocation)
      breaker.note(clock.now(), invocation.status !== 'success')
      const wait = nextTry(outcome, tries, settings.webhook_retry_delay_ms)
      if (wait === undefined) return
      await later(wait)
    }
  }

  const send = (webhook: Webhook, eventType: string, body: string): void => {
    const { state, clock, faults } = getWorld()
    const invocation: Invocation = {
      id: `01${randomUUID().replaceAll('-', '').slice(0, 24).toUpperCase()}`,
      webhook_id: webhook.id,
      event_type: eventType,
      body,
      created_at: clock.iso(),
      latest_completed_at: null,
      status: 'accepted',
      attempts: [],
    }
    state.invocations.set(invocation.id, invocation)
    track(deliver(webhook, invocation))
    if (faults.take(['duplicate-delivery'], webhook.http_method, eventType) !== undefined) {
      track(deliver(webhook, invocation))
    }
  }

  const tell = async (event: TicketEvent): Promise<void> => {
    await Promise.resolve()
    const world = getWorld()
    const position = (positions.get(event.ticket.id) ?? 0) + 1
    positions.set(event.ticket.id, position)
    const eventType = `zen:event-type:${event.type}`
    const subscribed = [...world.state.webhooks.values()].filter(
      ({ status, subscriptions }) => status === 'active' && subscriptions.includes(eventType),
    )
    if (subscribed.length === 0) return
    const body = JSON.stringify(envelope(world, event, position))
    for (const webhook of subscribed) send(webhook, eventType, body)
  }

  return {
    emit: (event) => track(tell(event)),
    send,
    idle: async () => {
      while (running.size > 0) await Promise.race(running)
    },
    reset: () => {
      breakers = new Map()
      positions = new Map()
      running.clear()
    },
  }
}
