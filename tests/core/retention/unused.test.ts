import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unusedAfter, type ClosedTicket } from '../../../core/retention/index.ts'

const day = 86_400_000
const until = Date.parse('2026-11-25T00:00:00Z')
/** Openings were recorded for ninety days. */
const since = until - 90 * day

/** So many tickets, closed so many days ago and last opened so many days ago. */
const closed = (count: number, daysAgo: number, openedDaysAgo?: number): ClosedTicket[] =>
  Array.from({ length: count }, () => ({
    closedAt: until - daysAgo * day,
    openedAt: openedDaysAgo === undefined ? undefined : until - openedDaysAgo * day,
  }))

const ask = (tickets: readonly ClosedTicket[], share = 0.05) =>
  unusedAfter(tickets, { since, until, share, ticketsAtLeast: 100 })

describe('what nobody opens any more', () => {
  it.each([
    ['none was opened', closed(100, 1000), 30],
    ['young ones were, old ones not', [...closed(100, 130, 5), ...closed(100, 400)], 60],
    ['those of less than a year were', [...closed(100, 300, 5), ...closed(100, 1000)], 365],
    ['one in fifty was', [...closed(98, 1000), ...closed(2, 1000, 3)], 30],
    ['an opening before the log began says nothing', closed(100, 1000, 91), 30],
    ['an opening after it ended says nothing', closed(100, 1000, -1), 30],
  ])('%s', (_what, tickets, age) => {
    expect(ask(tickets)).toMatchObject({ ok: true, proposal: { age } })
  })

  it.each([
    ['no tickets', [], 'too-few'],
    ['too few of them', closed(99, 1000), 'too-few'],
    ['none that was old enough when the log began', closed(1000, 119), 'too-few'],
    ['old ones are opened, too', closed(500, 2000, 10), 'still-needed'],
  ] as const)('nothing is proposed: %s', (_what, tickets, why) => {
    expect(ask(tickets)).toMatchObject({ ok: false, why })
  })

  it('proposes nothing from a log of less than four weeks', () => {
    const short = { since: until - 27 * day, until, share: 0.05, ticketsAtLeast: 100 }
    expect(unusedAfter(closed(500, 1000), short)).toMatchObject({ ok: false, why: 'too-short' })
    expect(unusedAfter(closed(500, 1000), { ...short, since: until - 28 * day }).ok).toBe(true)
  })

  it('counts a ticket only at ages that it had all the time', () => {
    const { considered } = ask(closed(100, 151, 1))
    expect(considered.map(({ age, tickets, needed }) => [age, tickets, needed])).toEqual([
      [30, 100, 100],
      [60, 100, 100],
      [90, 0, 0],
      [180, 0, 0],
      [365, 0, 0],
      [730, 0, 0],
    ])
  })

  it('proposes no shorter an age when more is opened, whatever the order', () => {
    const ticket = fc.record({
      closedAt: fc.integer({ min: until - 3000 * day, max: until }),
      openedAt: fc.option(fc.integer({ min: until - 3000 * day, max: until }), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(ticket, { minLength: 1 }), fc.nat(), (tickets, chosen) => {
        const options = { since, until, share: 0.3, ticketsAtLeast: 1 }
        const before = unusedAfter(tickets, options)
        expect(unusedAfter(tickets.toReversed(), options)).toEqual(before)
        const more = tickets.map((one, at) => (at === chosen % tickets.length ? { ...one, openedAt: until } : one))
        const after = unusedAfter(more, options)
        const ageOf = (answer: typeof before) => (answer.ok ? answer.proposal.age : Infinity)
        expect(ageOf(after)).toBeGreaterThanOrEqual(ageOf(before))
      }),
    )
  })
})
