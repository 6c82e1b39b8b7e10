import type { Finder } from '../../detector.ts'
import type { Reading } from '../../recognizer.ts'
import { languageOf } from '../language.ts'
import { foldWord } from '../lexicon/fold-word.ts'
import { wordReader } from '../words.ts'
import { sequencesOf, type Sequence } from './sequences.ts'

interface Piece {
  readonly start: number
  readonly end: number
  readonly plain: string
  readonly loud: boolean
}

/** Without the lexicon: these names are known, and a browser that knows people need not load all the others. */
const wordsOf = wordReader(() => 0)

/** `Jean-Paul` and `Jean Paul` are the same two pieces. */
const piecesOf = (reading: Reading): Piece[] =>
  wordsOf(reading).flatMap(({ start, end, plain, form, joined }) => {
    if (joined || form === 'number') return []
    const loud = form !== 'lower'
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
    if (!pieces.some(({ plain }) => byFirst.has(plain))) return
    const isPolish = languageOf(wordsOf(reading)) === 'pl'
    const stands = ({ words, capital, polish }: Sequence, index: number): boolean =>
      (!polish || isPolish) &&
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
