import { detectorOfType, isCustomType } from '../../core/pii/custom/type.ts'
import type { EntityType } from '../../core/pii/finding.ts'
import { fillerFor, type Values } from './fill.ts'
import { choose, directionOf, type Chosen, type Language } from './locale.ts'
import type { MessageKey, Messages } from './messages.ts'

export type { MessageKey, PanelKey } from './messages.ts'

/** Everything a part of the app says and how it writes times, in one language. */
export interface Words<Key extends string = MessageKey> extends Chosen {
  readonly direction: 'ltr' | 'rtl'
  readonly say: (key: Key, values?: Values) => string
  /** The time of day; with the day too where it isn't today's. */
  readonly when: (at: Date, now: Date) => string
  /** A kind's name; of one that the account has written itself, the title it was given. */
  readonly kind: (type: EntityType) => string
  readonly list: (items: readonly string[]) => string
  /** A country's name where the code is one, otherwise what was handed in. */
  readonly country: (code: string) => string
}

const isSameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString()

const writtenIn = <Key extends string>(chosen: Chosen, messages: Messages): Words<Key> => {
  const { locale, language } = chosen
  const fill = fillerFor(locale)
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const unit = new Intl.ListFormat(locale, { type: 'unit', style: 'short' })
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const say = (key: string, values?: Values): string => {
    const message = messages[key]
    if (message === undefined) throw new Error(`No text for ${key} in ${language}`)
    return fill(message, values)
  }
  return {
    ...chosen,
    direction: directionOf(locale),
    say,
    kind: (type) =>
      isCustomType(type) ? say('own-kind', { name: detectorOfType(type).replaceAll('-', ' ') }) : say(`entity.${type}`),
    when: (at, now) => (isSameDay(at, now) ? time : dayAndTime).format(at),
    list: (items) => unit.format(items),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
  }
}

/** Loads the texts of a language; the build makes each a file of its own. */
export type Load = (language: Language) => Promise<Messages>

export const wordsFor = async <Key extends string = MessageKey>(
  load: Load,
  ...wanted: readonly (string | undefined)[]
): Promise<Words<Key>> => {
  const chosen = choose(...wanted)
  return writtenIn<Key>(chosen, await load(chosen.language))
}

/** The titles that an account has given to the kinds it has written itself. */
export type OwnKinds = readonly { readonly type: EntityType; readonly title: Readonly<Record<Language, string>> }[]

/** The same words, which call the account's own kinds by their titles. */
export const withOwnKinds = <Key extends string>(words: Words<Key>, own: OwnKinds): Words<Key> => {
  const titles = new Map(own.map(({ type, title }) => [type, title[words.language]]))
  return { ...words, kind: (type) => titles.get(type) ?? words.kind(type) }
}
