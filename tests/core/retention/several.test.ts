import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planLine } from '../../../core/retention/line.ts'
import { planTicket } from '../../../core/retention/plan.ts'
import { aFile, aHold, aPolicy, aTicket, lineFor, setOf } from './policies.ts'

const planned = (files: readonly string[], fields: object, now: string) => {
  const found = planTicket(setOf(...files), aTicket(fields), Date.parse(now))
  return { ...planLine(found), acting: found.acting }
}

describe('redactions beside a later deletion', () => {
  const redactsAfter = (name: string, keep: string, kind: string) =>
    aPolicy({ name, keep, then: `[redact: { kinds: [${kind}] }]` })
  const file = aFile([
    aPolicy({ name: 'all', keep: 'P1Y' }),
    redactsAfter('ibans', 'P90D', 'IBAN_CODE'),
    redactsAfter('cards', 'P30D', 'CREDIT_CARD'),
  ])

  it.each([
    ['2026-01-30T23:59:59Z', 'later', 'cards', '2026-01-31T00:00:00.000Z', [], [], []],
    ['2026-01-31T00:00:00Z', 'due', 'cards', '2026-01-31T00:00:00.000Z', ['redact'], ['cards'], []],
    ['2026-03-31T23:59:59Z', 'due', 'cards', '2026-01-31T00:00:00.000Z', ['redact'], ['cards'], []],
    ['2026-04-01T00:00:00Z', 'due', 'cards', '2026-01-31T00:00:00.000Z', ['redact'], ['ibans', 'cards'], []],
    ['2026-12-31T23:59:59Z', 'due', 'cards', '2026-01-31T00:00:00.000Z', ['redact'], ['ibans', 'cards'], []],
    [
      '2027-01-01T00:00:00Z',
      'due',
      'all',
      '2027-01-01T00:00:00.000Z',
      ['redact', 'delete'],
      ['ibans', 'cards'],
      ['all'],
    ],
  ])('each come at their own date: at %s', (now, outcome, policy, due_at, actions, redact, deletes) => {
    expect(planned([file], {}, now)).toMatchObject({
      outcome,
      policy,
      due_at,
      actions,
      acting: { redact, delete: deletes },
    })
  })

  it('are not done while a hold covers the ticket, and the hold tells the date they wait with', () => {
    const held = `${file}holds:\n${aHold()}`
    expect(planned([held], { tags: ['faq', 'legal_hold'] }, '2026-06-01T00:00:00Z')).toMatchObject({
      outcome: 'held',
      policy: 'cards',
      due_at: '2026-01-31T00:00:00.000Z',
      actions: [],
      acting: { redact: [], delete: [] },
    })
  })

  it('of a ticket that is opened again go on, and its deletion waits', () => {
    expect(planned([file], { status: 'open' }, '2027-06-01T00:00:00Z')).toMatchObject({
      outcome: 'due',
      actions: ['redact'],
      because: ['matched', 'period-over', 'not-solved'],
    })
  })
})

describe('the deletion under several policies', () => {
  const dates = { closed_at: '2026-02-01T00:00:00Z', last_customer_comment_at: '2026-03-01T00:00:00Z' }
  const counting = (since: string, keep = 'P1M') => aPolicy({ name: `by-${since.replaceAll('_', '-')}`, since, keep })

  it.each([
    [['solved', 'closed'], 'by-closed', '2026-03-01T00:00:00.000Z'],
    [['closed', 'last_customer_comment'], 'by-last-customer-comment', '2026-04-01T00:00:00.000Z'],
    [['last_customer_comment', 'solved', 'closed'], 'by-last-customer-comment', '2026-04-01T00:00:00.000Z'],
  ])('waits for the latest date, whatever each counts from: %j', (sinces, policy, due_at) => {
    const file = aFile(sinces.map((since) => counting(since)))
    expect(lineFor(file, dates)).toMatchObject({ outcome: 'due', policy, due_at })
  })

  it('waits for the shorter period where that began later', () => {
    const file = aFile([counting('solved', 'P40D'), counting('last_customer_comment', 'P1D')])
    expect(lineFor(file, dates)).toMatchObject({
      policy: 'by-last-customer-comment',
      due_at: '2026-03-02T00:00:00.000Z',
    })
  })

  it('waits for the tag of a policy that does not match', () => {
    const file = aFile([aPolicy(), aPolicy({ name: 'law-suits', match: '{ tags: [law] }', keep: 'P10Y' })])
    expect(lineFor(file, { tags: ['faq', 'custos_keep_law_suits'] })).toMatchObject({
      outcome: 'later',
      policy: 'law-suits',
      due_at: '2036-01-01T00:00:00.000Z',
      because: ['matched', 'tagged', 'period-running', 'latest-policy'],
    })
  })

  it('does what each of them says: the ticket and whoever asked', () => {
    const file = aFile([aPolicy(), aPolicy({ name: 'people', then: '[delete_requester: {}]' })])
    expect(lineFor(file)).toMatchObject({ outcome: 'due', actions: ['delete', 'delete_requester'] })
  })

  it.each([
    // The 30th in London, and the 31st in Auckland: whose month is shorter hangs on the zone.
    [['UTC', 'Pacific/Auckland'], '2026-01-30T12:00:00Z', 'p0', '2026-02-28T12:00:00.000Z'],
    [['America/Los_Angeles', 'UTC'], '2026-03-01T03:00:00Z', 'p1', '2026-04-01T03:00:00.000Z'],
    [['Europe/Paris', 'UTC'], '2026-03-01T10:00:00Z', 'p1', '2026-04-01T10:00:00.000Z'],
    [['Europe/Paris', 'UTC'], '2026-10-01T10:00:00Z', 'p0', '2026-11-01T11:00:00.000Z'],
  ])('counts each file’s period in its own zone: %j from %s', (zones, solved_at, policy, due_at) => {
    const files = zones.map((zone, at) => aFile([aPolicy({ name: `p${at}`, keep: 'P1M' })], [], zone))
    expect(planned(files, { solved_at }, '2026-12-01T00:00:00Z')).toMatchObject({ outcome: 'due', policy, due_at })
  })
})

