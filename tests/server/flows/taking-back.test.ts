import { beforeAll, expect, it } from 'vitest'
import { normalise } from '../../../core/pii/index.ts'
import { scan } from '../../../server/flows/detection/scan.ts'
import { standardLook } from '../../../server/flows/detection/look.ts'
import { dismiss, matchDismissals } from '../../../server/flows/redaction/dismiss.ts'
import { listDismissed, takeBack } from '../../../server/flows/redaction/dismissals.ts'
import { find } from '../../../server/flows/retention/history/find.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { aComment, aDesk, failure, type Desk } from './desk.ts'
import { anOffice, pageFingerprint, type Office } from './office.ts'
import { wired } from './wires.ts'

const [admin, agent] = [41, 42]
const values = {
  CREDIT_CARD: '4111 1111 1111 1111',
  EMAIL_ADDRESS: 'jeanne.moreau@example.com',
  IP_ADDRESS: '203.0.113.7',
} as const
type Kind = keyof typeof values
const letter = `<p>Carte ${values.CREDIT_CARD}, e-mail ${values.EMAIL_ADDRESS}, adresse IP ${values.IP_ADDRESS}</p>`

const named = async (type: Kind) => ({ type, fingerprint: await pageFingerprint(type, normalise(type, values[type])) })

const theDesk = (): Desk => ({ ...aDesk([aComment(70, letter)]), agentsMayDelete: true })

