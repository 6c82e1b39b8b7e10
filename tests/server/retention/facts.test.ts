import { describe, expect, it } from 'vitest'
import { factsFrom } from '../../../server/flows/retention/facts.ts'

const at = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`

describe('the last change of a ticket', () => {
  const nothing = { createdAt: null, solvedAt: null, closedAt: null, lastCustomerCommentAt: null, pii: null }
  const tagged = { kept: [], outdated: [], before: at(3), oursAt: at(9) }
  const note = { ...nothing, changedAt: at(5) }

  it.each([
    ['is somebody’s, where the history has been read up to the record’s', { ...note, asOf: at(9) }, undefined, at(5)],
    ['is so however custos took its own tag for the last', { ...note, asOf: at(9) }, tagged, at(5)],
    ['is the record’s, where the history has not been read so far', { ...note, asOf: at(8) }, undefined, at(9)],
    [
      'is the one before custos’ tag, where the history has not been read so far',
      { ...note, asOf: at(8) },
      tagged,
      at(3),
    ],
    ['is the record’s, where the history doesn’t say', { ...nothing, changedAt: null, asOf: at(9) }, undefined, at(9)],
    ['is the record’s, where nothing of it has been read', undefined, undefined, at(9)],
  ])('%s', (_, known, own, changed) => {
    const facts = factsFrom({ id: 7, status: 'solved', tags: [], updated_at: at(9) }, known, own)
    expect(facts?.since.updated).toBe(Date.parse(changed))
  })
})

describe('a field whose value has a form that nobody knows', () => {
  it('is not known, and the rest of the ticket is', () => {
    const custom_fields = [
      { id: 3, value: { a: 1 } },
      { id: 4, value: 'a' },
    ]
    const record = { id: 7, status: 'solved', tags: [], updated_at: at(9), custom_fields }
    const facts = factsFrom(record, undefined)
    expect([facts?.fields?.has(3), facts?.fields?.get(3), facts?.fields?.get(4)]).toEqual([true, undefined, ['a']])
  })
})