describe('the last day of a hold', () => {
  it.each([
    ['UTC', '2026-11-24', '2026-11-25T00:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-24', '2026-11-24T10:00:00Z'],
    ['America/Los_Angeles', '2026-11-23', '2026-11-24T08:00:00Z'],
    ['Asia/Tokyo', '2026-11-24', '2026-11-24T15:00:00Z'],
    ['Asia/Kathmandu', '2026-11-24', '2026-11-24T18:15:00Z'],
    ['Europe/Paris', '2026-10-25', '2026-10-25T23:00:00Z'],
    ['Europe/Paris', '2027-03-28', '2027-03-28T22:00:00Z'],
    ['America/Santiago', '2026-09-05', '2026-09-06T04:00:00Z'],
    ['UTC', '2028-02-29', '2028-03-01T00:00:00Z'],
    ['UTC', '2026-12-31', '2027-01-01T00:00:00Z'],
  ])('in %s, %s, is over at %s and not a millisecond before', (zone, until, end) => {
    const file = aFile([aPolicy({ keep: 'P1D' })], [aHold(undefined, until)], zone)
    const at = (now: number) => lineFor(file, { tags: ['faq', 'legal_hold'] }, new Date(now).toISOString()).outcome
    expect([at(Date.parse(end) - 1), at(Date.parse(end))]).toEqual(['held', 'due'])
  })

  it('is that of the hold’s own file, beside policies of another zone', () => {
    const files = [aFile([aPolicy()], [], 'UTC'), aFile([], [aHold(undefined, '2026-11-23')], 'America/Los_Angeles')]
    const at = (now: string) => planned(files, { tags: ['faq', 'legal_hold'] }, now).outcome
    expect([at('2026-11-24T07:59:59Z'), at('2026-11-24T08:00:00Z')]).toEqual(['held', 'due'])
  })

  it('of the one ends nothing for the other', () => {
    const holds = [aHold(undefined, '2026-11-01', 'over'), aHold(undefined, 'indefinite', 'running')]
    for (const order of [holds, holds.toReversed()])
      expect(lineFor(aFile([aPolicy()], order), { tags: ['faq', 'legal_hold'] }).outcome).toBe('held')
  })
})

describe('the order in which policies and holds are written', () => {
  const since = fc.constantFrom('created', 'solved', 'closed')
  const match = fc.constantFrom('{ tags: [faq] }', '{ tags: { none: [vip] } }', '{ holds_pii: [CREDIT_CARD] }')
  const then = fc.constantFrom(
    '[delete: {}]',
    '[redact: { kinds: [CREDIT_CARD] }]',
    '[redact: { attachments: true }, delete: {}]',
  )
  const written = fc.record({ match, since, then, days: fc.integer({ min: 1, max: 900 }) })
  const holds = fc.shuffledSubarray([
    aHold('{ tags: [legal_hold] }', 'indefinite', 'one'),
    aHold('{ requester_tags: [vip] }', 'indefinite', 'two'),
    aHold('{ tags: [faq] }', '2026-01-01', 'three'),
  ])
  const maybe = fc.option(
    fc.integer({ min: Date.UTC(2022, 0), max: Date.UTC(2027, 0) }).map((at) => new Date(at).toISOString()),
  )
  const ticket = fc.record({
    tags: fc.subarray(['faq', 'vip', 'legal_hold', 'custos_keep_p0', 'custos_keep_p1']),
    status: fc.constantFrom('open', 'solved', 'closed'),
    created_at: maybe,
    solved_at: maybe,
    closed_at: maybe,
    pii: fc.option(fc.subarray(['CREDIT_CARD', 'IBAN_CODE'])),
    requester_tags: fc.option(fc.subarray(['vip'])),
  })

  it('changes neither what is done with a ticket, nor when, nor why', () =>
    fc.assert(
      fc.property(
        fc.array(written, { minLength: 2, maxLength: 5 }),
        holds,
        ticket,
        fc.nat(),
        (all, held, fields, turn) => {
          const policies = all.map(({ days, ...rest }, at) => aPolicy({ ...rest, name: `p${at}`, keep: `P${days}D` }))
          const turned = [...policies.slice(turn % policies.length), ...policies.slice(0, turn % policies.length)]
          const lines = [
            [policies, held],
            [turned, held.toReversed()],
            [policies.toReversed(), held],
          ].map(([some = [], others = []]) => ({ ...lineFor(aFile(some, others), fields), policy: undefined }))
          expect(lines[1]).toEqual(lines[0])
          expect(lines[2]).toEqual(lines[0])
        },
      ),
    ))

  it('names another policy only where two have one date', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 2, maxLength: 5 }), (periods) => {
        const policies = periods.map((days) => aPolicy({ name: `p${days}`, keep: `P${days}D` }))
        expect(lineFor(aFile(policies.toReversed()))).toEqual(lineFor(aFile(policies)))
        expect(lineFor(aFile(policies)).policy).toBe(`p${Math.max(...periods)}`)
      }),
    ))
})
