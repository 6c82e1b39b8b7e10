import { trait } from '../lexicon/traits.ts'
import type { Page } from '../page.ts'

/** Behind forms of address, `Frau Dr.` or `M. et Mme`: the word where the name begins, or the same word if there are none. */
export const behindTitles = (page: Page, index: number): number => {
  let at = index
  for (let seen = 0; seen < 4; seen += 1) {
    const word = page.words[at]
    if (word === undefined) return at
    const isTitle = (word.is & trait.honorific) !== 0 && !/\n|,/.test(page.gap(at + 1))
    const joins =
      at > index && (word.plain === 'et' || word.plain === 'e' || word.plain === 'and' || word.plain === 'und')
    const isRead = isTitle && (word.form !== 'lower' || word.plain.length > 2)
    if (!isRead && !(joins && ((page.words[at + 1]?.is ?? 0) & trait.honorific) !== 0)) return at
    // `M` and `D` without a full stop are initials as often.
    if (word.form === 'initial' && !page.gap(at + 1).startsWith('.')) return at
    // `Sig.ra`, `Dott.ssa`, `D.ª`: the ending is a word of its own.
    const ending = page.words[at + 1]
    at += page.gap(at + 1) === '.' && ending?.form === 'lower' && ending.plain.length < 4 ? 2 : 1
  }
  return at
}
