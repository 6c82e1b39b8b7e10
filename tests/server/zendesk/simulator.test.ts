import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zendeskFor, type ZendeskClient } from '../../../server/zendesk/client.ts'
import { authorizationUrl, exchangeCode, newVerifier } from '../../../server/zendesk/oauth.ts'
import { rateBucket } from '../../../server/zendesk/rate-bucket.ts'
import { accessTokens } from '../../../server/zendesk/tokens.ts'
import { createSimulator } from '../../../simulator/simulator.ts'
import { failureOf } from './account.ts'
import { storeInMemory } from './stored-tokens.ts'
import { timeline } from './timeline.ts'

const time = timeline()
const simulator = createSimulator({ now: () => Date.parse(time.clock()) })
const { origin, state } = simulator
const client = { id: simulator.oauthClient.identifier, secret: simulator.oauthClient.secret }
const fetch = (url: URL, init: RequestInit) => simulator.fetch(url, init)
const wire = { clock: time.clock, fetch }

beforeEach(() => {
  simulator.reset()
  simulator.seed()
})

afterEach(() => {
  expect(simulator.log.unknown).toEqual([])
})

const userNamed = (name: string): number => {
  const found = [...state.users.values()].find((user) => user.name === name)
  if (found === undefined) throw new Error(`the seed has no ${name}`)
  return found.id
}

const ticketCalled = (subject: string): number => {
  const found = [...state.tickets.values()].find((ticket) => ticket.subject === subject)
  if (found === undefined) throw new Error(`the seed has no ticket ${subject}`)
  return found.id
}

const zendeskAs = (name: string, expires_in = 3600): ZendeskClient => {
  const token = simulator.tokenFor(userNamed(name), { expires_in })
  const store = storeInMemory({
    accessToken: token.access_token,
    refreshToken: token.refresh_token ?? '',
    expiresAt: new Date(Date.parse(time.clock()) + expires_in * 1000).toISOString(),
  })
  return zendeskFor({
    ...wire,
    origin,
    sleep: time.sleep,
    tokens: accessTokens({ ...wire, origin, client, store, sleep: time.sleep }),
    bucket: rateBucket({ ...time, waitAtMost: { interactive: 0, background: 0 } }),
  })
}

const admin = () => zendeskAs('Claire Fontaine')
const marked = (html: string, value: string) => html.replace(value, `<redact>${value}</redact>`)
const statuses = () => simulator.log.entries.map(({ status }) => status)

describe('a comment', () => {
  const value = 'une copie de mon passeport'

  const closedComment = async (zendesk: ZendeskClient) => {
    const ticketId = ticketCalled('Ancien dossier')
    const [comment] = await zendesk.comments(ticketId)
    if (comment === undefined) throw new Error('the seed has no comment')
    return { ticketId, commentId: comment.id, htmlBody: marked(comment.htmlBody, value) }
  }

  it('of a closed ticket is redacted in every form that is read', async () => {
    const zendesk = admin()
    const change = await closedComment(zendesk)
    await zendesk.redactComment(change)
    const [after] = await zendesk.comments(change.ticketId)
    expect(after?.htmlBody).toContain('▇')
    expect([after?.htmlBody, after?.plainBody, after?.body].join()).not.toContain(value)
    expect((await zendesk.ticket(change.ticketId)).tags).toContain('redacted_content')
  })

  it('that has changed since is refused, and certainly not redacted', async () => {
    const zendesk = admin()
    const change = await closedComment(zendesk)
    const stale = { ...change, htmlBody: `${change.htmlBody}<p>other</p>` }
    expect(await failureOf(zendesk.redactComment(stale))).toMatchObject({ code: 'invalid', status: 422, applied: 'no' })
  })

  it('is not redacted by a light agent', async () => {
    const change = await closedComment(admin())
    const failure = await failureOf(zendeskAs('Nora Lindqvist').redactComment(change))
    expect(failure).toMatchObject({ code: 'forbidden', status: 403, applied: 'no' })
  })

  it('may be redacted or not when the connection is cut, and only reading tells', async () => {
    const zendesk = admin()
    const change = await closedComment(zendesk)
    simulator.faults.add({ kind: 'cut-after', method: 'PUT', path: '/api/v2/comment_redactions/*', times: 1 })
    expect(await failureOf(zendesk.redactComment(change))).toMatchObject({ code: 'down', applied: 'unknown' })
    expect((await zendesk.comments(change.ticketId))[0]?.htmlBody).toContain('▇')
  })

  it('is redacted after a short burst of refusals', async () => {
    const zendesk = admin()
    const change = await closedComment(zendesk)
    const path = '/api/v2/comment_redactions/*'
    simulator.faults.add({ kind: 'too-many-requests', method: 'PUT', path, times: 2, retry_after: 1 })
    await zendesk.redactComment(change)
    expect(statuses().slice(-3)).toEqual([429, 429, 200])
  })
})

