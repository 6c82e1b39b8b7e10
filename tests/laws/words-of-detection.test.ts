import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDetector, registry, type Doubt, type Reason } from '../../core/pii/index.ts'
import { tables } from '../core/pii/tables/index.ts'
import { hitsOf, missesOf, unmark } from '../core/pii/tables/table.ts'

/** Each code there is: one that is missing here, or too many, is a type error. */
const reasons: Readonly<Record<Reason['code'], true>> = {
  ...{ pattern: true, 'check-digit': true, issuer: true, country: true, punctuation: true, 'context-word': true },
  ...{ 'name-list': true, signature: true, label: true, 'form-of-address': true, addressee: true, street: true },
  ...{ 'postcode-and-place': true, 'known-person': true, 'e-mail-beside': true, 'named-elsewhere': true },
}
const doubts: Readonly<Record<Doubt['code'], true>> = {
  ...{ 'check-digit-wrong': true, 'no-word-nearby': true, 'business-word': true, 'part-of-longer': true },
  ...{ masked: true, 'never-issued': true, 'own-number': true, placeholder: true, 'test-value': true },
  ...{ 'not-sure-enough': true, 'switched-off': true },
}

interface Tree {
  readonly [name: string]: string | Tree
}

const at = (tree: Tree, path: readonly string[]): string | Tree | undefined =>
  path.reduce<string | Tree | undefined>((node, name) => (typeof node === 'object' ? node[name] : undefined), tree)

describe.each(['en', 'fr'])('in %s', (language) => {
  const texts = JSON.parse(readFileSync(`translations/${language}.json`, 'utf8')) as Tree

  it.each(Object.keys(reasons))('the reason %s has its words', (code) => {
    expect(at(texts, ['reason', code])).toBeTypeOf('string')
  })

  it.each(Object.keys(doubts))('the near miss %s has its words, and they are a sentence', (code) => {
    expect(at(texts, ['panel', 'doubt', code])).toMatch(/\.$/)
  })

  it('no words are left for a code that is gone', () => {
    expect(Object.keys(at(texts, ['reason']) ?? {}).sort()).toEqual(Object.keys(reasons).sort())
    expect(Object.keys(at(texts, ['panel', 'doubt']) ?? {}).sort()).toEqual(Object.keys(doubts).sort())
  })
})

const detector = createDetector({ recognizers: registry, minScore: 0.05 })
const kinds = Object.entries(tables).flatMap(([type, table]) => (table === undefined ? [] : [[type, table] as const]))

describe('what is told of a text', () => {
  it.each(kinds)('holds nothing of a %s', (_, table) => {
    for (const text of [...hitsOf(table).map((marked) => unmark(marked).text), ...missesOf(table)]) {
      const { findings, nearMisses } = detector.explain(text)
      for (const told of [...findings, ...nearMisses]) {
        const value = text.slice(told.start, told.end)
        const { start, end, ...rest } = told
        const written = JSON.stringify(rest, (key, inner: unknown) => (key === 'score' ? undefined : inner))
        expect(end).toBeGreaterThan(start)
        expect(written).not.toContain(value)
        // Nor a piece: of all that is told only the names of countries and our own words hold letters, and none three digits.
        expect(written).not.toMatch(/\d{3}/)
      }
    }
  })

  it('is told by fields that hold no text of the ticket, and no error of a recognizer quotes it', () => {
    const files = readdirSync('core/pii', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    expect(files.length).toBeGreaterThan(80)
    const quoting = files.filter((file) =>
      /new (?:Range|Type|Syntax)?Error\([^)]*(?:text|value|\$\{)/.test(readFileSync(join('core/pii', file), 'utf8')),
    )
    expect(quoting).toEqual([])
  })
})
