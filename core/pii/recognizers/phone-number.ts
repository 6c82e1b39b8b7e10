import { claims } from '../context.ts'
import { shapeOf, windowOf, type DigitRun, type Window } from '../digit-runs.ts'
import type { Finding } from '../finding.ts'
import { beginsAlone, endsAlone, surer, type Reading, type Recognizer } from '../recognizer.ts'
import { homeOf, standingAbroad } from './phone-plans.ts'
import { beginsWithDate, beginsWithDay, isDate, isMobile, isOfPairs, isPunctuated, isShared } from './phone-shapes.ts'
import { isLabelBefore, labelBehind, otherNumber, phoneWords } from './phone-words.ts'

const fewest = 6
const most = 15
/** Of the windows that begin at one place only the longest few are looked at. */
const tries = 4

/** Where a phone number would not go on: line breaks, wide blanks, a slash or hyphen between blanks. */
const parts = (gap: string | undefined): boolean => gap === undefined || /\n| {2}| [/-]|[/-] /.test(gap)

/** A plus, or an opening bracket, before the digits belongs to the number. */
const startOf = (text: string, start: number): number => {
  const bracket = text.charAt(start - 1) === '(' ? start - 1 : start
  const plus = text.charAt(bracket - 1) === '+' ? bracket - 1 : bracket
  if (plus < bracket && text.charAt(plus - 1) === '(' && text.slice(plus, start + 8).includes(')')) return plus - 1
  return plus < bracket || bracket === start || text.slice(bracket, start + 8).includes(')') ? plus : start
}

