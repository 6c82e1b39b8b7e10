import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Run } from '../../../contract/retention.ts'
import type { Database } from '../../../server/store/database.ts'
import type { Ticket, User } from '../../../simulator/records.ts'
import { updateTicket } from '../../../simulator/resources/tickets.ts'
import { bankValues } from '../../../simulator/seed/bank.ts'
import type { CommentSeed } from '../../../simulator/seed/write.ts'
import { attachmentsOf, commentsOf } from '../../../simulator/state.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { interruptions, type Interruption } from './interruption.ts'
import { questionsOf } from './questions.ts'

const policy = (since: string, then: string, holds: string) => `version: 1
policies:
  - name: questions
    basis: a test
    match: { tags: asked }
    keep: { for: P90D, since: ${since} }
    then: [${then}]
holds:
  - { name: case, match: { tags: legal_hold }, custodian: legal@example.com, until: indefinite }
${holds}`
const lateHold = (match: string) =>
  `  - { name: late, match: { ${match} }, custodian: legal@example.com, until: indefinite }`

const cards = 'redact: { kinds: [CREDIT_CARD] }'
const files = 'redact: { attachments: true }'
const all = 'redact: { kinds: [CREDIT_CARD], attachments: true }'
const deletes = 'delete: { grace: P1D }'
const requesters = 'delete_requester: { grace: P0D }'

