import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testOf, type Formula } from '../../../core/retention/formula.ts'
import { mostConditions } from '../../../core/retention/read-hold.ts'
import { effortOfFile, examine, sizeOf } from '../../../core/retention/satisfiable.ts'
import { statuses } from '../../../core/retention/ticket.ts'
import { aFile, aHold, aPolicy, aTicket, compiled, setOf } from './policies.ts'

const at = { line: 1, column: 1 }
const has = (value: string): Formula => ({ is: 'has', at, of: 'tags', value })
const join = (is: 'all' | 'any' | 'none', parts: readonly Formula[], column = 1): Formula => ({
  is,
  at: { line: 1, column },
  parts,
})
const many = (count: number, made: (index: number) => Formula): Formula[] =>
  Array.from({ length: count }, (_, index) => made(index))

const examined = (formula: Formula, effort = effortOfFile()) => {
  const before = effort.left
  const found = examine(formula, sizeOf(formula, Infinity), effort)
  return { ...found, steps: before - effort.left }
}

const pairs = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, one) =>
    Array.from({ length: one }, (__, other): [number, number] => [one, other]),
  ).flat()

/** So many pigeons want a hole each, and there is one hole too few: nothing short of trying shows it. */
const pigeons = (count: number): Formula =>
  join('all', [
    ...many(count, (pigeon) =>
      join(
        'any',
        many(count - 1, (hole) => has(`p${pigeon}h${hole}`)),
      ),
    ),
    ...pairs(count).flatMap(([one, other]) =>
      many(count - 1, (hole) => join('none', [join('all', [has(`p${one}h${hole}`), has(`p${other}h${hole}`)])])),
    ),
  ])

const written = (formula: Formula): string => {
  if (formula.is === 'has') return `{ tags: [${formula.value}] }`
  return 'parts' in formula ? `{ ${formula.is}: [${formula.parts.map(written).join(', ')}] }` : '{}'
}

const told = (text: string): string[] => {
  const result = compiled(text)
  return result.ok ? [] : result.problems.map(({ code, line, column }) => `${line}:${column} ${code}`)
}

const leaf = fc.oneof(
  fc.constantFrom('a', 'b').map(has),
  fc.constant<Formula>({ is: 'bare', at, of: 'tags' }),
  fc.subarray([...statuses], { minLength: 1 }).map((values): Formula => ({ is: 'one-of', at, of: 'status', values })),
  fc.subarray([1, 2], { minLength: 1 }).map((values): Formula => ({ is: 'one-of', at, of: 'brand', values })),
)
const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('all', 'any', 'none'), fc.array(tie('formula'), { minLength: 1, maxLength: 4 }))
      .map(([is, parts]) => join(is, parts)),
  ),
}))

const everyTicket = statuses.flatMap((status) =>
  [1, 2, 3].flatMap((brand_id) =>
    [[], ['a'], ['b'], ['a', 'b'], ['c']].map((tags) => aTicket({ status, brand_id, tags })),
  ),
)

describe('what can never match', () => {
  it('is what no ticket meets', () =>
    fc.assert(
      fc.property(formula, (asked) => {
        expect(examined(asked).canMatch).toBe(everyTicket.some((ticket) => testOf(asked)(ticket)))
      }),
      { numRuns: 500 },
    ))

  it.each([
    [
      'tags that must all be there',
      (count: number) =>
        join('all', [
          join(
            'all',
            many(count, (tag) => has(`t${tag}`)),
          ),
        ]),
    ],
    [
      'conditions beside each other',
      (count: number) =>
        join(
          'all',
          many(count, (tag) => join('all', [join('any', [has(`t${tag}`)])])),
        ),
    ],
    [
      'values',
      (count: number) =>
        join('all', [{ is: 'one-of', at, of: 'requester', values: Array.from({ length: count }, (_, id) => id) }]),
    ],
    [
      'values that are left out',
      (count: number) =>
        join('none', [{ is: 'one-of', at, of: 'requester', values: Array.from({ length: count }, (_, id) => id) }]),
    ],
  ])('is looked for among %s in steps that grow with their number only', (_, made) => {
    const [few, plenty] = [examined(made(1000)), examined(made(16_000))]
    expect([few.canMatch, plenty.canMatch]).toEqual([true, true])
    expect(plenty.steps / few.steps).toBeLessThan(17)
  })

  it('is found among seven hundred conditions, at the one that clashes, in few steps', () => {
    const status = (value: string, column: number): Formula => ({
      is: 'one-of',
      at: { line: 1, column },
      of: 'status',
      values: [value],
    })
    const asked = join('all', [
      status('open', 2),
      ...many(700, (tag) => join('any', [has(`t${tag}`), has(`u${tag}`)])),
      status('closed', 3),
      has('x'),
    ])
    const found = examined(asked)
    expect(found).toMatchObject({ canMatch: false, contradictions: [{ line: 1, column: 3 }] })
    expect(found.steps).toBeLessThan(50_000)
  })

  it('takes what is too hard for something that can match, with bounded steps', () => {
    const asked = pigeons(9)
    const { canMatch, contradictions, steps } = examined(asked)
    expect({ canMatch, contradictions }).toEqual({ canMatch: true, contradictions: [] })
    expect(steps).toBeLessThan(2 * (20_000 + 2 * sizeOf(asked, Infinity).all) + 10)
    expect(examined(pigeons(3)).canMatch).toBe(false)
  })

  it('spends no more than a file has, however many of its matches are hard', () => {
    const effort = effortOfFile()
    const asked = pigeons(9)
    for (let policy = 0; policy < 300; policy += 1) examined(asked, effort)
    expect(effort.left).toBeGreaterThan(-10)
    expect(effort.left).toBeLessThanOrEqual(0)
  })

  it('is found in a simple match beside a hard one', () => {
    expect(
      told(aFile([aPolicy({ match: written(pigeons(9)) })], [aHold('{ tags: { all: [a], none: [a] } }')])),
    ).toEqual([expect.stringMatching(/^6:\d+ contradiction$/)])
  })
})

describe('a match', () => {
  const tags = (count: number) => Array.from({ length: count }, (_, tag) => `t${tag}`).join(', ')

  it('takes as many conditions as are told, and tells the first that is one too many', () => {
    expect(told(aFile([aPolicy({ match: `{ tags: { all: [${tags(mostConditions)}] } }` })]))).toEqual([])
    const result = compiled(
      aFile([aPolicy({ match: `{ tags: { all: [\n      ${tags(mostConditions)},\n      last] } }` })]),
    )
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code: 'too-many-conditions', word: String(mostConditions), line: 6, column: 7 },
    ])
  })

  it('takes as many ids as there is room for', () => {
    const ids = Array.from({ length: 50_000 }, (_, id) => String(id + 1)).join(', ')
    expect(told(aFile([aPolicy()], [aHold(`{ requester: [${ids}] }`)]))).toEqual([])
  })

  it('asks a ticket for its tags once, however many are listed', () => {
    let asked = 0
    const ticket = aTicket({ tags: ['x', 't3'] })
    const watched = new Proxy(ticket, {
      get: (of, name, receiver) => {
        if (name === 'tags') asked += 1
        return Reflect.get(of, name, receiver) as unknown
      },
    })
    for (const [is, matches] of [
      ['any', true],
      ['all', false],
      ['none', false],
    ] as const) {
      asked = 0
      const [policy] = setOf(aFile([aPolicy({ match: `{ tags: { ${is}: [${tags(3000)}] } }` })])).policies
      expect(policy?.matches(watched)).toBe(matches)
      expect(asked).toBe(1)
    }
  })
})
