import { trait } from '../lexicon/traits.ts'
import type { Page } from '../page.ts'
import type { Word } from '../words.ts'

/** A name as read: its words `from` to `to`, `to` exclusive, and how much of it the lexicon knows. */
export interface Name {
  readonly from: number
  readonly to: number
  readonly parts: number
  readonly given: boolean
  readonly family: boolean
}

/** How much the words before a name vouch for it. Any word will do behind a given name, known names in small letters, any capital, or known names alone. */
export type Trust = 'loose' | 'small' | 'titled' | 'capital' | 'known'

const most = 7
const within = /^ ?$|^\. ?$|^ ?- ?$|^\.-$/
const has = (word: Word | undefined, bit: number): boolean => word !== undefined && (word.is & bit) !== 0

const isCapital = ({ form }: Word): boolean => form === 'capital' || form === 'upper' || form === 'caseless'
const isNamed = (word: Word): boolean => has(word, trait.given | trait.family)

/** The word may stand in a name at this place. */
const isPart = (word: Word, trust: Trust, first: boolean): boolean => {
  if (word.joined || word.form === 'number' || word.plain === '') return false
  // `Mr Ford` makes no cars.
  if (has(word, trait.never)) return trust === 'titled' && isNamed(word) && word.form === 'capital'
  if (word.form === 'initial') return true
  if (word.form !== 'lower' && has(word, trait.honorific) && !has(word, trait.given)) return false
  if (word.form === 'lower')
    return (
      !has(word, trait.common) &&
      (trust === 'loose' ? !first || isNamed(word) : trust === 'small' && (isNamed(word) || (!first && word.is === 0)))
    )
  if (trust === 'known' && first) return isNamed(word) && !has(word, trait.common)
  return isNamed(word) || !has(word, trait.common)
}

const isParticle = (word: Word | undefined): boolean => has(word, trait.particle) && word?.form !== 'upper'

/** `Ortega y Gasset`: what also means `and` joins two family names, and never a given name with something. */
const joining: ReadonlySet<string> = new Set(['y', 'e', 'i', 'o'])

/** Behind up to three small words of a family name stands its capital, or with trust any known name. */
const behindParticles = (page: Page, index: number, trust: Trust, first: boolean): number => {
  for (let at = index; at < index + 3; at += 1) {
    if (!isParticle(page.words[at]) || page.words[at]?.joined === true) return -1
    const next = page.words[at + 1]
    const gap = page.gap(at + 1)
    if (next === undefined || !/^ ?['’]?$/.test(gap)) return -1
    if (isParticle(next) && next.form === 'lower') continue
    if (
      isCapital(next)
        ? isPart(next, 'capital', false)
        : (trust === 'small' || trust === 'loose') && isPart(next, trust, first)
    )
      return at + 1
  }
  return -1
}

const read = (page: Page, from: number, trust: Trust): Name | undefined => {
  const { words } = page
  const first = words[from]
  if (first === undefined) return undefined
  let [parts, given, family] = [0, false, false]
  let [start, to] = [from, from]
  for (let at = from; at < words.length && at < from + most;) {
    const word = words[at]
    if (word === undefined || (at > from && !within.test(page.gap(at)))) break
    // A full stop ends the sentence, unless it stands behind an initial.
    if (at > from && page.gap(at).includes('.') && words[at - 1]?.form !== 'initial') break
    if (parts < 2 && word.form === 'lower' && joining.has(word.plain)) break
    const lowerOrFirst = word.form === 'lower' || word.plain.length < 4
    const through = lowerOrFirst && isParticle(word) ? behindParticles(page, at, trust, parts === 0) : -1
    const behind = through === -1 ? at : through
    const part = words[behind]
    if (part === undefined || (through === -1 && !isPart(part, trust, parts === 0))) break
    if (trust === 'known' && parts === 0 && through !== -1) break
    if (through !== -1 && parts === 0 && word.plain !== 'von' && has(part, trait.given)) start = behind
    if (part.form === 'lower' && parts > 2) break
    if (part.form !== 'initial') parts += 1
    given ||= has(part, trait.given)
    family ||= has(part, trait.family) || through !== -1
    at = behind + 1
    to = at
  }
  while (to > from && words[to - 1]?.form === 'initial' && parts > 0 && !page.text.startsWith('.', words[to - 1]?.end))
    to -= 1
  // `Wayne Enterprises`, `Tyrell Corporation`: a firm has the name.
  if (page.gap(to) === ' ' && has(words[to], trait.company) && words[to]?.form !== 'lower') return undefined
  return parts === 0 ? undefined : { from: start, to, parts, given, family }
}

const trusts: Readonly<Record<Trust, number>> = { loose: 0, small: 1, titled: 2, capital: 3, known: 4 }
const names = new WeakMap<Page, Map<number, Name | undefined>>()

/** The longest name that begins at the word, if one does. Many ask about the same words. */
export const nameAt = (page: Page, from: number, trust: Trust): Name | undefined => {
  const known = names.get(page) ?? new Map<number, Name | undefined>()
  if (known.size === 0) names.set(page, known)
  const key = from * 5 + trusts[trust]
  const before = known.get(key)
  if (before !== undefined || known.has(key)) return before
  const made = read(page, from, trust)
  known.set(key, made)
  return made
}

/** Known names at a place without capitals: the whole run or nothing. */
export const isWritten = (page: Page, { from, to }: Name): boolean => page.words.slice(from, to).some(isCapital)

/** `SMITH, John`: two known names turned around. */
export const turnedAt = (page: Page, from: number): Name | undefined => {
  const [last, first] = [page.words[from], page.words[from + 1]]
  if (last === undefined || first === undefined || !isCapital(last) || !isCapital(first)) return undefined
  if (
    page.gap(from + 1) !== ', ' ||
    last.joined ||
    first.joined ||
    has(last, trait.never) ||
    has(first, trait.common | trait.never)
  )
    return undefined
  if (last.form !== 'upper' && has(last, trait.given)) return undefined
  const known =
    has(first, trait.given) && !has(last, trait.common) && (has(last, trait.family) || last.form === 'upper')
  return known ? { from, to: from + 2, parts: 2, given: true, family: true } : undefined
}