eachDatabase('a hold that is written while a run is at work', (open) => {
  let office: Office
  let database: Database
  let between: (interruption: Interruption) => void
  let whileWaiting: (() => Promise<unknown>) | undefined
  const { atItsTime, begun, fates, written } = questionsOf(() => office)
  const asked = (start: string) =>
    office.simulator.log.entries.filter(({ path, method }) => path.startsWith(start) && method !== 'GET').length
  const redactions = () => asked('/api/v2/comment_redactions')
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    const { delay, expect: interrupt } = interruptions()
    between = interrupt
    whileWaiting = undefined
    office = await anOffice(database, { delay, whileWaiting: async () => whileWaiting?.() })
  })

  /** The customer’s comments, each with their card and as many files. */
  const oneTicket = (comments: number, filesInEach = 0): Ticket => {
    const by = office.userNamed('Bruno Delattre')
    const attachments = Array.from({ length: filesInEach }, (_, index) => ({
      file_name: `scan-${index}.png`,
      content_type: 'image/png',
      content: new TextEncoder().encode('made up'),
    }))
    const comment = (index: number): CommentSeed => ({ by, body: `${index}. ${bankValues.card}`, attachments })
    const [first, ...more] = Array.from({ length: comments }, (_, index) => comment(index))
    const [ticket] = first === undefined ? [] : written(1, { comments: [first, ...more] })
    if (ticket === undefined) throw new Error('a ticket is needed')
    return ticket
  }

  const leftFilesOf = ({ id }: Ticket) =>
    commentsOf(office.simulator.state, id)
      .flatMap((comment) => attachmentsOf(office.simulator.state, comment.id))
      .filter(({ redacted }) => !redacted).length

  /** Until nothing is left to do: Zendesk tells the time in whole seconds, and a grace of none ends with this one. */
  const worked = async (run: Run): Promise<Run> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await office.work()
      office.later(2)
    }
    return office.run(run.id)
  }

  it('is heeded before the next text of the ticket that is being redacted', async () => {
    oneTicket(3)
    const before = policy('created', cards, '')
    const { run } = await begun(before)
    between({
      when: () => redactions() === 1,
      happens: () => office.save(policy('created', cards, lateHold('tags: asked'))),
    })
    expect(await worked(run)).toMatchObject({ state: 'done', reasons: [{ reason: 'held', tickets: 1 }] })
    expect(redactions()).toBe(1)
  })

  it.each([
    ['text', cards, 0],
    ['file', files, 2],
  ] as const)('is heeded by the %s that was waiting for its turn', async (_, then, filesInEach) => {
    oneTicket(1, filesInEach)
    const { run } = await begun(policy('created', then, ''))
    office.simulator.faults.add({
      kind: 'too-many-requests',
      method: 'PUT',
      path: '/api/v2/comment_redactions/*',
      times: 1,
      retry_after: 1,
    })
    whileWaiting = async () => {
      whileWaiting = undefined
      await office.save(policy('created', then, lateHold('tags: asked')))
    }
    expect(await worked(run)).toMatchObject({
      state: 'done',
      counts: { redacted: 0, skipped: 1 },
      reasons: [{ reason: 'held', tickets: 1 }],
    })
    expect(redactions()).toBe(1)
  })

  it.each<readonly [string, (ticket: Ticket) => unknown]>([
    ['alone', () => undefined],
    ['beside another status', (ticket) => (ticket.status = 'open')],
    ['instead of the tag that its policy goes by', (ticket) => ticket.tags.splice(0, 1)],
  ])('as a tag on the ticket, %s, is heeded by a text that was waiting', async (_, besides) => {
    const ticket = oneTicket(3)
    const { run } = await begun(policy('created', cards, ''))
    office.simulator.faults.add({
      kind: 'too-many-requests',
      method: 'PUT',
      path: '/api/v2/comment_redactions/*',
      passes: 1,
      times: 1,
      retry_after: 3,
    })
    whileWaiting = (): Promise<unknown> => {
      whileWaiting = undefined
      besides(ticket)
      ticket.tags.push('legal_hold')
      return Promise.resolve()
    }
    expect(await worked(run)).toMatchObject({ state: 'done', reasons: [{ reason: 'held', tickets: 1 }] })
    // The first is done, the second was refused and has waited.
    expect(redactions()).toBe(2)
  })

  it('takes nobody else’s ticket for held: what it doesn’t cover is redacted to its end', async () => {
    oneTicket(3)
    const { run } = await begun(policy('created', cards, ''))
    between({
      when: () => redactions() === 1,
      happens: () => office.save(policy('created', cards, lateHold('tags: other'))),
    })
    expect(await worked(run)).toMatchObject({ state: 'done', counts: { redacted: 1, skipped: 0 } })
    expect(redactions()).toBe(3)
  })

  it.each([
    ['before the first file, where texts came first', all, () => redactions() === 2, 7],
    ['among the files', files, () => redactions() === 1, 2],
  ] as const)('as a tag on the ticket is heeded %s', async (_, then, when, left) => {
    const ticket = oneTicket(7, 1)
    const { run } = await begun(policy('created', then, ''))
    between({ when, happens: () => ticket.tags.push('legal_hold') })
    expect(await worked(run)).toMatchObject({ state: 'done', reasons: [{ reason: 'held', tickets: 1 }] })
    expect(leftFilesOf(ticket)).toBe(left)
  })

  it('keeps a whole batch that was looked at just before', async () => {
    const tickets = written(3)
    const run = await atItsTime(policy('created', deletes, ''))
    between({
      when: (path) => path.startsWith('/api/v2/tickets/show_many'),
      happens: () => office.save(policy('created', deletes, lateHold('tags: asked'))),
    })
    expect(await worked(run)).toMatchObject({ state: 'done', counts: { deleted: 0, skipped: 3 } })
    expect(await fates(run)).toEqual(tickets.map(({ id }) => [id, 'held']))
    expect(asked('/api/v2/tickets/destroy_many')).toBe(0)
  })

  it('keeps whoever asked, who was looked at just before', async () => {
    const { state } = office.simulator
    const id = state.nextId()
    const like = state.users.get(office.userNamed('Bruno Delattre'))
    if (like === undefined) throw new Error('somebody is needed')
    const leaver: User = { ...like, id, name: 'Lea', email: 'lea@example.net', tags: [] }
    state.users.set(id, leaver)
    written(1, { requester: id })
    const { run } = await begun(policy('created', requesters, ''))
    between({
      when: (path) => path === `/api/v2/users/${id}/related`,
      happens: () => office.save(policy('created', requesters, lateHold(`requester: [${id}]`))),
    })
    expect(await worked(run)).toMatchObject({
      state: 'done',
      counts: { deleted: 1 },
      requesters: { deleted: 0, skipped: 1, reasons: [{ reason: 'held', requesters: 1 }] },
    })
    expect(leaver.active).toBe(true)
    expect(asked(`/api/v2/users/${id}`)).toBe(0)
  })

  it('lets no change of somebody’s pass for the run’s own where it came before the first text', async () => {
    const ticket = oneTicket(2)
    const { state, world } = office.simulator
    const customer = state.users.get(ticket.requester_id ?? 0)
    if (customer === undefined) throw new Error('a customer is needed')
    await office.learn()
    const { run } = await begun(policy('last_customer_comment', cards, ''))
    office.later(60)
    between({
      when: (path) => path === `/api/v2/tickets/${ticket.id}/comments`,
      happens: async () => {
        updateTicket(world, customer, ticket, { comment: { body: 'Et encore une question' } })
        await office.save(policy('last_customer_comment', cards, lateHold('tags: other')))
      },
    })
    expect(await worked(run)).toMatchObject({
      state: 'running',
      counts: { redacted: 0, skipped: 0 },
      waits_for: 'history',
      eta: null,
    })
    expect(redactions()).toBe(0)
    await office.learn()
    expect(await worked(run)).toMatchObject({ state: 'done', reasons: [{ reason: 'no-longer-due', tickets: 1 }] })
    expect(redactions()).toBe(0)
  })
})
