import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Source } from '../../../contract/source.ts'
import { scan } from '../../../server/flows/detection/scan.ts'
import { reconcile, type ReconcilePorts } from '../../../server/flows/redaction/reconcile.ts'
import { redact, type RedactPorts } from '../../../server/flows/redaction/redact.ts'
import type { Database } from '../../../server/store/database.ts'
import { zendeskFor, type ZendeskClient } from '../../../server/zendesk/client.ts'
import { rateBucket } from '../../../server/zendesk/rate-bucket.ts'
import { createSimulator, type Simulator } from '../../../simulator/simulator.ts'
import { eachDatabase } from '../../support/database.ts'
import { aDesk } from './desk.ts'
import { anOffice, asker, itemFor, requestFor, type Office } from './office.ts'

const card = '4111 1111 1111 1111'
const mail = 'jeanne.moreau@example.com'
const letter = `<div class="zd-comment" dir="auto"><p>Ma carte <b>4111</b> 1111 1111 <i>1111</i>&nbsp;et ${mail}</p></div>`

const clientOf = (simulator: Simulator, userId: number): ZendeskClient => {
  const token = { accessToken: simulator.tokenFor(userId).access_token, version: 1 }
  const clock = () => new Date(simulator.clock.now()).toISOString()
  const sleep = (ms: number) => {
    simulator.clock.advance(ms / 1000)
    return Promise.resolve()
  }
  return zendeskFor({
    origin: simulator.origin,
    fetch: (url, init) => simulator.fetch(url, init),
    tokens: { current: () => Promise.resolve(token), renewed: () => Promise.resolve(token) },
    bucket: rateBucket({ clock, sleep }),
    clock,
    sleep,
  })
}

