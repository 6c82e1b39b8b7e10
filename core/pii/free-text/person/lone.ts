import { trait } from '../lexicon/traits.ts'
import { wordList } from '../lexicon/word-list.ts'
import { traitsOf } from '../lexicon/index.ts'
import { foldWord } from '../lexicon/fold-word.ts'
import type { Language } from '../language.ts'
import { opensLine, opensSentence, type Page } from '../page.ts'
import type { Word } from '../words.ts'
import { isCalledAfter } from './called-after.ts'
import type { Read } from './readers.ts'

const listed = (text: string): ReadonlySet<string> => new Set(wordList(text).map(foldWord))

/** Words behind which a given name is as often what a thing or a place is called: `the Anna chair`, `in Florence`. */
const notBefore = listed(`
  the a an this that these those my your our his her their its in into near
  le la les l' un une ce cette mon ma mes votre vos notre nos leur au aux en dans sur
  der die das den dem des ein eine einen einem einer mein meine ihr ihre unser unsere im am zum zur in
  el los las uno unos este esta mi su tu del
  il lo gli i questo questa mio mia tuo tua suo sua del della nel nella
  het een de mijn uw jullie te naar
  o os as um uma meu minha seu sua do da no na em
  ten ta moj moja w we na
`)
/** Small words that no list of common ones has and behind which a person is named. */
const before =
  listed(`with told asked said says avec dit mit sagte con com met que dass dat ze from to by for and at von bei
  aan van bij voor de chez par pour et a per con por para od dla do przez und y e en i`)
/** Words before which it is: `Anna said`, `Léa m'a dit`. */
const behind = listed(`
  said says told called promised wrote replied helped confirmed answered assured sent asked explained offered has had was is will and did
  does can could would should may works worked lives lived needs wants wanted likes went came got gave took made paid forgot thinks
  dit m'a m'avait avait promis écrit est était va sera veut doit peut n'a n'est s'est travaille habite
  sagte sagt meinte meint hat hatte schrieb schreibt war ist wird will kann soll arbeitet wohnt möchte vom
  dijo dice me ha había es era va quiere puede tiene trabaja vive ha mi era vuole può lavora abita aveva
  zei zegt heeft had is was wil kan moet werkt woont gaat disse diz foi era tem tinha quer pode vai mora
  spent shouted left spoke came knows
  powiedział powiedziała mówił mówiła jest był była ma miał miała chce może napisał napisała
`)

const has = (word: Word | undefined, bit: number): boolean => word !== undefined && (word.is & bit) !== 0

/** `a Nieves` is to her in Spanish and Italian; in Portuguese people have articles. */
const besides: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  ...{ es: listed('a'), it: listed('a'), pt: listed('a o ao') },
}

const isNotBefore = (page: Page, plain: string): boolean =>
  notBefore.has(plain) && (page.language === undefined || besides[page.language]?.has(plain) !== true)

const leads = (page: Page, { plain, is, form }: Word): boolean =>
  form === 'lower' &&
  !isNotBefore(page, plain) &&
  (before.has(plain) || ((is & trait.small) !== 0 && (is & trait.never) === 0))

/** `Certainly Fiona,`: a small word of the language that only opens its sentence with a capital. */
const opens = (page: Page, index: number): boolean => {
  const word = page.words[index]
  return (
    word?.form === 'capital' &&
    has(word, trait.small) &&
    !has(word, trait.given | trait.family) &&
    !notBefore.has(word.plain) &&
    opensSentence(page, index)
  )
}

/** Only a given name in any of our languages. */
export const isPlainGiven = (word: Word | undefined): word is Word =>
  word !== undefined &&
  !word.joined &&
  // Of a double name both: `Brown-Weaver` is a firm as often.
  (!word.plain.includes('-') || word.plain.split('-', 3).every((part) => (traitsOf(part) & trait.given) !== 0)) &&
  word.plain.length > 2 &&
  (word.is & trait.given) !== 0 &&
  (word.is & (trait.common | trait.place | trait.never | trait.honorific)) === 0

/** A lone given name, where the words around it are what is said of people. */
export const lone = (page: Page, index: number): Read | undefined => {
  const word = page.words[index]
  if (!isPlainGiven(word)) return undefined
  const [previous, next] = [page.words[index - 1], page.words[index + 1]]
  const tells = next?.form === 'lower' && page.gap(index + 1) === ' ' && behind.has(next.plain)
  const spaced = page.gap(index) === ' ' && previous !== undefined
  const led = spaced && leads(page, previous)
  const ends = next === undefined || /^ ?[!?.,:;]|\n/.test(page.gap(index + 1))
  if (word.form === 'lower') {
    const named =
      word.plain.length > 3 && page.isQuiet && ((tells && (led || opensSentence(page, index))) || (led && ends))
    return named ? { from: index, to: index + 1, parts: 1, given: true, family: false, score: 0.52 } : undefined
  }
  if (word.form !== 'capital' || isCalledAfter(page, index)) return undefined
  if (next !== undefined && next.form !== 'lower' && page.gap(index + 1) === ' ') return undefined
  const opened = spaced && ends && opens(page, index - 1)
  const possesses = next?.plain === 's' && /^['’]$/.test(page.gap(index + 1))
  const called = page.gap(index) === ', ' && /^ ?[!?.]/.test(page.gap(index + 1))
  const closes = next === undefined && index > 0 && opensSentence(page, index)
  // `Anna,` begins a letter, `Anna:` a line of a chat.
  const addressed =
    opensLine(page, index) && /^(?:,|:)(?: |\n|\\?["“]|$)/.test(page.gap(index + 1)) && next?.form !== 'number'
  if (!led && !opened && !tells && !possesses && !called && !addressed && !closes) return undefined
  return { from: index, to: index + 1, parts: 1, given: true, family: false, score: led && tells ? 0.66 : 0.58 }
}
