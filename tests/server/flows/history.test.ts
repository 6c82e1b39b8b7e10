import { sql } from 'kysely'
import { beforeAll, expect, it, vi } from 'vitest'
import { advance } from '../../../server/flows/retention/history/advance.ts'
import type { HistoryPorts } from '../../../server/flows/retention/history/ports.ts'
import type { Database } from '../../../server/store/database.ts'
import { seededValues } from '../../../simulator/seed/values.ts'
import { eachDatabase } from '../../support/database.ts'
import { dump, found } from '../../support/seeded.ts'
import { anAccountInTime, aReading, type AReading } from './reading.ts'
import { Crash } from './wires.ts'

const card = '4539 1488 0343 6467'
const customerOf = ({ state }: AReading) => [...state.users.values()].find(({ role }) => role === 'end-user')?.id ?? 0

/** Lets a worker make so many steps. */
const atMost = (steps: number) => () => (steps -= 1) >= 0

/** The process dies at this commit, before or after it. */
const dyingAt = (ports: HistoryPorts, commit: number, when: 'before' | 'after'): HistoryPorts => {
  let count = 0
  return {
    ...ports,
    store: {
      ...ports.store,
      commit: async (held, learnt) => {
        const isLast = count === commit
        count += 1
        if (isLast && when === 'before') throw new Crash()
        const answer = await ports.store.commit(held, learnt)
        if (isLast) throw new Crash()
        return answer
      },
    },
  }
}

