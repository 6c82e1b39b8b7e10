import { beforeAll, expect, it } from 'vitest'
import { normalise } from '../../../core/pii/index.ts'
import { scan } from '../../../server/flows/detection/scan.ts'
import { dismiss, matchDismissals } from '../../../server/flows/redaction/dismiss.ts'
import { historyOf } from '../../../server/flows/redaction/history.ts'
import { requestRedaction } from '../../../server/flows/redaction/request.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { aComment, aDesk, aMessage, aPerson, aTicket, failure, touch, type Desk } from './desk.ts'
import { anOffice, pageFingerprint } from './office.ts'
import { wired } from './wires.ts'

const card = '4111 1111 1111 1111'
const letter = `<p>Bonjour, ma carte est ${card} et mon e-mail jeanne.moreau@example.com</p>`

eachDatabase('scanning a ticket', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  const office = (desk = aDesk([aComment(70, letter)])) => anOffice(database, desk)
  const tagsOf = (desk: Desk) => desk.tickets.get(7)?.ticket.tags
  const named = async () => ({
    type: 'CREDIT_CARD' as const,
    fingerprint: await pageFingerprint('CREDIT_CARD', normalise('CREDIT_CARD', card)),
  })

  it('sets a tag for each kind that is there, in one update', async () => {
    const { desk, ports } = await office()
    const seen = wired(ports)
    expect(await scan(seen.ports, 7)).toEqual({
      state: 'changed',
      types: ['CREDIT_CARD', 'EMAIL_ADDRESS'],
      tags: ['vip', 'custos_pii_credit_card', 'custos_pii_email_address'],
    })
    expect(tagsOf(desk)).toEqual(['vip', 'custos_pii_credit_card', 'custos_pii_email_address'])
    expect(seen.calls.filter((name) => name === 'setTags')).toHaveLength(1)
  })

  it('writes nothing when nothing changes, so that its own update wakes it only once', async () => {
    const { ports } = await office()
    await scan(ports, 7)
    const seen = wired(ports)
    expect(await scan(seen.ports, 7)).toMatchObject({ state: 'unchanged' })
    expect(seen.calls).not.toContain('setTags')
  })

  it('takes tags away when their kind is gone, and touches no other', async () => {
    const desk = aDesk([aComment(70, '<p>Bonjour</p>')], [], aTicket({ tags: ['vip', 'custos_pii_us_ssn'] }))
    const { ports } = await office(desk)
    expect(await scan(ports, 7)).toMatchObject({ state: 'changed', types: [] })
    expect(tagsOf(desk)).toEqual(['vip'])
  })

  it('leaves a call for someone who may redact alone', async () => {
    const desk = aDesk([aComment(70, letter)], [], aTicket({ tags: ['custos_redaction_requested'] }))
    const { ports } = await office(desk)
    await scan(ports, 7)
    expect(tagsOf(desk)).toContain('custos_redaction_requested')
  })

  it('reads the messages of a chat too', async () => {
    const desk = aDesk([aComment(70, '<p>chat</p>')], [aMessage(`carte ${card}`)], aTicket({ viaChannel: 'chat' }))
    const { ports } = await office(desk)
    expect(await scan(ports, 7)).toMatchObject({ types: ['CREDIT_CARD'] })
    const quiet = wired((await office()).ports)
    await scan(quiet.ports, 7)
    expect(quiet.calls).not.toContain('chatMessages')
  })

  it('reads everything again when someone else was faster', async () => {
    const { desk, ports } = await office()
    let raced = 0
    const racing = {
      ...ports,
      setTags: (change: Parameters<typeof ports.setTags>[0]) => {
        raced += 1
        if (raced === 1) {
          desk.tickets.get(7)?.comments.push(aComment(71, '<p>Mon IP : 203.0.113.7</p>'))
          touch(desk, 7, { tags: ['vip', 'urgent'] })
        }
        return ports.setTags(change)
      },
    }
    expect(await scan(racing, 7)).toMatchObject({ state: 'changed' })
    expect(tagsOf(desk)).toEqual(expect.arrayContaining(['urgent', 'custos_pii_credit_card', 'custos_pii_ip_address']))
  })

  it('gives up after five collisions and leaves it to its queue', async () => {
    const { desk, ports } = await office()
    const busy = wired({
      ...ports,
      setTags: (change: Parameters<typeof ports.setTags>[0]) => {
        touch(desk, 7)
        return ports.setTags(change)
      },
    })
    await expect(scan(busy.ports, 7)).rejects.toMatchObject({ code: 'conflict' })
    expect(busy.calls.filter((name) => name === 'setTags')).toHaveLength(5)
  })

  it('keeps the tags that a closed ticket refuses, and forgets them once they are set', async () => {
    const desk = aDesk([aComment(70, letter)], [], aTicket({ status: 'closed' }))
    desk.closedTakesTags = false
    const { ports, dump } = await office(desk)
    const wanted = { add: ['custos_pii_credit_card', 'custos_pii_email_address'], remove: [] }
    expect(await scan(ports, 7)).toEqual({
      state: 'refused',
      tags: ['vip'],
      wanted,
      types: ['CREDIT_CARD', 'EMAIL_ADDRESS'],
    })
    const kept = await dump()
    desk.closedTakesTags = true
    expect(await scan(ports, 7)).toMatchObject({ state: 'changed' })
    expect(kept.match(/refused_at/g)?.length).toBe(((await dump()).match(/refused_at/g)?.length ?? 0) + 1)
  })

  it('says that the ticket is gone, and throws what else Zendesk fails with', async () => {
    const { desk, ports } = await office()
    const cut = { port: 'comments', call: 0, when: 'before', error: () => failure('down', 'unknown') } as const
    await expect(scan(wired(ports, cut).ports, 7)).rejects.toMatchObject({ code: 'down' })
    desk.tickets.delete(7)
    expect(await scan(ports, 7)).toEqual({ state: 'gone' })
  })

  it.each([
    ['a megabyte', `<p>${'Lorem ipsum dolor. '.repeat(55_000)}carte ${card}</p>`],
    ['half an emoji', `<p>\ud83d carte ${card} \ude00</p>`],
  ])('copes with %s', async (_, html) => {
    const { ports } = await office(aDesk([aComment(70, html)]))
    expect(await scan(ports, 7)).toMatchObject({ state: 'changed', types: ['CREDIT_CARD'] })
  })

  it('sets no tag for a value that the account has dismissed, in no ticket', async () => {
    const { ports, desk, entries, dump } = await office()
    const dismissed = await dismiss(ports, 41, { ticket_id: 7, dismissals: [await named()] })
    expect(dismissed).toMatchObject({ ok: true, ledger: { seq: 1 } })
    expect(await entries()).toMatchObject([
      { action: 'finding.dismissed', actor: { user_id: 41 }, ticket_id: 7, types: ['CREDIT_CARD'], count: 1 },
    ])
    desk.tickets.set(8, {
      ticket: aTicket({ id: 8 }),
      comments: [aComment(80, '<p>carte 4111-1111-1111-1111</p>')],
      chat: [],
    })
    expect(await scan(ports, 7)).toMatchObject({ types: ['EMAIL_ADDRESS'] })
    expect(await scan(ports, 8)).toMatchObject({ types: [] })
    expect(await dump()).not.toContain((await named()).fingerprint)
  })

  it('tells the page which values are dismissed, in order', async () => {
    const { ports } = await office()
    await dismiss(ports, 41, { ticket_id: 7, dismissals: [await named()] })
    const unknown = { type: 'CREDIT_CARD' as const, fingerprint: 'a'.repeat(64) }
    expect(await matchDismissals(ports, [unknown, await named(), unknown])).toEqual([false, true, false])
    expect(await matchDismissals(ports, [])).toEqual([])
    const { ports: elsewhere } = await office()
    expect(await matchDismissals(elsewhere, [await named()])).toEqual([false])
  })

  it('lets nobody dismiss who may not redact, though they see the ticket', async () => {
    const { ports, desk, actions } = await office()
    desk.people.set(50, aPerson({ id: 50, roleType: 1 }))
    desk.agentsMayDelete = true
    const outcome = await dismiss(ports, 50, { ticket_id: 7, dismissals: [await named()] })
    expect(outcome).toEqual({ ok: false, problem: 'may-not-redact' })
    expect(await actions()).toEqual([])
  })

  it('dismisses no value that is not in the ticket, and none of several where one is not', async () => {
    const { ports, actions } = await office()
    const elsewhere = {
      type: 'CREDIT_CARD' as const,
      fingerprint: await pageFingerprint('CREDIT_CARD', '5500005555555559'),
    }
    const otherwise = { ...(await named()), type: 'IBAN_CODE' as const }
    for (const dismissals of [
      [elsewhere],
      [await named(), elsewhere],
      [{ ...(await named()), shape: 'ORD-999999' }],
      [otherwise],
    ]) {
      const outcome = await dismiss(ports, 41, { ticket_id: 7, dismissals })
      expect(outcome).toEqual({ ok: false, problem: 'comment-changed' })
    }
    expect(await actions()).toEqual([])
    expect(await matchDismissals(ports, [elsewhere, await named()])).toEqual([false, false])
  })

  it('lets nobody dismiss on a ticket that they may not see', async () => {
    const { ports, actions } = await office()
    const outcome = await dismiss(ports, 43, { ticket_id: 7, dismissals: [await named()] })
    expect(outcome).toEqual({ ok: false, problem: 'not-found' })
    expect(await actions()).toEqual([])
    expect(await matchDismissals(ports, [await named()])).toEqual([false])
  })
})

