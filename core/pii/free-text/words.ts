import type { Folded } from '../fold.ts'
import { foldWord } from './lexicon/fold-word.ts'
import { sort, sortAt } from './letters.ts'

/** How a word is written: `Anna`, `ANNA`, `anna`, `A`, `27b`, and letters without case. */
export type Form = 'capital' | 'upper' | 'lower' | 'initial' | 'number' | 'caseless'

export interface Word {
  readonly start: number
  readonly end: number
  /** As the lexicon keeps it. */
  readonly plain: string
  readonly form: Form
  /** What it may be, as the bits of `trait`. */
  readonly is: number
  /** Part of an address on the net, a path or a code: never a name. */
  readonly joined: boolean
}

/** Behind a small letter before an apostrophe stands the word itself: `d'Anna`, `l'avenue`. */
const elided = /^(?:[cdjlmnst]|qu|dall|dell|nell|sull|all)['’](?=\p{Lu})/u

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019
const joinsLetters = (code: number): boolean => isApostrophe(code) || code === 45
const codesOf = (characters: string): ReadonlySet<number> =>
  new Set(characters.split('').map((character) => character.charCodeAt(0)))
const joinsBefore = codesOf('@_/#=&')
const joinsAfter = codesOf('@_=')
/** Of a path, `C:\Users`; before a quote it only stands for that in a text that was put into another. */
const backslash = 92
const dot = 46

const formOf = (written: string): Form => {
  const first = sortAt(written, 0)
  if (first === sort.digit) return 'number'
  if (first === sort.caseless) return 'caseless'
  if (first === sort.lower) return 'lower'
  let units = 1
  for (let at = 1; at < written.length; at += 1) {
    const kind = sortAt(written, at)
    if (kind === sort.lower) return 'capital'
    if (kind === sort.upper || kind === sort.digit) units += 1
  }
  return units === 1 ? 'initial' : 'upper'
}

/** `O'Neill`, `Jean-Paul`, `D'Angelo` are one word; the `'s` of a possessive and a closing quote are no part of it. */
const endOfWord = (text: string, start: number): number => {
  let at = start + 1
  for (;;) {
    const kind = sortAt(text, at)
    if (kind !== sort.other) {
      at += 1
      continue
    }
    if (!joinsLetters(text.charCodeAt(at)) || sortAt(text, at + 1) === sort.other) return at
    const possessive =
      isApostrophe(text.charCodeAt(at)) && /s/i.test(text.charAt(at + 1)) && sortAt(text, at + 2) === sort.other
    if (possessive) return at
    at += 1
  }
}

const longestAddress = 64

/** What goes on behind a full stop without a blank is an address on the net where an @ comes, or a small letter. */
const isAddress = (text: string, from: number): boolean => {
  if (sortAt(text, from) === sort.lower) return true
  let at = from
  while (at < from + longestAddress && (sortAt(text, at) !== sort.other || text.charCodeAt(at) === dot)) at += 1
  return at > from && text.charAt(at) === '@'
}

const isJoined = (text: string, start: number, end: number): boolean => {
  const before = start === 0 ? 32 : text.charCodeAt(start - 1)
  const after = end === text.length ? 32 : text.charCodeAt(end)
  if (before === 32 && after === 32) return false
  if (joinsBefore.has(before) || joinsAfter.has(after)) return true
  if (before === backslash || (after === backslash && sortAt(text, end + 1) !== sort.other)) return true
  if (before === dot && sortAt(text, start - 2) === sort.lower && sortAt(text, start) === sort.lower) return true
  return after === dot && sortAt(text, end - 1) === sort.lower && isAddress(text, end + 1)
}

interface Reading {
  readonly plain: string
  readonly form: Form
  readonly is: number
}

/** Longer ones are no words, and not worth a look. */
const longest = 40
const most = 20_000

const tooLong: Reading = { plain: '', form: 'lower', is: 0 }

/** A language has few words and says them often: what was found out about one is kept. */
const remembering = (isOf: (plain: string) => number): ((written: string) => Reading) => {
  const remembered = new Map<string, Reading>()
  return (written) => {
    const before = remembered.get(written)
    if (before !== undefined) return before
    const plain = foldWord(written)
    const made = { plain, form: formOf(written), is: isOf(plain) }
    if (remembered.size < most) remembered.set(written, made)
    return made
  }
}

const elidedAt = (text: string, start: number, end: number): number => {
  const early = end - start > 3 && end - start < longest
  if (
    !early ||
    !(
      isApostrophe(text.charCodeAt(start + 1)) ||
      isApostrophe(text.charCodeAt(start + 2)) ||
      isApostrophe(text.charCodeAt(start + 4))
    )
  )
    return 0
  return elided.exec(text.slice(start, start + 6))?.[0].length ?? 0
}

/** Reads the words and numbers of a text, in order, in one pass; `isOf` says what a word may be. */
export const wordReader = (isOf: (plain: string) => number): ((folded: Folded) => Word[]) => {
  const readingOf = remembering(isOf)
  const wordAt = (text: string, start: number, end: number): Word => {
    const { plain, form, is } = end - start > longest ? tooLong : readingOf(text.slice(start, end))
    return { start, end, plain, form, is, joined: isJoined(text, start, end) }
  }
  return ({ text }) => {
    const words: Word[] = []
    for (let at = 0; at < text.length;) {
      if (sortAt(text, at) === sort.other) {
        at += 1
        continue
      }
      const end = endOfWord(text, at)
      const skipped = elidedAt(text, at, end)
      if (skipped > 0) words.push(wordAt(text, at, at + skipped))
      words.push(wordAt(text, at + skipped, end))
      at = end
    }
    return words
  }
}
