import { describe, expect, it } from 'vitest'
import { actions, filters } from '../../../core/retention/registry.ts'
import { aFile, aPolicy, compiled, lineFor } from './policies.ts'

const isUnder = (match: string, ticket: object): boolean =>
  lineFor(aFile([aPolicy({ match })]), { tags: [], ...ticket }).outcome !== 'kept'

const custom = (value: unknown) => ({ custom_fields: [{ id: 3, value }] })

const table: readonly [word: string, match: string, fits: object, doesnt: object][] = [
  ['tags', '{ tags: { any: [a, B] } }', { tags: ['b'] }, { tags: ['c'] }],
  ['tags', '{ tags: { all: [a, b] } }', { tags: ['c', 'b', 'a'] }, { tags: ['a'] }],
  ['tags', '{ tags: { none: [a] } }', { tags: [] }, { tags: ['a'] }],
  ['tags', '{ tags: { any: [a], none: [b] } }', { tags: ['a'] }, { tags: ['a', 'b'] }],
  ['tags', '{ tags: [a, b] }', { tags: ['b'] }, { tags: [] }],
  ['tags', '{ tags: 2024 }', { tags: ['2024'] }, { tags: ['24'] }],
  ['status', '{ status: [solved, closed] }', { status: 'closed' }, { status: 'open' }],
  ['channel', '{ channel: [email, web] }', { via: { channel: 'web' } }, { via: { channel: 'api' } }],
  [
    'channel',
    '{ channel: email }',
    { channel: 'email', via: { channel: 'api' } },
    { channel: 'api', via: { channel: 'email' } },
  ],
  ['brand', '{ brand: [5] }', { brand_id: 5 }, { brand_id: 6 }],
  ['group', '{ group: [5] }', { group_id: 5 }, { group_id: null }],
  ['organization', '{ organization: [5] }', { organization_id: 5 }, {}],
  ['form', '{ form: 5 }', { ticket_form_id: 5 }, { ticket_form_id: 4 }],
  ['type', '{ type: [question] }', { type: 'question' }, { type: null }],
  ['priority', '{ priority: [low] }', { priority: 'low' }, { priority: 'high' }],
  ['requester', '{ requester: [5] }', { requester_id: 5 }, { requester_id: 6 }],
  [
    'requester_tags',
    '{ requester_tags: { any: [vip] } }',
    { requester_tags: ['vip'] },
    { requester_tags: [], tags: ['vip'] },
  ],
  ['field', '{ field: { id: 3, equals: billing } }', custom('billing'), custom('other')],
  ['field', '{ field: { id: 3, equals: true } }', custom(true), custom(false)],
  ['field', '{ field: { id: 3, equals: True } }', custom(true), custom(false)],
  ['field', '{ field: { id: 3, in: [TRUE, a] } }', custom(true), custom(false)],
  ['field', '{ field: { id: 3, equals: FALSE } }', custom(false), custom(true)],
  ['field', '{ field: { id: 3, equals: "True" } }', custom('True'), custom(true)],
  ['field', '{ field: { id: 3, equals: 007 } }', custom('007'), custom('7')],
  ['field', '{ field: { id: 3, equals: 1.0 } }', custom('1.0'), custom('1')],
  ['field', '{ field: { id: 3, equals: 2026-01-31 } }', custom('2026-01-31'), custom('2026-01-30')],
  ['field', '{ field: { id: 3, in: [a, b] } }', custom('b'), custom('c')],
  ['field', '{ field: { id: 3, in: [a, b] } }', custom(['x', 'b']), custom(['x'])],
  ['field', '{ field: { id: 3, empty: true } }', custom(null), custom('x')],
  ['field', '{ field: { id: 3, empty: true } }', {}, custom(['x'])],
  ['field', '{ field: { id: 3, empty: false } }', custom('x'), custom('')],
  ['holds_pii', '{ holds_pii: [CREDIT_CARD, IBAN_CODE] }', { pii: ['IBAN_CODE'] }, { pii: [] }],
]

describe('a filter', () => {
  it.each(table)('%s takes %s', (_, match, fits, doesnt) => {
    expect([isUnder(match, fits), isUnder(match, doesnt)]).toEqual([true, false])
  })

  it.each(filters)('called $word is in this table and reads its own example', ({ word, example }) => {
    expect(table.map(([name]) => name)).toContain(word)
    expect(compiled(aFile([aPolicy({ match: `{ ${word}: ${example} }` })]))).toMatchObject({ ok: true })
  })

  it.each(actions)('and the action $word reads its own example', ({ word, example }) => {
    expect(compiled(aFile([aPolicy({ then: `[${word}: ${example}]` })]))).toMatchObject({ ok: true })
  })
})

describe('conditions', () => {
  const a = '{ tags: [a] }'
  const b = '{ tags: [b] }'
  it.each([
    [`{ all: [${a}, ${b}] }`, ['a', 'b'], ['a']],
    [`{ any: [${a}, ${b}] }`, ['b'], ['c']],
    [`{ none: [${a}, ${b}] }`, ['c'], ['b']],
    [`{ none: [{ all: [${a}, ${b}] }] }`, ['a'], ['a', 'b']],
    [`{ all: [{ any: [${a}, ${b}] }, { none: [{ tags: [c] }] }] }`, ['a'], ['a', 'c']],
    [`{ any: [${a}], none: [${b}] }`, ['a'], ['a', 'b']],
  ])('nest: %s', (match, fits, doesnt) => {
    expect([isUnder(match, { tags: fits }), isUnder(match, { tags: doesnt })]).toEqual([true, false])
  })
})
