import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Plan, Run } from '../../../contract/retention.ts'
import { verifyCertificate } from '../../../server/cli/certificate.ts'
import type { Database } from '../../../server/store/database.ts'
import type { Ticket, User } from '../../../simulator/records.ts'
import { writeTicket, type TicketSeed } from '../../../simulator/seed/write.ts'
import { eachDatabase } from '../../support/database.ts'
import { dump, found } from '../../support/seeded.ts'
import { anOffice, type Office } from './account.ts'

const day = 86_400
const onUsers = '/api/v2/users/*'
const onTheirTickets = '/api/v2/users/*/tickets/requested*'
const onDeletedUsers = '/api/v2/deleted_users/*'

const policy = ({ permanently = false, holds = '' } = {}): string => `version: 1
policies:
  - name: leavers
    basis: a test
    match: { tags: leaver }
    keep: { for: P90D, since: created }
    then: [delete_requester: { grace: P1D, permanently: ${String(permanently)} }]
holds:
  - { name: case, match: { tags: legal_hold }, custodian: legal@example.com, until: indefinite }
${holds}`

eachDatabase('a policy that deletes who asked', (open) => {
  let office: Office
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
  })

  const someone = (name: string, changes: Partial<User> = {}): User => {
    const { state } = office.simulator
    const like = state.users.get(office.userNamed('Bruno Delattre'))
    if (like === undefined) throw new Error('somebody is needed')
    const user = { ...like, id: state.nextId(), name, email: `${name}@example.net`, tags: [], ...changes }
    state.users.set(user.id, user)
    return user
  }

  const ticketOf = ({ id }: User, changes: Partial<TicketSeed> = {}): Ticket =>
    writeTicket(office.simulator.world, {
      subject: 'Compte fermé',
      daysAgo: 100,
      requester: id,
      status: 'closed',
      tags: ['leaver'],
      comments: [{ by: id, body: 'Bonjour' }],
      ...changes,
    })

  /** Marked, and the grace is over; the deletions are still to come. */
  const atItsTime = async (text = policy()): Promise<{ plan: Plan; run: Run }> => {
    await office.learn()
    const plan = await office.preview(text)
    await office.approve(plan)
    const { run } = (await office.start(plan)).body
    await office.work()
    office.later(day + 60)
    await office.learn()
    return { plan, run }
  }

  const settled = async (run: Run): Promise<Run> => {
    for (let turn = 0; turn < 8 && (await office.run(run.id)).state !== 'done'; turn += 1) {
      await office.work()
      await office.outwait()
      office.later(30)
    }
    return office.run(run.id)
  }

  const certificateOf = async (run: Run) => {
    const { jws } = (await office.call<{ jws: string }>('GET', `/runs/${run.id}/certificate`, 'claire')).body
    const verified = await verifyCertificate(jws)
    return verified.ok ? verified.certificate : undefined
  }

  const asked = (method: string, path: string) =>
    office.simulator.log.entries.filter((entry) => entry.method === method && entry.path.startsWith(path)).length

  it('previews who goes and who stays and why; the run deletes the ticket first, and the certificate tells all of it', async () => {
    const [leaver, twice] = [someone('Lea'), someone('Theo')]
    const open = someone('Ondine')
    const held = someone('Hilda')
    const agent = office.userNamed('Inès Robert')
    ticketOf(leaver)
    ticketOf(twice)
    ticketOf(twice)
    ticketOf(open)
    ticketOf(open, { status: 'open', tags: [] })
    ticketOf(held)
    ticketOf(held, { tags: ['legal_hold'] })
    ticketOf({ ...leaver, id: agent })

    const { plan, run } = await atItsTime()
    expect(plan.summary?.requesters).toEqual({
      go: 2,
      for_good: 0,
      stay: [
        { reason: 'agent', requesters: 1 },
        { reason: 'held', requesters: 1 },
        { reason: 'other-tickets', requesters: 1 },
      ],
    })
    const ended = await settled(run)
    expect(ended).toMatchObject({ state: 'done', counts: { deleted: 6 } })
    expect(ended.requesters).toEqual({
      total: 5,
      deleted: 2,
      deleted_for_good: 0,
      already_gone: 0,
      skipped: 3,
      failed: 0,
      reasons: plan.summary?.requesters?.stay,
    })
    expect(ended.requests.used).toBeLessThanOrEqual(ended.requests.forecast)
    const active = [leaver, twice, open, held].map(({ id }) => office.simulator.state.users.get(id)?.active)
    expect(active).toEqual([false, false, true, true])
    expect(office.simulator.state.users.get(agent)?.active).toBe(true)
    expect(asked('DELETE', '/api/v2/deleted_users')).toBe(0)

    const certificate = await certificateOf(run)
    expect(certificate?.requesters).toMatchObject({
      total: 5,
      counts: { done: 2, skipped: 3, failed: 0, deleted: 2, deleted_for_good: 0, already_gone: 0 },
      reasons: { agent: 1, held: 1, 'other-tickets': 1 },
    })
    const tickets = new Set(certificate?.fingerprints.list?.map(([print]) => print))
    expect(certificate?.requesters?.fingerprints.list?.filter(([print]) => tickets.has(print))).toEqual([])
    for (const language of ['en', 'fr'] as const)
      expect((await office.print(run.id, language)).headers['content-type']).toBe('application/pdf')
    const ledger = await office.ledger()
    expect(ledger.filter(({ action }) => action === 'retention.requester-intended')).toHaveLength(2)
    expect(ledger.filter(({ action }) => action === 'retention.requester-done')).toHaveLength(2)
    expect(JSON.stringify(ledger)).not.toContain(String(leaver.id))
    expect(found((await dump(database)) + office.logs(), ['Lea@example.net', 'Theo@example.net'])).toEqual([])
  })

  it('deletes them for good only where the policy says so, at once after the deletion', async () => {
    const leaver = someone('Lea')
    ticketOf(leaver)
    const { plan, run } = await atItsTime(policy({ permanently: true }))
    expect(plan.summary?.requesters).toMatchObject({ go: 1, for_good: 1 })
    const ended = await settled(run)
    expect(ended.requesters).toMatchObject({ total: 1, deleted: 1, deleted_for_good: 1 })
    expect(office.simulator.state.users.get(leaver.id)).toMatchObject({ active: false, email: null })
    expect((await certificateOf(run))?.requesters?.fingerprints.list).toMatchObject([
      [expect.stringMatching(/^[0-9a-f]{32}$/), 'deleted-for-good'],
    ])
  })

  it('looks again just before: new and restored tickets, holds in force, changed roles; deleted meanwhile is done', async () => {
    const [writes, covered, named, promoted, gone] = [
      someone('Wanda'),
      someone('Cora'),
      someone('Nadia'),
      someone('Prosper'),
      someone('Gaston'),
    ]
    for (const user of [writes, covered, named, promoted, gone]) ticketOf(user)
    const { plan, run } = await atItsTime()
    expect(plan.summary?.requesters).toMatchObject({ go: 5, stay: [] })
    ticketOf(writes, { status: 'closed', tags: [], daysAgo: 1 })
    ticketOf(covered, { tags: ['legal_hold'], daysAgo: 1 })
    promoted.role = 'agent'
    gone.active = false
    const late = `  - { name: late, match: { requester: [${named.id}] }, custodian: legal@example.com, until: indefinite }`
    await office.preview(policy({ holds: late }))
    const ended = await settled(run)
    // The ticket of whoever the late hold names is held itself.
    expect(ended).toMatchObject({ state: 'done', counts: { deleted: 4, skipped: 1 } })
    expect(ended.requesters).toMatchObject({ total: 5, deleted: 0, already_gone: 1, skipped: 4 })
    expect(ended.requesters?.reasons).toEqual([
      { reason: 'agent', requesters: 1 },
      { reason: 'held', requesters: 1 },
      { reason: 'other-tickets', requesters: 1 },
      { reason: 'ticket-stays', requesters: 1 },
    ])
    expect(asked('DELETE', '/api/v2/users')).toBe(0)
  })

  it('leaves them when a hold names them, or their organization, after their ticket has gone', async () => {
    const leaver = someone('Lea')
    ticketOf(leaver)
    const { run } = await atItsTime()
    office.simulator.faults.add({ kind: 'unavailable', method: 'GET', path: onTheirTickets })
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ counts: { deleted: 1 }, requesters: { deleted: 0 } })
    office.simulator.faults.clear()
    const hold = `  - { name: late, match: { requester: [${leaver.id}] }, custodian: legal@example.com, until: indefinite }`
    await office.save(policy({ holds: hold }))
    expect((await settled(run)).requesters).toMatchObject({
      deleted: 0,
      skipped: 1,
      reasons: [{ reason: 'held', requesters: 1 }],
    })
  })

  it('heeds a ticket that no list names, by how many tickets they have requested', async () => {
    const [leaver, archived] = [someone('Lea'), someone('Alba')]
    ticketOf(leaver)
    ticketOf(archived)
    const { run } = await atItsTime()
    // Archived, and theirs only since the plan, as after a merge of two users: no list names it.
    ticketOf(archived, { tags: [], daysAgo: 400, closedDaysAgo: 300 })
    expect((await settled(run)).requesters).toMatchObject({
      deleted: 1,
      skipped: 1,
      reasons: [{ reason: 'other-tickets', requesters: 1 }],
    })
  })

  it('leaves them where the run has let off a ticket of theirs that no list names and no number counts', async () => {
    const [covered, changed, leaver] = [someone('Cora'), someone('Chantal'), someone('Lea')]
    const archived = { daysAgo: 400, closedDaysAgo: 300 }
    const [held, retagged] = [covered, changed, leaver].map((user) => {
      ticketOf(user, archived)
      return ticketOf(user, archived)
    })
    office.simulator.settings.related_counts_deleted = false
    const { plan, run } = await atItsTime()
    expect(plan.summary?.requesters).toMatchObject({ go: 3, stay: [] })
    held?.tags.push('legal_hold')
    Object.assign(retagged ?? {}, { tags: [] })
    expect((await settled(run)).requesters).toMatchObject({
      deleted: 1,
      skipped: 2,
      reasons: [
        { reason: 'held', requesters: 1 },
        { reason: 'other-tickets', requesters: 1 },
      ],
    })
    expect([covered, changed, leaver].map(({ id }) => office.simulator.state.users.get(id)?.active)).toEqual([
      true,
      true,
      false,
    ])
  })

  it('leaves whoever has no ticket in it any more: within the grace it was made somebody else’s', async () => {
    const [before, leaver, other] = [someone('Lea'), someone('Theo'), someone('Vera')]
    const given = ticketOf(before)
    ticketOf(leaver)
    const { run } = await atItsTime()
    given.requester_id = other.id
    expect((await settled(run)).requesters).toMatchObject({
      deleted: 1,
      skipped: 1,
      reasons: [{ reason: 'ticket-stays', requesters: 1 }],
    })
    expect(given.deleted_at).not.toBeNull()
    expect([before, leaver, other].map(({ id }) => office.simulator.state.users.get(id)?.active)).toEqual([
      true,
      false,
      true,
    ])
  })

  it('leaves whoever a ticket was given that the run then lets off, and that no list names and no number counts', async () => {
    const [before, now] = [someone('Lea'), someone('Cora')]
    const archived = { daysAgo: 400, closedDaysAgo: 300 }
    const given = ticketOf(before, archived)
    ticketOf(now, archived)
    office.simulator.settings.related_counts_deleted = false
    const { run } = await atItsTime()
    Object.assign(given, { requester_id: now.id, tags: ['leaver', 'legal_hold'] })
    expect((await settled(run)).requesters).toMatchObject({
      deleted: 0,
      skipped: 2,
      reasons: [
        { reason: 'held', requesters: 1 },
        { reason: 'ticket-stays', requesters: 1 },
      ],
    })
  })

  it('deletes no ticket for good where a new hold names whoever it was of when it was deleted', async () => {
    const [before, now] = [someone('Lea'), someone('Cora')]
    const given = ticketOf(before)
    const { run } = await atItsTime(policy({ permanently: true }))
    given.requester_id = now.id
    office.simulator.faults.add({
      kind: 'cut-before',
      method: 'DELETE',
      path: '/api/v2/deleted_tickets/destroy_many*',
      times: 1,
    })
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ counts: { deleted: 1, deleted_for_good: 0 } })
    // It stands alone: one by tag might cover the ticket as well, for all that is known of it.
    const hold = `holds:
  - { name: late, match: { requester: [${now.id}] }, custodian: legal@example.com, until: indefinite }
`
    await office.save(policy({ permanently: true }).replace(/holds:[^]*/, hold))
    await settled(run)
    expect(await office.run(run.id)).toMatchObject({
      counts: { deleted: 1, deleted_for_good: 0, skipped: 1 },
      reasons: [{ reason: 'held', tickets: 1 }],
    })
  })

  it('tells that Zendesk refused, and deletes the others', async () => {
    const [refused, leaver] = [someone('Rita'), someone('Lea')]
    ticketOf(refused)
    ticketOf(leaver)
    const { run } = await atItsTime()
    office.simulator.settings.related_counts_deleted = false
    // No list names it, and their number is no larger than what is known to be deleted: Zendesk itself refuses.
    const unseen = ticketOf(refused, { tags: [], daysAgo: 400, closedDaysAgo: 300 })
    unseen.status = 'open'
    expect((await settled(run)).requesters).toMatchObject({
      deleted: 1,
      failed: 1,
      reasons: [{ reason: 'zendesk-refused', requesters: 1 }],
    })
  })

  it('is stopped by the switch and by a cancel before the next user', async () => {
    ticketOf(someone('Lea'))
    const { run } = await atItsTime()
    office.simulator.faults.add({ kind: 'unavailable', method: 'GET', path: onTheirTickets })
    await office.work()
    office.simulator.faults.clear()
    await office.call('POST', '/switch', 'second', { stopped: true })
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'stopped', requesters: { deleted: 0 } })
    await office.order(run, 'cancel')
    await office.call('POST', '/switch', 'second', { stopped: false })
    const ended = await settled(run)
    expect(ended.state).toBe('cancelled')
    expect(ended.requesters).toMatchObject({ skipped: 1, reasons: [{ reason: 'cancelled', requesters: 1 }] })
    expect(asked('DELETE', '/api/v2/users')).toBe(0)
  })

  it.each([
    ['too-many-requests', 'DELETE', onUsers],
    ['bad-gateway', 'DELETE', onUsers],
    ['cut-after', 'DELETE', onUsers],
    ['cut-after', 'DELETE', onDeletedUsers],
    ['bad-gateway', 'GET', onTheirTickets],
  ] as const)('is finished after Zendesk’s %s at %s %s, each user deleted once', async (kind, method, path) => {
    const leavers = [someone('Lea'), someone('Theo')]
    leavers.forEach((user) => ticketOf(user))
    const { run } = await atItsTime(policy({ permanently: true }))
    office.simulator.faults.add({ kind, method, path, times: 1, retry_after: 1 })
    const ended = await settled(run)
    expect(ended).toMatchObject({ state: 'done', requesters: { deleted: 2, deleted_for_good: 2, failed: 0 } })
    expect(leavers.map(({ id }) => office.simulator.state.users.get(id)?.name)).toEqual(
      leavers.map(() => 'Permanently Deleted User'),
    )
    expect(office.simulator.faults.active()).toEqual([])
  })
})
