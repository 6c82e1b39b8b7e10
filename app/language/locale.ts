export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

const isLocale = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The locales somebody asks for, best first; what Zendesk writes as `fr_CA` is `fr-CA` elsewhere, and nonsense is left out. */
const wellFormed = (wanted: readonly (string | undefined)[]): string[] =>
  wanted.map((tag) => (tag ?? '').replace('_', '-')).filter((tag) => tag !== '' && isLocale(tag))

export interface Chosen {
  /** Of dates, numbers and plurals: the person's own region where we speak the language. */
  readonly locale: string
  readonly language: Language
}

/** The first wanted locale whose language we speak, otherwise English. */
export const choose = (...wanted: readonly (string | undefined)[]): Chosen => {
  for (const locale of wellFormed(wanted)) {
    const language = languages.find((known) => known === new Intl.Locale(locale).language)
    if (language !== undefined) return { locale, language }
  }
  return { locale: 'en', language: 'en' }
}

const rightToLeft: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm'])

export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  rightToLeft.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr'
