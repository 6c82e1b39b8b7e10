import { codeTable, findCodes } from './codes.ts'
import type { EntityType, Finding } from './finding.ts'
import { fold, type Folded } from './fold.ts'
import { findNamed, nameTable } from './named.ts'
import type { Doubt, NearMiss } from './near-miss.ts'
import { findNumbers, numberTable } from './numbers.ts'
import { withoutOverlap } from './overlap.ts'
import { isRedacted } from './marks.ts'
import { readingOf } from './reading.ts'
import type { Found, Reading, Recognizer, Searching } from './recognizer.ts'
import { seen, survey, type Look } from './survey.ts'
import { isTestValue } from './test-values.ts'

/** From here on a finding is shown to a person. */
export const suggestThreshold = 0.5
/** From here on a finding is sure: it starts checked, and a policy may act on it alone. */
export const automaticThreshold = 0.85

/** What was found in the folded text, before anything speaks against it. */
export type TypedFound = Found & { readonly type: EntityType }

/** Looks over the whole text in its own way: names and addresses, known people, an account's own kinds. */
export type Finder = (reading: Reading) => Iterable<TypedFound>

export type IsOwn = (found: TypedFound, reading: Reading) => boolean

export interface DetectorOptions {
  /** The kinds to look for, in order of trust where all else is equal. */
  readonly recognizers: readonly Recognizer[]
  readonly finders?: readonly Finder[]
  /** ISO 3166 codes whose numbers are looked for, in either case; default all. */
  readonly countries?: readonly string[]
  readonly switchedOff?: readonly EntityType[]
  /** Findings below are left out; 0 to 1, default `suggestThreshold`. */
  readonly minScore?: number
  /** Whether what was found is the account's own: an order, a ticket, a tracking number, an agent's signature. */
  readonly isOwn?: IsOwn
  /** Values that standards and payment services publish for tests are left out. */
  readonly withoutTestValues?: boolean
}

export interface Explained {
  readonly findings: readonly Finding[]
  readonly nearMisses: readonly NearMiss[]
}

export interface Detector {
  /**
   * Finds personal data in a text of any length, in time linear in it. Spans are UTF-16 code units of `text`, on
   * code-point boundaries, in order and without overlap.
   */
  readonly detect: (text: string) => Finding[]
  /** The same findings, and what was nearly one, with the reason why not. */
  readonly explain: (text: string) => Explained
}

const isSearching = (one: Recognizer): one is Searching => !('form' in one)

const isGivenOutIn = ({ countries }: Recognizer, wanted: ReadonlySet<string> | undefined): boolean =>
  wanted === undefined || countries === undefined || countries.some((country) => wanted.has(country))

const longestPlaceholder = 80

/** What a template fills in later is no value: `{{ticket.id}}`. */
const isPlaceholder = (text: string, start: number, end: number): boolean => {
  // No further than a placeholder is long: looking back to the beginning would cost the square of a text full of them.
  const before = text.slice(Math.max(0, start - longestPlaceholder), start)
  const open = before.lastIndexOf('{{')
  return open !== -1 && !before.includes('}}', open) && text.slice(end, end + longestPlaceholder).includes('}}')
}

interface Place {
  readonly start: number
  readonly end: number
}

const placed = <Of extends Place>(folded: Folded, place: Of): Of => ({
  ...place,
  ...folded.origin(place.start, place.end),
})

/** In order, without those that touch a finding; findings are in order and apart. */
const beside = (misses: readonly NearMiss[], findings: readonly Place[]): NearMiss[] => {
  const sorted = [...misses].sort((one, other) => one.start - other.start || other.end - one.end)
  let next = 0
  return sorted.filter(({ start, end }) => {
    while (next < findings.length && (findings[next]?.end ?? 0) <= start) next += 1
    return (findings[next]?.start ?? Infinity) >= end
  })
}

