import { automaticThreshold } from './detector.ts'
import type { Finding } from './finding.ts'
import { fold } from './fold.ts'
import { foldCharacter } from './fold-character.ts'
import { normalise } from './normalise.ts'
import { isWordCode, plainCode } from './plain.ts'
import { isOfWord } from './recognizer.ts'
import { valueSearch } from './value-search.ts'

type Place = Pick<Finding, 'type' | 'start' | 'end' | 'score'>

/** Shorter values stand inside other words by chance: they are looked for as words of their own. */
const shortest = 6
/** Between the pieces of one number stands no more. */
const longestGap = 3

const unknown = 0xffff
const units = new Uint16Array(0x10000).fill(unknown)

const unitOf = (code: number): number => {
  if (code >= 0xd800 && code <= 0xdfff) return code
  const folded = code >= 0x300 && code <= 0x36f ? '' : foldCharacter(String.fromCharCode(code))
  const plain = folded === '' ? 0 : plainCode(folded.charCodeAt(0))
  return isWordCode(plain) ? plain : 0
}

interface Stream {
  readonly units: Uint16Array
  /** Where in the text each of them stands. */
  readonly at: Int32Array
  /** With which of them the stretch without a gap begins that it stands in. */
  readonly joinedFrom: Int32Array
}

/**
 * Letters and digits alone, small and without marks, unit for unit: whatever a text holds to the letter its stream holds too,
 * and the same digits with other signs between them besides.
 */
const streamOf = (text: string): Stream => {
  const [read, at, joinedFrom] = [
    new Uint16Array(text.length),
    new Int32Array(text.length),
    new Int32Array(text.length),
  ]
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (units[code] === unknown) units[code] = unitOf(code)
    const unit = units[code] ?? 0
    if (unit === 0) continue
    read[count] = unit
    at[count] = index
    const isApart = count === 0 || index - (at[count - 1] ?? 0) > longestGap + 1
    joinedFrom[count] = isApart ? count : (joinedFrom[count - 1] ?? 0)
    count += 1
  }
  return { units: read.subarray(0, count), at, joinedFrom }
}

const digitsIn = (value: Uint16Array): number => value.filter((unit) => unit >= 48 && unit <= 57).length

const digitsOnly = /^\+?\d{8,}$/

const formsOf = ({ type }: Place, written: string): readonly Stream[] => {
  const read = fold(written).text
  const one = normalise(type, written)
  return [written, ...(read === written ? [] : [read]), ...(digitsOnly.test(one) ? [one] : [])].map(streamOf)
}

/** Half of a pair is no place to cut. */
const onBoundaries = (text: string, start: number, end: number): { readonly start: number; readonly end: number } => {
  const isLow = (at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00
  const isHigh = (at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800
  return {
    start: start > 0 && isLow(start) && isHigh(start - 1) ? start - 1 : start,
    end: end < text.length && isLow(end) && isHigh(end - 1) ? end + 1 : end,
  }
}

/** Names and words are looked for as words, numbers and addresses wherever they stand. */
const isGlued = ({ type }: Place, length: number): boolean =>
  length >= shortest && type !== 'PERSON' && type !== 'ADDRESS'

/** Overlapping places are one: nothing of either may stay. */
const joined = (places: readonly Place[]): Place[] => {
  const apart: Place[] = []
  for (const place of [...places].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = apart.at(-1)
    if (last === undefined || place.start >= last.end) apart.push(place)
    else if (place.end > last.end) apart[apart.length - 1] = { ...last, end: place.end }
  }
  return apart
}

/**
 * The places found and each further place where one of the values stands: glued into a word, where no recognizer sees it, or
 * written with other signs between its digits. Only values that are sure, or numbers, are looked for. In order and apart; time
 * is linear in the text.
 */
export const everyPlace = (text: string, findings: readonly Place[]): readonly Place[] => {
  const wanted: { readonly value: Uint16Array; readonly finding: Place }[] = []
  const literal = new Set<string>()
  for (const finding of findings) {
    const written = text.slice(finding.start, finding.end)
    // As written, as read and in its one form: `41&shy;11…` stands elsewhere as `4111…`, `0033 6…` as `+33 6…`.
    for (const { units: value } of formsOf(finding, written))
      if (value.length > 0 && (finding.score >= automaticThreshold || digitsIn(value) >= shortest))
        wanted.push({ value, finding })
    literal.add(written)
  }
  if (wanted.length === 0) return findings
  const { units: stream, at, joinedFrom } = streamOf(text)
  const further: Place[] = []
  valueSearch(wanted.map(({ value }) => value))(stream, (index, from, to) => {
    const finding = wanted[index]?.finding
    const [first, last] = [at[from], at[to - 1]]
    if (finding === undefined || first === undefined || last === undefined) return false
    if (!isGlued(finding, to - from) && (isOfWord(text, first - 1) || isOfWord(text, last + 1))) return false
    const { start, end } = onBoundaries(text, first, last + 1)
    const isJoined = (joinedFrom[to - 1] ?? 0) <= from
    if (!isJoined && !literal.has(text.slice(start, end))) return false
    further.push({ type: finding.type, start, end, score: finding.score })
    return true
  })
  return joined([...findings, ...further])
}
