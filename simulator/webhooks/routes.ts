import { mayWatch } from '../logs/access.ts'
import { badRequest, empty, json, ok, refuse } from '../wire/answer.ts'
import { recordIn } from '../wire/body.ts'
import { paged } from '../wire/paging.ts'
import { fieldsOf, isFields, textOf, textsOf, type Fields } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import { signedHeaders } from './deliver.ts'
import type { Invocation, Webhook, WebhookAuthentication } from './records.ts'

const notFound = () =>
  refuse(404, { errors: [{ code: 'WebhookNotFound', title: 'Not Found', detail: 'Webhook not found' }] })

const invalid = (detail: string) => refuse(400, { errors: [{ code: 'InvalidWebhook', title: 'Bad Request', detail }] })

/** Neither the secret nor the credentials are ever shown: the secret has a call of its own. */
const show = (webhook: Webhook) => ({
  id: webhook.id,
  name: webhook.name,
  description: webhook.description,
  endpoint: webhook.endpoint,
  http_method: webhook.http_method,
  request_format: webhook.request_format,
  status: webhook.status,
  subscriptions: webhook.subscriptions,
  custom_headers: webhook.custom_headers ?? undefined,
  authentication:
    webhook.authentication === null
      ? undefined
      : { type: webhook.authentication.type, add_position: webhook.authentication.add_position },
  created_at: webhook.created_at,
  created_by: webhook.created_by,
  updated_at: webhook.updated_at,
  updated_by: webhook.updated_by,
})

const find = ({ world, params }: Call): Webhook => {
  const found = world.state.webhooks.get(params['webhook'] ?? '')
  if (found === undefined) throw notFound()
  return found
}

const eventType = /^zen:event-type:[a-z_]+\.[a-z_]+$/

const subscriptionsIn = (fields: Fields): readonly string[] | undefined => {
  if (fields['subscriptions'] === undefined) return undefined
  const names = textsOf(fields['subscriptions'])
  const isTrigger = names.length === 1 && names[0] === 'conditional_ticket_events'
  if (!isTrigger && !names.every((name) => eventType.test(name))) throw invalid('Unknown subscription')
  return names
}

const authenticationIn = (written: unknown): WebhookAuthentication | null => {
  if (!isFields(written)) return null
  const type = textOf(written['type']) ?? ''
  if (!['basic_auth', 'bearer_token', 'api_key'].includes(type)) throw invalid('Unknown authentication type')
  return { type, add_position: textOf(written['add_position']) ?? 'header', data: fieldsOf(written['data']) }
}

const headersIn = (written: unknown): Record<string, string> | null =>
  isFields(written) ? Object.fromEntries(Object.entries(written).map(([name, value]) => [name, String(value)])) : null

/** What a PATCH names; a PUT and a POST must name the required ones. */
const changesIn = (fields: Fields, isWhole: boolean): Partial<Webhook> => {
  const required = ['name', 'endpoint', 'http_method', 'request_format', 'status']
  const missing = isWhole ? required.filter((name) => textOf(fields[name]) === undefined) : []
  if (missing.length > 0) throw invalid(`Missing: ${missing.join(', ')}`)
  if (fields['signing_secret'] !== undefined) throw invalid('signing_secret cannot be set')
  const { endpoint, status, http_method, request_format } = fields
  if (endpoint !== undefined && !URL.canParse(textOf(endpoint) ?? '')) throw invalid('endpoint is not a URL')
  if (status !== undefined && status !== 'active' && status !== 'inactive') throw invalid('Unknown status')
  const subscriptions = subscriptionsIn(fields)
  const isEvents = subscriptions?.some((name) => eventType.test(name)) === true
  if (isEvents && ((http_method ?? 'POST') !== 'POST' || (request_format ?? 'json') !== 'json')) {
    throw invalid('Event subscriptions need POST and json')
  }
  const texts = ['name', 'description', 'endpoint', 'http_method', 'request_format', 'status'].flatMap((name) => {
    const value = textOf(fields[name])
    return value === undefined ? [] : [[name, value]]
  })
  return {
    ...(Object.fromEntries(texts) as Partial<Webhook>),
    ...(subscriptions === undefined ? {} : { subscriptions }),
    ...(fields['authentication'] === undefined ? {} : { authentication: authenticationIn(fields['authentication']) }),
    ...(fields['custom_headers'] === undefined ? {} : { custom_headers: headersIn(fields['custom_headers']) }),
  }
}

const create = (call: Call) => {
  const { world, user } = call
  const changes = changesIn(recordIn(call, 'webhook'), true)
  const watches = changes.subscriptions?.some((name) => name.startsWith('zen:event-type:access_log.')) === true
  if (watches && !mayWatch(world)) throw invalid('Access log events are not available')
  const now = world.clock.iso()
  const id = `01${world.token().slice(0, 24).toUpperCase()}`
  const webhook: Webhook = {
    id,
    name: '',
    description: '',
    endpoint: '',
    http_method: 'POST',
    request_format: 'json',
    status: 'active',
    subscriptions: ['conditional_ticket_events'],
    authentication: null,
    custom_headers: null,
    secret: Buffer.from(world.token()).toString('base64'),
    created_at: now,
    created_by: String(user.id),
    updated_at: now,
    updated_by: String(user.id),
    ...changes,
  }
  world.state.webhooks.set(id, webhook)
  return json(201, { webhook: show(webhook) })
}

