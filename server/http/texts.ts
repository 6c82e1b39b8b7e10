import type { ProblemCode } from '../../contract/problems.ts'
import en from '../../translations/en.json' with { type: 'json' }
import fr from '../../translations/fr.json' with { type: 'json' }

const languages = { en, fr } as const

export type Language = keyof typeof languages

const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag)

const primary = (tag: string): string => tag.trim().toLowerCase().split(/[-_;]/)[0] ?? ''

/** Of a Zendesk locale (`fr`, `en-GB`) or a whole Accept-Language header: the first that we speak, otherwise English. */
export const languageOf = (tags: string | undefined): Language => {
  const known = (tags ?? '').slice(0, 200).split(',').map(primary).find(isLanguage)
  return known ?? 'en'
}

export type PageTexts = (typeof en)['page']

export const pageTexts = (language: Language): PageTexts => languages[language].page

export const problemText = (language: Language, problem: ProblemCode): string => languages[language].problem[problem]

export type CertificateTexts = (typeof en)['certificate']

export const certificateTexts = (language: Language): CertificateTexts => languages[language].certificate
