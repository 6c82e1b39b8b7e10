import { describe, expect, it } from 'vitest'
import { detect, entityTypes, registry, type EntityType } from '../../../core/pii/index.ts'
import { tables } from './tables/index.ts'
import { hitsOf, missesOf, unmark } from './tables/table.ts'

const spansOf = (type: EntityType, text: string) =>
  detect(text)
    .filter((finding) => finding.type === type)
    .map(({ start, end }) => ({ start, end }))

const registered = entityTypes.filter((type) => registry.some((recognizer) => recognizer.type === type))

describe.each(registered)('%s', (type) => {
  const table = tables[type] ?? { hits: [], misses: [], punctuated: [], foreign: [], neighbours: [] }
  const hits = hitsOf(table)

  it.each(hits)('is found, to the character, in %j', (marked) => {
    const { text, spans } = unmark(marked)
    expect(spansOf(type, text)).toEqual(spans)
  })

  it.each(missesOf(table))('is not seen in %j', (text) => {
    expect(spansOf(type, text)).toEqual([])
  })

  if (table.checked !== undefined) {
    const { text, right, wrong } = table.checked
    it('is told by its check digit', () => {
      expect(spansOf(type, text.replace('#', right))).toHaveLength(1)
      expect(spansOf(type, text.replace('#', wrong))).toEqual([])
    })
  }

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
