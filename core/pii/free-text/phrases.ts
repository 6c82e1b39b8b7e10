import { foldWord } from './lexicon/fold-word.ts'
import type { Page } from './page.ts'

export interface Phrase<Kind> {
  readonly kind: Kind
  /** As we write it, for the reason that is shown. */
  readonly written: string
}

/** What may follow a word of a phrase, and the phrase that ends with it. */
interface Node<Kind> {
  readonly next: Map<string, Node<Kind>>
  ends?: Phrase<Kind>
}

export interface Phrases<Kind> {
  /** With which a phrase may begin, as the lexicon keeps words. */
  readonly firsts: readonly string[]
  /** The longest phrase that begins at the word, and the word behind it. */
  readonly at: (page: Page, index: number) => (Phrase<Kind> & { readonly next: number }) | undefined
}

const between = /^[ .,'’-]{0,3}$/

const wordsOf = (written: string): readonly string[] =>
  written
    .split(/[ .]+|['’](?=s(?:$| ))/)
    .filter((word) => word !== '')
    .map(foldWord)

/** Phrases as a tree of words: one look-up for each word of a text, whatever the number of phrases. */
export const phrases = <Kind>(
  lists: readonly (readonly [kind: Kind, list: string | readonly string[]])[],
): Phrases<Kind> => {
  const root: Node<Kind> = { next: new Map() }
  for (const [kind, list] of lists) {
    for (const phrase of typeof list === 'string' ? list.split(/[,\n]/) : list) {
      const written = phrase.trim()
      let node = root
      for (const word of wordsOf(written)) {
        const child = node.next.get(word) ?? { next: new Map() }
        node.next.set(word, child)
        node = child
      }
      // What is said first counts, where two kinds hold the same phrase.
      if (node !== root) node.ends ??= { kind, written }
    }
  }
  return {
    firsts: [...root.next.keys()],
    at: (page, index) => {
      let node = root.next.get(page.words[index]?.plain ?? '')
      let found: (Phrase<Kind> & { readonly next: number }) | undefined
      for (let at = index + 1; node !== undefined; at += 1) {
        if (node.ends !== undefined) found = { ...node.ends, next: at }
        const word = page.words[at]
        node = word !== undefined && between.test(page.gap(at)) ? node.next.get(word.plain) : undefined
      }
      return found
    },
  }
}
