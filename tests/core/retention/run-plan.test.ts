import { describe, expect, it } from 'vitest'
import {
  actingOnly,
  addTo,
  compareIn,
  costOf,
  emptyTally,
  exceededBy,
  noDifference,
  ordersFor,
  planHash,
  planHasher,
  planLine,
  planTicket,
  sampleOf,
  type Planned,
  type Tally,
} from '../../../core/retention/index.ts'
import { ageOf } from '../../../core/retention/tally.ts'
import { aFile, aHold, aPolicy, aTicket, setOf } from './policies.ts'

const now = Date.parse('2026-11-24T02:00:00Z')
const head = { digest: 'a'.repeat(64), planned_at: '2026-11-24T02:00:00.000Z' }
const set = setOf(
  aFile(
    [aPolicy(), aPolicy({ name: 'cards', match: '{ tags: card }', then: '[redact: { attachments: true }]' })],
    [aHold()],
  ),
)
const policies = new Map(set.policies.map((policy) => [policy.name, policy]))

const tallyOf = (tickets: readonly object[]): Tally => {
  const tally = emptyTally()
  for (const [index, fields] of tickets.entries()) {
    const ticket = aTicket({ id: index + 1, ...fields })
    addTo(tally, policies, ticket, planTicket(set, ticket, now), now)
  }
  return tally
}

const due = {}
const later = { solved_at: '2026-11-20T00:00:00Z' }
const held = { tags: ['faq', 'legal_hold'] }
const kept = { tags: [] }

describe('a tally', () => {
  it('counts by outcome, policy, brand, form and age', () => {
    const tally = tallyOf([
      { ...due, brand_id: 3, ticket_form_id: 9 },
      { ...due, brand_id: 3, solved_at: '2020-01-01T00:00:00Z' },
      later,
      held,
      kept,
      { tags: ['card'], solved_at: '2026-01-01T00:00:00Z' },
    ])
    expect(tally.totals).toEqual({ due: 3, later: 1, held: 1, kept: 1 })
    expect(tally.byPolicy).toEqual({
      routine: { due: 2, later: 1, held: 1, kept: 0, redact: 0, delete: 2 },
      cards: { due: 1, later: 0, held: 0, kept: 0, redact: 1, delete: 0 },
    })
    expect(tally.byBrand['3']).toEqual({ due: 2, later: 0, held: 0, kept: 0 })
    expect(tally.byForm).toEqual({
      '9': { due: 1, later: 0, held: 0, kept: 0 },
      '': { due: 2, later: 1, held: 1, kept: 1 },
    })
    expect(tally.byAge).toEqual({
      '0': { due: 2, later: 1, held: 1, kept: 0 },
      '5': { due: 1, later: 0, held: 0, kept: 0 },
      unknown: { due: 0, later: 0, held: 0, kept: 1 },
    })
  })

  it('leaves out what is deleted already, however much of it Zendesk tells', () => {
    const gone = { status: 'deleted', brand_id: 3, ticket_form_id: 9 }
    expect(tallyOf([due, kept, gone, gone])).toEqual(tallyOf([due, kept]))
  })

  it.each([
    ['2026-11-01', '0'],
    ['2025-11-20', '1'],
    ['2023-11-20', '3'],
    ['2016-11-20', '10'],
    [undefined, 'unknown'],
  ])('puts a ticket of %s into the bucket from %s years', (date, bucket) => {
    expect(ageOf(date === undefined ? undefined : Date.parse(date), now)).toBe(bucket)
  })

  it('samples twenty, every outcome among them, the same whatever the order', () => {
    const many = Array.from({ length: 400 }, (_, index) => ({
      id: index + 1,
      ...[due, later, held, kept][index % 40 < 37 ? 0 : (index % 40) - 36],
    }))
    const sample = sampleOf(tallyOf(many))
    expect(sample).toHaveLength(20)
    expect(new Set(sample.map(({ outcome }) => outcome))).toEqual(new Set(['due', 'later', 'held', 'kept']))
    expect(sampleOf(tallyOf(many.toReversed()))).toEqual(sample)
  })

  it('can be put aside as JSON and taken up again', () => {
    const first = JSON.parse(JSON.stringify(tallyOf([due, later]))) as Tally
    const ticket = aTicket({ id: 3, ...held })
    addTo(first, policies, ticket, planTicket(set, ticket, now), now)
    expect(first).toEqual(tallyOf([due, later, held]))
  })
})

