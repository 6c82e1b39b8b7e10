import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../core/retention/index.ts'
import { dateOf, instantOf } from '../../../core/retention/instant.ts'
import { aFile, aHold, aPolicy, lineFor } from './policies.ts'

const read = (fields: object) => {
  const found = factsOf({ id: 7, ...fields })
  if (!found.ok) throw new Error(found.wrong.join())
  return found
}

describe('a date of a ticket', () => {
  it.each([
    ['2026-01-31T10:00:00Z', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31t10:00:00z', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31T10:00:00.123456789Z', '2026-01-31T10:00:00.123Z'],
    ['2026-01-31T10:00:00,5Z', '2026-01-31T10:00:00.500Z'],
    ['2026-01-31T10:00:00+02:00', '2026-01-31T08:00:00.000Z'],
    ['2026-01-31T10:00:00+0000', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31T10:00:00-0330', '2026-01-31T13:30:00.000Z'],
    ['2026-01-31T10:00:00+00', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31 10:00:00 +0000', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31T10:00Z', '2026-01-31T10:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['0099-01-01', '0099-01-01T00:00:00.000Z'],
    [' 2026-01-31 ', '2026-01-31T00:00:00.000Z'],
  ])('is read from %j', (text, instant) => {
    expect(dateOf(text)).toBe(Date.parse(instant))
  })

  it.each([
    '',
    'yesterday',
    '2026',
    '2026-01',
    '20260131',
    '31/01/2026',
    '2026-02-29',
    '2026-02-30T00:00:00Z',
    '2026-13-01',
    '2026-01-31T10:00:00',
    '2026-01-31T24:00:00Z',
    '2026-01-31T10:60Z',
    '2026-01-31T10:00:61Z',
    '2026-01-31T10:00:00Z00',
    '2026-01-31T10:00:00+99:99',
    '2026-01-31T10:00:00 Europe/Paris',
    '+002026-01-31T10:00:00Z',
    '1769853600',
  ])('is never guessed from %j', (text) => expect(dateOf(text)).toBeUndefined())

  it.each(['2026-01-31', '2026-01-31T10:00:00+0000', '2026-01-31 10:00:00Z', '2026-01-31t10:00:00z'])(
    'may be written as %j, an instant on the command line not',
    (text) => expect(instantOf(text)).toBeUndefined(),
  )
})

describe('a ticket', () => {
  it.each([
    ['', 'solved_at'],
    ['not a date', 'solved_at'],
    [1769853600, 'solved_at'],
    [{ at: '2026-01-31' }, 'solved_at'],
  ])('whose date is %j is kept because its anchor is not known, and that is told', (solved_at, told) => {
    const fields = { status: 'closed', tags: ['faq'], solved_at }
    expect(read(fields).wrong).toEqual([told])
    expect(lineFor(aFile([aPolicy()]), fields)).toMatchObject({
      outcome: 'kept',
      because: ['matched', 'anchor-unknown'],
    })
  })

  it.each([
    [{ tags: 'faq' }, 'tags', '{ tags: [faq] }'],
    [{ tags: ['faq', 7] }, 'tags', '{ tags: { none: [vip] } }'],
    [{ requester_tags: 'vip' }, 'requester_tags', '{ requester_tags: { none: [vip] } }'],
    [{ pii: 'CREDIT_CARD' }, 'pii', '{ none: [{ holds_pii: [CREDIT_CARD] }] }'],
    [{ status: 5 }, 'status', '{ status: [solved] }'],
    [{ type: 5 }, 'type', '{ none: [{ type: [task] }] }'],
    [{ brand_id: 'acme' }, 'brand_id', '{ none: [{ brand: [3] }] }'],
    [{ brand_id: 1.5 }, 'brand_id', '{ none: [{ brand: [3] }] }'],
    [{ channel: true }, 'channel', '{ none: [{ channel: [email] }] }'],
    [{ via: 'email' }, 'via', '{ none: [{ channel: [email] }] }'],
    [{ via: { channel: [] } }, 'via.channel', '{ none: [{ channel: [email] }] }'],
    [{ custom_fields: { 3: 'a' } }, 'custom_fields', '{ field: { id: 3, empty: true } }'],
    [{ custom_fields: [{ id: 'x', value: 'a' }] }, 'custom_fields', '{ field: { id: 3, empty: true } }'],
    [{ fields: 'a' }, 'fields', '{ field: { id: 3, empty: true } }'],
  ])('of which %j can’t be read has its line, and nothing is guessed of it', (fields, told, match) => {
    expect(read(fields).wrong).toEqual([told])
    expect(lineFor(aFile([aPolicy({ match })]), fields)).toMatchObject({
      outcome: 'kept',
      because: ['no-policy', 'fact-unknown'],
    })
    expect(
      lineFor(aFile([aPolicy({ match: '{ none: [{ requester: [9] }] }' })], [aHold(match)]), fields),
    ).toMatchObject({
      outcome: 'held',
      because: expect.arrayContaining(['hold-not-known']) as string[],
    })
  })

  it.each([{ a: 1 }, [{ a: 1 }], ['x', ['y']]])(
    'with the value %j in a field is known but for that field, which is never taken for empty',
    (value) => {
      const fields = {
        status: 'solved',
        tags: [],
        custom_fields: [
          { id: 3, value },
          { id: 4, value: 'a' },
        ],
      }
      expect(read(fields)).toMatchObject({ wrong: [], wrongFields: [3] })
      for (const match of ['{ id: 3, empty: true }', '{ id: 3, empty: false }', '{ id: 3, equals: x }'])
        expect(lineFor(aFile([aPolicy({ match: `{ field: ${match} }` })]), fields)).toMatchObject({
          outcome: 'kept',
          because: ['no-policy', 'fact-unknown'],
        })
      const other = aPolicy({ match: '{ field: { id: 4, equals: a } }' })
      expect(lineFor(aFile([other]), fields)).toMatchObject({ outcome: 'due', actions: ['delete'] })
      expect(lineFor(aFile([other], [aHold('{ field: { id: 3, equals: b } }')]), fields)).toMatchObject({
        outcome: 'held',
        because: expect.arrayContaining(['hold-not-known']) as string[],
      })
    },
  )

  it.each([null, '', [], [''], [null]])('with the value %j in a field has it empty', (value) => {
    const { ticket, wrongFields } = read({ custom_fields: [{ id: 3, value }] })
    expect({ values: ticket.fields?.get(3), wrongFields }).toEqual({ values: [], wrongFields: [] })
  })

  it('is no ticket without a number of its own', () => {
    for (const record of [null, 'x', 7, [], [{ id: 7 }]]) expect(factsOf(record)).toEqual({ ok: false, wrong: [] })
    for (const id of [undefined, null, '', 'x', '-7', 0, -7, 1.5, '1.5', '99999999999999999', [7]])
      expect(factsOf({ id })).toEqual({ ok: false, wrong: ['id'] })
  })

  it('may have its numbers written as text', () => {
    const { ticket, wrong } = read({ id: '42', brand_id: '3', custom_fields: [{ id: '9', value: 'a' }] })
    expect(wrong).toEqual([])
    expect(ticket).toMatchObject({ id: 42, brand: 3 })
    expect(ticket.fields?.get(9)).toEqual(['a'])
  })

  it.each([
    [{ fields: [{ id: 3, value: 'a' }] }, ['a']],
    [{ custom_fields: null, fields: [{ id: 3, value: 'a' }] }, ['a']],
    [{ custom_fields: [{ id: 3, value: 'b' }], fields: [{ id: 3, value: 'a' }] }, ['b']],
    [{ custom_fields: [], fields: [{ id: 3, value: 'a' }] }, undefined],
  ])('has the fields of %j', (fields, values) => expect(read(fields).ticket.fields?.get(3)).toEqual(values))

  it('has a channel by number where Zendesk has no word for it', () => {
    expect(read({ via: { channel: 30 } })).toMatchObject({ ticket: { channel: '30' }, wrong: [] })
  })

  it('of which nothing more is told than its number is taken as bare', () => {
    expect(read({}).ticket).toMatchObject({ tags: [], brand: null, channel: null, status: undefined, pii: undefined })
  })
})
