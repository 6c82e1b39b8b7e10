import { foldWord } from './fold-word.ts'
import { honorifics, particles } from './forms.ts'
import { companies } from './companies.ts'
import { endsAsFamily, readsAsWord } from './endings.ts'
import { moreFamily } from './more-family.ts'
import { moreGiven } from './more-given.ts'
import { nameLists } from './name-lists.ts'
import { ambiguous, brands, roles, things } from './not-names.ts'
import { unpack } from './packed.ts'
import { cities, countries } from './places.ts'
import { boxes, streetsAfter, streetsBefore } from './streets.ts'
import { trait } from './traits.ts'

const build = (): ReadonlyMap<string, number> => {
  const traits = new Map<string, number>()
  const add = (words: Iterable<string>, is: number): void => {
    for (const word of words) traits.set(word, (traits.get(word) ?? 0) | is)
  }
  add(unpack(nameLists.given), trait.given)
  add(moreGiven, trait.given)
  add(unpack(nameLists.family), trait.family)
  add(moreFamily, trait.family)
  add(unpack(nameLists.places), trait.place)
  add(cities, trait.place)
  add(countries(), trait.place | trait.country)
  add(unpack(nameLists.words), trait.common)
  add(unpack(nameLists.small), trait.common | trait.small)
  add(ambiguous.map(foldWord), trait.common)
  add([...roles, ...brands, ...things, ...companies].map(foldWord), trait.never)
  add(companies.map(foldWord), trait.company)
  add(particles.map(foldWord), trait.particle)
  add(honorifics.map(foldWord), trait.honorific)
  add(streetsBefore.map(foldWord), trait.streetBefore)
  add(streetsAfter.map(foldWord), trait.streetAfter)
  add(boxes.map(foldWord), trait.box)
  return traits
}

let built: ReadonlyMap<string, number> | undefined

/** Made at the first question: a page that never asks for names doesn't pay for them. */
export const traitsOf = (plain: string): number => {
  built ??= build()
  const listed = built.get(plain) ?? 0
  if (listed !== 0) return listed
  if (endsAsFamily(plain)) return trait.family
  return readsAsWord(plain) ? trait.common : 0
}
