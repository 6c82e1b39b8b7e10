import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { verify, type EntryFields } from '../../../core/ledger/index.ts'
import type { Database, Tx } from '../../../server/store/database.ts'
import {
  beginIntent,
  claimIntents,
  finishIntent,
  recallIntent,
  settleIntent,
  type NewIntent,
  type Unnumbered,
} from '../../../server/store/intents.ts'
import { entriesAfter } from '../../../server/store/ledger.ts'
import { eachDatabase } from '../../support/database.ts'
import { aTenant } from '../../support/tenant.ts'

const anIntent = (fields: Partial<NewIntent> = {}): NewIntent => ({
  id: randomUUID(),
  requestId: randomUUID(),
  item: 0,
  actorId: 41,
  ticketId: 7,
  source: { comment_id: 70 },
  findings: [{ type: 'CREDIT_CARD', start: 3, end: 22 }],
  fingerprints: ['f'.repeat(64)],
  digest: 'd'.repeat(64),
  ofRun: false,
  ...fields,
})

const entryFor = (intent: NewIntent, action: EntryFields['action']): EntryFields => ({
  at: '2026-11-24T02:00:00.000Z',
  actor: intent.actorId === null ? { system: 'custos' } : { user_id: intent.actorId },
  action,
  ticket_id: intent.ticketId,
  types: ['CREDIT_CARD'],
  count: 1,
  intent_id: intent.id,
})

const done = (intent: NewIntent): Unnumbered => ({
  source: intent.source,
  state: 'done',
  types: ['CREDIT_CARD'],
  at: '2026-11-24T02:00:00.000Z',
  leftovers: [],
})

