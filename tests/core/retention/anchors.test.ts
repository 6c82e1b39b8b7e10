import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorsOf, together, type Anchors, type Update } from '../../../core/retention/index.ts'

const agent = 1
const customer = 2
const isCustomer = (id: number) => id !== agent

const update = (at: string, changes: Partial<Update> = {}): Update => ({
  ticketId: 7,
  at: `2026-${at}:00Z`,
  created: false,
  statuses: [],
  authors: [],
  ours: false,
  ...changes,
})
const to = (status: string, from?: string) => ({ statuses: [{ to: status, ...(from === undefined ? {} : { from }) }] })
const date = (at: string) => Date.parse(`2026-${at}:00Z`)
const told = (...updates: Update[]): Anchors => anchorsOf(updates, isCustomer).get(7) ?? {}

const born = update('01-01T09:00', { created: true, ...to('new'), authors: [customer] })

describe('the dates of a ticket', () => {
  it('are those of its creation, solve, closing and last words of a customer', () => {
    const dates = told(
      born,
      update('01-02T09:00', { authors: [agent] }),
      update('01-03T09:00', to('solved', 'open')),
      update('01-31T09:00', to('closed', 'solved')),
    )
    expect(dates).toEqual({
      created: date('01-01T09:00'),
      updated: date('01-31T09:00'),
      solved: date('01-03T09:00'),
      closed: date('01-31T09:00'),
      last_customer_comment: date('01-01T09:00'),
    })
  })

  it('are of the last solve when it was reopened', () => {
    const solves = [update('02-01T09:00', to('solved', 'open')), update('03-01T09:00', to('solved', 'open'))]
    const reopened = update('02-10T09:00', { ...to('open', 'solved'), authors: [customer] })
    expect(told(born, ...solves, reopened).solved).toBe(date('03-01T09:00'))
    expect(told(born, ...solves.slice(0, 1), reopened)).toMatchObject({
      solved: date('02-01T09:00'),
      last_customer_comment: date('02-10T09:00'),
    })
  })

  it.each([
    ['closed from open, by a merge', update('02-01T09:00', to('closed', 'open')), date('02-01T09:00')],
    ['made closed, by an import', update('02-01T09:00', { created: true, ...to('closed') }), date('02-01T09:00')],
    ['closed from nobody knows what', update('02-01T09:00', to('closed')), undefined],
    ['solved over solved', update('02-01T09:00', to('solved', 'solved')), undefined],
  ])('have a solve or not: %s', (_what, one, solved) => {
    expect(told(one).solved).toBe(solved)
  })

  it('are not moved by tags of ours and redactions', () => {
    const before = told(born, update('02-01T09:00', to('solved', 'open')))
    expect(told(born, update('02-01T09:00', to('solved', 'open')), update('05-01T09:00', { ours: true }))).toEqual(
      before,
    )
  })

  it.each(['', '2026-02-30T09:00:00Z', 'yesterday'])('are not guessed from a date that is none: "%s"', (at) => {
    expect(anchorsOf([{ ...born, at }], isCustomer).size).toBe(0)
  })
})

const statuses = ['new', 'open', 'pending', 'solved', 'closed']
const anUpdate = fc.record({
  ticketId: fc.integer({ min: 1, max: 3 }),
  at: fc
    .date({ min: new Date('2019-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  created: fc.boolean(),
  statuses: fc.array(fc.record({ from: fc.constantFrom(...statuses), to: fc.constantFrom(...statuses) }), {
    maxLength: 2,
  }),
  authors: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  ours: fc.boolean(),
})

const plain = (found: ReadonlyMap<number, Anchors>) => Object.fromEntries(found)

describe('readings of a history', () => {
  it('say the same in any order, twice over, and cut into any two parts', () => {
    const shuffled = fc.array(anUpdate, { maxLength: 30 }).chain((updates) =>
      fc.record({
        updates: fc.constant(updates),
        other: fc.shuffledSubarray([...updates, ...updates], { minLength: updates.length * 2 }),
        cut: fc.nat(updates.length),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ updates, other, cut }) => {
        const whole = plain(anchorsOf(updates, isCustomer))
        expect(plain(anchorsOf(other, isCustomer))).toEqual(whole)
        const [one, two] = [updates.slice(0, cut), updates.slice(cut)].map((part) => anchorsOf(part, isCustomer))
        const joined = new Map(one)
        for (const [id, dates] of two ?? []) joined.set(id, together(joined.get(id) ?? {}, dates))
        expect(plain(joined)).toEqual(whole)
      }),
    )
  })

  it('never move a date back when more is read', () => {
    fc.assert(
      fc.property(fc.array(anUpdate, { minLength: 1 }), anUpdate, (updates, more) => {
        const before = anchorsOf(updates, isCustomer).get(more.ticketId) ?? {}
        const after = anchorsOf([...updates, more], isCustomer).get(more.ticketId) ?? {}
        for (const name of ['updated', 'solved', 'closed', 'last_customer_comment'] as const)
          expect(after[name] ?? 0).toBeGreaterThanOrEqual(before[name] ?? 0)
      }),
    )
  })
})
