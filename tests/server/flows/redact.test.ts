import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { redact } from '../../../server/flows/redaction/redact.ts'
import type { Comment } from '../../../server/flows/ticket.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { aComment, aDesk, aMessage, aPerson, aTicket, touch, type Desk } from './desk.ts'
import { anOffice, asker, itemFor, pageDigest, requestFor } from './office.ts'
import { wired } from './wires.ts'

const card = '4111 1111 1111 1111'
const mail = 'jeanne.moreau@example.com'
const letter = `<p>Bonjour, ma carte est ${card} et mon e-mail ${mail}.</p>`

const commentAt = (desk: Desk, id: number): Comment => {
  const found = [...desk.tickets.values()].flatMap(({ comments }) => comments).find((comment) => comment.id === id)
  if (found === undefined) throw new Error('no such comment')
  return found
}
const tagsOf = (desk: Desk) => desk.tickets.get(7)?.ticket.tags

eachDatabase('redacting', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  const office = (comments = [aComment(70, letter)]) => anOffice(database, aDesk(comments))

  it('removes what was asked, proves it, and tells it in the ledger', async () => {
    const { desk, ports, entries, verdict, unsettled } = await office()
    const request = requestFor([await itemFor({ comment_id: 70 }, letter)])
    const outcome = await redact(ports, asker, request)
    expect(outcome).toMatchObject({
      ok: true,
      results: [{ state: 'done', source: { comment_id: 70 }, types: ['CREDIT_CARD', 'EMAIL_ADDRESS'], leftovers: [] }],
      tags: ['vip', 'redacted_content'],
    })
    expect(commentAt(desk, 70).htmlBody).not.toContain('4111')
    expect(commentAt(desk, 70).htmlBody).not.toContain('jeanne')
    expect(await entries()).toMatchObject([
      { seq: 1, action: 'redaction.intended', actor: { user_id: 41 }, ticket_id: 7, count: 2 },
      { seq: 2, action: 'redaction.done', source: { comment_id: 70 }, types: ['CREDIT_CARD', 'EMAIL_ADDRESS'] },
    ])
    expect(await verdict()).toMatchObject({ ok: true, entries: 2 })
    expect(await unsettled()).toBe(0)
  })

  it('keeps the tags of kinds that stay, and answers a call for someone who may redact', async () => {
    const { desk, ports } = await office()
    touch(desk, 7, { tags: ['custos_redaction_requested', 'custos_pii_credit_card'] })
    const request = requestFor([await itemFor({ comment_id: 70 }, letter, ['CREDIT_CARD'])])
    expect(await redact(ports, asker, request)).toMatchObject({ ok: true })
    expect(tagsOf(desk)).toEqual(['redacted_content', 'custos_pii_email_address'])
  })

  it('removes every copy of the value in that text, however it is spelled', async () => {
    const twice = `<p>Carte ${card}</p><p>Je répète ma carte : 4111111111111111</p>`
    const { desk, ports } = await office([aComment(70, twice)])
    const item = await itemFor({ comment_id: 70 }, twice)
    const request = requestFor([{ ...item, findings: item.findings.slice(0, 1) }])
    expect(await redact(ports, asker, request)).toMatchObject({ results: [{ state: 'done' }] })
    expect(commentAt(desk, 70).plainBody).toMatch(/^Carte ▇+Je répète ma carte : ▇+$/)
  })

  it('reaches a number that formatting has split', async () => {
    const split = '<p>Ma carte <b>4111</b> <i>1111</i>&nbsp;1111 <strong>1111</strong>, merci</p>'
    const { desk, ports } = await office([aComment(70, split)])
    const request = requestFor([await itemFor({ comment_id: 70 }, split)])
    expect(await redact(ports, asker, request)).toMatchObject({ results: [{ state: 'done', types: ['CREDIT_CARD'] }] })
    expect(commentAt(desk, 70).htmlBody).not.toContain('1111')
    expect(commentAt(desk, 70).htmlBody).toContain('<strong>')
  })

  it('redacts a message of a chat by its own call', async () => {
    const message = `ma carte ${card}`
    const desk = aDesk(
      [aComment(70, '<p>chat</p>', { channel: 'chat' })],
      [aMessage(message)],
      aTicket({ viaChannel: 'chat' }),
    )
    const { ports, entries } = await anOffice(database, desk)
    const source = { chat_id: 'c-1', message_id: 'm-1' }
    const seen = wired(ports)
    const outcome = await redact(seen.ports, asker, requestFor([await itemFor(source, message)]))
    expect(outcome).toMatchObject({ results: [{ state: 'done', source }] })
    expect(seen.calls).not.toContain('redactComment')
    expect(desk.tickets.get(7)?.chat[0]?.message).toMatch(/^ma carte ▇+$/)
    expect((await entries())[1]).toMatchObject({ action: 'redaction.done', source })
  })

  it('does not touch a chat that goes on, whether it is known before or told by a refusal', async () => {
    const message = `ma carte ${card}`
    const chatting = (known: boolean) => {
      const desk = aDesk([], [aMessage(message, { active: known })], aTicket({ viaChannel: 'native_messaging' }))
      return anOffice(database, desk)
    }
    const request = async () => requestFor([await itemFor({ chat_id: 'c-1', chat_index: 0 }, message)])
    const active = { results: [{ state: 'failed', problem: 'chat-active' }] }
    const known = await chatting(true)
    expect(await redact(known.ports, asker, await request())).toMatchObject(active)
    expect(await known.actions()).toEqual([])
    const resumed = await chatting(false)
    const resuming = {
      ...resumed.ports,
      redactChatMessage: (change: Parameters<typeof resumed.ports.redactChatMessage>[0]) => {
        resumed.desk.tickets.get(7)?.chat.splice(0, 1, aMessage(message, { active: true }))
        return resumed.ports.redactChatMessage(change)
      },
    }
    expect(await redact(resuming, asker, await request())).toMatchObject(active)
    expect(await resumed.actions()).toEqual(['redaction.intended', 'redaction.failed'])
  })

  it('works on a closed ticket, and keeps the tags that the ticket would not take', async () => {
    const { desk, ports, dump } = await office()
    desk.closedTakesTags = false
    touch(desk, 7, { status: 'closed', tags: ['custos_pii_credit_card'] })
    const request = requestFor([await itemFor({ comment_id: 70 }, letter)])
    expect(await redact(ports, asker, request)).toMatchObject({ results: [{ state: 'done' }] })
    expect(await dump()).toMatch(/refused_at/)
  })

  it('spends seven requests of an admin’s on one redaction', async () => {
    const { ports } = await office()
    const { ports: seen, calls } = wired(ports)
    await redact(seen, asker, requestFor([await itemFor({ comment_id: 70 }, letter, ['CREDIT_CARD'])]))
    const asked = calls.filter((name) =>
      /^(ticket|comments|chatMessages|user|customRole|settings|group|redactC|setTags)/.test(name),
    )
    expect(asked.sort()).toEqual(
      ['ticket', 'user', 'comments', 'redactComment', 'ticket', 'comments', 'setTags'].sort(),
    )
  })

  it('leaves none of the values in the database', async () => {
    const { ports, dump } = await office()
    await redact(ports, asker, requestFor([await itemFor({ comment_id: 70 }, letter)]))
    const held = await dump()
    expect(held).toContain('redaction.done')
    expect([card, '41111111', '4111 1111', mail, 'jeanne'].filter((value) => held.includes(value))).toEqual([])
  })

  describe('what stays behind', () => {
    it('is named: the e-mail original, copies in other comments and in merged tickets', async () => {
      const desk = aDesk([
        aComment(70, letter, { channel: 'email' }),
        aComment(71, `<blockquote>carte 4111-1111-1111-1111</blockquote>`),
        aComment(72, '<p>Ticket #8 was merged here</p>', { rel: 'merge', ticketIds: [8] }),
        aComment(73, '<p>Tickets #9 and #10 were merged here</p>', { rel: 'merge', ticketIds: [9, 10] }),
      ])
      desk.tickets.set(8, { ticket: aTicket({ id: 8 }), comments: [aComment(80, letter)], chat: [] })
      desk.tickets.set(9, { ticket: aTicket({ id: 9 }), comments: [aComment(90, '<p>rien</p>')], chat: [] })
      const { ports } = await anOffice(database, desk)
      const request = requestFor([await itemFor({ comment_id: 70 }, letter, ['CREDIT_CARD'])])
      const leftovers = [
        { what: 'email-original' },
        { what: 'copy-in-comment', comment_id: 71 },
        { what: 'copy-in-merged-ticket', ticket_id: 8 },
      ]
      expect(await redact(ports, asker, request)).toMatchObject({ results: [{ state: 'done', leftovers }] })
      expect(await redact(ports, asker, request)).toMatchObject({ results: [{ state: 'done', leftovers }] })
      expect(tagsOf(desk)).toContain('custos_pii_credit_card')
    })
  })

  describe('a request that comes again', () => {
    it('gets the first outcome, and nothing is done twice', async () => {
      const { ports, actions } = await office()
      const request = requestFor([await itemFor({ comment_id: 70 }, letter)])
      const first = await redact(ports, asker, request)
      const { ports: seen, calls } = wired(ports)
      expect(await redact(seen, asker, request)).toEqual(first)
      expect(calls).not.toContain('redactComment')
      expect(await actions()).toEqual(['redaction.intended', 'redaction.done'])
    })

    it('is told that it is open while the first is under way', async () => {
      const { ports, portsOn } = await office()
      const request = requestFor([await itemFor({ comment_id: 70 }, letter)])
      let second: unknown
      const slow = {
        ...ports,
        redactComment: async (change: Parameters<typeof ports.redactComment>[0]) => {
          second = await redact(portsOn(database), asker, request)
          return ports.redactComment(change)
        },
      }
      expect(await redact(slow, asker, request)).toMatchObject({ results: [{ state: 'done' }] })
      expect(second).toMatchObject({ results: [{ state: 'open', problem: 'unsettled' }] })
    })

    it('is refused where it asks for something else, or by someone else', async () => {
      const { ports, desk } = await office([aComment(70, letter), aComment(71, letter)])
      desk.people.set(44, aPerson({ id: 44, role: 'admin' }))
      const item = await itemFor({ comment_id: 70 }, letter)
      const request = requestFor([item])
      await redact(ports, asker, request)
      const other = { ...request, items: [{ ...item, source: { comment_id: 71 } }] }
      const refused = { results: [{ state: 'failed', problem: 'bad-request' }] }
      expect(await redact(ports, asker, other)).toMatchObject(refused)
      expect(await redact(ports, { ...asker, userId: 44 }, request)).toMatchObject(refused)
    })
  })

  describe('who asks', () => {
    const ask = async (userId: number, change: (desk: Desk) => void = () => undefined) => {
      const { desk, ports, actions } = await office()
      change(desk)
      const outcome = await redact(ports, { ...asker, userId }, requestFor([await itemFor({ comment_id: 70 }, letter)]))
      return { outcome, actions: await actions(), comment: commentAt(desk, 70) }
    }

    it('must be allowed to delete tickets', async () => {
      const { outcome, actions, comment } = await ask(42)
      expect(outcome).toEqual({ ok: false, problem: 'may-not-redact' })
      expect(actions).toEqual([])
      expect(comment.htmlBody).toBe(letter)
      const { outcome: allowed } = await ask(42, (desk) => {
        desk.agentsMayDelete = true
      })
      expect(allowed).toMatchObject({ ok: true })
    })

    it('finds no ticket where they may not see it, nor where there is none', async () => {
      expect((await ask(43)).outcome).toEqual({ ok: false, problem: 'not-found' })
      expect((await ask(999)).outcome).toEqual({ ok: false, problem: 'not-found' })
      const { ports } = await office()
      const elsewhere = requestFor([await itemFor({ comment_id: 70 }, letter)], 8)
      expect(await redact(ports, asker, elsewhere)).toEqual({ ok: false, problem: 'not-found' })
    })

    it('finds the ticket of their own group', async () => {
      const { outcome } = await ask(43, (desk) => {
        desk.groups.set(43, [1])
        desk.agentsMayDelete = true
      })
      expect(outcome).toMatchObject({ ok: true, results: [{ state: 'done' }] })
    })
  })

  describe('a text that is no longer what the page read', () => {
    const refusals: [string, (item: Awaited<ReturnType<typeof itemFor>>) => object][] = [
      ['another digest', () => ({ digest: 'a'.repeat(64) })],
      [
        'a span beside the finding',
        ({ findings }) => ({ findings: findings.map((one) => ({ ...one, end: one.end + 1 })) }),
      ],
      ['another kind', ({ findings }) => ({ findings: findings.map((one) => ({ ...one, type: 'US_SSN' })) })],
      ['a comment of another ticket', () => ({ source: { comment_id: 99 } })],
      ['a chat that is not there', () => ({ source: { chat_id: 'c-9', chat_index: 0 } })],
    ]
    it.each(refusals)('is refused: %s', async (_, change) => {
      const { desk, ports, actions } = await office()
      const item = await itemFor({ comment_id: 70 }, letter)
      const outcome = await redact(ports, asker, requestFor([{ ...item, ...change(item) }]))
      expect(outcome).toMatchObject({ results: [{ state: 'failed', problem: 'comment-changed' }] })
      expect(await actions()).toEqual([])
      expect(commentAt(desk, 70).htmlBody).toBe(letter)
    })

    it('is refused by name where it cannot be marked with certainty', async () => {
      const spelled = `<p>&lt;redact&gt;</p><redact>carte ${card}</redact>`
      const { ports, actions } = await office([aComment(70, spelled)])
      const outcome = await redact(ports, asker, requestFor([await itemFor({ comment_id: 70 }, spelled)]))
      expect(outcome).toMatchObject({ results: [{ state: 'failed', problem: 'comment-unreadable' }] })
      expect(await actions()).toEqual([])
    })

    it('is told apart when it changes between the reading and the call', async () => {
      const { desk, ports, actions } = await office()
      const late = {
        ...ports,
        redactComment: (change: Parameters<typeof ports.redactComment>[0]) => {
          desk.tickets.get(7)?.comments.splice(0, 1, aComment(70, `${letter}<p>PS</p>`))
          return ports.redactComment(change)
        },
      }
      const outcome = await redact(late, asker, requestFor([await itemFor({ comment_id: 70 }, letter)]))
      expect(outcome).toMatchObject({ results: [{ state: 'failed', problem: 'comment-changed', ledger: { seq: 2 } }] })
      expect(await actions()).toEqual(['redaction.intended', 'redaction.failed'])
    })
  })

  describe('texts that are hard to handle', () => {
    it.each([
      ['a megabyte', `<p>${'Lorem ipsum dolor. '.repeat(55_000)}carte ${card}</p>`],
      ['half an emoji', `<p>\ud83d carte ${card} \ude00</p>`],
      ['right to left', `<p dir="rtl">بطاقة carte ${card} شكرا</p>`],
      ['emoji', `<p>💳👩‍👩‍👧 carte ${card} 😀</p>`],
    ])('are redacted: %s', async (_, html) => {
      const { desk, ports } = await office([aComment(70, html)])
      const outcome = await redact(ports, asker, requestFor([await itemFor({ comment_id: 70 }, html)]))
      expect(outcome).toMatchObject({ results: [{ state: 'done', types: ['CREDIT_CARD'] }] })
      expect(commentAt(desk, 70).htmlBody).toBe(html.replace(card, '▇'.repeat(card.length)))
    })
  })

  it('does several texts in one request, each with its own outcome', async () => {
    const comments = [aComment(70, letter), aComment(71, `<p>carte ${card}</p>`), aComment(72, '<p>rien</p>')]
    const { ports, actions, desk } = await office(comments)
    const stale = { ...(await itemFor({ comment_id: 72 }, letter)), digest: await pageDigest('other') }
    const items = [
      await itemFor({ comment_id: 70 }, letter),
      stale,
      await itemFor({ comment_id: 71 }, `<p>carte ${card}</p>`),
    ]
    const outcome = await redact(ports, asker, requestFor(items))
    expect(outcome).toMatchObject({
      results: [{ state: 'done', leftovers: [] }, { state: 'failed', problem: 'comment-changed' }, { state: 'done' }],
    })
    expect(await actions()).toHaveLength(4)
    expect(tagsOf(desk)).toEqual(['vip', 'redacted_content'])
  })

  it('passes on an error that is no failure of Zendesk’s', async () => {
    const { ports } = await office()
    const bug = new TypeError('a bug')
    const cut = { port: 'redactComment', call: 0, when: 'before', error: () => bug } as const
    const request = { ...requestFor([await itemFor({ comment_id: 70 }, letter)]), request_id: randomUUID() }
    await expect(redact(wired(ports, cut).ports, asker, request)).rejects.toBe(bug)
  })
})
