import type { Folded } from '../fold.ts'
import { languageOf, type Language } from './language.ts'
import { isOf } from './lexicon/is-of.ts'
import { wordReader, type Word } from './words.ts'

/** A text as its words, and how they stand to each other. */
export interface Page {
  readonly text: string
  readonly words: readonly Word[]
  /** What stands between the word before and this one; behind the last word, the end of the text. */
  readonly gap: (index: number) => string
  /** Written without capitals: the missing one says nothing. */
  readonly isQuiet: boolean
  readonly language: Language | undefined
}

const longest = 40

const hasCapital = ({ form, joined }: Word): boolean => !joined && (form === 'capital' || form === 'upper')

/** `i` is written small where nothing has a capital; one in twenty is a slip. */
const readsQuiet = (words: readonly Word[]): boolean => {
  const first = words.slice(0, 200)
  return first.filter(hasCapital).length * 20 <= first.length
}

const wordsOf = wordReader(isOf)

const read = (folded: Folded): Page => {
  const words = wordsOf(folded)
  const { text } = folded
  const gaps: (string | undefined)[] = []
  const gapAt = (index: number): string => {
    const from = words[index - 1]?.end ?? 0
    const to = words[index]?.start ?? text.length
    // Of a long gap both ends tell enough.
    return to - from <= longest ? text.slice(from, to) : `${text.slice(from, from + 20)}${text.slice(to - 20, to)}`
  }
  // Many readers ask about the same place.
  const gap = (index: number): string => (gaps[index] ??= gapAt(index))
  let isQuiet: boolean | undefined
  let language: { readonly is: Language | undefined } | undefined
  return {
    text,
    words,
    gap,
    get isQuiet() {
      return (isQuiet ??= readsQuiet(words))
    },
    get language() {
      language ??= { is: languageOf(words) }
      return language.is
    },
  }
}

const pages = new WeakMap<Folded, Page>()

/** Read once for all who ask about the same text. */
export const pageOf = (folded: Folded): Page => {
  const before = pages.get(folded)
  if (before !== undefined) return before
  const made = read(folded)
  pages.set(folded, made)
  return made
}

/** First on its line, be it behind the marks of a quote or a list. */
export const opensLine = (page: Page, index: number): boolean => index === 0 || page.gap(index).includes('\n')

/** First of its sentence: its capital says nothing. */
export const opensSentence = (page: Page, index: number): boolean =>
  index === 0 || /[\n.!?:;…"“„«|]|(?:^| )[-•*] /.test(page.gap(index))
