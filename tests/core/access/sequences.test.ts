import { describe, expect, it } from 'vitest'
import { bookOf, watch, type Anomaly } from '../../../core/access/index.ts'

type Row = Parameters<ReturnType<typeof watch>['take']>[0]

const at = (seconds: number): string => new Date(Date.parse('2026-01-05T10:00:00Z') + seconds * 1000).toISOString()

const audit = (id: string, seconds: number, fields: object): Row => ({
  ...{ _log: 'audit', id, created_at: at(seconds), actor_id: 5, action: 'update', ...fields },
})
const access = (id: string, seconds: number, url: string, more: object = {}): Row => ({
  ...{ _log: 'access', id, timestamp: at(seconds), user_id: 8, url, ...more },
})

const raised = audit('raised', 10, {
  ...{ source_type: 'user', source_id: 8, change_description: 'Role changed from Agent to Administrator' },
})
const token = audit('token', 10, { actor_id: 8, action: 'create', source_type: 'api_token', change_description: '' })
const exported = (id: string, seconds: number) => access(id, seconds, '/api/v2/incremental/tickets/cursor.json')
const byToken = (id: string, seconds: number) =>
  access(id, seconds, '/api/v2/incremental/tickets/cursor.json', { authorization_type: 'basic' })

const casesOf = (kind: string, rows: readonly Row[]): readonly Pick<Anomaly, 'actor' | 'events' | 'observed'>[] => {
  const watching = watch({ account: { agents: [{ id: 5 }, { id: 8 }] } })
  for (const row of rows) expect(watching.take(row).ok).toBe(true)
  return watching
    .end()
    .map(({ anomaly }) => anomaly)
    .filter((anomaly) => anomaly.kind === kind)
    .map(({ actor, events, observed }) => ({ actor, events, observed }))
}

describe('a cause and its effect', () => {
  it.each([
    ['priv_esc_access', 'an export', [raised, exported('e', 40)], ['raised', 'e']],
    ['priv_esc_access', 'a list', [raised, access('l', 40, '/api/v2/users.json')], ['raised', 'l']],
    ['priv_esc_access', 'two exports', [raised, exported('e', 40), exported('f', 50)], ['raised', 'e', 'f']],
    ['token_export', 'an export', [token, byToken('e', 40)], ['token', 'e']],
    ['token_export', 'two exports', [token, byToken('e', 40), byToken('f', 50)], ['token', 'e', 'f']],
  ] as const)('are one %s with %s, whichever log tells first', (kind, _, [cause, ...effects], events) => {
    const expected = [{ actor: 8, events, observed: effects.length }]
    expect(casesOf(kind, [cause, ...effects])).toEqual(expected)
    expect(casesOf(kind, [...effects, cause])).toEqual(expected)
    const [first, ...rest] = effects
    expect(casesOf(kind, [first, cause, ...rest])).toEqual(expected)
  })

  it.each([
    ['priv_esc_access', [exported('e', 5), raised]],
    ['priv_esc_access', [exported('e', 45 * 60), raised]],
    ['token_export', [byToken('e', 5), token]],
  ] as const)('are no %s where the effect came before, or long after', (kind, rows) => {
    expect(casesOf(kind, rows)).toEqual([])
  })
})

describe('a day', () => {
  const hours = 3600
  const view = (id: string, seconds: number) =>
    access(id, seconds, `/api/v2/tickets/${id.replace(/[a-z]/, '')}.json`, { user_id: 8 })
  /** Twenty days of two tickets each, then a day of many; `late` comes in the middle of it. */
  const rows = (late: readonly Row[]): readonly Row[] => {
    const usual = Array.from({ length: 20 }, (_, on) => [
      view(`a${String(on * 2 + 1)}`, on * 24 * hours),
      view(`a${String(on * 2 + 2)}`, on * 24 * hours + 60),
    ])
    const much = Array.from({ length: 60 }, (_, index) =>
      view(`b${String(1000 + index)}`, 20 * 24 * hours + index * 60),
    )
    return [...usual.flat(), ...much.slice(0, 30), ...late, ...much.slice(30)]
  }
  const counted = (late: readonly Row[]) => {
    const watching = watch({ account: { agents: [{ id: 8 }] }, tickets: bookOf(book) })
    for (const row of rows(late)) watching.take(row)
    return watching.end().find(({ anomaly }) => anomaly.kind === 'mass_view')?.anomaly.observed
  }
  const book = [...Array(2000).keys()].map((id) => ({ id, group: 7, collaborators: [], commenters: [], history: [] }))

  it('begins once: a row of the day before that comes late does not count it anew', () => {
    expect(counted([])).toBe(60)
    expect(counted([view('c999', 20 * 24 * hours - 11 * hours)])).toBe(61)
  })
})
