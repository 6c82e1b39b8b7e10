import { faker as de } from '@faker-js/faker/locale/de'
import { faker as deCh } from '@faker-js/faker/locale/de_CH'
import { faker as en } from '@faker-js/faker/locale/en'
import { faker as enAu } from '@faker-js/faker/locale/en_AU'
import { faker as enIn } from '@faker-js/faker/locale/en_IN'
import { faker as enNg } from '@faker-js/faker/locale/en_NG'
import { faker as es } from '@faker-js/faker/locale/es'
import { faker as esMx } from '@faker-js/faker/locale/es_MX'
import { faker as fr } from '@faker-js/faker/locale/fr'
import { faker as frBe } from '@faker-js/faker/locale/fr_BE'
import { faker as frCh } from '@faker-js/faker/locale/fr_CH'
import { faker as it } from '@faker-js/faker/locale/it'
import { faker as nl } from '@faker-js/faker/locale/nl'
import { faker as nlBe } from '@faker-js/faker/locale/nl_BE'
import { faker as pl } from '@faker-js/faker/locale/pl'
import { faker as ptBr } from '@faker-js/faker/locale/pt_BR'
import { faker as ptPt } from '@faker-js/faker/locale/pt_PT'
import { faker as ro } from '@faker-js/faker/locale/ro'
import { faker as sv } from '@faker-js/faker/locale/sv'
import { faker as tr } from '@faker-js/faker/locale/tr'
import stopwords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' }

const locales = [en, enAu, enIn, enNg, fr, frBe, frCh, de, deCh, es, esMx, it, nl, nlBe, ptPt, ptBr, pl, tr, ro, sv]
const european = [en, fr, frCh, de, deCh, es, it, nl, nlBe, ptPt, ptBr, pl]

/** Strings at any depth: the package keeps lists, lists by sex, and lists with weights. */
const stringsIn = (data: unknown): string[] => {
  if (typeof data === 'string') return [data]
  if (Array.isArray(data)) return data.flatMap(stringsIn)
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(stringsIn) : []
}

/** Only what is written as a name or place is: the package's patterns and templates have braces. */
const list = (data: readonly unknown[]): string =>
  [...new Set(data.flatMap(stringsIn).filter((text) => !/[{}\d|]/.test(text)))].sort().join('\n')

/** One to a line; the browser's bundle holds these strings and not the packages they come from. */
export const nameLists = {
  given: list(locales.map(({ rawDefinitions }) => rawDefinitions.person?.first_name)),
  family: list(locales.map(({ rawDefinitions }) => rawDefinitions.person?.last_name)),
  places: list(
    european.map(({ rawDefinitions: { location } }) => [location?.city_name, location?.state, location?.country]),
  ),
  words: list(european.map(({ rawDefinitions: { word, date } }) => [word, date])),
  small: list((['en', 'fr', 'de', 'es', 'it', 'nl', 'pt', 'pl'] as const).map((language) => stopwords[language])),
}
