import { beforeAll, expect, it } from 'vitest'
import { redact } from '../../../server/flows/redaction/redact.ts'
import { reconcile } from '../../../server/flows/redaction/reconcile.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { aComment, aDesk, failure } from './desk.ts'
import { anOffice, asker, itemFor, requestFor } from './office.ts'
import { Crash, wired, type Cut } from './wires.ts'

const card = '4111 1111 1111 1111'
const letter = `<p>Bonjour, ma carte est ${card}, merci.</p>`
const other = `<p>Mon e-mail : jeanne.moreau@example.com</p>`

eachDatabase('a process that dies in the middle of a redaction', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  const start = async () => {
    const office = await anOffice(database, aDesk([aComment(70, letter), aComment(71, other)]))
    const request = requestFor([await itemFor({ comment_id: 70 }, letter), await itemFor({ comment_id: 71 }, other)])
    return { ...office, request }
  }

  /** What must hold once somebody has come after: nothing half done, nothing twice, nothing lost. */
  const settled = async ({
    desk,
    ports,
    portsOn,
    request,
    actions,
    verdict,
    unsettled,
  }: Awaited<ReturnType<typeof start>>) => {
    await reconcile(portsOn(database, { atOnce: true }))
    expect(await unsettled()).toBe(0)
    const again = await redact(ports, asker, request)
    expect(again).toMatchObject({ ok: true, results: [{ state: 'done' }, { state: 'done' }] })
    expect(await redact(ports, asker, request)).toEqual(again)
    expect(await unsettled()).toBe(0)
    expect((await actions()).sort()).toEqual([
      'redaction.done',
      'redaction.done',
      'redaction.intended',
      'redaction.intended',
    ])
    expect(await verdict()).toMatchObject({ ok: true, entries: 4 })
    const [first, second] = desk.tickets.get(7)?.comments ?? []
    expect(first?.htmlBody).toBe(letter.replace(card, '▇'.repeat(card.length)))
    expect(second?.htmlBody).toMatch(/^<p>Mon e-mail : ▇+<\/p>$/)
    expect(desk.tickets.get(7)?.ticket.tags).toEqual(['vip', 'redacted_content'])
  }

  const crashAt = async (cut: Cut) => {
    const office = await start()
    const dying = redact(wired(office.ports, cut).ports, asker, office.request)
    await expect(dying).rejects.toBeInstanceOf(Crash)
    await settled(office)
  }

  it('finishes what it began, wherever it died', async () => {
    const office = await start()
    const { ports, calls } = wired(office.ports)
    await redact(ports, asker, office.request)
    expect(calls).toEqual(expect.arrayContaining(['begin', 'redactComment', 'settle', 'finish']))
    for (let call = 0; call < calls.length; call += 1) {
      for (const when of ['before', 'after'] as const) {
        await crashAt({ call, when, error: () => new Crash(`${when} ${String(calls[call])}`) })
      }
    }
  })

  it('finishes it too when it dies again while it settles', async () => {
    const died: Cut = { port: 'redactComment', call: 0, when: 'after', error: () => new Crash('first') }
    const dead = async () => {
      const office = await start()
      await redact(wired(office.ports, died).ports, asker, office.request).catch((error: unknown) => {
        expect(error).toBeInstanceOf(Crash)
      })
      return office
    }
    const { ports, calls } = wired((await dead()).portsOn(database, { atOnce: true }))
    await reconcile(ports)
    expect(calls.length).toBeGreaterThan(5)
    for (let call = 0; call < calls.length; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const office = await dead()
        const cut: Cut = { call, when, error: () => new Crash('second') }
        const dying = reconcile(wired(office.portsOn(database, { atOnce: true }), cut).ports)
        await expect(dying).rejects.toBeInstanceOf(Crash)
        await settled(office)
      }
    }
  })

  it('settles everything that a Zendesk failing at any moment has left open', async () => {
    const office = await start()
    const { ports, calls } = wired(office.ports)
    await redact(ports, asker, office.request)
    const remote = calls.flatMap((name, call) =>
      /^(ticket|comments|chatMessages|user|customRole|settings|group|redactC|setTags)/.test(name) ? [call] : [],
    )
    for (const call of remote) {
      for (const when of ['before', 'after'] as const) {
        const fresh = await start()
        const cut: Cut = { call, when, error: () => failure('slow', 'unknown') }
        const first = await redact(wired(fresh.ports, cut).ports, asker, fresh.request)
        await reconcile(fresh.portsOn(database, { atOnce: true }))
        expect(await fresh.unsettled()).toBe(0)
        const begun = first.ok ? first.results.filter((result) => result.ledger !== undefined).length : 0
        const actions = await fresh.actions()
        expect(actions.filter((action) => action === 'redaction.intended')).toHaveLength(begun)
        expect(actions.filter((action) => action === 'redaction.done')).toHaveLength(begun)
        expect(await fresh.verdict()).toMatchObject({ ok: true })
      }
    }
  })
})
