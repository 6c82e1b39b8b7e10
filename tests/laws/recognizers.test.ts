import { describe, expect, it } from 'vitest'
import { createDetector, detect, entityTypes, registry, type EntityType, type Finding } from '../../core/pii/index.ts'
import type { Recognizer } from '../../core/pii/recognizer.ts'
import { tables } from '../core/pii/tables/index.ts'
import { hitsOf, unmark, type Table } from '../core/pii/tables/table.ts'

/** Found by the free-text pack, whose letters are their tables. */
const freeText: ReadonlySet<EntityType> = new Set(['PERSON', 'ADDRESS'])
const kinds = entityTypes.filter((type) => !freeText.has(type))

const findingsIn = (type: EntityType, marked: string): readonly Finding[] =>
  detect(unmark(marked).text).filter((finding) => finding.type === type)

const has = (finding: Finding, code: string): boolean => finding.reasons.some((reason) => reason.code === code)

const wordsOf = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ reasons }) => reasons.flatMap((reason) => (reason.code === 'context-word' ? [reason.word] : [])))

const tableOf = (type: EntityType): Table => {
  const table = tables[type]
  if (table === undefined) throw new Error(`${type} has no table`)
  return table
}

const isLetterOrDigit = (character: string): boolean => /[\p{L}\p{N}]/u.test(character)

/** The value with a digit glued to it, in the text where it is right; one that ends with a sign of its own is parted by that. */
const glued = (marked: string): readonly { readonly text: string; readonly start: number; readonly end: number }[] => {
  const { text, spans } = unmark(marked)
  const [span] = spans
  if (span === undefined || spans.length > 1) return []
  const { start, end } = span
  return [
    ...(isLetterOrDigit(text.charAt(start))
      ? [{ text: `${text.slice(0, start)}9${text.slice(start)}`, start: start + 1, end: end + 1 }]
      : []),
    ...(isLetterOrDigit(text.charAt(end - 1))
      ? [{ text: `${text.slice(0, end)}9${text.slice(end)}`, start, end }]
      : []),
  ]
}

const templateOf = (value: string): string => value.replaceAll(/[A-Za-z0-9]/g, '#')

describe('every kind', () => {
  it('has a recognizer, and every recognizer a kind', () => {
    const known = new Set(registry.map(({ type }) => type))
    expect(kinds.filter((type) => !known.has(type))).toEqual([])
    expect([...known].filter((type) => !(kinds as readonly EntityType[]).includes(type))).toEqual([])
  })

  it.each(kinds)(
    '%s has texts it is in and texts it is not in, punctuated as its own and as others, and in longer ones',
    (type) => {
      const { hits, misses, punctuated, foreign, neighbours } = tableOf(type)
      expect(hits.length).toBeGreaterThan(2)
      expect(misses.length).toBeGreaterThan(1)
      for (const texts of [punctuated, foreign, neighbours]) expect(texts.length).toBeGreaterThan(1)
      for (const marked of punctuated) expect(unmark(marked).spans.length).toBeGreaterThan(0)
      for (const text of [...misses, ...foreign, ...neighbours]) expect(text).not.toMatch(/[‹›]/)
    },
  )

  it.each(kinds)('%s that words make likelier is found beside them in two languages', (type) => {
    const table = tableOf(type)
    const spoken = hitsOf(table).some((marked) => wordsOf(findingsIn(type, marked)).length > 0)
    if (!spoken) return
    const words = Object.values(table.languages ?? {}).map((marked) => wordsOf(findingsIn(type, marked))[0])
    expect(words).not.toContain(undefined)
    expect(new Set(words).size).toBeGreaterThan(1)
  })

  it.each(kinds)('%s, where no country gives it out, has its words in the eight languages of our letters', (type) => {
    const anywhere = registry.some((one) => one.type === type && one.countries === undefined)
    const { languages = {} } = tableOf(type)
    if (anywhere && Object.keys(languages).length > 0)
      expect(Object.keys(languages)).toEqual(expect.arrayContaining(['en', 'fr', 'de', 'es', 'it', 'nl', 'pt', 'pl']))
  })

  it.each(kinds)('%s that has a check digit has a text in which it is wrong', (type) => {
    const table = tableOf(type)
    const checked = hitsOf(table).some((marked) => findingsIn(type, marked).some((one) => has(one, 'check-digit')))
    if (checked) expect(table.checked).toBeDefined()
  })

  it.each(kinds)('%s is not found where a digit is glued to it', (type) => {
    const still = hitsOf(tableOf(type))
      .flatMap(glued)
      .filter(({ text, start, end }) =>
        detect(text).some((finding) => finding.type === type && finding.start === start && finding.end === end),
      )
    expect(still.map(({ text }) => text)).toEqual([])
  })
})

const isFound = (recognizer: Recognizer, marked: string): boolean => {
  const { text, spans } = unmark(marked)
  return createDetector({ recognizers: [recognizer] })
    .detect(text)
    .some(({ start, end }) => spans.some((span) => span.start === start && span.end === end))
}

describe('every recognizer', () => {
  it.each(registry.map((recognizer, index) => [`${recognizer.type} (${String(index)})`, recognizer] as const))(
    '%s finds a text of the table by itself, names the source of its rule, and is shown in each shape of its own',
    (_, recognizer) => {
      const hits = hitsOf(tableOf(recognizer.type))
      expect(hits.some((marked) => isFound(recognizer, marked))).toBe(true)
      expect(recognizer.source.length).toBeGreaterThan(6)
      const shapes = 'shapes' in recognizer ? (recognizer.shapes ?? []) : []
      const shown = new Set(
        hits.flatMap((marked) => {
          const { text, spans } = unmark(marked)
          return spans.map(({ start, end }) => templateOf(text.slice(start, end)))
        }),
      )
      expect(shapes.filter((shape) => !shown.has(shape))).toEqual([])
    },
  )
})
