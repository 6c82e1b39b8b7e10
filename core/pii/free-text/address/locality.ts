import { foldWord } from '../lexicon/fold-word.ts'
import { traitsOf } from '../lexicon/index.ts'
import { trait } from '../lexicon/traits.ts'
import * as patterns from './patterns.ts'
import { endOf } from './street.ts'

export interface Locality {
  readonly end: number
  readonly kind: 'code' | 'place' | 'none'
  /** A place of that name is known. */
  readonly known: boolean
}

const isPlace = (name: string): boolean => {
  const plain = foldWord(name)
  if ((traitsOf(plain) & trait.place) !== 0) return true
  return plain.split(/[ -]/, 2).some((part) => part.length > 3 && (traitsOf(part) & trait.place) !== 0)
}

const knowsPlace = (part: string): boolean =>
  (part.match(/\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+){0,3}/gu) ?? []).some(isPlace)

const withCountry = (text: string, end: number): number => {
  const country = endOf(patterns.country, text, end)
  return country === -1 ? end : country
}

/** Postcode and place behind the street, in either order, or a place we know; and the country behind those. */
export const localityAt = (text: string, from: number): Locality => {
  for (const pattern of [patterns.codeThenPlace, patterns.placeThenCode, patterns.codeThenSmall]) {
    const end = endOf(pattern, text, from)
    if (end !== -1) return { end: withCountry(text, end), kind: 'code', known: knowsPlace(text.slice(from, end)) }
  }
  patterns.place.lastIndex = from
  const found = patterns.place.exec(text)
  if (found?.[1] !== undefined && isPlace(found[1]))
    return { end: withCountry(text, from + found[0].length), kind: 'place', known: true }
  return { end: from, kind: 'none', known: false }
}
