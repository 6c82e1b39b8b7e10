import { trait } from '../lexicon/traits.ts'
import type { Language } from '../language.ts'
import type { Page } from '../page.ts'
import type { Word } from '../words.ts'
import { isPlainGiven } from './lone.ts'
import { nameAt, type Name } from './name.ts'
import type { Read } from './readers.ts'

const joins: Readonly<Record<string, readonly Language[] | undefined>> = {
  ...{ and: ['en'], et: ['fr'], und: ['de'], y: ['es'], e: ['it', 'pt'], en: ['nl'], i: ['pl'], oraz: ['pl'] },
}

/** `en` is `and` in Dutch and `in` in French and Spanish. */
const isJoining = (page: Page, { plain, form }: Word): boolean =>
  form === 'lower' &&
  joins[plain] !== undefined &&
  (plain.length > 2 || page.language === undefined || joins[plain].includes(page.language))
const most = 12
const doubt = trait.common | trait.place | trait.never

const isDoubtful = (page: Page, { from }: Name): boolean => ((page.words[from]?.is ?? 0) & doubt) !== 0

/** Where the next of the list begins, if the list goes on; and whether a word joins it. */
const goesOn = (page: Page, at: number): { readonly next: number; readonly joined: boolean } | undefined => {
  const gap = page.gap(at)
  const word = page.words[at]
  if (/^(?: | ?, )$/.test(gap) && word !== undefined && isJoining(page, word) && page.gap(at + 1) === ' ')
    return { next: at + 1, joined: true }
  if (/^ ?(?:&|\/) ?$/.test(gap)) return { next: at, joined: true }
  return /^, $/.test(gap) ? { next: at, joined: false } : undefined
}

const none: readonly Read[] = []

const isListed = (word: Word | undefined): boolean =>
  word?.form === 'capital' && ((word.is & (trait.given | trait.family)) !== 0 || word.is === 0)

/**
 * `Marie, Hannah and Kyle`: who stands in a row with people is one, so that a rare name is found among those that are known.
 * Firms are called after two families, `Smith and Wesson`: one given name at least must be there.
 */
export const listedFrom = (page: Page, index: number): readonly Read[] => {
  if (!isListed(page.words[index])) return none
  const names: Name[] = []
  let joined = false
  for (let at = index; names.length < most;) {
    const name = nameAt(page, at, 'capital')
    if (name === undefined || name.from !== at || name.parts > 3 || page.words[at]?.form === 'upper') break
    names.push(name)
    const on = goesOn(page, name.to)
    if (on === undefined || joined) break
    joined = on.joined
    at = on.next
  }
  if (names.length < 2 || !joined) return none
  const known = names.filter((name) => (name.given || name.family) && !isDoubtful(page, name)).length
  const given = names.filter(({ from, family }) => !family && isPlainGiven(page.words[from])).length
  if (given === 0 || known * 2 <= names.length || (names.length === 2 && known < 2)) return none
  if (page.language === 'de' && known < names.length) return none
  return names.map((name) => ({ ...name, score: names.length > 2 ? 0.64 : 0.6 }))
}
