import { normalise } from '../../../core/pii/index.ts'
import type { EntityType } from '../../../core/pii/finding.ts'
import { standardLook, type Look } from '../detection/look.ts'

export interface Span {
  readonly type: EntityType
  readonly start: number
  readonly end: number
}

/** A value that is to go. It lives in memory for the length of one redaction and is never stored, logged or thrown. */
export interface Value {
  readonly type: EntityType
  readonly text: string
}

const keyOf = ({ type, text }: Value): string => `${type}|${normalise(type, text)}`

const letter = /\p{L}/u
const digit = /\p{N}/u

/** Two letters or two digits in a row belong together: `12` in `123` is another number, not a copy. */
const joined = (one: string, other: string): boolean =>
  (letter.test(one) && letter.test(other)) || (digit.test(one) && digit.test(other))

const standsAlone = (text: string, start: number, end: number): boolean =>
  !joined(text.charAt(start - 1), text.charAt(start)) && !joined(text.charAt(end - 1), text.charAt(end))

/** A few digits stand anywhere, in a width or a bus line: they are a value only where the detector sees one. */
const isTelling = ({ text }: Value): boolean => !/^\d{1,5}$/.test(text)

const literally = function* (text: string, value: Value): Generator<Span> {
  const { length } = value.text
  for (let at = text.indexOf(value.text); at >= 0 && length > 0; at = text.indexOf(value.text, at + length)) {
    if (standsAlone(text, at, at + length)) yield { type: value.type, start: at, end: at + length }
  }
}

export const valuesAt = (text: string, spans: readonly Span[]): readonly Value[] => {
  const values = spans.map(({ type, start, end }) => ({ type, text: text.slice(start, end) }))
  return [...new Map(values.map((value) => [`${value.type}|${value.text}`, value])).values()]
}

const seenIn = (text: string, values: readonly Value[], look: Look): readonly Span[] => {
  const wanted = new Set(values.map(keyOf))
  const isWanted = ({ type, start, end }: Span) => wanted.has(keyOf({ type, text: text.slice(start, end) }))
  const copies = look.detectAll(text).filter(isWanted)
  const others = look.detect(text).filter((finding) => !isWanted(finding))
  const belongsToAnother = ({ start, end }: Span) =>
    others.some((other) => other.start <= start && end <= other.end && other.end - other.start > end - start)
  const spans = [
    ...copies.map(({ type, start, end }) => ({ type, start, end })),
    ...values
      .filter(isTelling)
      .flatMap((value) => [...literally(text, value)])
      .filter((span) => !belongsToAnother(span)),
  ].sort((one, other) => one.start - other.start || other.end - one.end)
  let reached = 0
  return spans.filter(({ end }) => {
    if (end <= reached) return false
    reached = end
    return true
  })
}

const cover = (text: string, spans: readonly Span[]): string =>
  spans.reduce((left, { start, end }) => left.slice(0, start) + '▇'.repeat(end - start) + left.slice(end), text)

/**
 * Every place in the text that holds one of the values: as the detector reads it, however it is spelled, and letter for
 * letter where the detector sees nothing. A longer finding that merely contains the letters is another value and stays.
 * Looked at again with those covered, since a value may come to light only when its neighbour is gone.
 */
export const copiesOf = (text: string, values: readonly Value[], look = standardLook): readonly Span[] => {
  const spans: Span[] = []
  for (let left = text; ;) {
    const seen = seenIn(left, values, look)
    if (seen.length === 0) return spans.sort((one, other) => one.start - other.start)
    spans.push(...seen)
    left = cover(left, seen)
  }
}

export const holdsAny = (texts: readonly string[], values: readonly Value[], look = standardLook): boolean =>
  texts.some((text) => seenIn(text, values, look).length > 0)
