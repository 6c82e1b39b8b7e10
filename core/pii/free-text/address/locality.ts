import { foldWord } from '../lexicon/fold-word.ts'
import { traitsOf } from '../lexicon/index.ts'
import { trait } from '../lexicon/traits.ts'
import type { Page } from '../page.ts'
import * as patterns from './patterns.ts'
import { endOf } from './street.ts'

export interface Locality {
  readonly end: number
  readonly kind: 'code' | 'place' | 'none'
  /** A place of that name is known. */
  readonly known: boolean
  readonly country: boolean
}

const isOf = (name: string, bit: number): boolean => (traitsOf(foldWord(name)) & bit) !== 0

export const isPlace = (name: string): boolean =>
  isOf(name, trait.place) || name.split(/[ -]/, 2).some((part) => part.length > 3 && isOf(part, trait.place))

export const isKnownPlace = (name: string): boolean => isOf(name, trait.place)

const knowsPlace = (part: string): boolean =>
  (part.match(/\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+){0,3}/gu) ?? []).some(isPlace)

interface Segment {
  readonly text: string
  readonly end: number
}

const segmentAt = (text: string, from: number): Segment | undefined => {
  patterns.segment.lastIndex = from
  const found = patterns.segment.exec(text)
  const part = found?.[1]
  if (found === null || part === undefined) return undefined
  const trimmed = (/^.*?\p{L}{3}(?=[.!?)](?: |$))/u.exec(part)?.[0] ?? part).trimEnd().replace(/[.!?)]+$/, '')
  return { text: trimmed, end: from + found[0].length - part.length + trimmed.length }
}

/** The last words of the line that are a country's name: `Kangilinnguit Greenland`. */
const countryWithin = (text: string, from: number): number => {
  const end = endOf(patterns.capitals, text, from)
  if (end === -1) return -1
  const words = [...text.slice(from, end).matchAll(/[^ ]+/g)]
  for (let first = 0; first < words.length && first < 6; first += 1) {
    for (let last = Math.min(words.length, first + 5); last > first; last -= 1) {
      const phrase = words
        .slice(first, last)
        .map(([word]) => word)
        .join(' ')
      const behind = words[last - 1]
      if (behind === undefined || !isOf(phrase, trait.country)) continue
      const at = from + behind.index + behind[0].length
      return /^ \d{4,6}$/.test(text.slice(at, end)) ? end : at
    }
  }
  return -1
}

const most = 4

/** Town, region, country and code in lines or commas of their own, as long as one of the last is known. */
const segmentsAt = (page: Page, from: number): Locality | undefined => {
  let good: Locality | undefined
  for (let at = from, seen = 0; seen < most; seen += 1) {
    const part = segmentAt(page.text, at)
    if (part === undefined) break
    const coded = patterns.codeBehind.exec(part.text)
    const name = coded === null ? part.text : (coded[1] ?? '')
    const isState = /^[A-Z]{2,3}$/.test(name)
    if (name !== '' && !isState && !patterns.named.test(name) && !(page.isQuiet && patterns.namedSmall.test(name)))
      break
    const country = isOf(name, trait.country)
    const known = country || isOf(name, trait.place)
    if (isOf(name, trait.never | trait.honorific)) break
    const code = coded !== null && (name === '' || country || seen > 0)
    if (code || known || (isState && good !== undefined))
      good = {
        end: part.end,
        kind: code || good?.kind === 'code' ? 'code' : 'place',
        known,
        country: country || good?.country === true,
      }
    at = part.end
  }
  return good
}

const withCountry = (page: Page, locality: Locality): Locality => {
  const part = segmentAt(page.text, locality.end)
  if (part !== undefined && isOf(part.text, trait.country)) return { ...locality, end: part.end, country: true }
  const within = countryWithin(page.text, locality.end)
  return within === -1 ? locality : { ...locality, end: within, country: true }
}

const notTowns = trait.common | trait.never | trait.given | trait.honorific

/** A town nobody knows, where nothing else can stand: `12 rue des Lilas, Trifouilly.` */
const townAt = (page: Page, from: number): number => {
  const part = segmentAt(page.text, from)
  if (part === undefined || page.text.slice(from, part.end).includes('\n') || !patterns.named.test(part.text))
    return from
  if (!/^(?:[.,;)]|\n|$)/.test(page.text.slice(part.end, part.end + 1))) return from
  return part.text.split(/[ -]/).some((word) => /^\p{Lu}/u.test(word) && isOf(word, notTowns)) ? from : part.end
}

/** Where nothing has a capital, a town we know behind a comma or a word for `in`. */
const smallPlaceAt = (page: Page, from: number): number => {
  patterns.placeSmall.lastIndex = from
  const found = patterns.placeSmall.exec(page.text)
  return found?.[1] !== undefined && isOf(found[1], trait.place) ? from + found[0].length : -1
}

/** Postcode and place behind the street, in either order, or a place we know; and the country behind those. */
export const localityAt = (page: Page, from: number, unit: boolean): Locality => {
  const { text } = page
  for (const pattern of [patterns.codeThenPlace, patterns.placeThenCode, patterns.codeThenSmall]) {
    const end = endOf(pattern, text, from)
    if (end !== -1)
      return withCountry(page, { end, kind: 'code', known: knowsPlace(text.slice(from, end)), country: false })
  }
  const parted = segmentsAt(page, from)
  if (parted !== undefined) return withCountry(page, parted)
  patterns.place.lastIndex = from
  const found = patterns.place.exec(text)
  if (found?.[1] !== undefined && isPlace(found[1]))
    return withCountry(page, { end: from + found[0].length, kind: 'place', known: true, country: false })
  const town = page.isQuiet ? smallPlaceAt(page, from) : -1
  if (town !== -1) return { end: town, kind: 'place', known: true, country: false }
  const within = unit ? countryWithin(text, from) : -1
  if (within !== -1) return { end: within, kind: 'place', known: true, country: true }
  return { end: townAt(page, from), kind: 'none', known: false, country: false }
}
