import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { problems } from '../../contract/problems.ts'
import { registry } from '../../core/pii/registry.ts'

interface Tree {
  readonly [name: string]: string | Tree
}

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : leaves(value, `${path}${name}.`),
  )

const read = (language: string): ReadonlyMap<string, string> =>
  new Map(leaves(JSON.parse(readFileSync(`translations/${language}.json`, 'utf8')) as Tree))

const english = read('en')
const french = read('fr')

interface Element {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
}

const literal = 0
const pound = 7

/** Names of what a message fills in, each once. */
const argumentsOf = (elements: readonly Element[]): string[] => [
  ...new Set(
    elements.flatMap(({ type, value, options }) => [
      ...(type === literal || type === pound ? [] : [String(value)]),
      ...Object.values(options ?? {}).flatMap((option) => argumentsOf(option.value)),
    ]),
  ),
]

const parsed = (message: string): readonly Element[] => {
  const parse = IntlMessageFormat.__parse
  if (parse === undefined) throw new Error('intl-messageformat came without its parser')
  return parse(message, { ignoreTag: true })
}

const wordsIn = (elements: readonly Element[]): string =>
  elements
    .map(({ type, value, options }) =>
      type === literal
        ? String(value)
        : Object.values(options ?? {})
            .map((option) => wordsIn(option.value))
            .join('\n'),
    )
    .join('…')

describe('the translations', () => {
  it('say the same things in English and in French', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort())
    expect([...english].filter(([, text]) => text.trim() === '')).toEqual([])
    expect([...french].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('fill in the same things in both languages', () => {
    const differing = [...english].filter(
      ([key, text]) =>
        JSON.stringify(argumentsOf(parsed(text)).sort()) !==
        JSON.stringify(argumentsOf(parsed(french.get(key) ?? '')).sort()),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it.each(Object.keys(problems))('have a sentence with a next step for the problem %s', (code) => {
    for (const texts of [english, french]) expect(texts.get(`problem.${code}`) ?? '').toMatch(/\.$/)
  })

  it.each([...new Set(registry.map(({ type }) => type))])('name the kind %s', (type) => {
    for (const texts of [english, french]) expect(texts.get(`entity.${type}`)).toBeDefined()
  })

  it('keep French typography: a no-break space before : ; ? ! and within « », a typographic apostrophe', () => {
    const wrong = [...french].filter(([key, text]) => {
      const words = wordsIn(parsed(text)).replaceAll(/https?:\/\/\S+/g, '')
      return (
        key !== 'app.name' &&
        /[^\u00a0\u202f\s\d"]\s*(?<![\u00a0\u202f])[;?!]|(?<![\u00a0\u202f\d]):(?=\s|$)|«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»|\p{L}'\p{L}/u.test(
          words,
        )
      )
    })
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  it('blame nobody and shout at nobody', () => {
    for (const texts of [english, french])
      expect([...texts].filter(([, text]) => /\boops\b|!(?=\s|$)/i.test(text)).map(([key]) => key)).toEqual([])
  })

  it('are all the words there are: no screen writes its own', () => {
    const screens = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'app'], {
      encoding: 'utf8',
    })
      .split('\n')
      .filter((file) => file.endsWith('.tsx'))
    expect(screens.length).toBeGreaterThan(10)
    const own = screens.flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          />\s*([\p{L}][\p{L} ,.’']{3,})\s*<\/|(?:aria-label|title|alt)="([^"{]+)"/gu,
        ),
      ].map(([found]) => `${file}: ${found}`),
    )
    expect(own).toEqual([])
  })
})
