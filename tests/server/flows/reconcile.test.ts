import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { ZendeskErrorCode } from '../../../server/zendesk/error.ts'
import type { Asker } from '../../../server/flows/redaction/item.ts'
import { reconcile } from '../../../server/flows/redaction/reconcile.ts'
import { redact } from '../../../server/flows/redaction/redact.ts'
import { storeOf } from '../../../server/store/tenant-store.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { aComment, aDesk, aTicket, failure, type Desk } from './desk.ts'
import { anOffice, asker, itemFor, requestFor, type Office } from './office.ts'
import { wired } from './wires.ts'

const card = '4111 1111 1111 1111'
const letter = `<p>Bonjour, ma carte est ${card}, merci.</p>`
const cleaned = letter.replace(card, '▇'.repeat(card.length))

eachDatabase('reconciling', (open, kind) => {
  let database: Database
  let other: Database
  beforeAll(async () => {
    database = await open()
    other = await open()
  })

  const replace = (desk: Desk, html: string) => desk.tickets.get(7)?.comments.splice(0, 1, aComment(70, html))
  const html = (desk: Desk) => desk.tickets.get(7)?.comments[0]?.htmlBody

  /** An intent left open by a call that timed out; `arrived`: whether Zendesk has done it all the same, later. */
  const left = async (desk = aDesk([aComment(70, letter)]), by: Asker & { readonly userId: number } = asker) => {
    const office = await anOffice(database, desk)
    const request = requestFor([await itemFor({ comment_id: 70 }, letter)])
    const cut = { port: 'redactComment', call: 0, when: 'before', error: () => failure('slow', 'unknown') } as const
    const first = await redact(wired(office.ports, cut).ports, by, request)
    expect(first).toMatchObject({ results: [{ state: 'open' }] })
    return { ...office, request, last: async () => (await office.entries()).at(-1) }
  }

  const age = async ({ tenant }: Pick<Office, 'tenant'>, hours: number) => {
    await sql`update intents set created_at = created_at - make_interval(hours => ${hours})
      where tenant_id = ${tenant}`.execute(database.db)
  }

  const expire = async ({ tenant }: Pick<Office, 'tenant'>) => {
    await sql`update intents set lease_until = clock_timestamp() - interval '1 second'
      where tenant_id = ${tenant}`.execute(database.db)
  }

  it('leaves alone what another process still holds', async () => {
    const office = await left()
    expect(await reconcile(office.ports)).toEqual({ done: 0, failed: 0, open: 0 })
    expect(html(office.desk)).toBe(letter)
  })

  it('does again what never arrived, since the agent’s word stands', async () => {
    const office = await left()
    await expire(office)
    expect(await reconcile(office.ports)).toEqual({ done: 1, failed: 0, open: 0 })
    expect(html(office.desk)).toBe(cleaned)
    expect(await office.last()).toMatchObject({ action: 'redaction.done', actor: { user_id: 41 } })
    expect(await redact(office.ports, asker, office.request)).toMatchObject({ results: [{ state: 'done' }] })
  })

  it('calls off what a run has left, which sees first what is on hold meanwhile, and says when it had arrived', async () => {
    const byRun = { ...asker, isRun: true } as const
    const office = await left(undefined, byRun)
    await expire(office)
    const { ports, calls } = wired(office.ports)
    expect(await reconcile(ports)).toMatchObject({ failed: 1 })
    expect(calls).not.toContain('redactComment')
    expect(await office.last()).toMatchObject({ action: 'redaction.failed', problem: 'withdrawn' })
    const arrived = await left(undefined, byRun)
    replace(arrived.desk, cleaned)
    await expire(arrived)
    expect(await reconcile(arrived.ports)).toMatchObject({ done: 1 })
  })

  it('calls done what arrived after all, without a second call', async () => {
    const office = await left()
    replace(office.desk, cleaned)
    await expire(office)
    const { ports, calls } = wired(office.ports)
    expect(await reconcile(ports)).toMatchObject({ done: 1 })
    expect(calls).not.toContain('redactComment')
  })

  it.each([
    ['the value is still in it', `<p>PS ▇</p>${letter}`],
    ['the value is spelled otherwise', '<p>▇ carte 4111111111111111</p>'],
    ['nothing was redacted in it', '<p>Bonjour</p>'],
  ])('fails a comment that was changed, where %s', async (_, changed) => {
    const office = await left()
    replace(office.desk, changed)
    await expire(office)
    expect(await reconcile(office.ports)).toMatchObject({ failed: 1 })
    expect(await office.last()).toMatchObject({ action: 'redaction.failed', problem: 'comment-changed' })
    expect(html(office.desk)).toBe(changed)
  })

  it('fails when the ticket or the comment is gone', async () => {
    const office = await left()
    office.desk.tickets.delete(7)
    await expire(office)
    expect(await reconcile(office.ports)).toMatchObject({ failed: 1 })
    expect(await office.last()).toMatchObject({ problem: 'ticket-gone' })
    const emptied = await left()
    emptied.desk.tickets.get(7)?.comments.splice(0, 1)
    await expire(emptied)
    expect(await reconcile(emptied.ports)).toMatchObject({ failed: 1 })
  })

  it.each<ZendeskErrorCode>(['unauthorised', 'busy', 'down', 'slow'])(
    'tries again later while Zendesk can’t be asked: %s',
    async (code) => {
      const office = await left()
      await expire(office)
      const cut = { port: 'ticket', call: 0, when: 'before', error: () => failure(code) } as const
      expect(await reconcile(wired(office.ports, cut).ports)).toEqual({ done: 0, failed: 0, open: 1 })
      await expire(office)
      expect(await reconcile(office.ports)).toMatchObject({ done: 1 })
    },
  )

  it('gives up after a day, and says so', async () => {
    const office = await left()
    await age(office, 25)
    await expire(office)
    expect(await reconcile(office.ports)).toMatchObject({ failed: 1 })
    expect(html(office.desk)).toBe(letter)
    expect(await office.last()).toMatchObject({ action: 'redaction.failed', problem: 'zendesk-slow' })
    const cutOff = await left()
    await age(cutOff, 25)
    await expire(cutOff)
    const cut = { port: 'ticket', call: 0, when: 'before', error: () => failure('down', 'unknown') } as const
    expect(await reconcile(wired(cutOff.ports, cut).ports)).toMatchObject({ failed: 1 })
    expect(await cutOff.last()).toMatchObject({ problem: 'zendesk-down' })
  })

  it('sees after a day too that it was done', async () => {
    const office = await left()
    await age(office, 25)
    replace(office.desk, cleaned)
    await expire(office)
    expect(await reconcile(office.ports)).toMatchObject({ done: 1 })
  })

  it('repairs the tags and finds the copies that a crash left unsaid', async () => {
    const desk = aDesk([aComment(70, letter), aComment(71, '<p>ma carte 4111-1111-1111-1111</p>')])
    const office = await anOffice(database, desk)
    const request = requestFor([await itemFor({ comment_id: 70 }, letter)])
    const cut = { port: 'setTags', call: 0, when: 'before', error: () => failure('down', 'unknown') } as const
    await redact(wired(office.ports, cut).ports, asker, request)
    expect(await office.unsettled()).toBe(1)
    await expire(office)
    expect(await reconcile(office.ports)).toEqual({ done: 1, failed: 0, open: 0 })
    expect(desk.tickets.get(7)?.ticket.tags).toContain('custos_pii_credit_card')
    const leftovers = [{ what: 'copy-in-comment', comment_id: 71 }]
    expect(await redact(office.ports, asker, request)).toMatchObject({ results: [{ leftovers }] })
  })

  it('drops a follow-up whose ticket is gone', async () => {
    const office = await left()
    await expire(office)
    const cut = { port: 'setTags', call: 0, when: 'before', error: () => failure('down', 'unknown') } as const
    office.desk.tickets.set(7, {
      ...office.desk.tickets.get(7),
      ticket: aTicket({ tags: ['custos_pii_us_ssn'] }),
    } as never)
    expect(await reconcile(wired(office.ports, cut).ports)).toMatchObject({ open: 1 })
    office.desk.tickets.delete(7)
    await expire(office)
    expect(await reconcile(office.ports)).toMatchObject({ done: 1 })
    expect(await office.unsettled()).toBe(0)
  })

  it('keeps no text: what an intent holds tells nothing of the value', async () => {
    const office = await left()
    const held = await office.dump()
    expect(held).toContain(office.tenant)
    expect([card, '41111111', 'Bonjour', 'merci'].filter((value) => held.includes(value))).toEqual([])
  })

  it(`settles each intent once when two processes do it at the same time (${kind})`, async () => {
    const comments = Array.from({ length: 12 }, (_, index) => aComment(100 + index, letter))
    const office = await anOffice(database, aDesk(comments))
    for (const { id } of comments) {
      const cut = { port: 'redactComment', call: 0, when: 'before', error: () => failure('slow', 'unknown') } as const
      const request = requestFor([await itemFor({ comment_id: id }, letter)])
      await redact(wired(office.ports, cut).ports, asker, request)
    }
    await expire(office)
    const [one, two] = [wired(office.ports), wired(office.portsOn(other))]
    const counted = await Promise.all([reconcile(one.ports), reconcile(two.ports)])
    expect(counted.reduce((sum, { done }) => sum + done, 0)).toBe(12)
    const calls = [...one.calls, ...two.calls]
    expect(calls.filter((name) => name === 'redactComment')).toHaveLength(12)
    const actions = await office.actions()
    expect(actions.filter((action) => action === 'redaction.done')).toHaveLength(12)
    expect(actions).toHaveLength(24)
    expect(await office.verdict()).toMatchObject({ ok: true })
  })

  it('leaves the outcome to the process that took over, when a slow one comes back', async () => {
    const office = await anOffice(database, aDesk([aComment(70, letter)]))
    const request = requestFor([await itemFor({ comment_id: 70 }, letter)])
    const slow = {
      ...office.ports,
      ...storeOf(database, office.tenant, { leaseSeconds: -1 }),
      redactComment: async (change: Parameters<typeof office.ports.redactComment>[0]) => {
        expect(await reconcile(office.portsOn(other))).toMatchObject({ done: 1 })
        return office.ports.redactComment(change)
      },
    }
    expect(await redact(slow, asker, request)).toMatchObject({ results: [{ state: 'done' }] })
    expect(await office.actions()).toEqual(['redaction.intended', 'redaction.done'])
  })
})
