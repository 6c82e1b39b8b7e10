import { surer } from '../../recognizer.ts'
import { traitsOf } from '../lexicon/index.ts'
import { trait } from '../lexicon/traits.ts'
import { brandNames } from '../lexicon/brand-names.ts'
import { opensSentence, type Page } from '../page.ts'
import type { Word } from '../words.ts'
import { isCalledAfter } from './called-after.ts'
import { isPlainGiven } from './lone.ts'
import { nameAt, turnedAt, type Name } from './name.ts'
import type { Read } from './readers.ts'

const brands = new Set(brandNames)
const doubt = trait.common | trait.place | trait.never
const has = (word: Word | undefined, bit: number): boolean => word !== undefined && (word.is & bit) !== 0

const strength = (name: Name, page: Page): number => {
  const words = page.words.slice(name.from, name.to).filter(({ form }) => form !== 'lower')
  const places = words.filter((word) => has(word, trait.place)).length
  const common = words.filter((word) => has(word, trait.common)).length
  const base = name.given && name.family ? 0.7 : 0.55
  const loud = words.at(-1)?.form === 'upper' && words[0]?.form === 'capital'
  return surer(base, loud && 0.4, name.parts > 2 && 0.1) - 0.1 * common - 0.1 * Math.max(0, places - 1)
}

/** `Costa Rica`, `Roma Milano`. */
const isOfPlaces = (words: readonly Word[]): boolean =>
  (traitsOf(words.map(({ plain }) => plain).join(' ')) & trait.place) !== 0 ||
  words.every((word) => has(word, trait.place) && !has(word, trait.never))

/** Two names side by side, as the lexicon knows them, with nothing else to say so. */
export const paired = (page: Page, index: number): Read | undefined => {
  const first = page.words[index]
  if (first === undefined || first.joined || has(first, trait.never)) return undefined
  const turned = turnedAt(page, index)
  if (turned !== undefined) return { ...turned, score: 0.62 }
  // `M. Ferrand` is a Mr in French.
  if (first.form === 'initial')
    return first.plain === 'm' && page.language === 'fr' ? undefined : initialed(page, index)
  if (first.form !== 'capital' && first.form !== 'upper') return small(page, index)
  if (isCalledAfter(page, index) || isCalledAfter(page, index + 1)) return undefined
  if (!has(first, trait.given | trait.family)) return behindUnknown(page, index)
  const isCommon = has(first, trait.common)
  const name = nameAt(page, index, isCommon ? 'capital' : 'known')
  if (name === undefined || name.parts < 2 || name.parts > 5) return undefined
  const words = page.words.slice(name.from, name.to)
  if (brands.has(words.map(({ plain }) => plain).join(' ')) || isOfPlaces(words)) return undefined
  const second = page.words[index + 1]
  const given = has(first, trait.given)
  const known = has(second, trait.family | trait.given)
  // A common word, a place or a family name in front needs a known name behind it.
  const doubtful = isCommon || has(first, trait.place) || !given
  if (doubtful && !known && !(name.family && second?.form === 'lower')) return undefined
  if (!given && !has(second, trait.given)) return undefined
  if (isCommon && has(second, trait.common)) return undefined
  // `AVE de Córdoba`, `Lot LOT`.
  const [head, next] = words
  const isShort = head?.form === 'upper' && head.plain.length < 4
  if (isShort && !(next?.form === 'capital' && has(next, trait.given))) return undefined
  if (head?.plain === next?.plain) return undefined
  // In a text in capitals a capital says nothing.
  const loud = words.every(({ form }) => form === 'upper')
  if (loud && !(name.given && name.family)) return undefined
  const score = strength(name, page) - (doubtful && opensSentence(page, index) ? 0.05 : 0)
  return score < 0.5 ? undefined : { ...name, score }
}

/** `J. R. Smith`, `T. de Wit`. */
const initialed = (page: Page, index: number): Read | undefined => {
  const name = nameAt(page, index, 'capital')
  if (name === undefined || name.parts > 3 || !name.family || !page.gap(index + 1).startsWith('.')) return undefined
  const last = page.words[name.to - 1]
  const particle = page.words.slice(index, name.to).some((word) => word.form === 'lower' && has(word, trait.particle))
  if (last === undefined || (!particle && has(last, trait.common | trait.place))) return undefined
  return { ...name, score: 0.66 }
}

/** A rare given name: a word that no list has, in a language of which there is a good one, before a family name that is nothing else. */
const behindUnknown = (page: Page, index: number): Read | undefined => {
  const [first, second, third] = [page.words[index], page.words[index + 1], page.words[index + 2]]
  if (first?.form !== 'capital' || first.is !== 0 || first.plain.length < 3) return undefined
  if (page.language !== undefined && page.language !== 'en' && page.language !== 'fr') return undefined
  if (second?.form !== 'capital' || page.gap(index + 1) !== ' ' || second.joined) return undefined
  if (!has(second, trait.family) || has(second, doubt | trait.streetAfter)) return undefined
  const [before, after] = [page.words[index - 1], third]
  const isWithin =
    (before !== undefined && before.form !== 'lower' && page.gap(index) === ' ') ||
    (after !== undefined && after.form !== 'lower' && page.gap(index + 2) === ' ')
  return isWithin ? undefined : { from: index, to: index + 2, parts: 2, given: false, family: true, score: 0.54 }
}

/** Written without capitals: both known and neither a word; or, where nothing has a capital, one that no list has behind the given name. */
const small = (page: Page, index: number): Read | undefined => {
  const [first, second] = [page.words[index], page.words[index + 1]]
  if (first?.form !== 'lower' || second?.form !== 'lower' || page.gap(index + 1) !== ' ') return undefined
  if (!isPlainGiven(first) || has(second, doubt) || second.joined) return undefined
  if (first.plain.length < 4 || second.plain.length < 4) return undefined
  const known = has(second, trait.family)
  if (!known && (!page.isQuiet || second.is !== 0)) return undefined
  return { from: index, to: index + 2, parts: 2, given: true, family: true, score: known ? 0.56 : 0.52 }
}
