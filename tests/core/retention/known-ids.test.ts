import { describe, expect, it } from 'vitest'
import {
  clashesOver,
  compile,
  idsIn,
  notBorneBy,
  unborneAt,
  unknownIds,
  wordsIn,
} from '../../../core/retention/index.ts'
import { aFile, aHold, aPolicy, aTicket } from './policies.ts'

const soughtIn = (text: string) => {
  const compiled = compile([{ name: 'policies.yaml', text }], new Set())
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return compiled.sought
}
const only = (match: string) => soughtIn(aFile([aPolicy({ match })]))
const told = (problems: readonly { code: string; word: string }[]) =>
  problems.map(({ code, word }) => `${code} ${word}`)

describe('numbers in policies', () => {
  const nothing = new Set<number>()
  const some = new Set([8])
  const lists = {
    field: nothing,
    brand: new Set([1]),
    group: nothing,
    form: nothing,
    organization: some,
    requester: some,
  }

  it.each([
    ['{ field: { id: 5, empty: true } }', ['unknown-field 5']],
    ['{ none: [{ field: { id: 5, in: [a, b] } }] }', ['unknown-field 5', 'unknown-field 5']],
    [
      '{ any: [{ brand: [1, 2, 2] }, { none: [{ form: 9 }] }] }',
      ['unknown-brand 2', 'unknown-brand 2', 'unknown-form 9'],
    ],
    ['{ group: 3, requester: 8, organization: 4 }', ['unknown-group 3', 'unknown-organization 4']],
    ['{ requester: [8, 9], organization: 8 }', ['unknown-requester 9']],
    ['{ brand: 1 }', []],
  ])('in %s are those that the account must have', (match, problems) =>
    expect(told(unknownIds(idsIn(only(match)), lists))).toEqual(problems),
  )

  it('are told where they stand in their list', () =>
    expect(unknownIds(idsIn(only('{ brand: [1, 22, 3] }')), lists)).toMatchObject([
      { word: '22', line: 4, column: 54 },
      { word: '3', line: 4, column: 58 },
    ]))

  it('of a kind of which nobody could be asked are told as such', () =>
    expect(told(unknownIds(idsIn(only('{ brand: 2, form: 9 }')), { brand: lists.brand }))).toEqual([
      'unknown-brand 2',
      'not-checked 9',
    ]))
})

describe('fields that take one value each', () => {
  const all = (...tests: readonly string[]) => `{ all: [${tests.map((one) => `{ field: { ${one} } }`).join(', ')}] }`
  it.each([
    [all('id: 5, equals: a', 'id: 5, equals: b'), ['4:91 contradiction']],
    [all('id: 5, in: [a, b]', 'id: 5, in: [c, d]'), ['4:92 contradiction']],
    [
      '{ none: [{ none: [{ field: { id: 5, equals: a } }] }, { none: [{ field: { id: 5, equals: b } }] }] }',
      ['4:43 never-matches'],
    ],
    [all('id: 5, in: [a, b]', 'id: 5, in: [b, c]'), []],
    [all('id: 5, equals: a', 'id: 5, equals: a', 'id: 5, empty: false'), []],
    [all('id: 5, equals: a', 'id: 6, equals: b'), []],
    [all('id: 6, equals: a', 'id: 6, equals: b'), []],
    ['{ any: [{ field: { id: 5, equals: a } }, { field: { id: 5, equals: b } }] }', []],
    ['{ tags: { all: [a, b] } }', []],
  ])('in %s', (match, problems) =>
    expect(clashesOver(only(match), new Set([5])).map(({ code, line, column }) => `${line}:${column} ${code}`)).toEqual(
      problems,
    ),
  )
})

describe('words that policies and holds look for', () => {
  const sought = soughtIn(
    aFile(
      [aPolicy({ match: '{ any: [{ tags: { any: [a, b], none: [a] } }, { field: { id: 5, empty: true } }] }' })],
      [aHold()],
    ),
  )

  it('are struck off as tickets bear them, and the rest is told at each place', () => {
    const words = wordsIn(sought)
    expect(words).toHaveLength(4)
    const left = notBorneBy(words, aTicket({ tags: ['b'], custom_fields: [{ id: 5, value: null }] }))
    expect(told(unborneAt(sought, left))).toEqual(['unborne-tag a', 'unborne-tag a', 'unborne-tag legal_hold'])
    expect(notBorneBy(left, aTicket({ tags: ['a', 'legal_hold'] }))).toEqual([])
  })

  it('may be tags of policies, which nobody need bear; those of a policy that is not there must be', () => {
    const words = wordsIn(only('{ tags: [custos_keep_routine, custos_keep_other] }'))
    expect(words).toEqual([{ of: 'tags', tag: 'custos_keep_other' }])
  })
})
