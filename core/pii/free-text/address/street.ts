import { streetEnds, streetLeads } from '../lexicon/streets.ts'
import { trait } from '../lexicon/traits.ts'
import type { Page } from '../page.ts'
import type { Word } from '../words.ts'
import * as patterns from './patterns.ts'

/** A street and how it is known: by a street word, a box, or only by a number behind a name. */
export interface Street {
  readonly start: number
  readonly end: number
  readonly sure: boolean
  readonly needsPlace: boolean
  /** Nothing but the place behind it makes it a street. */
  readonly plain: boolean
  /** A flat or a floor stands behind it. */
  readonly unit: boolean
}

const endOf = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : -1
}

const has = (word: Word | undefined, bit: number): boolean => word !== undefined && (word.is & bit) !== 0
const isBig = (word: Word | undefined): boolean =>
  word?.form === 'capital' || word?.form === 'upper' || word?.form === 'initial'

export interface Way {
  readonly pattern: RegExp
  readonly sure: boolean
  readonly needsPlace: boolean
}
const way = (pattern: RegExp, sure: boolean, needsPlace = false): Way => ({ pattern, sure, needsPlace })

const numbered = [way(patterns.numberFirst, true), way(patterns.numberFirstSmall, true, true)]
const english = [way(patterns.streetLast, true), way(patterns.streetLastSmall, true, true)]
const named = [way(patterns.streetFirst, true), way(patterns.streetFirstSmall, true, true)]
const boxed = [way(patterns.military, true), way(patterns.box, true)]
const ends = [way(patterns.endsNumbered, true)]
const leads = [way(patterns.leadNumbered, false, true)]
const plainNumbered = [way(patterns.plainLast, false, true)]
const plainNamed = [way(patterns.plainFirst, false, true)]
const unnumbered = [way(patterns.streetUnnumbered, false, true)]

const soon = 5

const someAhead = (words: readonly Word[], from: number, to: number, bit: number): boolean => {
  for (let at = from; at <= to; at += 1) if (has(words[at], bit)) return true
  return false
}

/** A German or Dutch street word, alone or at the end of a word, with a number behind it. */
const endsAhead = (words: readonly Word[], index: number): boolean => {
  for (let at = index; at < index + 4; at += 1) {
    const word = words[at]
    if (has(word, trait.particle) && at > index) continue
    if (word === undefined || !isBig(word)) return false
    // `Platz 41` is a seat: a name must stand before the word for the street, or in it.
    const ending = streetEnds.exec(word.plain)
    if (words[at + 1]?.form === 'number' && ending !== null && (ending.index > 0 || at > index)) return true
  }
  return false
}

const none: readonly Way[] = []

/** `V.le`, `P.zza`: a letter, a full stop and the end of the word. */
const italianShort = /^(?:le|zza|za|so|go|da|lo|tta)$/

const isShort = (page: Page, index: number): boolean =>
  page.words[index]?.form === 'initial' &&
  page.gap(index + 1) === '.' &&
  italianShort.test(page.words[index + 1]?.plain ?? '')

/** Cheap questions to the words decide which patterns look at the text at all. */
export const waysAt = (page: Page, index: number): readonly Way[] => {
  const { words } = page
  const word = words[index]
  if (word === undefined || word.joined) return none
  if (word.form === 'lower' && !has(word, trait.streetBefore | trait.box)) return none
  const ways: Way[] = []
  if (word.form === 'number') {
    if (word.end - word.start > 9) return none
    if (someAhead(words, index + 1, index + 2, trait.streetBefore)) ways.push(...numbered)
    if (someAhead(words, index + 2, index + soon, trait.streetAfter)) ways.push(...english)
    if (isBig(words[index + 1])) ways.push(...plainNumbered)
    return ways
  }
  if (has(word, trait.streetBefore) || isShort(page, index)) ways.push(...named)
  if (has(word, trait.box)) ways.push(...boxed)
  if (!isBig(word)) return ways
  if (streetLeads.test(word.plain)) ways.push(...leads)
  if (endsAhead(words, index)) ways.push(...ends)
  if (someAhead(words, index + 1, index + 3, trait.streetAfter)) ways.push(...unnumbered)
  if (words[index + 1]?.form === 'number' || words[index + 2]?.form === 'number') ways.push(...plainNamed)
  return ways
}

const unitsBehind = (text: string, end: number): number => {
  let at = end
  for (let seen = 0; seen < 4; seen += 1) {
    const next = endOf(patterns.unit, text, at)
    if (next === -1) return at
    at = next
  }
  return at
}

/** Every street that may begin at the word, the likeliest way first. */
export const streetsAt = function* (page: Page, index: number, ways: readonly Way[]): Generator<Street> {
  const start = page.words[index]?.start ?? 0
  for (const { pattern, sure, needsPlace } of ways) {
    const end = endOf(pattern, page.text, start)
    if (end === -1) continue
    const behind = unitsBehind(page.text, end)
    yield {
      start,
      end: behind,
      unit: behind > end,
      sure,
      needsPlace,
      plain: pattern === patterns.plainFirst || pattern === patterns.plainLast,
    }
  }
}

export { endOf }