describe('limits', () => {
  const limited = setOf(aFile([aPolicy().replace('then:', 'limits: { tickets: 2, share: 0.5 }, then:')]))
  it.each([
    [[due, due, later, later], []],
    [[due, due, due, kept, kept, kept], [{ policy: 'routine', limit: 'tickets', allowed: 2, found: 3 }]],
    [[due, due, kept], [{ policy: 'routine', limit: 'share', allowed: 0.5, found: 2 / 3 }]],
    [[], []],
    [
      [due, due, kept, { status: 'deleted' }, { status: 'deleted' }],
      [{ policy: 'routine', limit: 'share', allowed: 0.5, found: 2 / 3 }],
    ],
  ])('are told with their numbers', (tickets, exceeded) => {
    expect(exceededBy(limited.policies, tallyOf(tickets))).toEqual(exceeded)
  })
})

it('counts and limits a policy whatever it is called', () => {
  const called = setOf(aFile([aPolicy({ name: 'constructor' }).replace('then:', 'limits: { tickets: 1 }, then:')]))
  const tally = emptyTally()
  expect(exceededBy(called.policies, tally)).toEqual([])
  for (const id of [1, 2]) {
    const ticket = aTicket({ id })
    addTo(tally, new Map(), ticket, planTicket(called, ticket, now), now)
  }
  expect(exceededBy(called.policies, tally)).toMatchObject([{ policy: 'constructor', allowed: 1, found: 2 }])
})

describe('limits of policies that act on one ticket together', () => {
  const both = [
    aPolicy({ name: 'cards', then: '[redact: { attachments: true }]' }).replace(
      'then:',
      'limits: { tickets: 2 }, then:',
    ),
    aPolicy({ keep: 'P91D' }),
    aPolicy({ name: 'other', keep: 'P92D' }),
  ]
  const together = setOf(aFile(both))
  const counted = (tickets: readonly object[]) => {
    const tally = emptyTally()
    const named = new Map(together.policies.map((policy) => [policy.name, policy]))
    for (const [index, fields] of tickets.entries()) {
      const ticket = aTicket({ id: index + 1, ...fields })
      addTo(tally, named, ticket, planTicket(together, ticket, now), now)
    }
    return tally
  }

  it('each count it, not the one that decides alone', () => {
    const tally = counted([due, due, { ...due, status: 'open' }])
    expect(tally.byPolicy).toMatchObject({
      cards: { due: 3, redact: 3, delete: 0 },
      routine: { due: 2, redact: 0, delete: 2 },
      other: { due: 2, redact: 0, delete: 2 },
    })
    expect(tally.totals.due).toBe(3)
    expect(exceededBy(together.policies, tally)).toEqual([{ policy: 'cards', limit: 'tickets', allowed: 2, found: 3 }])
  })
})

