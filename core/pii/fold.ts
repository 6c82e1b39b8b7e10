import { foldCharacter } from './fold-character.ts'
import { plainOf } from './plain.ts'
import { isQuotedPrintable, sequenceAt, type Sequence } from './sequences.ts'
import { bitsOf, isFoldable, seen } from './survey.ts'

/**
 * The text as recognizers read it: plain digits, plain spaces and hyphens, nothing invisible; and, for each of its code
 * units, where it came from.
 */
export interface Folded {
  readonly text: string
  /** As long as `text`, in small letters and without diacritics, for words. */
  readonly plain: string
  /** From a span of `text` to the span of the original; invisible characters inside it belong to it. */
  readonly origin: (start: number, end: number) => { readonly start: number; readonly end: number }
}

/** Stretches of the text with their places in the original: a stretch that was rewritten stands for one place. */
interface Stretches {
  readonly at: number[]
  readonly from: number[]
  readonly to: number[]
  readonly kept: boolean[]
}

/** A text is read once and asked often, so its plain letters are kept; most texts have nothing to rewrite. */
class FoldedText implements Folded {
  readonly text: string
  readonly #origin: Folded['origin'] | undefined
  #plain: string | undefined

  constructor(text: string, origin?: Folded['origin']) {
    this.text = text
    this.#origin = origin
  }

  get plain(): string {
    this.#plain ??= plainOf(this.text)
    return this.#plain
  }

  origin(start: number, end: number): { readonly start: number; readonly end: number } {
    return this.#origin === undefined ? { start, end } : this.#origin(start, end)
  }
}

const stretchOf = (at: readonly number[], offset: number): number => {
  let [low, high] = [0, at.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((at[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

const originOf =
  ({ at, from, to, kept }: Stretches): Folded['origin'] =>
  (start, end) => {
    const [first, last] = [stretchOf(at, start), stretchOf(at, Math.max(start, end - 1))]
    const inside = end - (at[last] ?? 0)
    return {
      start: (from[first] ?? 0) + (kept[first] === true ? start - (at[first] ?? 0) : 0),
      end: kept[last] === true ? (from[last] ?? 0) + inside : (to[last] ?? 0),
    }
  }

const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f

/** A letter and the marks behind it, where they are one letter. */
const composed = (text: string, at: number): Sequence | undefined => {
  let end = at + 1
  while (end - at < 4 && isMark(text.charCodeAt(end))) end += 1
  const one = text.slice(at, end).normalize('NFC')
  return one.length === 1 ? [one, end - at] : undefined
}

const folds = new Map<string, string>()

const foldOne = (character: string): string => {
  const before = folds.get(character)
  if (before !== undefined) return before
  const folded = foldCharacter(character)
  if (folds.size < 5000) folds.set(character, folded)
  return folded
}

/** What stands at `at` where it isn't itself: what it reads as, and its length. */
const rewrittenAt = (text: string, at: number, isPrintable: boolean): Sequence | undefined => {
  if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) {
    const [, length] = sequenceAt(text, at + 1, isPrintable) ?? ['', 1]
    return ['\n', length + 1]
  }
  const sequence = sequenceAt(text, at, isPrintable)
  if (sequence !== undefined) return sequence[0] === '' ? sequence : [foldOne(sequence[0]), sequence[1]]
  if (isMark(text.charCodeAt(at + 1)) && !isMark(text.charCodeAt(at))) return composed(text, at)
  if (!isFoldable(text.charCodeAt(at))) return undefined
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const folded = foldOne(character)
  return folded === character ? undefined : [folded, character.length]
}

const rewritten = (original: string): Folded => {
  const isPrintable = isQuotedPrintable(original)
  const stretches: Stretches = { at: [], from: [], to: [], kept: [] }
  const pieces: string[] = []
  let length = 0
  const push = (piece: string, from: number, to: number, kept: boolean): void => {
    if (piece === '') return
    stretches.at.push(length)
    stretches.from.push(from)
    stretches.to.push(to)
    stretches.kept.push(kept)
    pieces.push(piece)
    length += piece.length
  }
  let done = 0
  for (let at = 0; at < original.length;) {
    const found = rewrittenAt(original, at, isPrintable)
    if (found === undefined) {
      at += 1
      continue
    }
    push(original.slice(done, at), done, at, true)
    done = at + found[1]
    push(found[0], at, done, false)
    at = done
  }
  if (length === 0 && done === 0) return new FoldedText(original)
  push(original.slice(done), done, original.length, true)
  return new FoldedText(pieces.join(''), originOf(stretches))
}

const hasSequence = /&[#a-zA-Z]|\n ?>|=/

/** `bits` are what `survey` saw: a text in which nothing reads as something else is itself. */
export const fold = (original: string, bits = bitsOf(original)): Folded => {
  const mayDiffer = (bits & seen.foldable) !== 0 || ((bits & seen.sequence) !== 0 && hasSequence.test(original))
  return mayDiffer ? rewritten(original) : new FoldedText(original)
}
