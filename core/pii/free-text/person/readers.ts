import { surer } from '../../recognizer.ts'
import { trait } from '../lexicon/traits.ts'
import { opensLine, opensSentence, type Page } from '../page.ts'
import { labels, type Cue } from './cues.ts'
import { isWritten, nameAt, type Name, type Trust } from './name.ts'
import { behindTitles } from './titles.ts'

export interface Read extends Name {
  readonly score: number
}

/** What the words before a name are worth alone. */
const worth: Readonly<Record<Cue | 'title', number>> = {
  greeting: 0.55,
  closing: 0.6,
  introduction: 0.7,
  saying: 0.5,
  relation: 0.55,
  kin: 0.58,
  birth: 0.6,
  label: 0.7,
  header: 0.6,
  title: 0.72,
}

export const weigh = (name: Name, cue: Cue | 'title'): number =>
  Math.min(0.95, surer(worth[cue], name.given && 0.4, name.family && 0.3, name.parts > 1 && 0.25))

const read = (page: Page, index: number, cue: Cue, trust: Trust): Read | undefined => {
  const at = behindTitles(page, index)
  const titled = at > index
  const name = nameAt(page, at, titled && (trust === 'known' || trust === 'capital') ? 'titled' : trust)
  if (name === undefined) return undefined
  return { ...name, score: titled ? Math.max(weigh(name, 'title'), weigh(name, cue)) : weigh(name, cue) }
}

const and = /^(?:and|et|und|y|e|en|i)$/

/** `Hi Tom and Sarah,` names two. */
const andAnother = function* (page: Page, first: Read, cue: Cue): Generator<Read> {
  yield first
  const joins = page.words[first.to]
  if (joins === undefined || (!and.test(joins.plain) && !/^ ?[&/] ?$/.test(page.gap(first.to)))) return
  const other = read(page, and.test(joins.plain) ? first.to + 1 : first.to, cue, 'known')
  if (other !== undefined) yield other
}

const endsGreeting = /^ ?(?:[,!:;.…–-]|\n|$)/

/** `Hi Tom,`: what stands between the greeting and the comma. */
export const greeted = function* (page: Page, index: number, next: number): Generator<Read> {
  if (!opensSentence(page, index) && !/[,>]/.test(page.gap(index))) return
  if (!/^[ ,]{1,2}$/.test(page.gap(next))) return
  const known = read(page, next, 'greeting', page.gap(next) === ' ' ? 'small' : 'known')
  if (known === undefined) return
  const closed = endsGreeting.test(page.gap(known.to))
  const trusted = known.given || known.family || behindTitles(page, next) > next
  // An unknown word is a firm's name as often.
  if (!trusted) return
  if (!isWritten(page, known) && !(closed && known.given)) return
  yield* andAnother(page, known, 'greeting')
}

const endsLine = /\n|^[^\p{L}]*$/u
const rest = 6

const lineEnd = (page: Page, index: number): number => {
  let at = index
  while (at < page.words.length && at < index + rest && !page.gap(at).includes('\n')) at += 1
  return at
}

