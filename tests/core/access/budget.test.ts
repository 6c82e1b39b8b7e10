import { describe, expect, it } from 'vitest'
import { budgetOf } from '../../../core/access/budget.ts'
import { caseBook } from '../../../core/access/cases.ts'
import type { Sign } from '../../../core/access/sign.ts'

const hour = 3_600_000
const day = 24 * hour

const aSign = (at: number, fields: Partial<Sign> = {}): Sign => ({
  actor: 1,
  kind: 'mass_view',
  cause: 'volume',
  surprise: 6,
  harm: 2,
  start: at,
  end: at,
  events: [`e${String(at)}`],
  observed: 9,
  usual: 1,
  factors: [],
  ...fields,
})

describe('the budget of alerts', () => {
  it('lets no more pass in any span than fills in that span and was saved', () => {
    const budget = budgetOf(0.5)
    const told: number[] = []
    for (let at = 0; at < 60 * day; at += hour) {
      budget.pass(at)
      budget.note(5)
      if (budget.claim('in-turn', 5)) told.push(at)
    }
    expect(told.length).toBeGreaterThan(25)
    for (const from of told) {
      for (const length of [1, 5, 20, 50]) {
        const within = told.filter((at) => at >= from && at < from + length * day).length
        expect(within).toBeLessThanOrEqual(2.5 + length * 0.5)
      }
    }
  })

  it('keeps for nobody what was not spent long ago', () => {
    const budget = budgetOf(1)
    budget.pass(0)
    budget.pass(400 * day)
    const passed = Array.from({ length: 50 }, () => budget.claim('in-turn', 5)).filter(Boolean)
    expect(passed).toHaveLength(5)
  })

  it('changed fills at its new rate from then on, and keeps what it had as far as there is room', () => {
    const budget = budgetOf(2)
    const spend = () => Array.from({ length: 50 }, () => budget.claim('in-turn', 5)).filter(Boolean).length
    budget.pass(0)
    budget.change(1)
    expect(spend()).toBe(5)
    budget.pass(3 * day)
    expect(spend()).toBe(3)
    budget.change(4)
    expect(spend()).toBe(0)
    budget.pass(4 * day)
    expect(spend()).toBe(4)
  })

  it('holds back neither a rule nor what cannot wait, and counts the latter where there is room', () => {
    const budget = budgetOf(0.1)
    budget.pass(0)
    expect(budget.claim('at-once', 3)).toBe(true)
    expect(budget.claim('in-turn', 3)).toBe(true)
    expect(budget.claim('in-turn', 9)).toBe(false)
    expect(budget.claim('at-once', 3)).toBe(true)
    expect(budget.claim('outside', 3)).toBe(true)
  })
})

describe('cases that have to wait', () => {
  const book = () => caseBook({ alerts: 1, agents: 40, from: 0 })
  const tell = (cases: ReturnType<typeof book>, sign: Sign) => cases.take(sign, sign.end)?.anomaly.actor
  const opened = (cases: ReturnType<typeof book>, at: number) =>
    cases
      .settle(at)
      .filter(({ what }) => what === 'opened')
      .map(({ anomaly }) => anomaly)

  it('are told when there is room again, the gravest first', () => {
    const cases = book()
    const grave = [1, 2, 3, 4].map((actor) => tell(cases, aSign(actor, { actor, surprise: 7 + actor })))
    expect(grave).toEqual([1, 2, undefined, undefined])
    const later = [1, 2, 3, 4, 5, 6].flatMap((after) => opened(cases, after * day).map(({ actor }) => actor))
    expect(later).toEqual([4, 3])
  })

  it('are told when an act can be seen whole, as what it has become by then', () => {
    const cases = book()
    expect(tell(cases, aSign(0, { surprise: 4 }))).toBeUndefined()
    expect(opened(cases, 0.5 * hour)).toEqual([])
    expect(tell(cases, aSign(0.8 * hour, { surprise: 6, start: 0 }))).toBeUndefined()
    expect(opened(cases, hour)).toMatchObject([{ score: 6, events: ['e0', `e${String(0.8 * hour)}`] }])
  })

  it('are called by the side of the act that says what it was', () => {
    const cases = book()
    const events = ['one', 'two', 'three']
    tell(cases, aSign(0, { kind: 'off_hours', surprise: 4, events }))
    const told = cases.take(aSign(1, { surprise: 11, events }), 1)
    expect(told).toMatchObject({ what: 'opened', anomaly: { kind: 'off_hours', severity: 'high' } })
    expect(cases.take(aSign(2, { surprise: 12, events }), 2)).toMatchObject({
      what: 'updated',
      anomaly: { kind: 'off_hours', also: ['mass_view'] },
    })
  })

  it('are told on their own beside another case that shares none of their events', () => {
    const cases = book()
    const told = [
      cases.take(aSign(0, { kind: 'snooping', surprise: 9, events: ['a'] }), 0),
      cases.take(aSign(1, { surprise: 12, events: ['b'] }), 1),
    ]
    expect(told.map((one) => one?.what)).toEqual(['opened', 'opened'])
  })

  it('are not told at all after a week', () => {
    const cases = book()
    for (const actor of [1, 2, 3]) tell(cases, aSign(actor, { actor }))
    const said = cases.settle(8 * day)
    expect(said.filter(({ what }) => what === 'opened')).toEqual([])
  })

  it('leave a protection that was switched off its way', () => {
    const cases = book()
    for (const actor of [1, 2, 3]) tell(cases, aSign(actor, { actor, surprise: 12 }))
    expect(tell(cases, aSign(9, { actor: 9, kind: 'security_weakened', bypass: true, surprise: 6 }))).toBe(9)
  })

  it('tell a place once, and again only after a long time', () => {
    const cases = book()
    const visit = (at: number) => aSign(at, { kind: 'unusual_location', cause: 'KE', surprise: 9 })
    expect(tell(cases, visit(1))).toBe(1)
    cases.settle(20 * day)
    expect(tell(cases, visit(21 * day))).toBeUndefined()
    cases.settle(40 * day)
    expect(tell(cases, visit(60 * day))).toBe(1)
  })
})
