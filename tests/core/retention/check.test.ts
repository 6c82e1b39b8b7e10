import { describe, expect, it } from 'vitest'
import { growth } from '../../support/growth.ts'
import { mostProblems, policyProblems, reporter } from '../../../core/retention/problem.ts'
import { census } from '../../../core/retention/index.ts'
import { aFile, aHold, aPolicy, aTicket, compiled } from './policies.ts'

const toldIn = (...texts: readonly string[]): string[] => {
  const result = compiled(...texts)
  return result.ok ? [] : result.problems.map(({ code, file, line, column }) => `${file}:${line}:${column} ${code}`)
}

const only = (written: Parameters<typeof aPolicy>[0]): string => aFile([aPolicy(written)])

const withMore = (more: string): string => aFile([aPolicy().replace(' }\n', `, ${more} }\n`)])

/** In each text the problem stands right after ¦. */
const cases: readonly [code: string, text: string][] = [
  ['too-large', `¦# ${'x'.repeat(2 * 1024 * 1024)}`],
  ['too-large', `¦# ${'é'.repeat(600 * 1024)}`],
  ['too-large', `¦# ${'漢'.repeat(400 * 1024)}`],
  ['tab', 'version: 1\npolicies:\n¦\t- x\n'],
  ['several-documents', `${only({})}¦---\nversion: 1\n`],
  ['not-yaml', 'version: 1\npolicies: [¦'],
  ['not-yaml', 'version: "1\n¦'],
  ['nothing-written', '¦'],
  ['nothing-written', '¦# only this\n'],
  ['nothing-written', 'version: 1\n¦policies: []\n'],
  ['nothing-written', 'version: 1\n¦holds:\n'],
  ['nothing-written', 'version: 1\n¦policies:\nholds: []\n'],
  ['not-a-list', 'version: 1\npolicies: ¦{ name: a }\n'],
  ['duplicate-key', `version: 1\n¦${only({})}`],
  ['unknown-alias', only({ match: '¦*later' })],
  ['missing', '¦version: 1\n'],
  ['missing', `¦policies:\n${aPolicy()}`],
  ['missing', only({}).replace('{ name', '¦{ name').replace('basis: law, ', '')],
  ['not-text', only({}).replace('basis: law', 'basis: ¦{}')],
  ['unknown-word', only({}).replace('basis: law', 'basis: { ¦de: Gesetz }')],
  ['not-text', only({}).replace('basis: law', 'basis: { en: ¦"" }')],
  ['missing', aFile([aPolicy()], ['  - ¦{ name: a, match: { tags: [a] }, until: indefinite }\n'])],
  ['missing', only({ keep: 'P1D }, x: { a: b' }).replace('{ for', '¦{ for')],
  ['unknown-word', only({ match: '{ ¦tgas: [a] }' })],
  ['unknown-word', only({ match: '{ status: [¦sovled] }' })],
  ['unknown-word', only({ match: '{ channel: [¦emial] }' })],
  ['unknown-word', only({ since: '¦solve' })],
  ['unknown-word', only({ then: '[¦remove: {}]' })],
  ['unknown-word', only({ then: '[delete: { ¦gracee: P1D }]' })],
  ['unknown-word', 'version: 1\n¦polices: []\nholds: [x]'],
  ['not-a-mapping', '¦just text'],
  ['not-a-mapping', only({ match: '¦[a]' })],
  ['not-a-mapping', only({ then: '[¦delete]' })],
  ['not-a-list', only({ match: '{ all: ¦{ tags: [a] } }' })],
  ['not-text', only({ match: '{ tags: [¦[a]] }' })],
  ['not-a-number', only({ match: '{ brand: [¦acme] }' })],
  ['not-a-number', only({ match: '{ brand: [¦-3] }' })],
  ['not-a-number', only({ match: '{ brand: [¦9007199254740993] }' })],
  ['not-a-number', withMore('limits: { tickets: ¦0 }')],
  ['not-a-flag', only({ match: '{ field: { id: 3, empty: ¦maybe } }' })],
  ['empty-list', only({ match: '{ all: ¦[] }' })],
  ['empty-list', only({ match: '¦{}' })],
  ['empty-list', only({ match: '{ tags: { any: ¦[] } }' })],
  ['unknown-version', only({}).replace('version: 1', 'version: ¦2')],
  ['unknown-zone', aFile([aPolicy()], [], '¦Europe/Pari')],
  ['unknown-kind', only({ match: '{ holds_pii: [¦CREDIT_CRAD] }' })],
  ['not-a-name', only({ name: '¦Not_Kebab' })],
  ['duplicate-name', aFile([aPolicy(), aPolicy({ name: '¦routine' })])],
  ['duplicate-name', aFile([aPolicy()], [aHold(), aHold(undefined, undefined, '¦case')])],
  ['tag-collision', aFile([aPolicy({ name: 'one-two' }), aPolicy({ name: '¦one_two' })])],
  ['not-a-tag', only({ match: '{ tags: [¦two words] }' })],
  ...['90', 'PT24H', 'P1.5Y', 'P1D1Y', 'P', 'p90d', 'P+3D', 'P90D ago'].map((keep): [string, string] => [
    'duration-malformed',
    only({ keep: `¦${keep}` }),
  ]),
  ...['-P90D', 'P-90D', 'P-1Y-2M'].map((keep): [string, string] => ['duration-negative', only({ keep: `¦${keep}` })]),
  ...['P1Y-2M', 'P1M2W', 'P1DT12H', '-P1Y-2M'].map((keep): [string, string] => [
    'duration-mixed',
    only({ keep: `¦${keep}` }),
  ]),
  ['duration-zero', only({ keep: '¦P0D' })],
  ['duration-zero', only({ keep: '¦P0Y0M' })],
  ['duration-zero', only({ keep: '¦P0W' })],
  ['duration-negative', only({ then: '[delete: { grace: ¦-P1D }]' })],
  ['duration-too-long', only({ keep: '¦P1001Y' })],
  ['not-a-date', aFile([aPolicy()], [aHold(undefined, '¦2027-02-30')])],
  ['not-a-date', aFile([aPolicy()], [aHold(undefined, '¦tomorrow')])],
  ...['0 25 * * *', 'H 3 * * *', '* * * *', '* * * * * *', '@daily', '0 0 32 * *', '0 0 1 13 *'].map(
    (runs): [string, string] => ['not-a-cron', withMore(`runs: ¦"${runs}"`)],
  ),
  ['never-runs', withMore('runs: ¦"0 3 31 2,4 *"')],
  ['never-runs', withMore('runs: ¦"0 3 30 2 *"')],
  ['limit-out-of-range', withMore('limits: { share: ¦2 }')],
  ['duplicate-action', only({ then: '[delete: {}, ¦delete: {}]' })],
  ['nothing-to-redact', only({ then: '[redact: ¦{}]' })],
  ['empty-list', only({ then: '[¦{}]' })],
  ['empty-list', only({ then: '[delete: {}, ¦{}]' })],
  ['field-without-test', only({ match: '{ field: ¦{ id: 3 } }' })],
  ['too-many-conditions', only({ match: `{ tags: { all: [${'a, '.repeat(5000)}¦a] } }` })],
  ['contradiction', only({ match: '{ all: [{ status: [open] }, { status: ¦[closed] }] }' })],
  ['contradiction', only({ match: '{ tags: { all: [a], none: ¦[A] } }' })],
  [
    'contradiction',
    only({ match: '{ any: [{ tags: [x] }, { all: [{ brand: [1] }, { none: [{ form: [2] }] }, { brand: ¦[3] }] }] }' }),
  ],
  ['contradiction', only({ match: '{ field: { id: 3, empty: true, equals: a } }' }).replace('true', '¦true')],
  [
    'never-matches',
    only({ match: '{ none: [{ status: [new, open, pending, hold, solved, closed] }] }' }).replace('match', '¦match'),
  ],
  [
    'never-matches',
    only({ match: '{ none: [{ any: [{ tags: [a] }, { tags: { none: [a] } }] }] }' }).replace('match', '¦match'),
  ],
  ...[
    '{ status: [open, pending] }',
    '{ none: [{ status: [solved, closed] }] }',
    '{ any: [{ status: open }, { all: [{ tags: [a] }, { status: [new, hold] }] }] }',
  ].flatMap((match): [string, string][] => [
    ['never-deletes', only({ match }).replace('match', '¦match')],
    ['never-deletes', only({ match, then: '[delete: {}, delete_requester: {}]' }).replace('match', '¦match')],
  ]),
  ...[
    '{ status: solved }',
    '{ none: [{ status: [closed] }] }',
    '{ all: [{ tags: [a] }, { status: [solved] }] }',
  ].flatMap((match): [string, string][] => [
    ['never-closed', only({ match, since: 'closed' }).replace('match', '¦match')],
    [
      'never-closed',
      only({ match, since: 'closed', then: '[redact: { attachments: true }]' }).replace('match', '¦match'),
    ],
  ]),
]

