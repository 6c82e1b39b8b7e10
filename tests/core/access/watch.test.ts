import { describe, expect, it } from 'vitest'
import { bookOf, locateIn, watch, type Anomaly, type Told } from '../../../core/access/index.ts'
import { made, type Made } from './generated.ts'

const told = ({ facts, ranges, tickets, from }: Made, records: Made['records'], budget = 1): readonly Told[] => {
  const watching = watch({ account: facts, tickets: bookOf(tickets), locate: locateIn(ranges), from, budget })
  const said = records.flatMap((record) => {
    const taken = watching.take(record)
    return taken.ok ? taken.told : []
  })
  return [...said, ...watching.end()]
}

const casesOf = (said: readonly Told[]): readonly Anomaly[] =>
  said.filter(({ what }) => what === 'closed').map(({ anomaly }) => anomaly)

const alike: Readonly<Record<string, readonly string[]>> = {
  unusual_location: ['unusual_location', 'impossible_travel'],
  token_export: ['token_export', 'bulk_export'],
}

const figures = (account: Made, cases: readonly Anomaly[]) => {
  const isRight = (found: Anomaly) =>
    account.incidents.filter(
      ({ kind, actor, ids }) =>
        actor === found.actor && (alike[kind] ?? [kind]).includes(found.kind) && found.events.some((id) => ids.has(id)),
    )
  const right = cases.filter((found) => isRight(found).length > 0)
  const found = new Set(right.flatMap((one) => isRight(one).map(({ kind }) => kind)))
  const missed = account.incidents.map(({ kind }) => kind).filter((kind) => !found.has(kind))
  return { missed, recall: found.size / account.incidents.length, precision: right.length / Math.max(1, cases.length) }
}

const seeds = [1, 2, 3, 4, 5, 6]

describe('watching an account', () => {
  it('finds what was planted in accounts that differ from one another, and little else', () => {
    const all = seeds.map((seed) => {
      const account = made({ seed, agents: 16 + seed * 2 })
      return figures(account, casesOf(told(account, account.records, 3)))
    })
    const mean = (of: (one: (typeof all)[number]) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length
    expect(
      mean(({ recall }) => recall),
      JSON.stringify(all),
    ).toBeGreaterThanOrEqual(0.95)
    expect(
      mean(({ precision }) => precision),
      JSON.stringify(all),
    ).toBeGreaterThanOrEqual(0.7)
  }, 60_000)

  it('still finds most where two fifths of each incident are left', () => {
    const all = seeds.map((seed) => {
      const account = made({ seed: seed + 50, share: 0.4 })
      return figures(account, casesOf(told(account, account.records, 3)))
    })
    const mean = (of: (one: (typeof all)[number]) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length
    expect(
      mean(({ recall }) => recall),
      JSON.stringify(all),
    ).toBeGreaterThanOrEqual(0.8)
    expect(
      mean(({ precision }) => precision),
      JSON.stringify(all),
    ).toBeGreaterThanOrEqual(0.6)
  }, 60_000)

  it('keeps nearly silent on ordinary days', () => {
    const counts = seeds.map((seed) => {
      const account = made({ seed: seed + 100, incidents: false })
      return casesOf(told(account, account.records)).length
    })
    expect(
      counts.reduce((sum, count) => sum + count, 0),
      String(counts),
    ).toBeLessThanOrEqual(seeds.length * 2)
  }, 60_000)

  it('says up to a moment what it says on that part alone, whatever comes after', () => {
    const account = made({ seed: 9 })
    const whole = told(account, account.records, 3)
    for (const share of [0.55, 0.7, 0.85]) {
      const part = account.records.slice(0, Math.floor(account.records.length * share))
      const alone = told(account, part, 3).filter(({ what }) => what !== 'closed')
      expect(alone.length).toBeGreaterThan(0)
      expect(whole.filter(({ what }) => what !== 'closed').slice(0, alone.length)).toEqual(alone)
    }
  }, 60_000)

  it('opens each case once, updates it, and closes it once', () => {
    const account = made({ seed: 11 })
    const said = told(account, account.records, 3)
    const key = ({ anomaly }: Told) => [anomaly.actor, anomaly.kind, anomaly.cause, anomaly.detectedAt].join(' ')
    const opened = said.filter(({ what }) => what === 'opened').map(key)
    expect(new Set(opened).size).toBe(opened.length)
    expect(
      said
        .filter(({ what }) => what === 'closed')
        .map(key)
        .sort(),
    ).toEqual([...opened].sort())
  })

  it('counts a record that comes twice once', () => {
    const account = made({ seed: 12 })
    const twice = account.records.flatMap((record) => [record, record])
    expect(casesOf(told(account, twice, 3))).toEqual(casesOf(told(account, account.records, 3)))
  }, 60_000)

  it('judges on what it has, and says what it cannot judge', () => {
    const account = made({ seed: 13 })
    const watching = watch({ from: account.from })
    const said = account.records.flatMap((record) => {
      const taken = watching.take(record)
      return taken.ok ? taken.told : []
    })
    const kinds = [...said, ...watching.end()].map(({ anomaly }) => anomaly.kind)
    expect(kinds).toContain('security_weakened')
    expect(kinds).toContain('token_export')
    expect(new Set(watching.unjudged.map(({ missing }) => missing))).toEqual(new Set(['tickets', 'groups', 'places']))
  })

  it('refuses a record without a time, an actor or an id, and goes on', () => {
    const watching = watch({})
    expect(watching.take({ _log: 'access', id: 'x', user_id: 1 })).toMatchObject({ ok: false })
    expect(watching.take({ _log: 'access', id: 'x', timestamp: '2026-01-01T00:00:00Z' })).toMatchObject({ ok: false })
    expect(watching.take({ _log: 'audit', created_at: '2026-01-01T00:00:00Z', actor_id: 1 })).toMatchObject({
      ok: false,
    })
    expect(watching.take({ _log: 'access', id: 'x', user_id: 1, timestamp: '2026-01-01T00:00:00Z' })).toEqual({
      ok: true,
      told: [],
    })
  })
})