eachDatabase('taking a dismissal back', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  const office = () => anOffice(database, theDesk())

  const said = async ({ ports }: Office, userId: number, ...types: readonly Kind[]) => {
    for (const type of types) {
      const dismissals = [await named(type)]
      expect(await dismiss(ports, userId, { ticket_id: 7, dismissals })).toMatchObject({ ok: true })
    }
  }
  const listed = async ({ ports }: Office, behind?: string) => {
    const answer = await listDismissed(ports, admin, behind)
    if (!answer.ok) throw new Error(answer.problem)
    return answer
  }
  const idOf = async (where: Office, kind: Kind) => {
    const one = (await listed(where)).dismissals.find(({ type }) => type === kind)
    if (one === undefined) throw new Error(`no ${kind} was dismissed`)
    return one.id
  }
  const isDismissed = async ({ ports }: Office, type: Kind) => (await matchDismissals(ports, [await named(type)]))[0]
  const readBack = async ({ ports }: Office) => {
    const update = {
      ticketId: 7,
      at: '2026-11-24T10:00:00.000Z',
      created: false,
      statuses: [],
      authors: [900],
      ours: false,
    }
    const [found] = await find(
      {
        ...ports,
        look: () => Promise.resolve({ detect: standardLook.detect, isStaff: () => false }),
        breathe: () => Promise.resolve(),
      },
      [{ ...update, texts: [{ text: letter, html: true }], comments: 1, rewritten: false }],
    )
    return found?.kinds
  }

  it('lists who dismissed what kind in which ticket, newest first, and nothing made of a value', async () => {
    const here = await office()
    await said(here, agent, 'CREDIT_CARD')
    await said(here, admin, 'EMAIL_ADDRESS', 'CREDIT_CARD')
    const { dismissals, next } = await listed(here)
    expect(dismissals).toMatchObject([
      { type: 'EMAIL_ADDRESS', user_id: admin, ticket_id: 7 },
      { type: 'CREDIT_CARD', user_id: agent, ticket_id: 7 },
    ])
    expect(next).toBeNull()
    expect(Object.keys(dismissals[0] ?? {}).sort()).toEqual(['at', 'id', 'ticket_id', 'type', 'user_id'])
    expect((await listed(await office())).dismissals).toEqual([])
  })

  it('has scans, pages and the reading of the past find the value again, and the ledger tell it', async () => {
    const here = await office()
    await said(here, agent, 'CREDIT_CARD', 'EMAIL_ADDRESS')
    expect(await scan(here.ports, 7)).toMatchObject({ types: ['IP_ADDRESS'] })
    expect(await readBack(here)).toEqual(['IP_ADDRESS'])
    expect(await takeBack(here.ports, admin, { id: await idOf(here, 'CREDIT_CARD') })).toMatchObject({
      ok: true,
      count: 1,
      ledger: { seq: 3 },
    })
    expect(await isDismissed(here, 'CREDIT_CARD')).toBe(false)
    expect(await isDismissed(here, 'EMAIL_ADDRESS')).toBe(true)
    expect(await scan(here.ports, 7)).toMatchObject({ types: ['CREDIT_CARD', 'IP_ADDRESS'] })
    expect(await readBack(here)).toEqual(['CREDIT_CARD', 'IP_ADDRESS'])
    expect((await here.entries()).at(-1)).toMatchObject({
      ...{ action: 'detection.dismissals-taken-back', actor: { user_id: admin }, subject_user_id: agent },
      ...{ types: ['CREDIT_CARD'], count: 1 },
    })
    expect(await here.verdict()).toMatchObject({ ok: true })
    await said(here, admin, 'CREDIT_CARD')
    expect(await isDismissed(here, 'CREDIT_CARD')).toBe(true)
  })

  it('takes back all of one person, and leaves what others have dismissed', async () => {
    const here = await office()
    await said(here, agent, 'CREDIT_CARD', 'EMAIL_ADDRESS')
    await said(here, admin, 'IP_ADDRESS')
    expect(await takeBack(here.ports, admin, { userId: agent })).toMatchObject({ ok: true, count: 2 })
    expect((await here.entries()).at(-1)).toMatchObject({
      ...{ types: ['CREDIT_CARD', 'EMAIL_ADDRESS'], count: 2, subject_user_id: agent },
    })
    expect((await listed(here)).dismissals).toMatchObject([{ type: 'IP_ADDRESS', user_id: admin }])
    expect(await scan(here.ports, 7)).toMatchObject({ types: ['CREDIT_CARD', 'EMAIL_ADDRESS'] })
  })

  it('is found nowhere the second time, nor by another account, and writes nothing then', async () => {
    const [here, elsewhere] = [await office(), await office()]
    await said(here, agent, 'CREDIT_CARD', 'EMAIL_ADDRESS')
    const [card, mail] = [await idOf(here, 'CREDIT_CARD'), await idOf(here, 'EMAIL_ADDRESS')]
    const refused = { ok: false, problem: 'not-found' }
    expect(await takeBack(elsewhere.ports, admin, { id: card })).toEqual(refused)
    expect(await takeBack(elsewhere.ports, admin, { userId: agent })).toEqual(refused)
    expect(await elsewhere.actions()).toEqual([])
    expect(await isDismissed(here, 'CREDIT_CARD')).toBe(true)
    const both = await Promise.all([card, card].map((id) => takeBack(here.ports, admin, { id })))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await takeBack(here.ports, admin, { id: card })).toEqual(refused)
    expect(await takeBack(here.ports, admin, { id: mail })).toMatchObject({ ok: true })
    expect(await takeBack(here.ports, admin, { userId: agent })).toEqual(refused)
    expect((await here.actions()).slice(2)).toEqual(Array(2).fill('detection.dismissals-taken-back'))
  })

  it('is for admins as Zendesk has them now, and so is the list', async () => {
    const here = await office()
    await said(here, agent, 'CREDIT_CARD')
    const id = await idOf(here, 'CREDIT_CARD')
    const refused = { ok: false, problem: 'admins-only' }
    expect(await listDismissed(here.ports, agent, undefined)).toEqual(refused)
    expect(await takeBack(here.ports, agent, { id })).toEqual(refused)
    expect(await takeBack(here.ports, agent, { userId: agent })).toEqual(refused)
    const cut = { port: 'user', call: 0, when: 'before', error: () => failure('down') } as const
    expect(await takeBack(wired(here.ports, cut).ports, admin, { id })).toMatchObject({ ok: false })
    expect(await isDismissed(here, 'CREDIT_CARD')).toBe(true)
    expect(await here.actions()).toEqual(['finding.dismissed'])
  })

  it('undoes the taking back with the entry that could not be written', async () => {
    const here = await office()
    await said(here, agent, 'CREDIT_CARD')
    const id = await idOf(here, 'CREDIT_CARD')
    const clock = () => 'no instant'
    await expect(takeBack({ ...here.ports, clock }, admin, { id })).rejects.toThrow()
    expect(await isDismissed(here, 'CREDIT_CARD')).toBe(true)
  })

  it('lists by pages, of which none has a line twice or leaves one out, whatever is taken back between them', async () => {
    const here = await office()
    const many = Array.from({ length: 205 }, (_, at) => ({
      type: 'PHONE_NUMBER' as const,
      fingerprint: at.toString(16).padStart(64, '0'),
    }))
    const entry = {
      ...{ at: here.ports.clock(), actor: { user_id: agent }, ticket_id: 7 },
      ...({ action: 'finding.dismissed', types: ['PHONE_NUMBER'], count: many.length } as const),
    }
    await here.ports.addDismissals(many, { userId: agent, ticketId: 7 }, entry)
    const first = await listed(here)
    expect(first.dismissals).toHaveLength(100)
    const last = first.dismissals.at(-1)
    expect(await takeBack(here.ports, admin, { id: last?.id ?? '' })).toMatchObject({ ok: true })
    const second = await listed(here, first.next ?? '')
    const third = await listed(here, second.next ?? '')
    const ids = [first, second, third].flatMap(({ dismissals }) => dismissals.map(({ id }) => id))
    expect([ids.length, new Set(ids).size, third.next]).toEqual([205, 205, null])
  })
})