eachDatabase('intents', (open, kind) => {
  let database: Database
  let other: Database
  let tenant: string
  beforeAll(async () => {
    database = await open()
    other = await open()
  })
  beforeEach(async () => {
    tenant = await aTenant(database)
  })

  const inTenant = <T>(work: (tx: Tx) => Promise<T>, by = database) => by.withTenant(tenant, work)
  const begin = (intent: NewIntent, leaseSeconds = 30, by = database) =>
    inTenant((tx) => beginIntent(tx, tenant, intent, entryFor(intent, 'redaction.intended'), leaseSeconds), by)
  const settle = (intent: NewIntent, claim: number, outcome = done(intent), by = database, leaseSeconds = 30) =>
    inTenant(
      (tx) =>
        settleIntent(tx, tenant, { id: intent.id, claim }, outcome, entryFor(intent, 'redaction.done'), leaseSeconds),
      by,
    )
  const claim = (by = database, limit = 10) => inTenant((tx) => claimIntents(tx, { leaseSeconds: 30, limit }), by)
  const actions = async () =>
    (await inTenant((tx) => entriesAfter(tx, 0))).map(({ canonical }) => (JSON.parse(canonical) as EntryFields).action)

  it('are begun once, with their entry, whichever process is asked', async () => {
    const requestId = randomUUID()
    const begun = await Promise.all([
      begin(anIntent({ requestId })),
      begin(anIntent({ requestId }), 30, other),
      begin(anIntent({ requestId, item: 1, source: { comment_id: 71 } })),
    ])
    expect(begun.map(({ state }) => state).sort()).toEqual(['begun', 'begun', 'known'])
    expect(await actions()).toEqual(['redaction.intended', 'redaction.intended'])
  })

  it.each([41, null])('answer a request of %s that is asked again with what is known of it', async (actorId) => {
    const intent = anIntent({ actorId })
    const recalled = () => inTenant((tx) => recallIntent(tx, intent.requestId, 0))
    expect(await recalled()).toBeUndefined()
    await begin(intent)
    expect(await recalled()).toEqual({ actorId, ticketId: 7, source: { comment_id: 70 }, result: null })
    const settled = await settle(intent, 1)
    expect(settled).toMatchObject({ state: 'settled', result: { state: 'done', ledger: { seq: 2 } } })
    expect(await recalled()).toMatchObject({ result: settled.state === 'settled' && settled.result })
    expect(await begin(intent)).toMatchObject({ state: 'known' })
  })

  it('keep a second redaction of the same text waiting until the first is settled', async () => {
    const [first, second] = [anIntent(), anIntent()]
    await begin(first)
    expect(await begin(second)).toEqual({ state: 'busy' })
    expect(await begin(anIntent({ source: { chat_id: 'c-1', chat_index: 2 } }))).toMatchObject({ state: 'begun' })
    await settle(first, 1)
    expect(await begin(second)).toMatchObject({ state: 'begun' })
  })

  it('are settled once: who comes second gets the first outcome', async () => {
    const intent = anIntent()
    await begin(intent)
    const failed: Unnumbered = { source: intent.source, state: 'failed', problem: 'ticket-gone' }
    const first = await settle(intent, 1)
    expect(await settle(intent, 1, failed, other)).toEqual(first)
    expect(await actions()).toEqual(['redaction.intended', 'redaction.done'])
  })

  it('are settled once when two processes do it at the same moment', async () => {
    const intent = anIntent()
    await begin(intent)
    const [one, two] = await Promise.all([settle(intent, 1), settle(intent, 1, done(intent), other)])
    expect(one).toEqual(two)
    expect(await actions()).toEqual(['redaction.intended', 'redaction.done'])
    expect(await verify(await inTenant((tx) => entriesAfter(tx, 0)))).toMatchObject({ ok: true })
  })

  it('are not settled by a process that has lost them meanwhile', async () => {
    const intent = anIntent()
    await begin(intent, -1)
    const [taken] = await claim(other)
    expect(taken).toMatchObject({ id: intent.id, claim: 2, result: null, findings: intent.findings })
    expect(await settle(intent, 1)).toEqual({ state: 'lost' })
    expect(await settle(intent, 2, done(intent), other)).toMatchObject({ state: 'settled' })
  })

  it('are claimed only when their lease has run out, and by one process', async () => {
    const [live, left] = [anIntent(), anIntent({ source: { comment_id: 71 } })]
    await begin(live)
    await begin(left, -1)
    const claimed = await Promise.all([claim(), claim(other)])
    expect(claimed.flat().map(({ id }) => id)).toEqual([left.id])
    expect(claimed.flat()[0]?.ageSeconds).toBeGreaterThanOrEqual(0)
    expect(await claim()).toEqual([])
  })

  it('are shared out without waiting for each other', async () => {
    const intents = Array.from({ length: 30 }, (_, index) => anIntent({ source: { comment_id: index + 1 } }))
    for (const intent of intents) await begin(intent, -1)
    const taken = await Promise.all(
      Array.from({ length: 6 }, (_, index) => claim(index % 2 === 0 ? database : other, 5)),
    )
    expect(new Set(taken.flat().map(({ id }) => id)).size).toBe(taken.flat().length)
    expect(taken.flat()).toHaveLength(30)
  })

  it(`are all taken at a start that no other process can share (${kind})`, async () => {
    const [before, since] = [anIntent(), anIntent({ source: { comment_id: 71 } })]
    await begin(before)
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(database.db)
    await begin(since)
    const evenLeasedBefore = rows[0]?.now ?? new Date(0)
    const taken = await inTenant((tx) => claimIntents(tx, { leaseSeconds: 30, limit: 10, evenLeasedBefore }))
    expect(taken.map(({ id }) => id)).toEqual([before.id])
  })

  it('come back after they are done until their follow-up is', async () => {
    const intent = anIntent()
    await begin(intent)
    await settle(intent, 1, done(intent), database, -1)
    expect((await claim()).map(({ result }) => result?.state)).toEqual(['done'])
    await inTenant((tx) => finishIntent(tx, intent.id, [{ what: 'email-original' }]))
    await sql`update intents set lease_until = clock_timestamp() - interval '1 minute'`.execute(database.db)
    expect(await claim()).toEqual([])
    const known = await inTenant((tx) => recallIntent(tx, intent.requestId, 0))
    expect(known?.result).toMatchObject({ state: 'done', leftovers: [{ what: 'email-original' }] })
  })

  it('leave neither row nor entry when the transaction is cut', async () => {
    const intent = anIntent()
    const cut = inTenant(async (tx) => {
      await beginIntent(tx, tenant, intent, entryFor(intent, 'redaction.intended'), 30)
      throw new Error('cut')
    })
    await expect(cut).rejects.toThrow('cut')
    expect(await actions()).toEqual([])
    expect(await begin(intent)).toMatchObject({ state: 'begun' })
  })
})
