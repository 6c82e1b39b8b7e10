import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { changed, commentsIn, type Change } from '../../../../../app/panel/retention/form/change.ts'
import { nodeAt, sourceOf, startOf, endOf, type Path } from '../../../../../app/panel/retention/form/source.ts'
import type { Value } from '../../../../../app/panel/retention/form/write.ts'
import { viewOf } from '../../../../../app/panel/retention/form/view.ts'
import { entityTypes } from '../../../../../core/pii/finding.ts'
import { compile } from '../../../../../core/retention/index.ts'

const folder = join(import.meta.dirname, '../../../../../docs/policies')
const templates = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

const read = (text: string) => {
  const source = sourceOf(text)
  if (source === undefined) throw new Error('This text should be readable')
  return { source, view: viewOf(source) }
}

const made = (text: string, ...changes: Change[]): string => {
  const after = changed(text, changes)
  if (after === undefined) throw new Error(`Refused: ${JSON.stringify(changes)}`)
  return after
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, step) => (part as Readonly<Record<string | number, unknown>> | undefined)?.[step], value)

/** The same text with a note at the end of every line. */
const noted = (text: string): string =>
  text
    .split('\n')
    .map((line, index) => (line === '' || line.startsWith('#') ? line : `${line} # note ${index}`))
    .join('\n')

const texts = templates.flatMap(({ text }) => [text, noted(text), text.replaceAll('\n', '\r\n')])

/** Where a policy begins and the line ends on which it does. */
const spanOf = (text: string, index: number): readonly [number, number] => {
  const node = nodeAt(read(text).source.root, ['policies', index])
  if (node === null || node === undefined) throw new Error('There is no such policy')
  const end = endOf(node, 0)
  return [startOf(node), end]
}

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => !/[\r\n]/.test(text) && text === text.trim() && text !== '')
const tag = fc.stringMatching(/^[a-z0-9_:#&*!|>'"%@`{}-]{1,20}$/)
const count = fc.integer({ min: 1, max: 99_999 })

/** What a form may set in any policy. */
const settings: fc.Arbitrary<{ path: Path; value: Value }> = fc.oneof(
  fc.record({
    path: fc.constantFrom<Path>(['name'], ['basis', 'en'], ['title', 'en'], ['title', 'fr'], ['runs']),
    value: word,
  }),
  fc.record({ path: fc.constant(['keep', 'for']), value: count.map((days) => `P${days}D`) }),
  fc.record({ path: fc.constant(['keep', 'since']), value: fc.constantFrom('created', 'updated', 'closed') }),
  fc.record({ path: fc.constant(['limits', 'tickets']), value: count }),
  fc.record({ path: fc.constant(['limits', 'share']), value: fc.constantFrom(0.015, 0.5, 1) }),
  fc.record({
    path: fc.constantFrom<Path>(['then', 0, 'delete'], ['then', 0, 'redact', 'kinds']),
    value: fc.constant(['CREDIT_CARD', 'CVV']),
  }),
  fc.record({
    path: fc.constant(['match']),
    value: fc.array(tag, { maxLength: 4 }).map((any) => ({ all: [{ tags: { any } }] })),
  }),
)

const anyText = fc.constantFrom(...texts)

describe('a change made in the form', () => {
  it('says what was set, and leaves every other byte of the text as it was', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), settings, (text, number, { path, value }) => {
        const index = number % read(text).view.policies.length
        const whole: Path = ['policies', index, ...path]
        const after = changed(text, [{ do: 'set', path: whole, value }])
        // A list that several lines of notes stand in can't be written anew without losing them.
        if (after === undefined) {
          expect(path[0] === 'match' || path[0] === 'then').toBe(true)
          return
        }
        const [start, end] = spanOf(text, index)
        expect(at(parse(after), whole)).toEqual(value)
        expect(after.startsWith(text.slice(0, start))).toBe(true)
        expect(after.endsWith(text.slice(end).replace(/^.*/, ''))).toBe(true)
        expect(commentsIn(after)).toEqual(commentsIn(text))
      }),
      { numRuns: 150 },
    )
  })

  it('takes out a policy, a condition or a word and nothing beside it', () => {
    const parts: readonly Path[] = [
      [],
      ['title'],
      ['limits'],
      ['runs'],
      ['then', 0],
      ['match', 'all', 0],
      ['keep', 'for'],
    ]
    fc.assert(
      fc.property(anyText, fc.nat(), fc.constantFrom(...parts), (text, number, part) => {
        const index = number % read(text).view.policies.length
        const path: Path = ['policies', index, ...part]
        const before = parse(text) as unknown
        if (at(before, path) === undefined) return
        const after = made(text, { do: 'remove', path })
        const [start, end] = spanOf(text, index)
        expect(after.startsWith(text.slice(0, start).replace(/\s*-\s*$/, ''))).toBe(true)
        expect(after.endsWith(text.slice(end).replace(/^.*\n/, ''))).toBe(true)
        expect(commentsIn(text)).toEqual(expect.arrayContaining(commentsIn(after)))
      }),
      { numRuns: 100 },
    )
  })

  it('adds a policy, a hold, an action or a condition behind those there are', () => {
    for (const text of texts) {
      const { view } = read(text)
      const policy = {
        name: 'one-more',
        basis: '',
        match: { tags: { any: ['x'] } },
        keep: { for: 'P1Y', since: 'solved' },
        then: [{ delete: {} }],
      }
      const after = made(
        text,
        { do: 'add', path: ['policies'], value: policy },
        {
          do: 'add',
          path: ['holds'],
          value: { name: 'a-hold', match: { all: [{ brand: [1] }] }, custodian: 'x', until: 'indefinite' },
        },
        { do: 'add', path: ['policies', 0, 'then'], value: { delete_requester: { grace: 'P7D' } } },
      )
      expect(at(parse(after), ['policies', view.policies.length])).toEqual(policy)
      expect(at(parse(after), ['holds', view.holds.length, 'name'])).toBe('a-hold')
      expect(commentsIn(after)).toEqual(commentsIn(text))
    }
  })

  it('copies a policy as it is written, under a name of its own', () => {
    for (const text of texts) {
      const after = made(text, { do: 'copy', path: ['policies', 0], name: 'copied' })
      const written = parse(after) as { policies: Record<string, unknown>[] }
      expect(written.policies[1]).toEqual({ ...written.policies[0], name: 'copied' })
      expect(after.replaceAll('\r', '').split('\n')).toEqual(
        expect.arrayContaining(text.replaceAll('\r', '').split('\n')),
      )
    }
  })

  it('is refused where it would lose a comment or reach into what an alias repeats', () => {
    const listed = 'policies:\n  - match:\n      tags: # why\n        - a # one\n        - b # two\n'
    const tags: Path = ['policies', 0, 'match', 'tags']
    expect(changed(listed, [{ do: 'set', path: tags, value: { any: ['a'] } }])).toBeUndefined()
    const shared = 'policies:\n  - { name: a, keep: &k { for: P1D } }\n  - { name: b, keep: *k }\n'
    expect(changed(shared, [{ do: 'set', path: ['policies', 0, 'keep', 'for'], value: 'P2D' }])).toBeUndefined()
    expect(changed(shared, [{ do: 'set', path: ['policies', 1, 'name'], value: 'c' }])).toBe(
      shared.replace('name: b', 'name: c'),
    )
  })

  it('keeps the notes beside the words of a list that stay', () => {
    const text =
      'policies:\n- match:\n    tags:\n      any:\n        - a # one\n        - b\n  # next\n  keep: {for: P1D}\n'
    const path: Path = ['policies', 0, 'match', 'tags', 'any']
    expect(made(text, { do: 'set', path, value: ['a', 'c'] })).toBe(text.replace('- b', '- c'))
  })

  it('makes conditions that stand side by side into a list under a word', () => {
    const text = 'policies:\n  - match:\n      tags: [a] # one\n      status:\n        - solved\n'
    const after = made(text, { do: 'wrap', path: ['policies', 0, 'match'], word: 'any' })
    expect(after).toBe(
      'policies:\n  - match:\n      any:\n        - tags: [a] # one\n        - status:\n            - solved\n',
    )
    expect(
      changed('policies: [{ match: { tags: [a], all: [] } }]', [
        { do: 'rename', path: ['policies', 0, 'match', 'all'], word: 'tags' },
      ]),
    ).toBeUndefined()
  })
})

