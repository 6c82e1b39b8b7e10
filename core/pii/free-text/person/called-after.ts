import { trait } from '../lexicon/traits.ts'
import { wordList } from '../lexicon/word-list.ts'
import type { Page } from '../page.ts'

const calledAfter = new Set(
  wordList(
    `ponte pont puente bridge brücke gare torre museo museu musee estadio stade aeroporto aeropuerto lycee ecole liceo schule
    hopital ospedale prix stiftung fondation san santa santo sao saint sainte st ste sankt sint swiety`,
  ),
)

/** `Ponte Vasco da Gama`, `São Paulo`: a thing or a town called after a person. */
export const isCalledAfter = (page: Page, index: number): boolean => {
  const previous = page.words[index - 1]
  if (previous === undefined || previous.form === 'lower' || !/^\.? $|^-$/.test(page.gap(index))) return false
  return (previous.is & (trait.streetBefore | trait.company)) !== 0 || calledAfter.has(previous.plain)
}