describe('the hash of a plan', () => {
  const lines = (ids: readonly number[]) => ids.map((id) => planLine(planTicket(set, aTicket({ id }), now)))

  it('does not depend on the order, nor on where a thousand ends', async () => {
    const ids = Array.from({ length: 2500 }, (_, index) => index * 3 + 1)
    const hash = await planHash(head, lines(ids))
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await planHash(head, lines(ids.toReversed()))).toBe(hash)
  })

  it('depends on everything else', async () => {
    const [one] = lines([1])
    if (one === undefined) throw new Error('no line')
    const hashes = await Promise.all([
      planHash(head, []),
      planHash(head, [one]),
      planHash(head, [{ ...one, actions: ['redact'] }]),
      planHash(head, [{ ...one, policy: 'other' }]),
      planHash(head, [{ ...one, due_at: '2026-04-02T00:00:00.000Z' }]),
      planHash({ ...head, digest: 'b'.repeat(64) }, [one]),
      planHash({ ...head, planned_at: '2026-11-24T02:00:00.001Z' }, [one]),
      planHash(head, lines([1, 2])),
    ])
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('covers the users who go, after the tickets and each once', async () => {
    const person = { requester_id: 7, permanently: false, because: null }
    const hashes = [[], [person], [{ ...person, permanently: true }], [{ ...person, because: 'agent' }]].map(
      async (people) => {
        const hasher = planHasher(head)
        for (const one of people) await hasher.addRequester(one)
        return hasher.end()
      },
    )
    expect(new Set(await Promise.all(hashes)).size).toBe(4)
    const hasher = planHasher(head)
    await hasher.addRequester(person)
    await expect(hasher.addRequester(person)).rejects.toThrow('in the order of its users')
    const [line] = lines([1])
    if (line === undefined) throw new Error('no line')
    await expect(hasher.add(line)).rejects.toThrow('with its tickets first')
  })

  it('is of each ticket once', async () => {
    await expect(planHash(head, lines([4, 4]))).rejects.toThrow('in the order of its tickets')
  })
})

describe('the difference of two versions', () => {
  const line = (
    ticketId: number,
    outcome: Planned['outcome'],
    policy = 'a',
    actions: Planned['actions'] = ['delete'],
  ) => ({
    ticketId,
    outcome,
    policy,
    actions,
  })

  it('tells what comes in, what goes, what is done otherwise', () => {
    const found = noDifference()
    compareIn(found, line(1, 'due'), line(1, 'later'))
    compareIn(found, line(2, 'due'), line(2, 'due'))
    compareIn(found, line(3, 'kept'), line(3, 'due'))
    compareIn(found, line(4, 'due'), line(4, 'due', 'b'))
    compareIn(found, line(5, 'due'), line(5, 'due', 'a', ['redact']))
    compareIn(found, line(6, 'held'), line(6, 'due'))
    compareIn(found, line(7, 'later'), line(7, 'kept', 'b'))
    expect(found).toEqual({ added: 2, removed: 1, changed: 2, addedSample: [3, 6] })
  })

  it('keeps some of those that come in, however many', () => {
    const found = noDifference()
    for (let id = 1; id <= 1000; id += 1) compareIn(found, line(id, 'kept'), line(id, 'due'))
    expect(found.added).toBe(1000)
    expect(found.addedSample).toHaveLength(20)
  })
})

describe('the cost of a run', () => {
  it.each([
    [{ redact: 0, delete: 0, erase: 0 }, 0, 0],
    [{ redact: 0, delete: 100, erase: 100 }, 15, 3],
    [{ redact: 0, delete: 101, erase: 0 }, 20, 3],
    [{ redact: 60, delete: 0, erase: 0 }, 722, 120],
    [{ redact: 1, delete: 100, erase: 100, asksRequesters: true }, 39, 6],
    [{ redact: 0, delete: 100, erase: 0, requesters: 100 }, 510, 73],
    [{ redact: 0, delete: 100, erase: 0, requesters: 100, requestersForGood: 100 }, 1010, 145],
  ])('of %o is %i requests and %i seconds at 700 a minute', (work, requests, seconds) => {
    expect(costOf({ requesters: 0, requestersForGood: 0, ...work }, 700)).toEqual({ requests, seconds })
  })
})

describe('orders for a ticket', () => {
  const both = setOf(
    aFile([
      aPolicy({ name: 'short', then: '[redact: { kinds: [US_SSN] }, delete: { grace: P1D, permanently: true }]' }),
      aPolicy({ name: 'long', then: '[redact: { kinds: [CREDIT_CARD], attachments: true }, delete: { grace: P1M }]' }),
    ]),
  )

  it('join what all its policies say: every kind, the longest grace, for good only where all agree', () => {
    expect(ordersFor(both, aTicket(), now)).toEqual({
      kinds: ['CREDIT_CARD', 'US_SSN'],
      attachments: true,
      redactsFor: ['short', 'long'],
      deleteAt: Date.parse('2026-12-24T02:00:00Z'),
      permanently: false,
      tags: ['custos_keep_short', 'custos_keep_long'],
    })
  })

  it.each([
    ['P0D', [], '2026-11-24T02:00:00Z'],
    ['P0W', ['P0D'], '2026-11-24T02:00:00Z'],
    ['P0D', ['P3D'], '2026-11-27T02:00:00Z'],
  ])('have a grace of %s beside %j end at the longest', (grace, others, end) => {
    const deletions = [grace, ...others].map((each, at) =>
      aPolicy({ name: `p${at}`, then: `[delete: { grace: ${each} }]` }),
    )
    expect(ordersFor(setOf(aFile(deletions)), aTicket(), now).deleteAt).toBe(Date.parse(end))
  })

  it('heed what a policy says of a deletion that may cover the ticket', () => {
    const maybe = setOf(
      aFile([
        aPolicy({ then: '[delete: { grace: P1D, permanently: true }]' }),
        aPolicy({ name: 'vips', match: '{ requester_tags: [vip] }', then: '[delete: { grace: P1M }]' }),
      ]),
    )
    expect(ordersFor(maybe, aTicket(), now)).toMatchObject({
      deleteAt: Date.parse('2026-12-24T02:00:00Z'),
      permanently: false,
    })
    expect(ordersFor(maybe, aTicket({ requester_tags: [] }), now).permanently).toBe(true)
    expect(ordersFor(maybe, aTicket(kept), now)).toMatchObject({ deleteAt: undefined, permanently: false })
  })

  it('redact nothing before its time, and delete nothing that no policy covers', () => {
    expect(ordersFor(both, aTicket(later), now)).toMatchObject({ kinds: [], attachments: false })
    expect(ordersFor(both, aTicket(kept), now)).toMatchObject({ deleteAt: undefined, permanently: false, tags: [] })
  })
})

describe('a plan of one schedule', () => {
  const file = aFile([
    aPolicy({ name: 'short', then: '[redact: { kinds: [US_SSN] }, delete: { grace: P1D, permanently: true }]' }),
    aPolicy({ name: 'long', keep: 'P5Y', then: '[redact: { attachments: true }, delete: { grace: P1M }]' }),
  ])
  const only = (name: string) => actingOnly(setOf(file), [name])
  const old = { solved_at: '2020-01-01T00:00:00Z' }

  it('has nothing done by other policies, and deletes nothing sooner for want of them', () => {
    expect(planTicket(only('short'), aTicket(), now)).toMatchObject({
      outcome: 'due',
      policy: 'short',
      actions: ['redact'],
    })
    expect(planTicket(only('short'), aTicket(old), now)).toMatchObject({
      ...{ outcome: 'due', actions: ['redact', 'delete'], acting: { redact: ['short'], delete: ['short'] } },
      because: ['matched', 'period-over', 'latest-policy'],
    })
    expect(ordersFor(only('short'), aTicket(old), now)).toMatchObject({
      ...{ kinds: ['US_SSN'], attachments: false, permanently: false },
      deleteAt: Date.parse('2026-12-24T02:00:00Z'),
    })
  })

  it.each([
    [due, 'later', ['matched', 'period-running', 'latest-policy', 'other-schedule']],
    [old, 'later', ['matched', 'period-over', 'latest-policy', 'other-schedule']],
    [{ ...old, status: 'open' }, 'later', ['matched', 'period-over', 'latest-policy', 'other-schedule']],
    [{ solved_at: null }, 'kept', ['matched', 'anchor-unknown']],
  ])('leaves %j to others where only they cover it', (fields, outcome, because) => {
    expect(planTicket(only('none-of-these'), aTicket(fields), now)).toMatchObject({ outcome, because, actions: [] })
  })

  it('has another hash than one of all policies', async () => {
    const of = (policies: object) => planHash({ ...head, ...policies }, [])
    expect(new Set(await Promise.all([of({}), of({ policies: ['short'] }), of({ policies: ['long'] })])).size).toBe(3)
  })
})
