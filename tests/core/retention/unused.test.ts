import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unusedAfter, type ClosedTicket } from '../../../core/retention/index.ts'

const day = 86_400_000
const now = Date.parse('2026-11-25T00:00:00Z')

/** So many tickets, closed so many days ago and opened so many days after that. */
const closed = (count: number, daysAgo: number, ...openedAfter: number[]): ClosedTicket[] =>
  Array.from({ length: count }, (_, at) => ({
    ticketId: at + 1,
    closedAt: now - daysAgo * day,
    accesses: openedAfter.map((days) => now - (daysAgo - days) * day),
  }))

const ask = (tickets: readonly ClosedTicket[], share = 0.05) =>
  unusedAfter(tickets, { now, share, ticketsAtLeast: 100 })

describe('what nobody needs any more', () => {
  it.each([
    ['none was ever opened again', closed(100, 1000), 30],
    ['all were, within three weeks', closed(100, 1000, 20), 30],
    ['all were, after two months', closed(100, 1000, 61), 90],
    ['one in fifty was, late', [...closed(98, 1000, 5), ...closed(2, 1000, 400)], 30],
    ['one in ten was, after four months', [...closed(90, 1000), ...closed(10, 1000, 125)], 180],
    ['an access before the closing says nothing', closed(100, 1000, -5), 30],
    ['an access tomorrow says nothing', closed(100, 100, 101), 30],
  ])('%s', (_what, tickets, age) => {
    expect(ask(tickets)).toMatchObject({ ok: true, proposal: { age } })
  })

  it.each([
    ['no tickets', [], 'too-few'],
    ['too few of them', closed(99, 1000), 'too-few'],
    ['none old enough to tell', closed(1000, 59), 'too-few'],
    ['all still opened after years', closed(500, 2000, 1900), 'still-needed'],
  ] as const)('nothing is proposed: %s', (_what, tickets, why) => {
    expect(ask(tickets)).toMatchObject({ ok: false, why })
  })

  it('counts a ticket only at ages that it was watched for twice over', () => {
    const { considered } = ask(closed(100, 130))
    expect(considered.map(({ age, tickets }) => [age, tickets])).toEqual([
      [30, 100],
      [60, 100],
      [90, 0],
      [180, 0],
      [365, 0],
      [730, 0],
    ])
  })

  it('proposes no shorter an age when more is opened, whatever the order', () => {
    const ticket = fc.record({
      ticketId: fc.nat(),
      closedAt: fc.integer({ min: now - 3000 * day, max: now }),
      accesses: fc.array(fc.integer({ min: now - 3000 * day, max: now }), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(ticket, { minLength: 1 }), fc.nat(), (tickets, chosen) => {
        const options = { now, share: 0.3, ticketsAtLeast: 1 }
        const before = unusedAfter(tickets, options)
        expect(unusedAfter(tickets.toReversed(), options)).toEqual(before)
        const more = tickets.map((one, at) =>
          at === chosen % tickets.length ? { ...one, accesses: [...one.accesses, now] } : one,
        )
        const after = unusedAfter(more, options)
        const ageOf = (answer: typeof before) => (answer.ok ? answer.proposal.age : Infinity)
        expect(ageOf(after)).toBeGreaterThanOrEqual(ageOf(before))
      }),
    )
  })
})
