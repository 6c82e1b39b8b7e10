import { dutch, dutchNone } from './dutch.ts'
import { english, englishNone } from './english.ts'
import { french, frenchNone } from './french.ts'
import { german, germanNone } from './german.ts'
import { italian, italianNone } from './italian.ts'
import { polish, polishNone } from './polish.ts'
import { portuguese, portugueseNone } from './portuguese.ts'
import { spanish, spanishNone } from './spanish.ts'

/** Letters by language: with names and addresses, marked, and without any. */
export const unseen = {
  english: [english, englishNone],
  french: [french, frenchNone],
  german: [german, germanNone],
  spanish: [spanish, spanishNone],
  italian: [italian, italianNone],
  dutch: [dutch, dutchNone],
  portuguese: [portuguese, portugueseNone],
  polish: [polish, polishNone],
} as const