eachDatabase('the flows with the real client against the simulator', (open) => {
  let database: Database
  let simulator: Simulator
  let office: Office
  let zendesk: ZendeskClient
  let admin: number
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    simulator = createSimulator()
    simulator.seed()
    admin = [...simulator.state.users.values()].find(({ role }) => role === 'admin')?.id ?? 0
    zendesk = clientOf(simulator, admin)
    office = await anOffice(database, aDesk([]))
  })

  const ports = (atOnce = false): RedactPorts & ReconcilePorts => ({
    ...office.portsOn(database, { atOnce }),
    ...zendesk,
  })
  const customer = () => [...simulator.state.users.values()].find(({ role }) => role === 'end-user')?.id ?? 0
  const ticketWith = (html: string, channel = 'web') =>
    simulator.addTicket({
      subject: 'Made up',
      requester_id: customer(),
      comment: { author_id: customer(), html_body: html, channel },
    }).id
  const ask = async (ticketId: number, source: Source, raw: string) =>
    redact(ports(), { ...asker, userId: admin }, requestFor([await itemFor(source, raw)], ticketId))
  const firstComment = async (ticketId: number) => {
    const [comment] = await zendesk.comments(ticketId)
    if (comment === undefined) throw new Error('the ticket has no comment')
    return comment
  }

  const redactFirst = async (ticketId: number) => {
    const { id, htmlBody } = await firstComment(ticketId)
    return ask(ticketId, { comment_id: id }, htmlBody)
  }

  it('redacts a formatted comment, and comment, tags and ledger agree', async () => {
    const ticketId = ticketWith(letter)
    expect(await scan(ports(), ticketId)).toMatchObject({ state: 'changed' })
    expect((await zendesk.ticket(ticketId)).tags).toEqual(
      expect.arrayContaining(['custos_pii_credit_card', 'custos_pii_email_address']),
    )
    const outcome = await redactFirst(ticketId)
    expect(outcome).toMatchObject({ ok: true, results: [{ state: 'done', types: ['CREDIT_CARD', 'EMAIL_ADDRESS'] }] })
    const after = await firstComment(ticketId)
    for (const form of [after.htmlBody, after.plainBody, after.body]) {
      expect(form).not.toMatch(/1111|jeanne/)
      expect(form).toContain('▇')
    }
    expect((await zendesk.ticket(ticketId)).tags).toEqual(['redacted_content'])
    expect(await office.actions()).toEqual(['redaction.intended', 'redaction.done'])
    expect(await scan(ports(), ticketId)).toMatchObject({ state: 'unchanged', types: [] })
  })

  it('redacts a comment of a closed ticket', async () => {
    const ticketId = ticketWith(letter)
    const ticket = simulator.state.tickets.get(ticketId)
    if (ticket !== undefined) Object.assign(ticket, { status: 'closed', closed_at: simulator.clock.iso() })
    expect(await redactFirst(ticketId)).toMatchObject({ results: [{ state: 'done' }] })
    simulator.settings.admins_may_tag_closed = false
    const closed = ticketWith(letter)
    const other = simulator.state.tickets.get(closed)
    if (other !== undefined) Object.assign(other, { status: 'closed', closed_at: simulator.clock.iso() })
    expect(await scan(ports(), closed)).toMatchObject({ state: 'refused' })
    expect(await redactFirst(closed)).toMatchObject({ results: [{ state: 'done' }] })
  })

  it('names the e-mail original that Zendesk cleans later', async () => {
    const ticketId = ticketWith(letter, 'email')
    expect(await redactFirst(ticketId)).toMatchObject({ results: [{ leftovers: [{ what: 'email-original' }] }] })
  })

  it('redacts a message of an ended chat, and no other', async () => {
    const chats = [...simulator.state.tickets.values()].filter(({ subject }) => subject.startsWith('Chat 4471'))
    const ticketId = chats[0]?.id ?? 0
    const messages = await zendesk.chatMessages(ticketId)
    const items = await Promise.all(
      messages.map(async ({ chatId, messageId, chatIndex, message }) => {
        const place = messageId === undefined ? { chat_index: chatIndex } : { message_id: messageId }
        return itemFor({ chat_id: chatId, ...place }, message)
      }),
    )
    const found = items.filter(({ findings }) => findings.length > 0)
    expect(found.length).toBeGreaterThan(0)
    const outcome = await redact(ports(), { ...asker, userId: admin }, requestFor(found, ticketId))
    expect(outcome.ok && outcome.results.map(({ state }) => state)).toEqual(found.map(() => 'done'))
    const after = await zendesk.chatMessages(ticketId)
    expect(after.filter(({ message }) => message.includes('▇'))).toHaveLength(found.length)
  })

  describe('when the wire fails', () => {
    const path = '/api/v2/comment_redactions/*'

    it('knows that it is done when only the answer was lost', async () => {
      const ticketId = ticketWith(letter)
      simulator.faults.add({ kind: 'cut-after', path, times: 1 })
      expect(await redactFirst(ticketId)).toMatchObject({ results: [{ state: 'done' }] })
    })

    it.each(['cut-before', 'bad-gateway', 'internal-error'] as const)(
      'settles later what %s left open',
      async (kind) => {
        const ticketId = ticketWith(letter)
        simulator.faults.add({ kind, path, times: 1 })
        const open = await redactFirst(ticketId)
        expect(open).toMatchObject({ results: [{ state: 'open', problem: 'unsettled' }] })
        expect(await reconcile(ports(true))).toMatchObject({ done: 1 })
        expect((await firstComment(ticketId)).plainBody).not.toContain(mail)
        expect(await office.actions()).toEqual(['redaction.intended', 'redaction.done'])
      },
    )

    it('says when a busy Zendesk may be asked again', async () => {
      const ticketId = ticketWith(letter)
      simulator.faults.add({ kind: 'too-many-requests', path, retry_after: 60 })
      expect(await redactFirst(ticketId)).toMatchObject({
        results: [{ state: 'failed', problem: 'zendesk-busy', retry_after: 60 }],
      })
    })
  })

  it('finds no ticket where there is none', async () => {
    const request = { ...requestFor([await itemFor({ comment_id: 1 }, `<p>carte ${card}</p>`)], 999_999_999) }
    const outcome = await redact(ports(), { ...asker, userId: admin }, { ...request, request_id: randomUUID() })
    expect(outcome).toEqual({ ok: false, problem: 'not-found' })
  })

  it('lets nobody redact who may not in Zendesk', async () => {
    const agents = [...simulator.state.users.values()].filter(({ role }) => role === 'agent')
    expect(agents.length).toBeGreaterThan(0)
    const ticketId = ticketWith(letter)
    const { id, htmlBody } = await firstComment(ticketId)
    const request = requestFor([await itemFor({ comment_id: id }, htmlBody)], ticketId)
    const problems = new Set<string>()
    for (const agent of agents) {
      const outcome = await redact(ports(), { ...asker, userId: agent.id }, { ...request, request_id: randomUUID() })
      problems.add(outcome.ok ? 'none' : outcome.problem)
    }
    expect([...problems].filter((problem) => !['none', 'not-found', 'may-not-redact'].includes(problem))).toEqual([])
    expect(problems.has('may-not-redact')).toBe(true)
  })
})