eachDatabase('asking for a redaction, and its history', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  const office = (desk = aDesk([aComment(70, letter)])) => anOffice(database, desk)
  const asked = { ticket_id: 7, types: ['CREDIT_CARD', 'CREDIT_CARD'] as const }

  it('tags the ticket for someone who may, and tells it in the ledger', async () => {
    const { desk, ports, entries } = await office()
    expect(await requestRedaction(ports, 42, asked)).toMatchObject({ ok: true, ledger: { seq: 1 } })
    expect(desk.tickets.get(7)?.ticket.tags).toEqual(['vip', 'custos_redaction_requested'])
    expect(await entries()).toMatchObject([
      { action: 'redaction.requested', actor: { user_id: 42 }, types: ['CREDIT_CARD'], count: 2 },
    ])
  })

  it('sets the tag once however often it is asked', async () => {
    const { ports } = await office()
    await requestRedaction(ports, 42, asked)
    const seen = wired(ports)
    expect(await requestRedaction(seen.ports, 42, asked)).toMatchObject({ ok: true })
    expect(seen.calls).not.toContain('setTags')
  })

  it('stands in the ledger even where a closed ticket takes no tag', async () => {
    const desk = aDesk([aComment(70, letter)], [], aTicket({ status: 'closed' }))
    desk.closedTakesTags = false
    const { ports, actions } = await office(desk)
    expect(await requestRedaction(ports, 42, asked)).toMatchObject({ ok: true })
    expect(await actions()).toEqual(['redaction.requested'])
  })

  it('ends with what Zendesk failed with, and no entry', async () => {
    const { ports, actions } = await office()
    const cut = { port: 'setTags', call: 0, when: 'before', error: () => failure('busy', 'no', 7) } as const
    expect(await requestRedaction(wired(ports, cut).ports, 42, asked)).toEqual({
      ok: false,
      problem: 'zendesk-busy',
      retry_after: 7,
    })
    expect(await requestRedaction(ports, 43, asked)).toEqual({ ok: false, problem: 'not-found' })
    expect(await actions()).toEqual([])
  })

  it('shows a ticket’s entries to those who may see it, newest first', async () => {
    const { ports, desk } = await office()
    await requestRedaction(ports, 42, asked)
    await ports.append({
      at: '2026-11-24T02:00:00.000Z',
      actor: { user_id: 41 },
      action: 'redaction.failed',
      ticket_id: 7,
      source: { comment_id: 70 },
      types: ['CREDIT_CARD'],
      count: 1,
      problem: 'ticket-gone',
    })
    const history = await historyOf(ports, 42, 7)
    expect(history).toMatchObject({
      ok: true,
      chain: 'intact',
      entries: [
        {
          ledger: { seq: 2 },
          action: 'redaction.failed',
          actor_id: 41,
          problem: 'ticket-gone',
          source: { comment_id: 70 },
        },
        { ledger: { seq: 1 }, action: 'redaction.requested', actor_id: 42 },
      ],
    })
    expect(await historyOf(ports, 43, 7)).toEqual({ ok: false, problem: 'not-found' })
    desk.tickets.set(8, { ticket: aTicket({ id: 8 }), comments: [], chat: [] })
    expect(await historyOf(ports, 42, 8)).toEqual({ ok: true, chain: 'intact', entries: [] })
  })

  it('says when the account’s chain is broken', async () => {
    const { ports } = await office()
    expect(await historyOf({ ...ports, brokenAt: () => Promise.resolve(3) }, 42, 7)).toMatchObject({ chain: 'broken' })
  })
})
