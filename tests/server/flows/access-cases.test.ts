import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { verify, type Entry } from '../../../core/ledger/index.ts'
import { act, settleActions } from '../../../server/flows/access/act.ts'
import { assignCase, detailOf, judgeCase, listOf } from '../../../server/flows/access/cases.ts'
import { ingest } from '../../../server/flows/access/ingest.ts'
import { judge, type Engines } from '../../../server/flows/access/judge.ts'
import { normaliser } from '../../../server/flows/access/normalise.ts'
import type { Database } from '../../../server/store/database.ts'
import { plantAccess, plantAudit } from '../../../simulator/logs/access.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOutlook } from '../../support/outlook.ts'

type Outlook = Awaited<ReturnType<typeof anOutlook>>

const userNamed = ({ simulator }: Outlook, name: string): number => {
  const user = [...simulator.state.users.values()].find((one) => one.name.startsWith(name))
  if (user === undefined) throw new Error(`no user called ${name}`)
  return user.id
}

const weaken = ({ simulator }: Outlook, actor: number, label = 'Require Two Factor') =>
  plantAudit(simulator.world, {
    actor_id: actor,
    source_label: label,
    change_description: 'Disabled',
  })

/** Some seconds go by; then the logs are read and judged, as a round does. */
const round = async ({ simulator, ports, tenant }: Outlook, engines: Engines = new Map()) => {
  simulator.clock.advance(5)
  await ingest(ports, 'audit')
  await ingest(ports, 'access')
  return judge(ports, engines, tenant)
}

const only = async (outlook: Outlook) => {
  const listed = await listOf(outlook.ports, outlook.admin)
  if (!listed.ok) throw new Error(listed.problem)
  const [first, ...more] = listed.list.cases
  if (first === undefined || more.length > 0) throw new Error(`${String(listed.list.cases.length)} cases`)
  return first
}

const ledgerOf = async (outlook: Outlook) => {
  const entries = await outlook.ledger()
  expect(await verify(entries)).toMatchObject({ ok: true })
  return entries.map(({ canonical }) => (JSON.parse(canonical) as Entry).action)
}

