import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planLine } from '../../../core/retention/line.ts'
import { planTicket } from '../../../core/retention/plan.ts'
import { aFile, aHold, aPolicy, aTicket, setOf } from './policies.ts'

const tags = ['faq', 'account', 'billing', 'legal_hold', 'custos_keep_p0', 'custos_keep_p1']
const someTags = fc.subarray(tags)
const date = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2027, 0) }).map((at) => new Date(at).toISOString())
const maybe = fc.option(date)

const ticket = fc.record({
  id: fc.integer({ min: 1, max: 1e9 }),
  status: fc.constantFrom('new', 'open', 'pending', 'hold', 'solved', 'closed', 'deleted', null),
  tags: someTags,
  requester_id: fc.integer({ min: 1, max: 4 }),
  created_at: maybe,
  updated_at: maybe,
  solved_at: maybe,
  closed_at: maybe,
  pii: fc.option(fc.subarray(['CREDIT_CARD', 'IBAN_CODE'])),
})

const match = fc.oneof(
  fc.constantFrom(...tags.slice(0, 3)).map((tag) => `{ tags: { any: [${tag}] } }`),
  fc.constantFrom(...tags.slice(0, 3)).map((tag) => `{ none: [{ tags: [${tag}] }] }`),
  fc.constant('{ any: [{ status: [solved] }, { holds_pii: [CREDIT_CARD] }] }'),
)
const since = fc.constantFrom('created', 'updated', 'solved', 'closed')
const then = fc.constantFrom(
  '[delete: {}]',
  '[redact: { kinds: [CREDIT_CARD] }]',
  '[redact: { attachments: true }, delete: {}]',
  '[delete_requester: {}]',
)
const zone = fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Pacific/Apia')
const policies = fc.array(
  fc.record({ match, since, then, years: fc.nat(6), months: fc.nat(30), days: fc.integer({ min: 1, max: 400 }) }),
  { minLength: 1, maxLength: 4 },
)
const now = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2030, 0) })

type Policies = typeof policies extends fc.Arbitrary<infer Of> ? Of : never

const written = (all: Policies, longer = -1): string[] =>
  all.map(({ years, months, days, ...rest }, at) =>
    aPolicy({ ...rest, name: `p${at}`, keep: `P${years}Y${months}M${days + (at === longer ? 17 : 0)}D` }),
  )

const hold = aHold('{ any: [{ tags: [legal_hold] }, { requester: [2] }] }')

describe('a plan', () => {
  it('never has a held ticket due', () =>
    fc.assert(
      fc.property(policies, zone, ticket, now, (all, where, fields, at) => {
        const planned = planTicket(setOf(aFile(written(all), [hold], where)), aTicket(fields), at)
        if (!fields.tags.includes('legal_hold') && fields.requester_id !== 2) return
        expect(planned.outcome).toMatch(/held|kept/)
        expect(planned.actions).toEqual([])
      }),
    ))

  it('has nothing due through a hold that was not due without it, and changes no other line', () =>
    fc.assert(
      fc.property(policies, zone, ticket, now, (all, where, fields, at) => {
        const before = planTicket(setOf(aFile(written(all), [], where)), aTicket(fields), at)
        const after = planTicket(setOf(aFile(written(all), [hold], where)), aTicket(fields), at)
        if (after.outcome !== 'held') expect(after).toEqual(before)
        else expect(before.outcome).toMatch(/due|later/)
      }),
    ))

  it('has no ticket due sooner, and nothing done sooner, by a longer period', () =>
    fc.assert(
      fc.property(policies, fc.nat(3), zone, ticket, now, (all, which, where, fields, at) => {
        const shorter = planTicket(setOf(aFile(written(all), [], where)), aTicket(fields), at)
        const longer = planTicket(setOf(aFile(written(all, which), [], where)), aTicket(fields), at)
        if (longer.outcome === 'due') expect(shorter.outcome).toBe('due')
        for (const action of longer.actions) expect(shorter.actions).toContain(action)
      }),
    ))

  it('deletes nothing for want of a fact that it would not delete whatever that fact were', () =>
    fc.assert(
      fc.property(policies, ticket, now, (all, fields, at) => {
        const set = setOf(aFile(written(all)))
        const deletes = (pii: readonly string[] | null) =>
          planTicket(set, aTicket({ ...fields, pii }), at).actions.some((action) => action !== 'redact')
        if (deletes(null)) expect([deletes([]), deletes(['CREDIT_CARD'])]).toEqual([true, true])
      }),
    ))

  it('names only what is over and may be done', () =>
    fc.assert(
      fc.property(policies, zone, ticket, now, (all, where, fields, at) => {
        const { outcome, dueAt, actions } = planTicket(setOf(aFile(written(all), [], where)), aTicket(fields), at)
        expect(actions.length > 0).toBe(outcome === 'due')
        if (outcome === 'due') expect(dueAt).toBeLessThanOrEqual(at)
        if (actions.some((action) => action !== 'redact')) expect(fields.status).toMatch(/solved|closed/)
      }),
    ))

  it('doesn’t hang on the order of tickets, nor on what was planned before: the same bytes each time', () =>
    fc.assert(
      fc.property(policies, fc.array(ticket, { maxLength: 12 }), now, (all, many, at) => {
        const file = aFile(written(all), [hold], 'Europe/Paris')
        const bytes = (list: typeof many) => {
          const set = setOf(file)
          return list.map((fields) => JSON.stringify(planLine(planTicket(set, aTicket(fields), at))))
        }
        const once = bytes(many)
        expect(bytes(many)).toEqual(once)
        expect(bytes(many.toReversed())).toEqual(once.toReversed())
      }),
      { numRuns: 50 },
    ))
})
