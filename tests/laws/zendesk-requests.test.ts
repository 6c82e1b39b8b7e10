import { existsSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { zendeskFor, type ZendeskClient } from '../../server/zendesk/client.ts'
import { resourceOf } from '../../server/zendesk/resource.ts'

/** Of what waits for its turn first. */
const sent = async <Asked>(
  turn: Promise<{ readonly send: (asked: Asked) => Promise<unknown> }>,
  asked: Asked,
): Promise<unknown> => (await turn).send(asked)

const file = '../shared/zendesk/oas.yaml'
const absent = !existsSync(file)
if (absent)
  process.stdout.write(`Requests to Zendesk are not compared with its own description: ${file} is not there.\n`)

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
const described = absent ? {} : fieldsOf(load(readFileSync(file, 'utf8')))

const at = (root: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((value, key) => {
    const next = fieldsOf(value)[key]
    const ref = fieldsOf(next)['$ref']
    return typeof ref === 'string' ? at(described, ...ref.slice(2).split('/')) : next
  }, root)

/** Paths as both sides write them: ids without names, no `.json`. */
const plain = (path: string): string =>
  path
    .replace(/^\/api\/v2(?=\/)/, '')
    .replace(/\.json$/, '')
    .replaceAll(/\{\w+\}/g, '{id}')

const paths = Object.entries(fieldsOf(described['paths']))

/** A path without parameters is meant before one with them: `/users/me` is no `/users/{id}`. */
const operationOf = (method: string, pathname: string): Fields | undefined => {
  const found = paths.find(([path]) => plain(path) === resourceOf(pathname))
  const operation = found === undefined ? undefined : at(found[1], method.toLowerCase())
  return operation === undefined ? undefined : fieldsOf(operation)
}

/** The document's own example of the answer. */
const exampleOf = (operation: Fields): unknown => {
  const content = at(operation, 'responses', '200', 'content', 'application/json')
  return at(content, 'examples', 'default', 'value') ?? at(content, 'schema', 'example')
}

interface Sent {
  readonly method: string
  readonly url: URL
}

/** Calls once, answered as the document's example answers. */
const callOf = async (call: (zendesk: ZendeskClient) => Promise<unknown>) => {
  const sent: Sent[] = []
  const origin = 'https://maison-lumiere.zendesk.com'
  const clock = () => '2026-11-24T08:00:00.000Z'
  const zendesk = zendeskFor({
    origin,
    clock,
    sleep: () => Promise.resolve(),
    tokens: {
      current: () => Promise.resolve({ accessToken: 'made-up', version: 1 }),
      renewed: () => Promise.reject(new Error('no token is refused here')),
    },
    bucket: { admit: () => Promise.resolve(() => undefined) },
    fetch: (url, { method = 'GET' }) => {
      sent.push({ method, url })
      const operation = operationOf(method, url.pathname)
      return Promise.resolve(Response.json(operation === undefined ? {} : (exampleOf(operation) ?? {})))
    },
  })
  const result = await call(zendesk).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  return { sent, result }
}

interface Asked {
  readonly call: (zendesk: ZendeskClient) => Promise<unknown>
  /** Why the document does not know the path. */
  readonly undocumented?: string
  /** Why the document's example can't be read. */
  readonly noExample?: string
}

const laterVersion = 'only in later versions of the document'
const otherDocument = 'described elsewhere: not part of the Support API document'
const nodeZendesk = 'in node-zendesk (listByUserRequested), not in the document'
const abridged = 'the example leaves out fields that every record has'
const updatedAt = '2026-11-24T07:59:00Z'

/** Every call of the client; the type keeps the list complete. */
const calls = {
  ticket: { call: (zendesk) => zendesk.ticket(7) },
  comments: { call: (zendesk) => zendesk.comments(7), noExample: abridged },
  redactComment: { call: (zendesk) => zendesk.redactComment({ ticketId: 7, commentId: 8, htmlBody: '' }) },
  redactAttachment: { call: (zendesk) => zendesk.redactAttachment({ ticketId: 7, commentId: 8, attachmentId: 9 }) },
  chatMessages: { call: (zendesk) => zendesk.chatMessages(7) },
  redactChatMessage: {
    call: (zendesk) => zendesk.redactChatMessage({ ticketId: 7, chatId: 'c', chatIndex: 0, text: '' }),
  },
  setTags: { call: (zendesk) => zendesk.setTags({ ticketId: 7, tags: ['a'], updatedAt }) },
  changeTags: {
    call: (zendesk) => zendesk.changeTags(7, { add: ['a'], remove: [], updatedAt: '2011-05-05T10:38:52Z' }),
  },
  user: { call: (zendesk) => zendesk.user(3), noExample: abridged },
  usersByIds: { call: (zendesk) => zendesk.usersByIds([3, 4]), noExample: abridged },
  me: { call: (zendesk) => zendesk.me() },
  groupMemberships: { call: (zendesk) => zendesk.groupMemberships(3), undocumented: laterVersion },
  group: { call: (zendesk) => zendesk.group(11) },
  customRole: { call: (zendesk) => zendesk.customRole(77) },
  settings: { call: (zendesk) => zendesk.settings() },
  installations: { call: (zendesk) => zendesk.installations(), undocumented: otherDocument },
  appPublicKey: { call: (zendesk) => zendesk.appPublicKey(501), undocumented: otherDocument },
  createWebhook: {
    call: (zendesk) => zendesk.createWebhook({ name: 'n', endpoint: 'https://custos.example', subscriptions: [] }),
    undocumented: otherDocument,
  },
  webhooks: { call: (zendesk) => zendesk.webhooks(), undocumented: otherDocument },
  signingSecret: { call: (zendesk) => zendesk.signingSecret('01GX3R4S'), undocumented: otherDocument },
  deleteWebhook: { call: (zendesk) => zendesk.deleteWebhook('01GX3R4S'), undocumented: otherDocument },
  ticketEvents: { call: (zendesk) => zendesk.ticketEvents(1_600_000_000) },
  ticketStates: { call: (zendesk) => zendesk.ticketStates({ startTime: 1_600_000_000 }) },
  ticketUpdates: { call: (zendesk) => zendesk.ticketUpdates(7) },
  schedules: { call: (zendesk) => zendesk.schedules() },
  createSchedule: {
    call: (zendesk) => zendesk.createSchedule({ title: 'n', period: 'P1Y', active: false }),
    noExample: 'the example is of another answer than 200',
  },
  switchSchedule: { call: (zendesk) => zendesk.switchSchedule(7, false) },
  ticketCount: { call: (zendesk) => zendesk.ticketCount() },
  accessLogPage: {
    call: (zendesk) => zendesk.accessLogPage({ start: updatedAt, end: updatedAt }),
    undocumented: otherDocument,
  },
  auditLogPage: { call: (zendesk) => zendesk.auditLogPage({ start: updatedAt, end: updatedAt }) },
  team: { call: (zendesk) => zendesk.team(), noExample: abridged },
  ticketOwners: { call: (zendesk) => zendesk.ticketOwners([7]) },
  endSessions: { call: (zendesk) => zendesk.endSessions(3) },
  suspendUser: { call: (zendesk) => zendesk.suspendUser(3) },
  redactFiles: { call: (zendesk) => zendesk.redactFiles({ ticketId: 7, commentId: 8, urls: ['https://a.example/b'] }) },
  ticketsAmong: { call: (zendesk) => zendesk.ticketsAmong([7]) },
  tagTickets: { call: (zendesk) => sent(zendesk.tagTickets(), { ticketIds: [7], add: ['a'], remove: [] }) },
  deleteMany: { call: (zendesk) => sent(zendesk.deleteMany(), [7]) },
  eraseMany: { call: (zendesk) => sent(zendesk.eraseMany(), [7]) },
  restoreMany: { call: (zendesk) => zendesk.restoreMany([7]) },
  jobStatuses: { call: (zendesk) => zendesk.jobStatuses([{ jobId: '01GX', ticketIds: [2] }]) },
  jobsUnderWay: { call: (zendesk) => zendesk.jobsUnderWay() },
  requestersAmong: { call: (zendesk) => zendesk.requestersAmong([3]), noExample: abridged },
  requester: { call: (zendesk) => zendesk.requester(3), noExample: abridged },
  ticketsRequestedBy: { call: (zendesk) => zendesk.ticketsRequestedBy(3), undocumented: nodeZendesk },
  requestedCount: { call: (zendesk) => zendesk.requestedCount(3) },
  deleteUser: { call: (zendesk) => sent(zendesk.deleteUser(3), undefined) },
  eraseUser: { call: (zendesk) => sent(zendesk.eraseUser(3), undefined) },
  isDeletedOnly: { call: (zendesk) => zendesk.isDeletedOnly(3) },
  staff: { call: (zendesk) => zendesk.staff(), noExample: abridged },
  ownFields: { call: (zendesk) => zendesk.ownFields() },
  organizationsAmong: { call: (zendesk) => zendesk.organizationsAmong([3, 4]) },
  formIds: { call: (zendesk) => zendesk.formIds() },
  brandIds: { call: (zendesk) => zendesk.brandIds() },
  groupIds: { call: (zendesk) => zendesk.groupIds() },
  countTagged: { call: (zendesk) => zendesk.countTagged('ticket', 'faq') },
} satisfies Record<keyof ZendeskClient, Asked>

const asked = Object.entries<Asked>(calls).map(([name, one]) => ({ name, ...one }))
const documented = asked.filter(({ undocumented }) => undocumented === undefined)

describe.skipIf(absent)('a request to Zendesk', () => {
  it('is compared with a document that says something', () => expect(paths.length).toBeGreaterThan(300))

  it.each(documented)('for $name has a method and a path that Zendesk describes', async ({ call }) => {
    const { sent } = await callOf(call)
    expect(sent.length).toBeGreaterThan(0)
    for (const { method, url } of sent)
      expect(operationOf(method, url.pathname), `${method} ${url.pathname}`).toBeDefined()
  })

  it.each(asked.filter(({ undocumented }) => undocumented !== undefined))(
    'for $name is still not described ($undocumented)',
    async ({ call }) => {
      const { sent } = await callOf(call)
      for (const { method, url } of sent) expect(operationOf(method, url.pathname)).toBeUndefined()
    },
  )

  it.each(documented.filter(({ noExample }) => noExample === undefined))(
    "for $name reads Zendesk's own example of an answer",
    async ({ call }) => {
      expect((await callOf(call)).result).not.toHaveProperty('error')
    },
  )

  it.each(asked)('for $name is known to metrics by words that this project chose', async ({ call }) => {
    const { sent } = await callOf(call)
    for (const { url } of sent) expect(resourceOf(url.pathname)).toMatch(/^(\/([a-z_]+(\.pem)?|\{id\}))+$/)
  })
})
