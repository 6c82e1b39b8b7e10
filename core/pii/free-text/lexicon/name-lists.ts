import { faker as cs } from '@faker-js/faker/locale/cs_CZ'
import { faker as da } from '@faker-js/faker/locale/da'
import { faker as de } from '@faker-js/faker/locale/de'
import { faker as deAt } from '@faker-js/faker/locale/de_AT'
import { faker as deCh } from '@faker-js/faker/locale/de_CH'
import { faker as en } from '@faker-js/faker/locale/en'
import { faker as enAu } from '@faker-js/faker/locale/en_AU'
import { faker as enGh } from '@faker-js/faker/locale/en_GH'
import { faker as enIn } from '@faker-js/faker/locale/en_IN'
import { faker as enNg } from '@faker-js/faker/locale/en_NG'
import { faker as enZa } from '@faker-js/faker/locale/en_ZA'
import { faker as es } from '@faker-js/faker/locale/es'
import { faker as esMx } from '@faker-js/faker/locale/es_MX'
import { faker as fi } from '@faker-js/faker/locale/fi'
import { faker as fr } from '@faker-js/faker/locale/fr'
import { faker as frBe } from '@faker-js/faker/locale/fr_BE'
import { faker as frCh } from '@faker-js/faker/locale/fr_CH'
import { faker as frSn } from '@faker-js/faker/locale/fr_SN'
import { faker as hr } from '@faker-js/faker/locale/hr'
import { faker as hu } from '@faker-js/faker/locale/hu'
import { faker as it } from '@faker-js/faker/locale/it'
import { faker as nb } from '@faker-js/faker/locale/nb_NO'
import { faker as nl } from '@faker-js/faker/locale/nl'
import { faker as nlBe } from '@faker-js/faker/locale/nl_BE'
import { faker as pl } from '@faker-js/faker/locale/pl'
import { faker as ptBr } from '@faker-js/faker/locale/pt_BR'
import { faker as ptPt } from '@faker-js/faker/locale/pt_PT'
import { faker as ro } from '@faker-js/faker/locale/ro'
import { faker as sv } from '@faker-js/faker/locale/sv'
import { faker as tr } from '@faker-js/faker/locale/tr'
import stopwords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' }
import { cities } from './cities.ts'
import { companies } from './companies.ts'
import { endsAsFamily, readsAsWord } from './endings.ts'
import { foldWord } from './fold-word.ts'
import { honorifics, particles } from './forms.ts'
import { moreFamily } from './more-family.ts'
import { moreGiven } from './more-given.ts'
import { ambiguous, brands, roles, things } from './not-names.ts'
import { pack } from './packed.ts'
import { boxes, streetsAfter, streetsBefore } from './streets.ts'
import { trait } from './traits.ts'

const western = [en, enAu, fr, frBe, frCh, de, deAt, deCh, es, esMx, it, nl, nlBe, ptPt, ptBr, pl]
const farther = [cs, da, enGh, enIn, enNg, enZa, fi, frSn, hr, hu, nb, ro, sv, tr]
const languages = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt', 'pl'] as const

const lists: readonly (readonly [readonly string[], number])[] = [
  [ambiguous, trait.common],
  [[...roles, ...brands, ...things, ...companies], trait.never],
  [companies, trait.company],
  [particles, trait.particle],
  [honorifics, trait.honorific],
  [streetsBefore, trait.streetBefore],
  [streetsAfter, trait.streetAfter],
  [boxes, trait.box],
]

/** Strings at any depth: the package keeps lists, lists by sex, and lists with weights. */
const stringsIn = (data: unknown): string[] => {
  if (typeof data === 'string') return [data]
  if (Array.isArray(data)) return data.flatMap(stringsIn)
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(stringsIn) : []
}

/** Only what is written as a name or place is: the package's patterns and templates have braces. */
const written = (data: readonly unknown[]): string[] => data.flatMap(stringsIn).filter((text) => !/[{}\d|]/.test(text))

/** German writers without umlaut keys put `ue` for `ü`: both stand in the lexicon. */
const folded = (word: string): readonly string[] => {
  const plain = foldWord(word)
  const wide = word.toLowerCase().replaceAll(/[äöü]/g, (letter) => `${foldWord(letter)}e`)
  return /[äöü]/i.test(word) ? [plain, foldWord(wide)] : [plain]
}

/** Of `Jean-Paul` and `de la Cruz` each word. */
const parts = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.split(/[\s-]+/)).filter((part) => part.length > 1)

const given = parts(written([...western, ...farther].map(({ rawDefinitions }) => rawDefinitions.person?.first_name)))
const family = parts(written([...western, ...farther].map(({ rawDefinitions }) => rawDefinitions.person?.last_name)))
const townsFrom = [en, enAu, fr, frBe, frCh, de, deAt, deCh, es, esMx, ptPt, ptBr]
const places = written(townsFrom.map(({ rawDefinitions: { location } }) => [location?.city_name, location?.state]))
// Nobody begins a sentence with an infinitive but in English, where it is an order.
const words = written([
  en.rawDefinitions.word?.verb,
  ...western.map(({ rawDefinitions: { word, date } }) => [
    [word?.noun, word?.adjective, word?.adverb, word?.interjection, word?.preposition],
    [date?.month, date?.weekday],
  ]),
])
/** A list of words may hold a phrase: no word of it is a name for that. */
const alone = (lines: readonly string[]): string[] =>
  lines.filter((line) => line.length > 1 && !/[ /.]/.test(line)).flatMap(folded)
/** Longer words are seldom taken for a name, and would be a tenth of all lists. */
const longestWord = 8
const small = new Set(alone(languages.flatMap((language) => stopwords[language])))

const build = (): ReadonlyMap<string, number> => {
  const traits = new Map<string, number>()
  const add = (list: Iterable<string>, is: number): void => {
    for (const word of list) traits.set(word, (traits.get(word) ?? 0) | is)
  }
  add([...given.flatMap(folded), ...moreGiven], trait.given)
  add(
    family.flatMap(folded).filter((word) => !endsAsFamily(word)),
    trait.family,
  )
  add(moreFamily, trait.family)
  add(
    places.flatMap(folded).filter((place) => !/[ -]/.test(place)),
    trait.place,
  )
  add(cities, trait.place)
  add(
    alone(words).filter((word) => word.length <= longestWord && !readsAsWord(word)),
    trait.common,
  )
  add(small, trait.common | trait.small)
  for (const [list, is] of lists) add(list.map(foldWord), is)
  return traits
}

/** Words by what they may be, so that each stands once. */
const grouped = (traits: ReadonlyMap<string, number>): Readonly<Record<string, string>> => {
  const groups = new Map<number, string[]>()
  for (const [word, is] of traits) (groups.get(is) ?? groups.set(is, []).get(is))?.push(word)
  return Object.fromEntries([...groups].map(([is, group]) => [String(is), pack(group)]))
}

/** By the bits of `trait`, packed; the browser's bundle holds these strings and not the packages they come from. */
export const nameLists = grouped(build())