eachDatabase('cases of access', (open) => {
  let database: Database
  let outlook: Outlook
  beforeAll(async () => {
    database = await open()
  })
  const begin = async () => {
    outlook = await anOutlook(database)
    return outlook
  }

  it('appear once, with codes and numbers, whichever process judges', async () => {
    await begin()
    weaken(outlook, outlook.admin)
    expect(await round(outlook)).toBe(1)
    expect(await round(outlook)).toBe(0)
    const found = await only(outlook)
    expect(found).toMatchObject({
      actor_id: outlook.admin,
      kind: 'security_weakened',
      detail: 'two-factor',
      observed: 1,
      usual: 0,
      severity: 'high',
      status: 'new',
    })
    const detail = await detailOf(outlook.ports, outlook.admin, found.id)
    expect(detail).toMatchObject({
      ok: true,
      detail: {
        events: 1,
        timeline: [{ log: 'audit', verb: 'setting' }],
        factors: [{ name: 'protections_weakened', observed: 1, expected: 0 }],
        readings: ['undone-soon'],
        unchecked: [],
      },
    })
  })

  it('are seen by admins and by nobody else', async () => {
    await begin()
    weaken(outlook, outlook.admin)
    await round(outlook)
    const { id } = await only(outlook)
    const agent = userNamed(outlook, 'Karim')
    const refused = { ok: false, problem: 'may-not-watch' }
    expect(await listOf(outlook.ports, agent)).toEqual(refused)
    expect(await detailOf(outlook.ports, agent, id)).toEqual(refused)
    expect(await judgeCase(outlook.ports, agent, id, { verdict: 'wrong' })).toEqual(refused)
    expect(await act(outlook.ports, agent, id, { request_id: randomUUID(), action: 'suspend' })).toEqual(refused)
    const to = (assignee: number) => assignCase(outlook.ports, outlook.admin, id, assignee)
    expect(await to(agent)).toEqual({ ok: false, problem: 'assignee-may-not-watch' })
    expect(await to(999_999_999)).toEqual({ ok: false, problem: 'assignee-unknown' })
    expect(await listOf(outlook.ports, 999_999_999)).toEqual({ ok: false, problem: 'not-signed-in' })
  })

  it('are explained away by nobody whom they are about', async () => {
    await begin()
    weaken(outlook, outlook.admin)
    await round(outlook)
    const { id } = await only(outlook)
    const own = { ok: false, problem: 'own-case' }
    const expected = { verdict: 'expected', scope: 'kind', days: 90 } as const
    expect(await judgeCase(outlook.ports, outlook.admin, id, expected)).toEqual(own)
    expect(await judgeCase(outlook.ports, outlook.admin, id, { verdict: 'wrong' })).toEqual(own)
    expect(await outlook.ports.countCases()).toEqual({ open: 1, silenced: 0 })
    expect(await judgeCase(outlook.ports, outlook.admin, id, { verdict: 'needs-action' })).toMatchObject({ ok: true })
    expect(await judgeCase(outlook.ports, userNamed(outlook, 'Helen'), id, expected)).toMatchObject({ ok: true })
  })

  it('go on as one case while more of the same comes', async () => {
    await begin()
    for (let times = 0; times < 3; times++) {
      weaken(outlook, outlook.admin)
      await round(outlook)
    }
    expect((await only(outlook)).ended).toBe(false)
  })

  it('that are expected hold back the next of their cause until the day given, and no other', async () => {
    await begin()
    const engines: Engines = new Map()
    const day = 24 * 3600
    weaken(outlook, outlook.admin)
    await round(outlook, engines)
    const first = await only(outlook)
    const verdict = { verdict: 'expected', scope: 'cause', days: 10 } as const
    expect(await judgeCase(outlook.ports, userNamed(outlook, 'Helen'), first.id, verdict)).toMatchObject({ ok: true })
    outlook.simulator.clock.advance(5 * day)
    weaken(outlook, outlook.admin)
    weaken(outlook, outlook.admin, 'Credit Card Redaction')
    await round(outlook, engines)
    const counted = await outlook.ports.countCases()
    expect(counted).toEqual({ open: 1, silenced: 1 })
    const kinds = (await outlook.ports.listCases(10)).map(({ cause, status }) => [cause, status])
    expect(kinds).toEqual([
      ['card-redaction', 'new'],
      ['two-factor', 'expected'],
    ])
    outlook.simulator.clock.advance(8 * day)
    weaken(outlook, outlook.admin)
    await round(outlook, engines)
    expect(await outlook.ports.countCases()).toEqual({ open: 2, silenced: 0 })
    expect(await ledgerOf(outlook)).toEqual(['access.judged'])
  })

  it('are judged although the other log is not given, once it has come no further for a quarter of an hour', async () => {
    await begin()
    const { simulator, ports, tenant, admin } = outlook
    const engines: Engines = new Map()
    await round(outlook, engines)
    simulator.faults.add({ kind: 'internal-error', method: 'GET', path: '/api/v2/audit_logs*', times: 100 })
    const later = async (minutes: number) => {
      simulator.clock.advance(minutes * 60)
      plantAccess(simulator.world, { user_id: admin }, { webhook: false })
      simulator.clock.advance(5)
      expect(await ingest(ports, 'audit')).toMatchObject({ outcome: 'interrupted', why: 'down' })
      await ingest(ports, 'access')
      return judge(ports, engines, tenant)
    }
    expect([await later(10), await later(10), await later(10)]).toEqual([1, 0, 2])
    const listed = await listOf(ports, admin)
    expect(listed.ok && listed.list.logs.map(({ log, reading }) => [log, reading])).toEqual([
      ['access', 'current'],
      ['audit', 'stalled'],
    ])
  })

  it('wait for the other log while that one is still being read', async () => {
    await begin()
    const { simulator, ports, tenant, admin } = outlook
    for (const days of [80, 3]) {
      const created_at = new Date(simulator.clock.now() - days * 86_400_000).toISOString()
      for (let id = 1; id <= 60; id++) plantAudit(simulator.world, { id: days * 100 + id, created_at })
    }
    plantAccess(simulator.world, { user_id: admin }, { webhook: false })
    simulator.clock.advance(5)
    await ingest(ports, 'access')
    let pages = 0
    const auditLogPage: typeof ports.auditLogPage = (at) => {
      pages += 1
      if (pages === 2)
        simulator.faults.add({ kind: 'internal-error', method: 'GET', path: '/api/v2/audit_logs*', times: 1 })
      return ports.auditLogPage(at)
    }
    expect(await ingest({ ...ports, auditLogPage }, 'audit')).toMatchObject({ outcome: 'interrupted', added: 100 })
    await judge(ports, new Map(), tenant)
    const isJudged = async () => (await outlook.rows()).some(({ log, seq }) => log === 'access' && seq !== null)
    expect(await isJudged()).toBe(false)
    simulator.clock.advance(16 * 60)
    await judge(ports, new Map(), tenant)
    expect(await isJudged()).toBe(true)
  })

  it('wait, after a day without a server, for what was logged meanwhile', async () => {
    await begin()
    const { simulator, ports, tenant, admin, rows } = outlook
    await round(outlook)
    simulator.clock.advance(24 * 3600)
    plantAccess(simulator.world, { user_id: admin }, { webhook: false })
    const told = simulator.state.accessLog.map(({ row }) => ({ ...row, user_id: String(row.user_id) }))
    await ports.keepEvents((await normaliser(ports)('access', told)).events)
    await judge(ports, new Map(), tenant)
    expect(await rows()).toMatchObject([{ log: 'access', seq: null }])
    await round(outlook)
    expect(await rows()).toMatchObject([{ log: 'access', seq: 1 }])
  })

  it('are judged by one process however long it takes to go through what was, and by another once it is lost', async () => {
    await begin()
    const { simulator, ports, tenant, admin } = outlook
    for (let id = 0; id < 6; id++) plantAccess(simulator.world, { user_id: admin }, { webhook: false })
    expect(await round(outlook)).toBe(6)
    const run = (statement: ReturnType<typeof sql>) => database.withTenant(tenant, (tx) => statement.execute(tx))
    let [batches, other] = [0, 0]
    const slow: typeof ports = {
      ...ports,
      judgedAfter: async (seq, to) => {
        if (batches++ > 0 && (await ports.claimWatch()) !== undefined) other += 1
        await run(sql`update access_watches set lease_until = clock_timestamp() - interval '1 second'`)
        return ports.judgedAfter(seq, to, 2)
      },
    }
    plantAccess(simulator.world, { user_id: admin }, { webhook: false })
    simulator.clock.advance(5)
    await ingest(ports, 'access')
    expect([await judge(slow, new Map(), tenant), batches, other]).toEqual([1, 3, 0])

    batches = 0
    const robbed: typeof ports = {
      ...ports,
      judgedAfter: async (seq, to) => {
        batches += 1
        await run(sql`update access_watches set claim = claim + 1, lease_until = clock_timestamp() + interval '1 hour'`)
        return ports.judgedAfter(seq, to, 2)
      },
    }
    const engines: Engines = new Map()
    expect([await judge(robbed, engines, tenant), batches]).toEqual([0, 1])
    expect(engines.get(tenant)?.seq).toBe(2)
  })

  it('end the sessions of the agent in Zendesk, once for each request, and the ledger shows it', async () => {
    await begin()
    const karim = userNamed(outlook, 'Karim')
    weaken(outlook, karim)
    await round(outlook)
    const { id } = await only(outlook)
    outlook.simulator.state.sessions.set('made-up-session', karim)
    const asked = { request_id: randomUUID(), action: 'end-sessions' } as const
    expect(await act(outlook.ports, outlook.admin, id, asked)).toEqual({ ok: true, state: 'done' })
    expect(await act(outlook.ports, outlook.admin, id, asked)).toEqual({ ok: true, state: 'done' })
    expect(outlook.simulator.state.sessions.size).toBe(0)
    expect(outlook.simulator.log.of('DELETE', /sessions/)).toHaveLength(1)
    expect(await assignCase(outlook.ports, outlook.admin, id, outlook.admin)).toMatchObject({ ok: true })
    expect(await ledgerOf(outlook)).toEqual([
      'access.sessions-end-intended',
      'access.sessions-ended',
      'access.assigned',
    ])
  })

  it('suspend; an answer that was lost is settled by reading back', async () => {
    await begin()
    const karim = userNamed(outlook, 'Karim')
    weaken(outlook, karim)
    await round(outlook)
    const { id } = await only(outlook)
    outlook.simulator.faults.add({ kind: 'cut-after', method: 'PUT', path: '/api/v2/users/*', times: 1 })
    const asked = { request_id: randomUUID(), action: 'suspend' } as const
    expect(await act(outlook.ports, outlook.admin, id, asked)).toMatchObject({ ok: true, state: 'open' })
    const claimed = await outlook.ports.actionNamed(asked.request_id)
    const claimActions = () => Promise.resolve(claimed === undefined ? [] : [claimed])
    expect(await settleActions({ ...outlook.ports, claimActions })).toBe(1)
    expect(outlook.simulator.state.users.get(karim)?.suspended).toBe(true)
    expect(outlook.simulator.log.of('PUT', /users/)).toHaveLength(1)
    expect(await act(outlook.ports, outlook.admin, id, asked)).toEqual({ ok: true, state: 'done' })
    expect(await ledgerOf(outlook)).toEqual(['access.suspension-intended', 'access.suspended'])
  })

  it.each([
    ['that is older than a few minutes', 600, true, 'outcome-unknown'],
    ['of somebody who is no admin any more', 60, false, 'may-not-watch'],
  ] as const)('suspend nobody by a wish %s', async (_, seconds, isAdmin, problem) => {
    await begin()
    const karim = userNamed(outlook, 'Karim')
    weaken(outlook, karim)
    await round(outlook)
    const { id } = await only(outlook)
    outlook.simulator.faults.add({ kind: 'cut-after', method: 'PUT', path: '/api/v2/users/*', times: 1 })
    const asked = { request_id: randomUUID(), action: 'suspend' } as const
    await act(outlook.ports, outlook.admin, id, asked)
    const claimed = await outlook.ports.actionNamed(asked.request_id)
    const { users } = outlook.simulator.state
    const change = (user: number, fields: object) => {
      const before = users.get(user)
      if (before !== undefined) users.set(user, { ...before, ...fields })
    }
    // A colleague has looked, and let them in again.
    change(karim, { suspended: false })
    if (!isAdmin) change(outlook.admin, { role: 'agent', role_type: null })
    outlook.simulator.clock.advance(seconds)
    const claimActions = () => Promise.resolve(claimed === undefined ? [] : [claimed])
    await settleActions({ ...outlook.ports, claimActions })
    expect(users.get(karim)?.suspended).toBe(false)
    expect(await outlook.ports.actionNamed(asked.request_id)).toMatchObject({ state: 'failed', problem })
    expect(await ledgerOf(outlook)).toEqual(['access.suspension-intended', 'access.suspension-failed'])
  })
})
