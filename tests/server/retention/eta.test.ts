import { describe, expect, it } from 'vitest'
import { etaOf } from '../../../server/flows/retention/eta.ts'
import type { RequesterCounts, TicketCounts } from '../../../server/flows/retention/records.ts'

const nothing = { redact: 0, delete: 0, erase: 0 }
const users = (total: number, open: number): RequesterCounts => ({
  ...{ total, open, done: 0, deleted: 0, erased: 0, alreadyGone: 0, skipped: 0, failed: 0, reasons: [] },
})
const counts = (all: TicketCounts['all'], left: TicketCounts['left']): TicketCounts => ({
  ...{ all, left, tickets: 1, settled: 0, done: 0, redacted: 0, marked: 0, markRefused: 0 },
  ...{ deleted: 0, erased: 0, skipped: 0, failed: 0, restored: 0, waitsUntil: null, reasons: [] },
})
const run = { state: 'running', why: null, waitsFor: null, workSeconds: 600 } as const
const plan = (forGood = 0) =>
  ({
    summary: { cost: { requests: 1, seconds: 900, grace_until: null }, requesters: { go: 10, for_good: forGood } },
  }) as Parameters<typeof etaOf>[1]
const left = (tickets: TicketCounts, gone = users(0, 0), of: Parameters<typeof etaOf>[0] = run) =>
  etaOf(of, plan(), tickets, gone)

describe('how long a run still takes', () => {
  it('grows no longer while tickets are deleted and wait to go for good', () => {
    const all = { redact: 0, delete: 10_000, erase: 10_000 }
    const told = [10_000, 7500, 5000, 2500, 0].map(
      (toDelete) => left(counts(all, { ...all, delete: toDelete / 2 }))?.seconds ?? 0,
    )
    expect(told).toEqual(told.toSorted((one, other) => other - one))
    // A third of the work is left when all are deleted, and two thirds took ten minutes.
    expect(told.at(-1)).toBe(300)
  })

  it('is not over while users are still to go', () => {
    const all = { redact: 0, delete: 100, erase: 0 }
    expect(left(counts(all, nothing), users(100, 50))?.seconds).toBeGreaterThan(500)
    expect(left(counts(all, nothing), users(100, 0))).toEqual({ seconds: 0, basis: 'measured' })
  })

  it('counts a text that is redacted for what it takes, beside a ticket that goes with a hundred others', () => {
    const all = { redact: 100, delete: 100, erase: 0 }
    expect(left(counts(all, { redact: 0, delete: 100, erase: 0 }))?.seconds).toBeLessThan(10)
  })

  it('is told from the forecast until something is done', () => {
    const all = { redact: 0, delete: 1000, erase: 0 }
    const told = { seconds: 900, basis: 'forecast' }
    expect(left(counts(all, all))).toEqual(told)
    expect(left(counts(all, all), users(0, 0), { ...run, workSeconds: 0 })).toEqual(told)
  })

  it.each([
    [{ state: 'paused' }],
    [{ state: 'done' }],
    [{ state: 'running', why: 'cancelled' }],
    [{ state: 'running', waitsFor: 'history' }],
  ] as const)('is not told of a run that doesn’t move: %j', (other) => {
    const all = { redact: 0, delete: 1000, erase: 0 }
    expect(left(counts(all, { ...all, delete: 500 }), users(0, 0), { ...run, ...other })).toBeNull()
  })
})
