import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { EntryFields } from '../../../core/ledger/index.ts'
import { retentionStore } from '../../../server/compose/retention-store.ts'
import { taggingStore } from '../../../server/compose/tagging-store.ts'
import { tenantKeys } from '../../../server/keys/tenant.ts'
import type { Database } from '../../../server/store/database.ts'
import { lockLedger } from '../../../server/store/ledger.ts'
import { addVersion } from '../../../server/store/retention/versions.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { policy, questionsOf } from './questions.ts'

const entryOf = (action: EntryFields['action']): EntryFields => ({
  at: new Date().toISOString(),
  actor: { system: 'custos' },
  action,
  types: [],
  count: 0,
})

eachDatabase('the store of retention', (open, kind) => {
  let office: Office
  let database: Database
  let store: ReturnType<typeof retentionStore>
  const { written, begun, atItsTime } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
    written(3)
    const keys = await tenantKeys(new Uint8Array(32).fill(7))
    store = retentionStore(database, office.tenantId, keys, { leaseSeconds: 30, atOnce: false })
  })

  const leased = async (): Promise<number> => {
    await database.withTenant(office.tenantId, (tx) =>
      sql`update retention_accounts set lease_until = null`.execute(tx),
    )
    const claim = await store.takeLease()
    if (claim === undefined) throw new Error('the account is in use')
    return claim
  }
  const actions = async () => (await office.ledger()).map(({ action }) => action)

  it('leaves the tickets of a plan that is ready to whoever failed to build it too late', async () => {
    const plan = await office.preview(policy())
    const before = await store.planTickets(plan.id, 0, 10)
    await store.failPlan(await leased(), plan.id, 'unavailable')
    expect(await store.planTickets(plan.id, 0, 10)).toEqual(before)
    expect(before).toHaveLength(3)
  })

  it('takes nothing of a plan from a worker whose account another has taken', async () => {
    const ready = await office.preview(policy())
    const [ticket] = await store.planTickets(ready.id, 0, 1)
    if (ticket === undefined || ready.summary === undefined) throw new Error('the plan is empty')
    const id = randomUUID()
    const asked = { askedBy: 1, createdAt: ready.created_at, plannedAt: ready.created_at, policies: null }
    await store.addPlan({ id, versionId: ready.version_id, ...asked })
    const late = await leased()
    await leased()
    const done = { state: 'ready', hash: 'made-up', summary: ready.summary } as const
    expect([
      await store.keepPage(
        late,
        id,
        [ticket],
        [{ userId: 1, due: 0, gone: 1, others: 0, hold: null }],
        { isRead: true },
        1,
      ),
      await store.judgeRequesters(late, id, [], {}),
      await store.finishPlan(late, id, done, entryOf('retention.plan-ready')),
      await store.failPlan(late, id, 'unavailable'),
    ]).toEqual([false, false, false, false])
    expect(await store.plan(id)).toMatchObject({ state: 'building', progress: null, read: 0 })
    expect([await store.planTickets(id, 0, 10), await store.planRequesters(id, 0, 10)]).toEqual([[], []])
  })

  it('has a run that was cancelled end, and do nothing else, whatever a worker has seen before', async () => {
    const { plan, run } = await begun()
    const { id } = run
    const claim = await leased()
    expect(await store.mayAct(claim, id, plan.version_id)).toBe(true)
    await store.moveRun(id, ['running'], { state: 'running', why: 'cancelled' }, entryOf('retention.run-cancelled'))
    expect(await store.mayAct(claim, id, plan.version_id)).toBe(false)
    const stop = { state: 'stopped', why: 'switched-off' } as const
    expect(await store.moveRun(id, ['running', 'waiting'], stop, entryOf('retention.run-stopped'))).toBe(false)
    expect(await store.run(id)).toMatchObject({ state: 'running', why: 'cancelled' })
    expect(await store.endRun(id, 'cancelled', new Date().toISOString(), entryOf('retention.run-ended'))).toBe(true)
  })

  it('writes of no end where a run was paused meanwhile', async () => {
    const { run } = await begun()
    const { id } = run
    await store.moveRun(id, ['running'], { state: 'paused', why: null }, entryOf('retention.run-paused'))
    expect(await store.endRun(id, 'done', new Date().toISOString(), entryOf('retention.run-ended'))).toBe(false)
    expect(await actions()).not.toContain('retention.run-ended')
    expect(await store.run(id)).toMatchObject({ state: 'paused', endedAt: null })
  })

  it('settles a call once, though its sender hears of the job only after it was given up', async () => {
    const { plan, run } = await begun()
    const [id, planId] = [run.id, plan.id]
    const tickets = await store.planTickets(planId, 0, 10)
    const call = {
      id: randomUUID(),
      runId: id,
      planId,
      holdsOf: plan.version_id,
      step: 'mark',
      ticketIds: tickets.map(({ ticketId }) => ticketId),
    } as const
    expect(await store.intend(await leased(), call, entryOf('retention.batch-intended'))).toBe(true)
    await store.settleCall(call.id, planId, [], entryOf('retention.batch-failed'))
    await store.callSent(call.id, 'late', new Date().toISOString())
    expect(await store.openCalls(id)).toEqual([])
  })

  it('writes of nobody brought back where nobody was', async () => {
    const { plan_id: planId } = await atItsTime()
    const before = await actions()
    const entry = { ...entryOf('retention.restored'), count: 1 }
    expect(await store.letOff(planId, [1], [], entry)).toEqual({ changed: [], ledger: undefined })
    expect(await actions()).toEqual(before)
  })

  // The embedded one has one transaction at a time.
  if (kind === 'server')
    it('has no ticket tagged for a version where a newer one was saved meanwhile', async () => {
      const { plan } = await begun()
      const { tenantId } = office
      const claim = await leased()
      const call = { id: randomUUID(), versionId: plan.version_id, ticketIds: [1] }
      const before = await actions()
      const tagging = taggingStore(database, tenantId, 30)
      let intended: Promise<boolean> | undefined
      await database.withTenant(tenantId, async (tx) => {
        await lockLedger(tx, tenantId)
        intended = tagging.intendTags(claim, call, [], entryOf('retention.tags-intended'))
        await vi.waitFor(async () => {
          const waits = sql`select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`
          expect((await waits.execute(database.db)).rows).toHaveLength(1)
        })
        const newer = { id: randomUUID(), authorId: 1, createdAt: new Date().toISOString(), digest: 'f'.repeat(64) }
        await addVersion(tx, tenantId, { ...newer, sealedText: 'made-up' })
      })
      expect(await intended).toBe(false)
      expect((await tagging.tagStanding()).calls).toEqual([])
      expect(await actions()).toEqual(before)
    })
})