const extension =
  /[ ,;]{0,2}(?:x|ext\.?|extension|poste|durchwahl|dw|apparat|anexo|interno|int\.|toestel|wew\.?|#)[ .:]{0,2}\d{1,6}(?![\p{L}\d])/iuy

const beginsExtension = 'xepdaitw#'

/** Blanks and commas are passed over here, so that the pattern is asked only where a word of it may follow. */
const extensionFrom = (text: string, end: number): number => {
  let at = end
  while (at < end + 2 && ' ,;'.includes(text.charAt(at))) at += 1
  if (at >= text.length || !beginsExtension.includes(text.charAt(at).toLowerCase())) return end
  extension.lastIndex = end
  return end + (extension.exec(text)?.[0].length ?? 0)
}

interface Written {
  readonly reading: Reading
  readonly window: Window
  readonly start: number
  readonly end: number
  readonly shape: string
  readonly extended: boolean
  readonly label: string | undefined
}

interface Spoken {
  readonly word?: string
  /** Another number's word, nearer than any of a phone's. */
  readonly against?: string
}

/** What speaks for a phone: a label beside it, or a phone word that stands nearer than any other number's word. */
const wordFor = ({ reading, start, end, label }: Written, mayStandAlone: boolean): Spoken => {
  if (label !== undefined) return { word: label }
  if (isLabelBefore(reading.text, start)) return { word: 'tel' }
  const word = phoneWords.nearest(reading, start, end)
  if (word === undefined && !mayStandAlone) return {}
  const other = claims(otherNumber, reading, start, end)
  if (other !== undefined && (word === undefined || other.distance < word.distance)) return { against: other.word }
  return word === undefined ? {} : { word: word.word }
}

interface Judged {
  readonly base: number
  readonly country?: string
  readonly punctuated: boolean
}

/** No calling code begins with 0, and North America's numbers have ten digits behind theirs. */
const isDialled = (digits: string): boolean =>
  !digits.startsWith('0') && digits.length > 6 && (!digits.startsWith('1') || digits.length === 11)

const international = ({ window, extended }: Written, candidate: string): Judged | undefined => {
  const digits = candidate.startsWith('00') ? window.digits.slice(2) : window.digits
  if (!isDialled(digits) || (candidate.startsWith('(') && !/^\(\+\d+\)/.test(candidate))) return undefined
  const found = standingAbroad(digits)
  if (found === 'neither') return undefined
  const base = (found === 'valid' ? 0.93 : 0.75) - (candidate.includes('+') ? 0 : 0.1)
  return { base: surer(base, extended && 0.3), punctuated: false }
}

const isWhole = ({ window: { run, first, last } }: Written): boolean =>
  parts(run.gaps[last]) && (first === 0 || parts(run.gaps[first - 1]))

const isBareMobile = (written: Written): boolean => isMobile(written.window.digits) && isWhole(written)

const national = (written: Written, candidate: string, spoken: boolean): Judged | undefined => {
  const { window, shape, extended } = written
  const punctuated = isPunctuated(shape, candidate)
  if (!punctuated && !spoken && !extended && !isBareMobile(written)) return undefined
  const country = homeOf(window.digits)
  // A piece of a longer number is in some country's plan one time in three.
  if (country !== undefined && (spoken || extended || isOfPairs(candidate) || isWhole(written)))
    return { base: punctuated ? 0.8 : 0.55, country, punctuated }
  if (isOfPairs(candidate) && isWhole(written)) return { base: 0.75, punctuated }
  // A number that is merely possible: of another country's plan, or of a range that isn't in use.
  const telling = punctuated || isShared(shape) || written.label !== undefined
  const enough = window.digits.length > 6 || shape === '2-2-2'
  if (!isWhole(written) || !enough) return undefined
  if (extended && punctuated) return { base: 0.6, punctuated }
  return spoken && telling ? { base: 0.35, punctuated } : undefined
}

const judge = (written: Written): Omit<Finding, 'type'> | undefined => {
  const { reading, window, start, end, extended } = written
  const candidate = reading.text.slice(start, window.end)
  const isInternational = candidate.startsWith('+') || candidate.startsWith('00') || candidate.startsWith('(+')
  if (!isInternational && (written.shape === '3-2-4' || (window.first < window.last && isDate(candidate))))
    return undefined
  const mayStandAlone = isInternational || extended || isPunctuated(written.shape, candidate) || isBareMobile(written)
  const { word, against } = wordFor(written, mayStandAlone)
  if (against !== undefined && !candidate.includes('+')) {
    if (window.digits.length > 8) reading.missed?.('PHONE_NUMBER', start, end, { code: 'business-word', word: against })
    return undefined
  }
  if (word === undefined && beginsWithDay(candidate)) return undefined
  const judged = isInternational ? international(written, candidate) : national(written, candidate, word !== undefined)
  if (judged === undefined) return undefined
  return {
    start,
    end,
    score: surer(judged.base, word !== undefined && 0.75),
    reasons: [
      judged.country === undefined ? { code: 'pattern' } : { code: 'country', name: judged.country },
      ...(judged.punctuated ? [{ code: 'punctuation' } as const] : []),
      ...(word === undefined ? [] : [{ code: 'context-word', word } as const]),
    ],
  }
}

const writtenAs = (reading: Reading, window: Window): Written | undefined => {
  const { text } = reading
  const start = startOf(text, window.start)
  if (!beginsAlone(reading, start)) return undefined
  const end = extensionFrom(text, window.end)
  const label = labelBehind(text, end)
  if (label === undefined && !endsAlone(reading, end)) return undefined
  return { reading, window, start, end, shape: shapeOf(window), extended: end > window.end, label }
}

const digitsIn = ({ offsets }: DigitRun, first: number, last: number): number =>
  (offsets[last + 1] ?? 0) - (offsets[first] ?? 0)

/** `06 12 34 56 78` is a number of its own, whatever stands before it. */
const isInPairs = (text: string, { groups }: DigitRun, first: number): boolean => {
  const [begin, close] = [groups[first], groups[first + 4]]
  if (begin === undefined || close === undefined || !/^0[1-9]/.test(text.slice(begin.start, begin.end))) return false
  return close.end - begin.start === 14 && groups.slice(first, first + 5).every(({ start, end }) => end - start === 2)
}

/** The longest number that begins at the group, if any. */
const beginningAt = (reading: Reading, run: DigitRun, first: number) => {
  if (isInPairs(reading.text, run, first)) {
    const written = writtenAs(reading, windowOf(run, first, first + 4))
    const found = written === undefined ? undefined : judge(written)
    if (found !== undefined) return { found, last: first + 4 }
  }
  let last = first
  while (last + 1 < run.groups.length && !parts(run.gaps[last]) && digitsIn(run, first, last + 1) <= most) last += 1
  for (let tried = 0; tried < tries && last >= first; tried += 1, last -= 1) {
    const count = digitsIn(run, first, last)
    if (count < fewest) return undefined
    if (count > most) continue
    const written = writtenAs(reading, windowOf(run, first, last))
    const found = written === undefined ? undefined : judge(written)
    if (found !== undefined) return { found, last }
  }
  return undefined
}

const isDateAt = (text: string, { groups }: DigitRun, first: number): boolean => {
  const [begin, last] = [groups[first], groups[first + 2]]
  return begin !== undefined && last !== undefined && beginsWithDate(text.slice(begin.start, begin.start + 12))
}

export const phoneNumber: Recognizer = {
  type: 'PHONE_NUMBER',
  needs: 'digit',
  fewest,
  source: 'ITU-T E.164; numbering plans as libphonenumber carries them',
  *find(reading) {
    for (const run of reading.runs) {
      if (run.digits.length < fewest) continue
      let next = 0
      for (let first = 0; first < run.groups.length; first += 1) {
        if (first !== next && !parts(run.gaps[first - 1]) && !isInPairs(reading.text, run, first)) continue
        const begun = beginningAt(reading, run, first)
        if (begun === undefined) {
          if (isDateAt(reading.text, run, first)) next = first + 3
          continue
        }
        yield begun.found
        first = begun.last
        next = first + 1
      }
    }
  },
}
