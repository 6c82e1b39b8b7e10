import { surer, type Found } from '../../recognizer.ts'
import { wordList } from '../lexicon/word-list.ts'
import type { Page } from '../page.ts'
import { phrases } from '../phrases.ts'
import { isKnownPlace } from './locality.ts'
import * as patterns from './patterns.ts'

const names = phrases<'postcode'>([
  [
    'postcode',
    `zip code, zip, zipcode, postcode, post code, postal code, code postal, plz, postleitzahl, código postal, codigo postal,
    c.p., codice postale, codice di avviamento postale, postcode, código postal, kod pocztowy`,
  ],
])

/** The 124 postcode areas of the Royal Mail's Postcode Address File. */
const areas: ReadonlySet<string> = new Set(
  wordList(`
  AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
  GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA
  PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV
  YO ZE
`),
)

/** Behind its name: `my zip code is 71382`. */
const namedAt = (page: Page, index: number): Found | undefined => {
  const name = names.at(page, index)
  if (name === undefined) return undefined
  const from = page.words[name.next - 1]?.end ?? 0
  patterns.codeNamed.lastIndex = from
  const found = patterns.codeNamed.exec(page.text)
  if (found?.[1] === undefined) return undefined
  const end = from + found[0].length
  const reasons = [{ code: 'context-word', word: name.written } as const]
  return { start: end - found[1].length, end, score: 0.65, reasons }
}

/** `M13 0RA`: a dozen houses each; a town that stands before it belongs to it. */
const britishAt = (page: Page, index: number): Found | undefined => {
  const word = page.words[index]
  if (word === undefined || word.form === 'number' || word.joined) return undefined
  patterns.codeOfBritain.lastIndex = word.start
  const found = patterns.codeOfBritain.exec(page.text)
  if (found?.[1] === undefined || !areas.has(found[1])) return undefined
  const end = word.start + found[0].length
  return { start: word.start, end, score: 0.6, reasons: [{ code: 'postcode-and-place' }] }
}

/** `69003 Lyon`. */
const placedAt = (page: Page, index: number): Found | undefined => {
  const word = page.words[index]
  if (word?.form !== 'number' || word.joined) return undefined
  patterns.codeAndPlace.lastIndex = word.start
  const found = patterns.codeAndPlace.exec(page.text)
  if (found?.[1] === undefined || !isKnownPlace(found[1])) return undefined
  const score = surer(0.5, /[A-Z]|-/.test(found[0].slice(0, 7)) && 0.1)
  return { start: word.start, end: word.start + found[0].length, score, reasons: [{ code: 'postcode-and-place' }] }
}

/** A postcode without a street: behind its name, with its town, or one that is nothing else. */
export const postcodeAt = (page: Page, index: number): Found | undefined =>
  namedAt(page, index) ?? britishAt(page, index) ?? placedAt(page, index)
