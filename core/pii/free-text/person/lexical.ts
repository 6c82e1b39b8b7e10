import { surer } from '../../recognizer.ts'
import { trait } from '../lexicon/traits.ts'
import { brandNames } from '../lexicon/not-names.ts'
import { wordList } from '../lexicon/word-list.ts'
import { opensLine, opensSentence, type Page } from '../page.ts'
import { nameAt, turnedAt, type Name } from './name.ts'
import type { Word } from '../words.ts'
import type { Read } from './readers.ts'

const brands = new Set(brandNames)

/** Words of the language behind which a name is as often a thing's or a place's: `the Anna chair`, `in Florence`. */
const notBefore = new Set(
  wordList(`
  the a an this that these those my your our his her their its in from of at on into near to
  le la les l' un une des du de ce cette mon ma mes votre vos notre nos leur à a au aux en dans chez sur
  der die das den dem des ein eine einen einem einer mein meine ihr ihre unser unsere von aus nach im am zum zur ab in
  el los las una uno unos este esta mi su tu desde
  il lo gli i uno questo questa mio mia tuo tua suo sua da di del della nel nella a
  het een de mijn uw jullie uit te naar van
  o os as um uma meu minha seu sua do da no na em
  ten ta to moj moja w we z ze na do
`),
)
/** Words that no list of common ones has and behind which a person is named. */
const before = new Set(wordList(`with told asked said says avec dit mit sagte con com met que dass dat ze`))
/** Words before which it is: `Anna said`, `Léa m'a dit`. */
const behind = new Set(
  wordList(`
  said says told called promised wrote replied helped confirmed answered assured sent asked explained offered has was is will and did
  dit m'a a avait promis sagte meinte hat hatte schrieb war dijo me dice ha mi zei heeft had disse powiedzial powiedziala mowil mowila
`),
)

const strength = (name: Name, page: Page): number => {
  const words = page.words.slice(name.from, name.to)
  const places = words.filter(({ is }) => (is & trait.place) !== 0).length
  const common = words.filter(({ is }) => (is & trait.common) !== 0).length
  const base = name.given && name.family ? 0.7 : 0.55
  const loud = words.at(-1)?.form === 'upper' && words[0]?.form === 'capital'
  return surer(base, loud && 0.4, name.parts > 2 && 0.1) - 0.1 * common - 0.1 * Math.max(0, places - 1)
}

const calledAfter = new Set(
  wordList(
    'ponte pont puente bridge brücke gare torre museo museu musee estadio stade aeroporto aeropuerto lycee ecole liceo schule hopital ospedale prix stiftung fondation',
  ),
)

/** `Ponte Vasco da Gama`: a thing called after a person. */
const isCalledAfter = (page: Page, index: number): boolean => {
  const previous = page.words[index - 1]
  if (previous === undefined || previous.form !== 'capital' || page.gap(index) !== ' ') return false
  return (previous.is & (trait.streetBefore | trait.company)) !== 0 || calledAfter.has(previous.plain)
}

/** Two names side by side, as the lexicon knows them, with nothing else to say so. */
export const paired = (page: Page, index: number): Read | undefined => {
  const first = page.words[index]
  if (first === undefined || first.joined || (first.is & trait.never) !== 0) return undefined
  const turned = turnedAt(page, index)
  if (turned !== undefined) return { ...turned, score: 0.62 }
  if (first.form === 'initial') return initialed(page, index)
  if (first.form !== 'capital' && first.form !== 'upper') return small(page, index)
  if ((first.is & (trait.given | trait.family)) === 0 || isCalledAfter(page, index)) return undefined
  const isCommon = (first.is & trait.common) !== 0
  const name = nameAt(page, index, isCommon ? 'capital' : 'known')
  if (name === undefined || name.parts < 2 || name.parts > 5) return undefined
  const words = page.words.slice(name.from, name.to)
  if (brands.has(words.map(({ plain }) => plain).join(' '))) return undefined
  const second = page.words[index + 1]
  const given = (first.is & trait.given) !== 0
  const known = second !== undefined && (second.is & (trait.family | trait.given)) !== 0
  // A common word, a place or a family name in front needs a known name behind it.
  const doubtful = isCommon || (first.is & trait.place) !== 0 || !given
  if (doubtful && !known && !(name.family && second?.form === 'lower')) return undefined
  if (!given && (second === undefined || (second.is & trait.given) === 0)) return undefined
  if (isCommon && second !== undefined && (second.is & trait.common) !== 0) return undefined
  // In a text in capitals a capital says nothing.
  const loud = words.every(({ form }) => form === 'upper')
  if (loud && !(name.given && name.family)) return undefined
  const score = strength(name, page) - (doubtful && opensSentence(page, index) ? 0.05 : 0)
  return score < 0.5 ? undefined : { ...name, score }
}

/** `J. R. Smith`. */
const initialed = (page: Page, index: number): Read | undefined => {
  const name = nameAt(page, index, 'capital')
  if (name === undefined || name.parts > 3 || !name.family || !page.gap(index + 1).startsWith('.')) return undefined
  const last = page.words[name.to - 1]
  return last === undefined || (last.is & (trait.common | trait.place)) !== 0 ? undefined : { ...name, score: 0.66 }
}

/** Written without capitals: both known, and neither a word. */
const small = (page: Page, index: number): Read | undefined => {
  const [first, second] = [page.words[index], page.words[index + 1]]
  if (first?.form !== 'lower' || second?.form !== 'lower' || page.gap(index + 1) !== ' ') return undefined
  const doubt = trait.common | trait.place | trait.never
  if ((first.is & trait.given) === 0 || ((first.is | second.is) & doubt) !== 0) return undefined
  if ((second.is & trait.family) === 0 || first.plain.length < 4 || second.plain.length < 4) return undefined
  return { from: index, to: index + 2, parts: 2, given: true, family: true, score: 0.56 }
}

const leads = ({ plain, is, form }: Word): boolean =>
  form === 'lower' &&
  (before.has(plain) || ((is & trait.small) !== 0 && (is & trait.never) === 0 && !notBefore.has(plain)))

/** A lone given name, where the words around it are what is said of people. */
export const lone = (page: Page, index: number): Read | undefined => {
  const word = page.words[index]
  if (word?.form !== 'capital' || word.joined || word.plain.length < 3) return undefined
  if ((word.is & trait.given) === 0 || (word.is & (trait.common | trait.place | trait.never)) !== 0) return undefined
  const [previous, next] = [page.words[index - 1], page.words[index + 1]]
  if (next !== undefined && next.form !== 'lower' && page.gap(index + 1) === ' ') return undefined
  const led = page.gap(index) === ' ' && previous !== undefined && leads(previous)
  const tells = next !== undefined && page.gap(index + 1) === ' ' && behind.has(next.plain)
  const possesses = next?.plain === 's' && /^['’]$/.test(page.gap(index + 1))
  const called = page.gap(index) === ', ' && /^ ?[!?.]/.test(page.gap(index + 1))
  const closes = next === undefined && index > 0 && opensSentence(page, index)
  const addressed = opensLine(page, index) && /^,(?: |\n|$)/.test(page.gap(index + 1)) && next?.form !== 'number'
  if (!led && !tells && !possesses && !called && !addressed && !closes) return undefined
  return { from: index, to: index + 1, parts: 1, given: true, family: false, score: led && tells ? 0.66 : 0.58 }
}
