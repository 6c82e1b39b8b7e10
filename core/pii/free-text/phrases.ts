import { foldWord } from './lexicon/fold-word.ts'
import type { Page } from './page.ts'

export interface Phrase<Kind> {
  readonly kind: Kind
  /** As we write it, for the reason that is shown. */
  readonly written: string
}

interface Compiled<Kind> extends Phrase<Kind> {
  readonly rest: readonly string[]
}

export interface Phrases<Kind> {
  /** The longest phrase that begins at the word, and the word behind it. */
  readonly at: (page: Page, index: number) => (Phrase<Kind> & { readonly next: number }) | undefined
}

const between = /^[ .,'’-]{0,3}$/

const follows = (page: Page, index: number, rest: readonly string[]): boolean =>
  rest.every((word, offset) => {
    const at = index + 1 + offset
    return page.words[at]?.plain === word && between.test(page.gap(at))
  })

/** Phrases by their first word: one look-up for each word of a text, whatever the number of phrases. */
export const phrases = <Kind>(lists: readonly (readonly [kind: Kind, list: string])[]): Phrases<Kind> => {
  const byFirst = new Map<string, Compiled<Kind>[]>()
  for (const [kind, list] of lists) {
    for (const written of list.split(/[,\n]/).map((phrase) => phrase.trim())) {
      const [first = '', ...rest] = written
        .split(/[ .]+|['’](?=s(?:$| ))/)
        .filter((word) => word !== '')
        .map(foldWord)
      if (first === '') continue
      byFirst.set(first, [...(byFirst.get(first) ?? []), { kind, written, rest }])
    }
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.rest.length - one.rest.length)
  return {
    at: (page, index) => {
      const candidates = byFirst.get(page.words[index]?.plain ?? '')
      const found = candidates?.find(({ rest }) => follows(page, index, rest))
      return found && { kind: found.kind, written: found.written, next: index + 1 + found.rest.length }
    },
  }
}
