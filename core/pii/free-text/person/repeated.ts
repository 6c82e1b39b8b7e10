import { trait } from '../lexicon/traits.ts'
import type { Page } from '../page.ts'
import type { Read } from './readers.ts'

const shortest = 3
const sure = 0.6
const notAlone = trait.common | trait.place | trait.never | trait.honorific | trait.particle

/** Who was named once is meant where a piece of the name stands again: `Mr Patel came. Patel said …`. */
export const repeated = (page: Page, found: readonly Read[]): readonly Read[] => {
  const told = new Map<string, number>()
  const taken = new Set<number>()
  for (const { from, to, score } of found) {
    for (let at = from; at < to; at += 1) {
      taken.add(at)
      const word = page.words[at]
      if (word === undefined || score < sure || word.plain.length < shortest || (word.is & notAlone) !== 0) continue
      if (word.form === 'capital' || word.form === 'upper')
        told.set(word.plain, Math.max(told.get(word.plain) ?? 0, score))
    }
  }
  if (told.size === 0) return []
  return page.words.flatMap(({ plain, form, joined, is }, index) => {
    if (joined || taken.has(index) || form !== 'capital') return []
    const score = told.get(plain)
    if (score === undefined) return []
    // `Patel Joinery`, `Patel Road`: that is a firm or a street.
    const next = page.words[index + 1]
    if (next !== undefined && next.form !== 'lower' && page.gap(index + 1) === ' ') return []
    const given = (is & trait.given) !== 0
    return [{ from: index, to: index + 1, parts: 1, given, family: !given, score: Math.min(score, 0.7) }]
  })
}