eachDatabase('the history of an account', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)

  it('is read whole: kinds and dates of every ticket, and no word of any', async () => {
    const reading = await aReading(database)
    await reading.begin()
    await reading.untilRead(reading.aProcess())
    const facts = await reading.facts()
    expect([...facts.keys()]).toEqual([...reading.state.tickets.keys()])
    const refused = reading.ticketCalled('Carte refusée')
    expect(facts.get(refused.id)?.pii).toEqual(expect.arrayContaining(['CREDIT_CARD', 'FR_NIR', 'IBAN_CODE']))
    const old = reading.ticketCalled('Ancien dossier')
    expect(facts.get(old.id)).toMatchObject({
      createdAt: new Date(old.created_at).toISOString(),
      closedAt: new Date(old.closed_at ?? '').toISOString(),
    })
    expect(facts.get(reading.ticketCalled('Chat 4471').id)?.pii).toContain('CREDIT_CARD')
    const values = seededValues.map(({ value }) => value)
    expect(found(await dump(database), values)).toEqual([])
    expect(reading.simulator.log.unknown).toEqual([])
  })

  it('is read to the end without one refusal for the limit, a fifth of the exports left', async () => {
    const reading = await aReading(database, { perPage: 4 })
    await reading.begin()
    await reading.untilRead(reading.aProcess())
    expect(reading.statuses().filter((status) => status !== 200)).toEqual([])
    const minutes = new Map<string, number>()
    for (const { at, path } of reading.simulator.log.entries) {
      if (!path.includes('/incremental/')) continue
      const minute = at.slice(0, 16)
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1)
    }
    expect(minutes.size).toBeGreaterThan(5)
    expect(Math.max(...minutes.values())).toBe(8)
  })

  it('comes out the same whenever the process is killed', async () => {
    const of = anAccountInTime()
    const calm = await aReading(database, { of, perPage: 90 })
    await calm.begin()
    await calm.untilRead(calm.aProcess())
    const whole = await calm.facts()
    const deaths: string[] = []
    for (const when of ['before', 'after'] as const) {
      for (let commit = 0; ; commit += 1) {
        const reading = await aReading(database, { of, perPage: 90 })
        await reading.begin()
        of.time.advance(60_000)
        const died = await advance(dyingAt(reading.aProcess(), commit, when)).then(
          () => false,
          (error: unknown) => error instanceof Crash,
        )
        await reading.untilRead(reading.aProcess())
        expect(await reading.facts()).toEqual(whole)
        if (!died) break
        deaths.push(`${when} ${commit}`)
      }
    }
    expect(deaths.length).toBeGreaterThan(6)
  }, 120_000)

  it('is stored by one worker: another that was thought dead stores nothing', async () => {
    const reading = await aReading(database, { perPage: 40 })
    await reading.begin()
    const { store } = reading.aProcess()
    const first = await store.claim()
    expect(await store.claim()).toBeUndefined()
    await reading.hurry()
    const second = await store.claim()
    if (first === undefined || second === undefined) throw new Error('nothing to do')
    const late = { standing: { ...first.standing, eventTime: 5 }, gone: [], reread: [1] }
    expect(await store.commit(first, late)).toBe('stop')
    expect(await store.commit(second, { standing: second.standing })).toBe('on')
    expect([(await reading.standing())?.eventTime, await store.toReread(10)]).toEqual([0, []])
  })

  it.each([
    ['too many requests, from another app', { kind: 'too-many-requests', retry_after: 30 }],
    ['a gateway that fails', { kind: 'bad-gateway' }],
    ['a connection that breaks', { kind: 'cut-after' }],
    ['a Zendesk that is down', { kind: 'unavailable', retry_after: 120 }],
  ] as const)('goes on after %s', async (_what, fault) => {
    const of = anAccountInTime()
    const calm = await aReading(database, { of })
    await calm.begin()
    await calm.untilRead(calm.aProcess())
    const reading = await aReading(database, { of, perPage: 40 })
    await reading.begin()
    const ports = reading.aProcess()
    of.time.advance(60_000)
    await of.simulator.fetch('/__simulator/faults', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...fault, method: 'GET', path: '/api/v2/incremental/*', times: 2 }),
    })
    expect(await advance(ports)).toBe('waiting')
    expect(await advance(ports)).toBe('nothing-to-do')
    await reading.untilRead(ports)
    expect(await reading.facts()).toEqual(await calm.facts())
  })

  it('goes on with a new token when the old one ends in the middle', async () => {
    const reading = await aReading(database, { perPage: 4, expiresIn: 420 })
    await reading.begin()
    await reading.untilRead(reading.aProcess())
    expect((await reading.facts()).size).toBe(reading.state.tickets.size)
    const refreshed = reading.simulator.log.entries.filter(({ path }) => path === '/oauth/tokens')
    expect(refreshed.length).toBeGreaterThan(0)
  })

  it.each([
    ['behind', -86_400],
    ['ahead', 600],
  ])('goes by Zendesk’s clock, and loses nothing, where the server’s is %s', async (_, seconds) => {
    const reading = await aReading(database, { perPage: 40 })
    await reading.begin()
    const ports = reading.aProcess(reading.network, () =>
      new Date(Date.parse(reading.time.clock()) + seconds * 1000).toISOString(),
    )
    await reading.untilRead(ports)
    const { id } = reading.ticketCalled('Carte refusée')
    expect((await reading.facts()).size).toBe(reading.state.tickets.size)
    expect((await reading.facts()).get(id)?.pii).toContain('CREDIT_CARD')
    // Each is read by itself at the end, then something is written to one of them.
    await database.withTenant(reading.tenant, (tx) =>
      sql`insert into history_rereads (tenant_id, ticket_id) values (${reading.tenant}::uuid, ${id})`.execute(tx),
    )
    await reading.untilRead(ports)
    reading.time.advance(1000)
    const comment = reading.simulator.addComment(id, { author_id: customerOf(reading), body: 'Toujours rien.' })
    reading.time.advance(120_000)
    await reading.untilRead(ports)
    expect((await reading.facts()).get(id)?.lastCustomerCommentAt).toBe(new Date(comment.created_at).toISOString())
    expect(reading.statuses()).not.toContain(400)
  })

  it('holds a ticket with 5,000 comments', async () => {
    const reading = await aReading(database)
    const author_id = customerOf(reading)
    const ticket = reading.simulator.addTicket({
      subject: 'Endless',
      requester_id: author_id,
      comment: { author_id, body: 'Bonjour' },
    })
    for (let at = 1; at < 5000; at += 1) {
      reading.time.advance(1000)
      reading.simulator.addComment(ticket.id, { author_id, body: at === 4321 ? `Ma carte : ${card}` : `Message ${at}` })
    }
    reading.time.advance(120_000)
    await reading.begin()
    await reading.untilRead(reading.aProcess())
    expect((await reading.facts()).get(ticket.id)?.pii).toEqual(['CREDIT_CARD'])
    expect((await reading.standing())?.counters.comments).toBeGreaterThanOrEqual(5000)
  }, 60_000)

  it('knows no ticket that was deleted meanwhile', async () => {
    const reading = await aReading(database, { perPage: 40 })
    await reading.begin()
    const { id } = reading.ticketCalled('Carte refusée')
    const ports = reading.aProcess()
    await advance(ports, atMost(4))
    const ticket = reading.state.tickets.get(id)
    Object.assign(ticket ?? {}, { deleted_at: reading.time.clock(), updated_at: reading.time.clock() })
    reading.time.advance(120_000)
    await reading.untilRead(ports)
    const facts = await reading.facts()
    expect(facts.has(id)).toBe(false)
    expect(facts.size).toBe(reading.state.tickets.size - 1)
  })

  it('forgets a ticket that is deleted later, and knows all of it again once it is back', async () => {
    const reading = await aReading(database)
    await reading.begin()
    const ports = reading.aProcess()
    await reading.untilRead(ports)
    const { id } = reading.ticketCalled('Carte refusée')
    const before = await reading.facts()
    reading.simulator.settings.job_delay_seconds = 0
    await (await ports.deleteMany()).send([id])
    await vi.waitFor(() => expect(reading.state.tickets.get(id)?.deleted_at).toEqual(expect.any(String)))
    reading.time.advance(120_000)
    await reading.untilRead(ports)
    const without = await reading.facts()
    expect([without.has(id), without.size]).toEqual([false, before.size - 1])
    await ports.restoreMany([id])
    reading.time.advance(120_000)
    await reading.untilRead(ports)
    expect(await reading.facts()).toEqual(before)
  })

  it('knows of a change that no update tells, so that no run waits for it for ever', async () => {
    const reading = await aReading(database)
    await reading.begin()
    const ports = reading.aProcess()
    await reading.untilRead(ports)
    const ticket = reading.ticketCalled('Ancien dossier')
    const before = (await reading.facts()).get(ticket.id)
    reading.time.advance(60_000)
    const at = reading.time.clock()
    Object.assign(reading.state.tickets.get(ticket.id) ?? {}, { updated_at: at })
    for (let minutes = 0; minutes < 4; minutes += 2) {
      reading.time.advance(120_000)
      // Something else goes on, and the reading of the updates with it.
      const { id } = reading.ticketCalled('Where is my parcel')
      reading.simulator.addComment(id, { author_id: customerOf(reading), body: 'Still nothing' })
      reading.time.advance(120_000)
      await reading.untilRead(ports)
    }
    const asOf = (await ports.store.knownAmong([ticket.id])).get(ticket.id)?.asOf ?? ''
    expect(Date.parse(asOf)).toBeGreaterThanOrEqual(Date.parse(at))
    expect((await reading.facts()).get(ticket.id)).toEqual(before)
  })

  it('follows: what is written later is known, what is redacted is no longer', async () => {
    const reading = await aReading(database)
    await reading.begin()
    const ports = reading.aProcess()
    await reading.untilRead(ports)
    const author_id = customerOf(reading)
    const { id } = reading.ticketCalled('Where is my parcel')
    const before = (await reading.facts()).get(id)
    const comment = reading.simulator.addComment(id, { author_id, body: `My card is ${card}` })
    reading.time.advance(120_000)
    await reading.untilRead(ports)
    const written = (await reading.facts()).get(id)
    expect(before?.pii).not.toContain('CREDIT_CARD')
    expect(written?.pii).toContain('CREDIT_CARD')
    expect(written?.lastCustomerCommentAt).toBe(new Date(comment.created_at).toISOString())

    const html = reading.state.comments.get(comment.id)?.html_body ?? ''
    await ports.redactComment({
      ticketId: id,
      commentId: comment.id,
      htmlBody: html.replace(card, `<redact>${card}</redact>`),
    })
    reading.time.advance(120_000)
    await reading.untilRead(ports)
    const redacted = (await reading.facts()).get(id)
    expect(redacted).toEqual({ ...written, pii: before?.pii })
  })

  it('is paused where somebody says so, and goes on where they do', async () => {
    const reading = await aReading(database, { perPage: 40 })
    await reading.begin()
    const entry = { at: new Date().toISOString(), actor: { user_id: 1 }, types: [], count: 0 }
    const ports = reading.aProcess()
    let paused = false
    const pausing: HistoryPorts = {
      ...ports,
      ticketEvents: async (startTime) => {
        const page = await ports.ticketEvents(startTime)
        if (!paused) await reading.store.setState('paused', { ...entry, action: 'history.reading-paused' })
        paused = true
        return page
      },
    }
    expect(await advance(pausing)).toBe('stopped')
    const { eventTime = 0 } = (await reading.standing()) ?? {}
    expect(eventTime).toBeGreaterThan(0)
    await reading.hurry()
    expect(await advance(ports)).toBe('nothing-to-do')
    await reading.store.setState('running', { ...entry, action: 'history.reading-resumed' })
    await reading.untilRead(ports)
    expect((await reading.facts()).size).toBe(reading.state.tickets.size)
  })

  it('moves no date for a tag of ours, a redaction or a reopening', async () => {
    const reading = await aReading(database)
    await reading.begin()
    const ports = reading.aProcess()
    await reading.untilRead(ports)
    const solved = [...reading.state.tickets.values()].find(({ status }) => status === 'solved')
    if (solved === undefined) throw new Error('nothing is solved')
    const before = (await reading.facts()).get(solved.id)
    expect(before?.solvedAt).not.toBeNull()
    expect(before?.changedAt).not.toBeNull()
    const { updatedAt } = await ports.ticket(solved.id)
    await ports.changeTags(solved.id, { add: ['custos_pii_iban_code'], remove: [], updatedAt })
    reading.time.advance(120_000)
    await reading.untilRead(ports)
    expect((await reading.facts()).get(solved.id)).toEqual(before)
  })

  it.each([
    ['open ones only', { open: true, closed: false }],
    ['closed ones too', { open: true, closed: true }],
    ['none', { open: false, closed: false }],
  ])('leaves tags on tickets: %s', async (_what, tags) => {
    const reading = await aReading(database, { tags })
    await reading.begin()
    await reading.untilRead(reading.aProcess())
    const facts = await reading.facts()
    const bearing = [...reading.state.tickets.values()].filter(({ id }) => (facts.get(id)?.pii?.length ?? 0) > 0)
    const untagged = bearing.filter(({ tags: borne }) => !borne.some((tag) => tag.startsWith('custos_pii_')))
    const isArchived = ({ closed_at }: { closed_at: string | null }) =>
      closed_at !== null && Date.parse(closed_at) < Date.parse(reading.time.clock()) - 120 * 86_400_000
    const expected = bearing.filter((one) => (one.status === 'closed' ? !tags.closed || isArchived(one) : !tags.open))
    expect(bearing.length).toBeGreaterThan(5)
    expect(untagged.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    const refused = await reading.refusedTags()
    expect(refused).toEqual(expected.filter(({ status }) => status === 'closed').map(({ id }) => id))
    const counters = (await reading.standing())?.counters
    expect([counters?.tagged, counters?.untagged]).toEqual([bearing.length - expected.length, expected.length])
  })
})
