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
import { faker as lv } from '@faker-js/faker/locale/lv'
import { faker as nb } from '@faker-js/faker/locale/nb_NO'
import { faker as nl } from '@faker-js/faker/locale/nl'
import { faker as nlBe } from '@faker-js/faker/locale/nl_BE'
import { faker as pl } from '@faker-js/faker/locale/pl'
import { faker as ptBr } from '@faker-js/faker/locale/pt_BR'
import { faker as ptPt } from '@faker-js/faker/locale/pt_PT'
import { faker as ro } from '@faker-js/faker/locale/ro'
import { faker as sk } from '@faker-js/faker/locale/sk'
import { faker as sl } from '@faker-js/faker/locale/sl_SI'
import { faker as sr } from '@faker-js/faker/locale/sr_RS_latin'
import { faker as sv } from '@faker-js/faker/locale/sv'
import { faker as tr } from '@faker-js/faker/locale/tr'
import stopwords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' }
import { endsAsFamily, readsAsWord } from './endings.ts'
import { foldWord } from './fold-word.ts'
import { pack } from './packed.ts'

const western = [en, enAu, fr, frBe, frCh, de, deAt, deCh, es, esMx, it, nl, nlBe, ptPt, ptBr, pl]
const farther = [cs, da, enGh, enIn, enNg, enZa, fi, frSn, hr, hu, lv, nb, ro, sk, sl, sr, sv, tr]
const languages = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt', 'pl'] as const

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
const small = new Set(alone(languages.flatMap((language) => stopwords[language])))

/** Packed; the browser's bundle holds these strings and not the packages they come from. */
export const nameLists = {
  given: pack(given.flatMap(folded)),
  family: pack(family.flatMap(folded).filter((word) => !endsAsFamily(word))),
  places: pack(places.flatMap(folded).filter((place) => !/[ -]/.test(place))),
  words: pack(alone(words).filter((word) => !readsAsWord(word) && !small.has(word))),
  small: pack(small),
}