describe('a text in the form', () => {
  it.each(templates)('of $name: is read whole, and writing back what it shows changes nothing', ({ text }) => {
    const { view } = read(text)
    expect(JSON.stringify(view)).not.toContain('"is":"written"')
    expect(view.policies.map(({ match }) => match.group === undefined)).not.toContain(true)
    const again = view.policies.flatMap(({ name, bases, keep, titles, runs }): Change[] =>
      [name, bases.en, bases.fr, keep.for, keep.since, titles.en, titles.fr, runs].flatMap((field) =>
        field.is === 'value' ? [{ do: 'set', path: field.path, value: field.value }] : [],
      ),
    )
    const after = made(text, ...again)
    expect(after).toBe(text)
    expect(compile([{ name: 'x', text: after }], new Set<string>(entityTypes)).ok).toBe(true)
  })

  it('is none where it can’t be read, is empty, or says a word twice', () => {
    for (const text of ['', 'a: [', 'a: 1\na: 2', `x: ${'y'.repeat(300_000)}`]) expect(sourceOf(text)).toBeUndefined()
  })

  it('shows what a form has no place for as it is written', () => {
    const deep =
      'policies:\n  - match: { all: [{ any: [{ all: [{ none: [{ any: [{ tags: [a] }] }] }] }] }] }\n    then: [{ shred: {} }]\n    basis: |\n      one\n      two\n'
    const [policy] = read(deep).view.policies
    expect(policy?.basis).toMatchObject({ is: 'written' })
    expect(policy?.then.written).toBe('[{ shred: {} }]')
    expect(JSON.stringify(policy?.match)).toContain('"is":"written"')
  })
})