const placeIn = (marked: string): string => {
  const before = marked.slice(0, marked.indexOf('¦')).split('\n')
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`
}

describe('check', () => {
  it('finds nothing wrong in what is right', () => expect(toldIn(aFile([aPolicy()], [aHold()]))).toEqual([]))

  it.each([
    aFile([aPolicy()]) + 'holds: []\n',
    aFile([aPolicy()]) + 'holds:\n',
    aFile([], [aHold()]) + 'policies: []\n',
    aFile([], [aHold()]) + 'policies:\n',
    aFile([], [aHold()]),
  ])('lets a list of policies or of holds be empty where the other is not: %#', (text) =>
    expect(toldIn(text)).toEqual([]),
  )

  it('tells one that names nothing once', () =>
    expect(toldIn('version: 1\npolicies: []\nholds: []\n')).toEqual(['0.yaml:2:1 nothing-written']))

  it.each(cases)('answers %s, and where', (code, marked) => {
    expect(toldIn(marked.replace('¦', ''))).toContain(`0.yaml:${placeIn(marked)} ${code}`)
  })

  it.each(['- '.repeat(200_000), '['.repeat(400_000), `a: ${'{ b: '.repeat(90_000)}`, '? '.repeat(200_000)])(
    'answers what is nested too deep before it costs anything',
    (text) => expect(toldIn(text)).toEqual([expect.stringMatching(/^0\.yaml:1:\d+ too-deep$/)]),
  )

  it.each<[string, (lines: number) => string]>([
    ['words', (lines) => Array.from({ length: lines }, (_, at) => `k${at}: 1`).join('\n')],
    ['items', (lines) => '- a\n'.repeat(lines)],
  ])('reads nonsense of nothing but %s in linear time', (_, text) => {
    const read = (lines: number) => expect(toldIn(text(lines)).length).toBeGreaterThan(0)
    expect(growth(read, 1000, 8000)).toBeLessThan(24)
  })

  it('stops at aliases that explode, at once', () => {
    const levels = Array.from(
      { length: 30 },
      (_, at) => `l${at + 1}: &l${at + 1} [${Array(9).fill(`*l${at}`).join(', ')}]`,
    )
    const before = performance.now()
    expect(toldIn(`l0: &l0 [x]\n${levels.join('\n')}`)).toContainEqual(expect.stringContaining('alias-bomb'))
    expect(performance.now() - before).toBeLessThan(5000)
  })

  it.each([`# ${'é'.repeat(500 * 1024)}\n`, `# ${'x'.repeat(1000 * 1024)}\n`])(
    'takes a text of just under a megabyte: %#',
    (comment) => expect(toldIn(comment + only({}))).toEqual([]),
  )

  it('takes aliases that only save writing', () =>
    expect(toldIn(aFile([aPolicy({ match: '&m { tags: [a] }' }), aPolicy({ name: 'b', match: '*m' })]))).toEqual([]))

  it.each(['90-day-questions', '2026', 'a1-b2', 'x'.repeat(60)])('takes %s for a name', (name) =>
    expect(toldIn(aFile([aPolicy({ name })], [aHold(undefined, undefined, name)]))).toEqual([]),
  )

  it.each(['-a', 'a-', 'a--b', 'a_b', 'A', 'é', 'a.b', '1.5', '-1', 'a'.repeat(61)])('takes %s for none', (name) =>
    expect(toldIn(aFile([], [aHold(undefined, undefined, name)]))).toEqual([
      expect.stringMatching(/^0\.yaml:4:13 not-a-name$/),
    ]),
  )

  it.each([
    ['{ all: [{ status: [open] }, { status: [closed] }] }', ['contradiction']],
    ['{ any: [{ tags: { all: [a], none: [a] } }, { brand: [1] }] }', ['contradiction']],
    [
      '{ all: [{ status: [open] }, { status: [closed] }], none: [{ any: [{ tags: [a] }, { tags: { none: [a] } }] }] }',
      ['contradiction'],
    ],
    ['{ none: [{ any: [{ tags: [a] }, { tags: { none: [a] } }] }] }', ['never-matches']],
    ['{ status: [open] }', ['never-deletes']],
    ['{ status: [open, solved] }', []],
    ['{ status: [solved] }', []],
    ['{ any: [{ status: [open] }, { tags: [a] }] }', []],
  ])('tells once why %s comes to nothing', (match, codes) => {
    const result = compiled(only({ match }))
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(codes)
  })

  it('takes a policy of open tickets that redacts in them', () =>
    expect(toldIn(only({ match: '{ status: [open] }', then: '[redact: { attachments: true }, delete: {}]' }))).toEqual(
      [],
    ))

  it.each([
    ['{ status: [solved, closed] }', []],
    ['{ tags: [a] }', []],
    ['{ status: [open] }', ['never-deletes']],
    ['{ tags: { all: [a], none: [a] } }', ['contradiction']],
  ])('tells once why %s comes to nothing from the closing on', (match, codes) => {
    const result = compiled(only({ match, since: 'closed' }))
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(codes)
  })

  it('takes a hold over open tickets', () => expect(toldIn(aFile([], [aHold('{ status: [open] }')]))).toEqual([]))

  it('tells a clash of names over several files at the later', () =>
    expect(toldIn(aFile([aPolicy()]), aFile([aPolicy()]))).toEqual(['1.yaml:4:13 duplicate-name']))

  it('tells everything that is wrong at once, in order', () =>
    expect(toldIn(aFile([aPolicy({ keep: 'P0D', match: '{ tgas: [a] }' })], [], 'Nowhere'))).toEqual([
      '0.yaml:2:11 unknown-zone',
      '0.yaml:4:43 unknown-word',
      expect.stringContaining('duration-zero'),
    ]))

  it.each([
    ['tgas', 'tags'],
    ['requester-tags', 'requester_tags'],
    ['Status', 'status'],
    ['prioritty', 'priority'],
    ['zzzzzz', undefined],
  ])('asks whether %s was meant as %s', (word, near) => {
    const result = compiled(only({ match: `{ ${word}: [a] }` }))
    expect(result.ok ? undefined : result.problems[0]?.near).toBe(near)
  })

  it('finds no contradiction where there is none, however many conditions there are', () => {
    const many = Array.from({ length: 40 }, (_, at) => `{ any: [{ tags: [a${at}] }, { tags: [b${at}] }] }`)
    expect(toldIn(only({ match: `{ all: [${many.join(', ')}, { none: [{ tags: [a0] }] }] }` }))).toEqual([])
  })

  it('never throws, whatever is written', () => {
    for (const text of [
      '{',
      ']',
      '? ? ?',
      '&a *a',
      '!!binary x',
      '- - - -',
      '%YAML 9',
      '\u0000',
      '<<: 1',
      '&a [*a]',
      'a: &a {b: *a}',
      '? [x]\n: 1',
    ])
      expect(toldIn(text).length).toBeGreaterThan(0)
  })
})

