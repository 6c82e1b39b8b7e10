import type { Finder } from '../../detector.ts'
import type { Reading } from '../../recognizer.ts'
import { foldWord } from '../lexicon/fold-word.ts'
import { traitsOf } from '../lexicon/index.ts'
import { trait } from '../lexicon/traits.ts'
import { pageOf } from '../page.ts'

interface Piece {
  readonly start: number
  readonly end: number
  readonly plain: string
  readonly loud: boolean
}

interface Sequence {
  readonly words: readonly string[]
  readonly score: number
  /** One name alone counts only with a capital. */
  readonly capital: boolean
}

/** `Jean-Paul` and `Jean Paul` are the same two pieces. */
const piecesOf = (reading: Reading): Piece[] =>
  pageOf(reading).words.flatMap(({ start, end, plain, form, joined }) => {
    if (joined || form === 'number') return []
    const loud = form === 'capital' || form === 'upper' || form === 'caseless'
    if (!plain.includes('-')) return [{ start, end, plain, loud }]
    let at = start
    return reading.text
      .slice(start, end)
      .split('-')
      .map((part) => {
        const piece = { start: at, end: at + part.length, plain: foldWord(part), loud }
        at += part.length + 1
        return piece
      })
  })

const wordsIn = (name: string): string[] =>
  foldWord(name)
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '')

const isWord = (word: string): boolean => (traitsOf(word) & (trait.common | trait.never | trait.place)) !== 0
const isTitle = (word: string): boolean => (traitsOf(word) & trait.honorific) !== 0

/** Whole, turned around, without the middle names, the first or last alone where it is no common word. */
const sequencesOf = (name: string): Sequence[] => {
  const written = wordsIn(name)
  const words = written.length > 2 && isTitle(written[0] ?? '') ? written.slice(1) : written
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  const alone = (word: string, least: number, score: number): Sequence[] =>
    word.length >= least && !isWord(word) ? [{ words: [word], score, capital: true }] : []
  if (words.length < 2) return alone(first, 3, 0.8)
  // Of a family name of several words all of them: `van der Berg`.
  const family = words.slice(1)
  const whole = [words, [...family, first], [first, last], [last, first]]
  return [
    ...whole.map((sequence) => ({ words: sequence, score: 0.99, capital: false })),
    ...(family.length > 1 ? [{ words: family, score: 0.97, capital: true }] : []),
    ...alone(last, 4, 0.9),
    ...alone(first, 3, 0.8),
  ]
}

const between = /^(?:[ .,-]{1,2}|\n| ?, ?)$/

/** One table of first words: a look-up for each word of a text, however many people are known. */
export const nameFinder = (names: readonly string[]): Finder => {
  const byFirst = new Map<string, Sequence[]>()
  for (const sequence of names.flatMap(sequencesOf)) {
    const [first = ''] = sequence.words
    byFirst.set(first, [...(byFirst.get(first) ?? []), sequence])
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.words.length - one.words.length)
  return function* (reading) {
    if (byFirst.size === 0) return
    const pieces = piecesOf(reading)
    const stands = ({ words, capital }: Sequence, index: number): boolean =>
      words.every((word, offset) => {
        const [previous, piece] = [pieces[index + offset - 1], pieces[index + offset]]
        if (piece?.plain !== word || (capital && offset === words.length - 1 && !piece.loud)) return false
        return offset === 0 || between.test(reading.text.slice(previous?.end, piece.start))
      })
    for (let index = 0; index < pieces.length; index += 1) {
      const found = byFirst.get(pieces[index]?.plain ?? '')?.find((sequence) => stands(sequence, index))
      if (found === undefined) continue
      const last = index + found.words.length - 1
      const [start, end] = [pieces[index]?.start ?? 0, pieces[last]?.end ?? 0]
      yield { type: 'PERSON', start, end, score: found.score, reasons: [{ code: 'known-person' }] }
      index = last
    }
  }
}
