import { trait } from '../lexicon/traits.ts'
import { foldWord } from '../lexicon/fold-word.ts'
import type { Page } from '../page.ts'
import { isWritten, nameAt, type Name } from './name.ts'
import type { Read } from './readers.ts'

const longest = 64
const shortest = 3
const ofLocal = /[\p{L}\p{N}._%+-]/u

/** What stands before each @, and its parts: `anna.berg`, `anna`, `berg`. */
const localsIn = (text: string): ReadonlySet<string> => {
  const locals = new Set<string>()
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let from = at
    while (from > 0 && at - from < longest && ofLocal.test(text.charAt(from - 1))) from -= 1
    const local = foldWord(text.slice(from, at))
    locals.add(local.replaceAll(/[^\p{L}]/gu, ''))
    for (const part of local.split(/[^\p{L}]+/u)) if (part.length >= shortest) locals.add(part)
  }
  return locals
}

export interface Mailed {
  readonly at: (page: Page, index: number) => Read | undefined
}

const beside = /^,? ?["'”]? ?[<([]/

/** The name is one of the address's own: `Anna Berg` of `a.berg@` and of `anna.berg@`, in whatever order. */
const isOf = (locals: ReadonlySet<string>, page: Page, { from, to, given, family }: Name): boolean => {
  const words = page.words.slice(from, to).map(({ plain }) => plain.replaceAll(/[^\p{L}]/gu, ''))
  const [first = '', last = ''] = [words[0], words.at(-1)]
  // `Bestellung` of `bestellung@` is no one.
  if (words.length === 1) return (given || family) && first.length > 3 && locals.has(first)
  if ((given || first.length === 1) && locals.has(last)) return true
  return [
    first + last,
    last + first,
    first.charAt(0) + last,
    first.slice(0, 2) + last,
    first + last.charAt(0),
    last + first.charAt(0),
  ].some((local) => locals.has(local))
}

const none: Mailed = { at: () => undefined }

/** Names that the e-mail addresses of the same text vouch for: standing right before one, or the same as what is before its @. */
export const mailed = (page: Page): Mailed => {
  if (!page.text.includes('@')) return none
  const locals = localsIn(page.text)
  return {
    at: (page, index) => {
      const word = page.words[index]
      if (word === undefined || word.joined || word.form === 'lower' || word.form === 'number') return undefined
      const name = nameAt(page, index, 'capital')
      if (name === undefined || name.from !== index || name.parts > 4 || !isWritten(page, name)) return undefined
      if ((word.is & (trait.common | trait.never)) !== 0 && !name.given) return undefined
      if (isOf(locals, page, name)) return { ...name, score: name.parts > 1 ? 0.88 : 0.7 }
      const stands = beside.test(page.gap(name.to)) && page.words[name.to]?.joined === true
      return stands && name.parts > 1 && (name.given || name.family) ? { ...name, score: 0.8 } : undefined
    },
  }
}
