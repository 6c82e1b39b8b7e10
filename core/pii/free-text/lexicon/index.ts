import { foldWord } from './fold-word.ts'
import { honorifics, particles } from './forms.ts'
import { moreFamily, moreGiven } from './more-names.ts'
import { nameLists } from './name-lists.ts'
import { ambiguous, brands, companies, roles, things } from './not-names.ts'
import { boxes, streetsAfter, streetsBefore } from './streets.ts'
import { trait } from './traits.ts'

/** German writers without umlaut keys put `ue` for `ü`: both stand in the lexicon. */
const spelled = (word: string): readonly string[] => {
  const plain = foldWord(word)
  const wide = word.toLowerCase().replaceAll(/[äöü]/g, (letter) => `${foldWord(letter)}e`)
  return /[äöü]/i.test(word) ? [plain, foldWord(wide)] : [plain]
}

const build = (): ReadonlyMap<string, number> => {
  const traits = new Map<string, number>()
  const add = (words: Iterable<string>, is: number): void => {
    for (const word of words) for (const form of spelled(word)) traits.set(form, (traits.get(form) ?? 0) | is)
  }
  const parts = (lines: string): string[] => lines.split(/[\s-]+/).filter((part) => part.length > 1)
  // Of a family name its own word, without `de la`.
  add(parts(nameLists.given), trait.given)
  add(nameLists.given.split('\n'), trait.given)
  add(parts(nameLists.family), trait.family)
  add(moreGiven, trait.given)
  add(moreFamily, trait.family)
  add(nameLists.places.split('\n'), trait.place)
  // A list of words may hold a phrase: no word of it is a name for that.
  const alone = (lines: string): string[] => lines.split('\n').filter((line) => !line.includes(' '))
  add(alone(nameLists.words), trait.common)
  add(alone(nameLists.small), trait.common | trait.small)
  add(ambiguous, trait.common)
  add([...roles, ...brands, ...things, ...companies], trait.never)
  add(companies, trait.company)
  add(particles, trait.particle)
  add(honorifics, trait.honorific)
  add(streetsBefore, trait.streetBefore)
  add(streetsAfter, trait.streetAfter)
  add(boxes, trait.box)
  return traits
}

let built: ReadonlyMap<string, number> | undefined

/** Made at the first question: a page that never asks for names doesn't pay for them. */
export const traitsOf = (plain: string): number => {
  built ??= build()
  return built.get(plain) ?? 0
}