describe('comments', () => {
  const longTicket = () => {
    const ticketId = ticketCalled('Carte refusée')
    for (let count = 0; count < 250; count += 1)
      simulator.addComment(ticketId, { author_id: userNamed('Claudine Moreau'), body: `made-up ${String(count)}` })
    return ticketId
  }
  const path = '/api/v2/tickets/*/comments'

  it('are all read, however many pages they fill', async () => {
    const ticketId = longTicket()
    const list = await admin().comments(ticketId)
    const expected = [...state.comments.values()].filter((comment) => comment.ticket_id === ticketId)
    expect(list.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    expect(list.length).toBeGreaterThan(250)
    expect(simulator.log.entries).toHaveLength(3)
  })

  it('are never fewer for a refusal that asks for too long a wait', async () => {
    const ticketId = longTicket()
    const zendesk = admin()
    await zendesk.ticket(ticketId)
    simulator.faults.add({ kind: 'too-many-requests', path, times: 1, retry_after: 2 })
    expect((await zendesk.comments(ticketId)).length).toBeGreaterThan(250)
    simulator.faults.add({ kind: 'too-many-requests', path, times: 1, retry_after: 30 })
    expect(await failureOf(zendesk.comments(ticketId))).toMatchObject({ code: 'busy', retryAfter: 30 })
  })
})

describe('a chat', () => {
  it('that has ended is redacted message by message', async () => {
    const zendesk = admin()
    const ticketId = ticketCalled('Chat 4471')
    const messages = await zendesk.chatMessages(ticketId)
    const message = messages.find((one) => one.message.includes('carte'))
    if (message === undefined) throw new Error('the seed has no such message')
    expect(message.active).toBe(false)
    const { active, actorId, actorType, ...place } = message
    expect([typeof active, typeof actorId, actorType]).toEqual(['boolean', 'number', 'end-user'])
    const text = marked(message.message, 'carte')
    await zendesk.redactChatMessage({ ticketId, ...place, text })
    const after = await zendesk.chatMessages(ticketId)
    expect(after.map((one) => one.message)).toContain(message.message.replace('carte', '▇▇▇▇▇'))
  })

  it('that goes on is known to be active, and refuses', async () => {
    const zendesk = admin()
    const ticketId = ticketCalled('Chat 4519')
    const [message] = await zendesk.chatMessages(ticketId)
    if (message === undefined) throw new Error('the seed has no message')
    expect(message.active).toBe(true)
    const text = `<redact>${message.message}</redact>`
    const failure = await failureOf(zendesk.redactChatMessage({ ticketId, ...message, text }))
    expect(failure).toMatchObject({ applied: 'no' })
    expect(failure.status).toBeGreaterThanOrEqual(400)
  })
})

describe('tags', () => {
  const add = ['custos_pii_credit_card']

  it("are changed by a safe update, and not over somebody else's change", async () => {
    const zendesk = admin()
    const ticketId = ticketCalled('Carte refusée')
    const { updatedAt, tags } = await zendesk.ticket(ticketId)
    time.advance(1000)
    expect(await zendesk.changeTags(ticketId, { add, remove: ['carte'], updatedAt })).toEqual(['paiement', ...add])
    const late = { ticketId, tags, updatedAt }
    expect(await failureOf(zendesk.setTags(late))).toMatchObject({ code: 'conflict', status: 409, applied: 'no' })
    expect(new Set((await zendesk.ticket(ticketId)).tags)).toEqual(new Set(['paiement', ...add]))
  })

  it('of a closed ticket follow the account', async () => {
    const zendesk = admin()
    const ticketId = ticketCalled('Ancien dossier')
    const { updatedAt } = await zendesk.ticket(ticketId)
    simulator.settings.admins_may_tag_closed = false
    expect(await failureOf(zendesk.changeTags(ticketId, { add, remove: [], updatedAt }))).toMatchObject({
      code: 'closed',
      status: 422,
      applied: 'no',
    })
    simulator.settings.admins_may_tag_closed = true
    expect(await zendesk.changeTags(ticketId, { add, remove: [], updatedAt })).toContain('custos_pii_credit_card')
  })
})

describe('an account', () => {
  it('keeps a fifth of its quota, and never has to refuse us', async () => {
    simulator.settings.plan = 'essential'
    const zendesk = admin()
    let read = 0
    const failure = await failureOf(
      (async () => {
        for (; read < 20; read += 1) await zendesk.settings()
      })(),
    )
    expect(failure).toMatchObject({ code: 'busy', status: 429 })
    expect(read).toBe(8)
    expect(statuses()).toEqual(Array.from({ length: 8 }, () => 200))
  })

  it('refreshes a token that has run out', async () => {
    const zendesk = zendeskAs('Claire Fontaine', 600)
    expect((await zendesk.me()).role).toBe('admin')
    time.advance(700_000)
    expect((await zendesk.me()).name).toBe('Claire Fontaine')
    expect(simulator.log.of('POST', '/oauth/tokens').map(({ status }) => status)).toEqual([201])
  })

  it('disconnects when its consent is taken back', async () => {
    const zendesk = admin()
    await zendesk.me()
    state.oauthTokens.clear()
    expect(await failureOf(zendesk.me())).toMatchObject({ code: 'unauthorised', applied: 'no' })
  })

  it('tells of its people, roles, groups, settings and of the app in it', async () => {
    const zendesk = admin()
    const ines = await zendesk.user(userNamed('Inès Robert'))
    expect(ines).toMatchObject({ role: 'agent', roleType: 0, active: true, suspended: false })
    expect(await zendesk.customRole(ines.customRoleId ?? 0)).toMatchObject({ ticketDeletion: true })
    const memberships = await zendesk.groupMemberships(ines.id)
    expect(memberships).toHaveLength(3)
    expect(await zendesk.group(memberships[0]?.groupId ?? 0)).toMatchObject({ isPublic: true })
    expect(await zendesk.settings()).toEqual({ agentTicketDeletion: false, agentWorkspace: true })
    expect(await zendesk.installations()).toEqual([{ id: 7001, appId: 501, enabled: true }])
    expect(await zendesk.appPublicKey(501)).toBe(simulator.appPublicKey())
  })

  it('takes a webhook, gives its secret, and lets it go', async () => {
    const zendesk = admin()
    const subscriptions = ['zen:event-type:ticket.comment_added']
    const wish = { name: 'custos', endpoint: 'http://127.0.0.1:4011/webhooks/zendesk/h', subscriptions }
    const made = await zendesk.createWebhook(wish)
    expect(await zendesk.webhooks()).toEqual([made])
    expect((await zendesk.signingSecret(made.id)).length).toBeGreaterThan(20)
    await zendesk.deleteWebhook(made.id)
    expect(await zendesk.webhooks()).toEqual([])
  })

  it('does not find what is not there', async () => {
    const zendesk = admin()
    expect(await failureOf(zendesk.ticket(999_999))).toMatchObject({ code: 'not-found', status: 404 })
    expect(await failureOf(zendesk.deleteWebhook('made-up'))).toMatchObject({ code: 'not-found', status: 404 })
    expect(await failureOf(zendesk.appPublicKey(999))).toMatchObject({ code: 'not-found', status: 404 })
  })

  it('is down, and nothing in it gone, where what stands before it knows no such place', async () => {
    const zendesk = admin()
    simulator.faults.add({ kind: 'not-found' })
    const failed = { code: 'down', status: 404, applied: 'no' }
    expect(await failureOf(zendesk.ticket(ticketCalled('Carte refusée')))).toMatchObject(failed)
    expect(await failureOf(zendesk.appPublicKey(501))).toMatchObject(failed)
    time.advance(3_500_000)
    expect(await failureOf(zendesk.me())).toMatchObject(failed)
  })

  it('that has too many jobs still takes redactions and tags', async () => {
    simulator.settings.job_delay_seconds = 600
    const begin = () =>
      simulator.fetch('/api/v2/tickets/update_many?ids=1', {
        method: 'PUT',
        headers: { authorization: `Bearer ${simulator.tokenFor(userNamed('Claire Fontaine')).access_token}` },
        body: JSON.stringify({ ticket: { priority: 'low' } }),
      })
    for (let job = 0; job < 30; job += 1) expect((await begin()).status).toBe(200)
    const zendesk = admin()
    const ticketId = ticketCalled('Carte refusée')
    const turn = await zendesk.tagTickets()
    expect(await failureOf(turn.send({ ticketIds: [ticketId], add: ['faq'], remove: [] }))).toMatchObject({
      code: 'busy',
      applied: 'no',
    })
    expect(await failureOf(zendesk.deleteMany())).toMatchObject({ code: 'busy', applied: 'no' })
    const { updatedAt } = await zendesk.ticket(ticketId)
    expect(await zendesk.changeTags(ticketId, { add: ['faq'], remove: [], updatedAt })).toContain('faq')
    const [comment] = await zendesk.comments(ticketId)
    if (comment === undefined) throw new Error('the seed has no comment')
    const htmlBody = comment.htmlBody.replace(/>(\w+)/, '><redact>$1</redact>')
    await zendesk.redactComment({ ticketId, commentId: comment.id, htmlBody })
  })
})

describe('a connection', () => {
  it("is made by an admin who agrees on the account's own page", async () => {
    const verifier = newVerifier()
    const redirectUri = 'http://127.0.0.1:4011/connect/callback'
    const asked = authorizationUrl({ origin, clientId: client.id, redirectUri, state: 'made-up', verifier })
    const user_id = String(userNamed('Claire Fontaine'))
    const login = await simulator.fetch('/access/login', {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ user_id }),
    })
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await simulator.fetch(asked, { headers: { cookie } })).status).toBe(200)
    const body = new URLSearchParams({ ...Object.fromEntries(new URL(asked).searchParams), decision: 'allow' })
    const agreed = await simulator.fetch('/oauth/authorizations', { method: 'POST', headers: { cookie, origin }, body })
    const back = new URL(agreed.headers.get('location') ?? '')
    expect(back.searchParams.get('state')).toBe('made-up')
    const brought = { code: back.searchParams.get('code') ?? '', redirectUri }
    const endpoint = { ...wire, origin, client }
    const wrong = exchangeCode(endpoint, { ...brought, verifier: newVerifier() })
    expect(await failureOf(wrong)).toMatchObject({ code: 'unauthorised', status: 400 })
    const tokens = await exchangeCode(endpoint, { ...brought, verifier })
    expect(Date.parse(tokens.expiresAt) - Date.parse(time.clock())).toBe(86_400_000)
  })
})

describe('the people of an account', () => {
  it('are known where its plan has no roles of its own', async () => {
    const { plan } = simulator.settings
    const whole = await admin().team()
    Object.assign(simulator.settings, { plan: 'suite_team' })
    const smaller = await admin().team()
    Object.assign(simulator.settings, { plan })
    expect(whole.roles.length).toBeGreaterThan(0)
    expect(smaller).toEqual({ ...whole, roles: [] })
    expect(statuses()).toContain(403)
  })
})