describe('check beside tickets', () => {
  const unborne = (file: string, ...tickets: readonly object[]): string[] => {
    const result = compiled(file)
    if (!result.ok) throw new Error('refused')
    const borne = census()
    for (const ticket of tickets) borne.count(aTicket(ticket))
    return borne.unborne(result.sought).map(({ code, line, column, word }) => `${line}:${column} ${code} ${word}`)
  }
  it('tells a tag that no ticket bears', () =>
    expect(unborne(only({ match: '{ tags: { any: [faq, fqa] } }' }), {})).toEqual(['4:62 unborne-tag fqa']))
  it('tells a field that no ticket has', () =>
    expect(
      unborne(only({ match: '{ field: { id: 3, equals: a } }' }), { custom_fields: [{ id: 4, value: null }] }),
    ).toEqual([expect.stringContaining('unborne-field 3')]))
  it.each([
    ['says nothing of them where no ticket tells them', [{}, {}], []],
    ['tells one that nobody bears', [{}, { requester_tags: ['gold'] }], ['4:60 unborne-tag vip']],
    ['tells one where nobody bears any', [{ requester_tags: [] }], ['4:60 unborne-tag vip']],
    ['is content with one that somebody bears', [{ requester_tags: ['VIP'] }, {}], []],
  ])('of the tags of whoever asked %s', (_, tickets, told) =>
    expect(unborne(only({ match: '{ requester_tags: [vip] }' }), ...tickets)).toEqual(told),
  )
  it('takes a field for known where it stands empty, and leaves our own tags alone', () => {
    expect(
      unborne(only({ match: '{ field: { id: 4, equals: a } }' }), { custom_fields: [{ id: 4, value: null }] }),
    ).toEqual([])
    expect(unborne(aFile([aPolicy()], [aHold('{ tags: [custos_keep_routine] }')]), { tags: ['faq'] })).toEqual([])
  })
  it('tells the tag of a policy that is not there where no ticket bears it', () => {
    expect(unborne(only({ match: '{ tags: [custos_keep_other] }' }), {})).toEqual([
      '4:50 unborne-tag custos_keep_other',
    ])
    expect(unborne(only({ match: '{ tags: [custos_keep_other] }' }), { tags: ['custos_keep_other'] })).toEqual([])
  })
})

it('shows every problem there is in these tables', () => {
  const shown = new Set([...cases.map(([code]) => code), 'too-deep', 'alias-bomb', 'unborne-tag', 'unborne-field'])
  // Of an account's own lists; beside these stands what could not be asked.
  const kinds = ['field', 'brand', 'group', 'form', 'organization', 'requester']
  const listed = [...kinds.map((kind) => `unknown-${kind}`), 'not-checked']
  expect(policyProblems.filter((code) => !shown.has(code))).toEqual(listed)
})

it('tells no more than a thousand problems, and looks for resembling words only for these', () => {
  const result = compiled(`version: 1\npolicies:\n${'  - { nme: x }\n'.repeat(2000)}`)
  if (result.ok) throw new Error('taken')
  expect(result.problems).toHaveLength(mostProblems)
  let asked = 0
  const report = reporter('file', [])
  for (let line = 1; line <= 2 * mostProblems; line += 1)
    report('unknown-word', { line, column: 1 }, { near: () => String((asked += 1)) })
  expect(asked).toBe(mostProblems)
})
