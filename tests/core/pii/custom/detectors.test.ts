import { describe, expect, it } from 'vitest'
import { checkDetectors, compileDetectors } from '../../../../core/pii/custom/index.ts'
import { mostDetectors, type CustomDetector } from '../../../../core/pii/custom/custom-detector.ts'
import { createDetector, registry } from '../../../../core/pii/index.ts'
import { growth } from '../../../support/growth.ts'

const aDetector = (over: Partial<CustomDetector> = {}): CustomDetector => ({
  name: 'loyalty-card',
  title: { en: 'Loyalty card', fr: 'Carte de fidélité' },
  pattern: 'LM-\\d{4}-?\\d{4}',
  words: [],
  window: 40,
  check: 'none',
  score: 0.9,
  examples: { match: ['My card is LM-2030-4050.'], no_match: ['Order 20304050'] },
  ...over,
})

const explain = (over: Partial<CustomDetector>, text: string) =>
  createDetector({ recognizers: [], finders: [compileDetectors([aDetector(over)])] }).explain(text)

const valuesIn = (over: Partial<CustomDetector>, text: string): string[] =>
  explain(over, text).findings.map(({ start, end }) => text.slice(start, end))

const doubtsIn = (over: Partial<CustomDetector>, text: string) =>
  explain(over, text).nearMisses.map(({ doubt }) => doubt.code)

describe('a custom detector', () => {
  it('finds its own kind, in either case, with its score', () => {
    const { findings } = explain({}, 'Carte lm-20304050 merci')
    expect(findings).toEqual([
      { type: 'CUSTOM_LOYALTY_CARD', start: 6, end: 17, score: 0.9, reasons: [{ code: 'pattern' }] },
    ])
  })

  it.each([
    ['minds case where it says so', { pattern: '(?-i)LM-\\d{8}' }, 'lm-20304050 LM-20304051', ['LM-20304051']],
    ['reads wide digits and no-break hyphens as what they are', {}, 'LM‑２０３０‑4050', ['LM‑２０３０‑4050']],
    ['finds every place', {}, 'LM-11112222, LM-33334444;LM-55556666', ['LM-11112222', 'LM-33334444', 'LM-55556666']],
    ['leaves a piece of something longer', {}, 'XLM-20304050 LM-203040501 LM-20304050-7', []],
    ['leaves a placeholder', { pattern: '[a-z]+\\.card' }, 'Card: {{user.card}} user.card', ['user.card']],
    ['asks for one of its words', { pattern: '\\d{8}', words: ['member*'] }, 'Membership 20304050', ['20304050']],
    ['finds nothing without', { pattern: '\\d{8}', words: ['member*'] }, 'Order 20304050', []],
    ['nor with one too far away', { pattern: '\\d{8}', words: ['member'], window: 5 }, 'member of ours 20304050', []],
  ] as const)('%s', (_, over, text, values) => expect(valuesIn(over, text)).toEqual(values))

  it.each([
    ['luhn', '79927398713', '79927398710'],
    ['mod97', '7 77', '7 78'],
    ['mod97', 'A1B2C3 92', 'A1B2C3 93'],
    ['mod11', '0-306-40615-2', '0-306-40615-3'],
    ['mod11', '0-8044-2957-X', '0-8044-2957-1'],
  ] as const)('proves by %s that %s is right and %s is not', (check, right, wrong) => {
    const over = { check, pattern: '[A-C0-9][A-C0-9 -]{1,14}[0-9X]' }
    expect(valuesIn(over, `no: ${right};`)).toEqual([right])
    expect(valuesIn(over, `no: ${wrong};`)).toEqual([])
    expect(doubtsIn(over, `no: ${wrong};`)).toEqual(['check-digit-wrong'])
  })

  it('tells why it left something alone', () => {
    expect(doubtsIn({}, 'ZLM-20304050')).toEqual(['part-of-longer'])
    expect(doubtsIn({ words: ['card'] }, 'LM-20304050')).toEqual(['no-word-nearby'])
  })

  it('gives way to a surer kind in the same place', () => {
    const finders = [compileDetectors([aDetector({ pattern: '\\d{16}', score: 0.6 })])]
    const { detect } = createDetector({ recognizers: registry, finders })
    expect(detect('card 4111111111111111').map(({ type }) => type)).toEqual(['CREDIT_CARD'])
  })

  it('goes on with the others where one is no longer taken', () => {
    const finder = compileDetectors([aDetector({ pattern: '(' }), aDetector()])
    const { detect } = createDetector({ recognizers: [], finders: [finder] })
    expect(detect('LM-20304050')).toHaveLength(1)
  })

  it('finds values wherever they stand in a long text', () => {
    const text = Array.from({ length: 2000 }, (_, at) => `${'ab '.repeat(at % 37)}LM-${String(20000000 + at)}`).join(
      ' ',
    )
    expect(valuesIn({}, text)).toHaveLength(2000)
  })
})

