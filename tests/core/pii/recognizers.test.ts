import { describe, expect, it } from 'vitest'
import { detect, entityTypes, registry, type EntityType } from '../../../core/pii/index.ts'
import { tables } from './tables/index.ts'
import { unmark } from './tables/table.ts'

const spansOf = (type: EntityType, text: string) =>
  detect(text)
    .filter((finding) => finding.type === type)
    .map(({ start, end }) => ({ start, end }))

const registered = entityTypes.filter((type) => registry.some((recognizer) => recognizer.type === type))

it('has a table of texts for each kind that has a recognizer, and names a source for each', () => {
  expect(registered.filter((type) => tables[type] === undefined)).toEqual([])
  expect(registry.filter(({ source }) => source.length < 8).map(({ type }) => type)).toEqual([])
})

describe.each(registered)('%s', (type) => {
  const { hits, misses, checked } = tables[type] ?? { hits: [], misses: [], checked: undefined }

  it.each(hits)('is found, to the character, in %j', (marked) => {
    const { text, spans } = unmark(marked)
    expect(spansOf(type, text)).toEqual(spans)
  })

  it.each(misses)('is not seen in %j', (text) => {
    expect(spansOf(type, text)).toEqual([])
  })

  if (checked !== undefined)
    it('is told by its check digit', () => {
      const { text, right, wrong } = checked
      expect(spansOf(type, text.replace('#', right))).toHaveLength(1)
      expect(spansOf(type, text.replace('#', wrong))).toEqual([])
    })

  it('says why it is believed, as a probability, and carries no value', () => {
    for (const marked of hits) {
      const { text } = unmark(marked)
      for (const finding of detect(text).filter((found) => found.type === type)) {
        expect(finding.reasons.length).toBeGreaterThan(0)
        expect(finding.score).toBeGreaterThanOrEqual(0.5)
        expect(finding.score).toBeLessThan(1)
        expect(JSON.stringify(finding)).not.toContain(text.slice(finding.start, finding.end))
      }
    }
  })
})