/** Whether a webhook hears events or is called by triggers is chosen once. */
const change = (isWhole: boolean) => (call: Call) => {
  const webhook = find(call)
  const changes = changesIn(recordIn(call, 'webhook'), isWhole)
  const isTrigger = (names: readonly string[]) => names.includes('conditional_ticket_events')
  if (changes.subscriptions !== undefined && isTrigger(changes.subscriptions) !== isTrigger(webhook.subscriptions)) {
    throw invalid('A webhook cannot be changed from events to triggers or back')
  }
  Object.assign(webhook, changes, { updated_at: call.world.clock.iso(), updated_by: String(call.user.id) })
  return empty()
}

const secretOf = (webhook: Webhook) => ({ signing_secret: { algorithm: 'SHA256', secret: webhook.secret } })

const resetSecret = (call: Call) => {
  const webhook = find(call)
  webhook.secret = Buffer.from(call.world.token()).toString('base64')
  return json(201, secretOf(webhook))
}

/** Records with ids that are no numbers are paged by their place in the list. */
const listed = <T extends { readonly id: string }>(
  call: Call,
  name: string,
  items: readonly T[],
  shown: (item: T) => unknown,
) => {
  const numbered = items.map((item, index) => ({ id: index + 1, item }))
  const { page, frame } = paged(call, numbered)
  return ok({ [name]: page.map(({ item }) => shown(item)), ...frame })
}

const list = (call: Call) => {
  const contains = call.query.get('filter[name_contains]') ?? ''
  const status = call.query.get('filter[status]')
  const webhooks = [...call.world.state.webhooks.values()].filter(
    (webhook) => webhook.name.includes(contains) && (status === null || webhook.status === status),
  )
  return listed(call, 'webhooks', webhooks, show)
}

const week = 7 * 86_400_000

const showInvocation = ({
  id,
  webhook_id,
  status,
  created_at,
  latest_completed_at,
  event_type,
  attempts,
}: Invocation) => ({
  id,
  webhook_id,
  status,
  created_at,
  latest_completed_at,
  event_type,
  attempts_count: attempts.length,
})

const invocations = (call: Call) => {
  const webhook = find(call)
  const { clock, state } = call.world
  const status = call.query.get('filter[status]')
  const found = [...state.invocations.values()].filter(
    (one) =>
      one.webhook_id === webhook.id &&
      Date.parse(one.created_at) > clock.now() - week &&
      (status === null || one.status === status),
  )
  return listed(call, 'invocations', found, showInvocation)
}

const attempts = (call: Call) => {
  const found = call.world.state.invocations.get(call.params['invocation'] ?? '')
  if (found?.webhook_id !== find(call).id) throw notFound()
  return ok({ attempts: found.attempts })
}

/** Calls an endpoint with a payload of the admin's, and says what came back. */
const test = async (call: Call) => {
  const { world, query } = call
  const written = recordIn(call, 'webhook')
  const known = world.state.webhooks.get(query.get('webhook_id') ?? '')
  const endpoint = textOf(written['endpoint']) ?? known?.endpoint
  if (endpoint === undefined) throw badRequest('endpoint is required')
  const body = JSON.stringify(written['payload'] ?? {})
  const webhook: Webhook = { ...(known ?? testWebhook), endpoint }
  const response = await world.fetch(endpoint, {
    method: 'POST',
    headers: signedHeaders(world, webhook, world.token(), body),
    body,
  })
  const status = response.ok ? 'success' : 'failed'
  return ok({ test: { status, message: '', response_code: response.status, response_body: await response.text() } })
}

/** Before a webhook is saved, Zendesk signs its tests with a secret that everyone knows. */
const testWebhook: Webhook = {
  id: 'test',
  name: 'test',
  description: '',
  endpoint: '',
  http_method: 'POST',
  request_format: 'json',
  status: 'active',
  subscriptions: [],
  authentication: null,
  custom_headers: null,
  secret: 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==',
  created_at: '',
  created_by: '-1',
  updated_at: '',
  updated_by: '-1',
}

const path = '/api/v2/webhooks'
const one = `${path}/:webhook`
const admin = { access: 'admin', resource: 'webhooks' } as const

export const webhookRoutes: readonly Route[] = [
  { ...admin, method: 'GET', path, handle: list },
  { ...admin, method: 'POST', path, handle: create },
  { ...admin, method: 'POST', path: `${path}/test`, handle: test },
  { ...admin, method: 'GET', path: one, handle: (call) => ok({ webhook: show(find(call)) }) },
  { ...admin, method: 'PUT', path: one, handle: change(true) },
  { ...admin, method: 'PATCH', path: one, handle: change(false) },
  {
    ...admin,
    method: 'DELETE',
    path: one,
    handle: (call) => {
      call.world.state.webhooks.delete(find(call).id)
      return empty()
    },
  },
  { ...admin, method: 'GET', path: `${one}/signing_secret`, handle: (call) => ok(secretOf(find(call))) },
  { ...admin, method: 'POST', path: `${one}/signing_secret`, handle: resetSecret },
  { ...admin, method: 'GET', path: `${one}/invocations`, handle: invocations },
  { ...admin, method: 'GET', path: `${one}/invocations/:invocation/attempts`, handle: attempts },
]