/** A line that holds a name and nothing else. */
const nameLine = (page: Page, index: number, trust: Trust): Read | undefined => {
  const at = behindTitles(page, index)
  const name = nameAt(page, at, trust)
  if (name === undefined || name.parts > 5) return undefined
  const gap = page.gap(name.to)
  if (!endsLine.test(gap) && !/^ ?[,|(<–-]/.test(gap)) return undefined
  if (!isWritten(page, name) && !name.given) return undefined
  return { ...name, score: weigh(name, 'closing') }
}

/** `Kind regards` with a name behind it, on the line or on the next. */
export const signed = (page: Page, next: number): Read | undefined => {
  const gap = page.gap(next)
  const sameLine = !gap.includes('\n')
  const found = nameLine(page, next, sameLine ? 'capital' : 'small')
  if (found === undefined) return undefined
  const last =
    !/[^\s.!]/.test(page.gap(found.to)) && (found.to === page.words.length || page.gap(found.to).includes('\n'))
  if (sameLine && !found.given && (!last || found.parts > 3)) return undefined
  if (!sameLine)
    return /^[ ,.!;:-]*\n[\s>*_-]*$/.test(gap) && (found.given || found.family || found.parts < 5) ? found : undefined
  return /^[ ,.!-]{1,3}$/.test(gap) ? found : undefined
}

/** `my name is`, `I am`, `your colleague`: a name stands behind at once. */
export const introduced = function* (page: Page, next: number, cue: Cue): Generator<Read> {
  const gap = page.gap(next)
  if (!/^[ :,"“«']{1,3}$/.test(gap) && !(gap.includes(':') && gap.length < 4)) return
  const found = read(page, next, cue, trustIn(page, cue, gap))
  if (found === undefined) return
  const first = page.words[found.from]
  const titled = behindTitles(page, next) > next
  const knownFamily = found.family && (cue === 'relation' || found.parts > 1)
  // In German any noun may stand there: `hat mein Mann Geld überwiesen`.
  const rare = cue === 'kin' && gap === ' ' && first?.form === 'capital' && first.is === 0 && page.language !== 'de'
  const born = cue === 'birth' && gap === ' ' && isWritten(page, found) && page.words[next - 2]?.form !== 'lower'
  if (cue !== 'introduction' && !found.given && !titled && !knownFamily && !rare && !born) return
  if (cue === 'introduction' && !found.given && !found.family && !isWritten(page, found)) return
  yield* andAnother(page, found, cue)
}

const trustIn = (page: Page, cue: Cue, gap: string): Trust => {
  if (cue === 'introduction' && !gap.includes(',')) return 'loose'
  if (cue === 'birth') return 'capital'
  if (gap === ' ' && page.isQuiet) return 'small'
  return (cue === 'relation' || cue === 'kin') && gap === ' ' ? 'capital' : 'known'
}

const colon = /^ ?[:=|\t] ?[|*_ ]*$|^ {1,12}$|^[:*_ ]{1,20}$|^ ?:? ?\n[>\s]*$|^","$/

/** `Account holder: …`, and the sender and receiver lines of a mail. */
export const labelled = (page: Page, index: number): Read | undefined => {
  const found = labels.at(page, index)
  if (found === undefined) return undefined
  const gap = page.gap(found.next)
  const short = gap.length < 40 && /^ {0,2}(?:\([^)]*\))?/.test(gap)
  const parted = /[:=|]/.test(gap)
  if (!short || (!parted && !colon.test(gap))) return undefined
  if (found.kind === 'header' && !(parted && opensLine(page, index))) return undefined
  if (gap.includes('\n') && !parted && found.kind === 'label' && lineEnd(page, found.next) - found.next > 5)
    return undefined
  const at = behindTitles(page, found.next)
  const trust: Trust = parted ? (found.kind === 'header' ? 'capital' : 'loose') : 'known'
  const name = turnedLine(page, at) ?? nameAt(page, at, trust)
  if (name === undefined) return undefined
  if (!parted && (name.parts < 2 || !opensLine(page, index))) return undefined
  const mailed = /^ ?["']? ?[<([]/.test(page.gap(name.to))
  if (found.kind === 'header' && !mailed && (!name.given || name.parts < 2)) return undefined
  const ends = /^[^\p{L}\d]*$/u.test(page.gap(name.to)) && !/^ $/.test(page.gap(name.to))
  if (!name.given && !name.family && (!ends || !isWritten(page, name))) return undefined
  return { ...name, score: weigh(name, found.kind) }
}

/** `DOYLE, Bernadette` behind a label. */
const turnedLine = (page: Page, at: number): Name | undefined => {
  const last = nameAt(page, at, 'capital')
  if (last === undefined || page.gap(last.to) !== ', ') return undefined
  const first = nameAt(page, last.to, 'known')
  if (first === undefined || !first.given || first.parts > 2) return undefined
  return { from: at, to: first.to, parts: last.parts + first.parts, given: true, family: true }
}

/** Who lives there: the name on the line above an address, or before its comma. */
export const addressee = (page: Page, address: number): Read | undefined => {
  if (!/^(?:,? ?\n[> ]*|, )$/.test(page.gap(address))) return undefined
  for (let from = Math.max(0, address - 5); from < address; from += 1) {
    if (from > 0 && !/[\n:,>]/.test(page.gap(from)) && page.words[from - 1]?.form !== 'lower') continue
    const name = nameAt(page, behindTitles(page, from), 'capital')
    if (name?.to !== address || name.parts > 4) continue
    const told =
      name.given ||
      name.family ||
      (name.parts > 1 && ((page.gap(address).includes('\n') && opensLine(page, from)) || page.gap(from).includes(':')))
    return told ? { ...name, score: weigh(name, 'relation') } : undefined
  }
  return undefined
}

/** `Herr`, `Mme`, `Dr.` before a name. */
export const titled = (page: Page, index: number): Read | undefined => {
  const word = page.words[index]
  if (word === undefined || (word.is & trait.honorific) === 0 || (word.form === 'upper' && word.plain.length < 2))
    return undefined
  const at = behindTitles(page, index)
  if (at === index) return undefined
  const name = nameAt(page, at, 'titled')
  if (name === undefined || !isWritten(page, name)) return undefined
  // Small words are words of the language too: `don`, `me`, `on`.
  if (word.form === 'lower' && word.plain.length < 4 && !name.given && !name.family) return undefined
  return { ...name, score: weigh(name, 'title') }
}