describe('a custom detector costs the same for each character', () => {
  it.each([
    ['a match begun at every place', 'x.*y|x', 'x'],
    ['nested repetition', '(x+x+)+y', 'x'],
    ['alternatives that share all', '(a|a|aa|a?)*b', 'a'],
    ['a long way to nothing', '(?:[a-z0-9]{0,200}!)', 'a1'],
    ['a match in each place', '\\d', '1'],
  ])('of %s', (_, pattern, part) => {
    const { detect } = createDetector({ recognizers: [], finders: [compileDetectors([aDetector({ pattern })])] })
    // Found all at once the first of these takes minutes.
    const read = (length: number) => void detect(part.repeat(length / part.length))
    expect(growth(read, 5000, 40_000)).toBeLessThan(24)
  })
})

describe('detectors that may not be published', () => {
  const faults = (...over: Partial<CustomDetector>[]) => checkDetectors(over.map(aDetector))

  it('are none where each does what its examples say', () =>
    expect(faults({}, { name: 'badge', pattern: 'LM-\\d{4}-?\\d{4}' })).toEqual([]))

  it.each([
    ['(LM', 0],
    ['LM)', 2],
    ['LM-[0-9', 3],
    ['ab(?=c)', 2],
    ['ab\\1', 2],
    ['ab**', 2],
    ['ab(?<=c)', 2],
    ['a{3,2}', 1],
    ['\\(a(b)(c', 6],
  ])('say where the pattern %s is malformed', (pattern, position) =>
    expect(faults({ pattern })).toEqual([{ code: 'pattern-malformed', detector: 0, position }]),
  )

  it.each(['((((a{10}){10}){10}){10})', '(?:x{0,1000}){0,1000}', 'x{900}y{900}z{900}'])(
    'are those as large as %s',
    (pattern) =>
      expect(faults({ pattern }).map(({ code }) => code)).toEqual([
        expect.stringMatching(/pattern-(too-large|malformed)/),
      ]),
  )

  it('are those that match nothing at all', () =>
    expect(faults({ pattern: '\\d*' })).toEqual([{ code: 'pattern-matches-empty', detector: 0 }]))

  it('name the example that is missed and the one that is found', () => {
    const examples = { match: ['LM-20304050', 'LM-2030'], no_match: ['nothing', 'LM-20304050', 'LM-1'] }
    expect(faults({ name: 'badge' }, { examples })).toEqual([
      { code: 'example-missed', detector: 1, example: { list: 'match', index: 1 } },
      { code: 'example-found', detector: 1, example: { list: 'no_match', index: 1 } },
    ])
  })

  it('are those without examples of both kinds', () => {
    expect(faults({ examples: { match: ['LM-20304050'], no_match: [] } })).toEqual([
      { code: 'example-needed', detector: 0, example: { list: 'no_match', index: 0 } },
    ])
  })

  it('are two of one name', () => expect(faults({}, {})).toEqual([{ code: 'name-taken', detector: 1 }]))

  it('are more than an account may have, and none of them is tried', () =>
    expect(checkDetectors(Array.from({ length: 2000 }, () => aDetector({ pattern: '(' })))).toEqual([
      { code: 'too-many-detectors', detector: mostDetectors, limit: mostDetectors },
    ]))

  it('never tell what is written in them', () => {
    const secret = 'LM-99887766'
    const told = JSON.stringify(faults({ pattern: `(${secret}`, examples: { match: [secret], no_match: [secret] } }))
    expect(told).not.toContain('9988')
  })
})