/** Written options, compiled once into what runs for each text. */
export const createDetector = (options: DetectorOptions): Detector => {
  const { finders = [], minScore = suggestThreshold, isOwn, withoutTestValues = false } = options
  const countries =
    options.countries === undefined ? undefined : new Set(options.countries.map((country) => country.toUpperCase()))
  const off = new Set(options.switchedOff)
  const asked = options.recognizers.filter((one) => !off.has(one.type) && isGivenOutIn(one, countries))
  const searching = asked.filter(isSearching)
  const numbers = numberTable(asked.flatMap((one) => ('form' in one && one.form === 'number' ? [one] : [])))
  const codes = codeTable(asked.flatMap((one) => ('form' in one && one.form === 'code' ? [one] : [])))
  const names = nameTable(asked.flatMap((one) => ('form' in one && one.form === 'named' ? [one] : [])))

  /** What some recognizer needs; a text that holds none of it is not looked at again. */
  const needed = searching.reduce((bits, { needs }) => bits | seen[needs], 0)

  const candidatesIn = (reading: Reading, { bits, words }: Look): TypedFound[] => {
    const all: TypedFound[] = []
    if ((bits & needed) !== 0)
      for (const { type, needs, fewest = 0, find } of searching)
        if ((bits & seen[needs]) !== 0 && reading.mostDigits >= fewest)
          for (const found of find(reading)) all.push({ type, ...found })
    if (reading.runs.length > 0) {
      findNumbers(numbers, reading, all)
      findCodes(codes, reading, all)
    }
    if (words.length > 0) findNamed(names, reading, words, all)
    for (const finder of finders) for (const found of finder(reading)) if (!off.has(found.type)) all.push(found)
    return all
  }

  const doubtOf = (reading: Reading, found: TypedFound, hasTemplates: boolean): Doubt | undefined => {
    const { text } = reading
    const { type, start, end, score } = found
    if (score < minScore) return { code: 'not-sure-enough' }
    if (isRedacted(text, start, end)) return { code: 'masked' }
    if (hasTemplates && isPlaceholder(text, start, end)) return { code: 'placeholder' }
    if (isOwn?.(found, reading) === true) return { code: 'own-number' }
    return withoutTestValues && isTestValue(type, text.slice(start, end)) ? { code: 'test-value' } : undefined
  }

  const run = (text: string, missed?: Reading['missed']): { folded: Folded; findings: Finding[] } => {
    const first = survey(text, names.filter)
    const folded = fold(text, first.bits)
    // A digit of another script, a wide @: what was folded is looked at again.
    const look = folded.text === text ? first : survey(folded.text, names.filter)
    const reading = readingOf(folded, look.digits, missed)
    const findings: Finding[] = []
    // Asked once a text: asked for each finding, a text full of them costs the square of its length.
    const hasTemplates = reading.text.includes('{{')
    for (const found of candidatesIn(reading, look)) {
      const doubt = doubtOf(reading, found, hasTemplates)
      if (doubt === undefined) findings.push(found)
      else missed?.(found.type, found.start, found.end, doubt)
    }
    return { folded, findings: withoutOverlap(findings) }
  }

  let wholly: Detector | undefined

  const detect = (text: string): Finding[] => {
    const { folded, findings } = run(text)
    return folded.text === text ? findings : findings.map((finding) => placed(folded, finding))
  }

  const explain = (text: string): Explained => {
    const { switchedOff = [], ...others } = options
    // Made when somebody asks: what is switched off costs a scan nothing.
    wholly ??= switchedOff.length === 0 ? undefined : createDetector(others)
    const missed = new Map<string, NearMiss>()
    const { folded, findings } = run(text, (type, start, end, doubt) => {
      const key = `${type} ${String(start)} ${String(end)}`
      if (!missed.has(key)) missed.set(key, { type, start, end, doubt })
    })
    const unasked = (wholly?.detect(text) ?? [])
      .filter(({ type }) => off.has(type))
      .map(({ type, start, end }): NearMiss => ({ type, start, end, doubt: { code: 'switched-off' } }))
    const shown = findings.map((finding) => placed(folded, finding))
    const nearMisses = beside([...missed.values()], findings).map((miss) => placed(folded, miss))
    return {
      findings: shown,
      nearMisses: unasked.length === 0 ? nearMisses : beside([...nearMisses, ...unasked], shown),
    }
  }

  return { detect, explain }
}
