import { foldWord } from '../lexicon/fold-word.ts'
import { honorifics } from '../lexicon/forms.ts'
import { ambiguous, brands, roles, things } from '../lexicon/not-names.ts'
import { cities } from '../lexicon/cities.ts'

/** Words of a name as they may stand in a text, one behind the other. */
export interface Sequence {
  readonly words: readonly string[]
  readonly score: number
  /** Counts only with a capital on its last word. */
  readonly capital: boolean
  /** An inflected form, which only a Polish text has. */
  readonly polish: boolean
}

const titles: ReadonlySet<string> = new Set(honorifics.map(foldWord))
const alsoWords: ReadonlySet<string> = new Set([...ambiguous, ...brands, ...roles, ...things, ...cities].map(foldWord))

const wordsIn = (name: string): string[] =>
  foldWord(name)
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '')

/** The cases of Polish names: `Kowalskiego`, `Annie`, `Nowakiem`. */
const inflected = (word: string): readonly string[] => {
  if (/(?:ski|cki|dzki)$/.test(word)) return ['ego', 'emu', 'm'].map((end) => word + end)
  if (/(?:ska|cka|dzka)$/.test(word)) return [`${word.slice(0, -1)}iej`]
  if (word.endsWith('a')) return ['y', 'i', 'e', 'ie', 'o'].map((end) => word.slice(0, -1) + end)
  return /[aeiouy]$/.test(word) ? [] : ['a', 'owi', 'em', 'iem', 'u', 'ie'].map((end) => word + end)
}

const plain = { capital: false, polish: false } as const
const loud = { capital: true, polish: false } as const

/** A piece of a name says less alone: with a capital only, and not where it is a word too. */
const alone = (word: string, least: number, score: number): readonly Sequence[] => {
  if (word.length < least || alsoWords.has(word)) return []
  const cases = word.length > 3 ? inflected(word) : []
  return [
    { words: [word], score, ...loud },
    // `Müllers Vertrag`, `Jansens adres`.
    ...(word.length > 4 && !word.endsWith('s') ? [{ words: [`${word}s`], score: score - 0.1, ...loud }] : []),
    ...cases.map((one) => ({ words: [one], score: score - 0.1, capital: true, polish: true })),
  ]
}

/** Writers without umlaut keys put `ue` for `ü`. */
const wide: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }
const spellings = (name: string): readonly string[] => {
  const small = name.normalize('NFC').toLowerCase()
  return /[äöü]/.test(small) ? [name, small.replaceAll(/[äöü]/g, (letter) => wide[letter] ?? letter)] : [name]
}

const spelled = (name: string): readonly Sequence[] => {
  const written = wordsIn(name)
  const words = written.length > 2 && titles.has(written[0] ?? '') ? written.slice(1) : written
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  if (words.length < 2) return alone(first, 3, 0.8)
  // Of a family name of several words all of them: `van der Berg`.
  const family = words.slice(1)
  const whole = [words, [...family, first], [first, last], [last, first]]
  const initial = first.charAt(0)
  const short =
    last.length < 3
      ? []
      : [
          [initial, ...family],
          [initial, last],
          [last, initial],
        ]
  return [
    ...whole.map((sequence) => ({ words: sequence, score: 0.99, ...plain })),
    ...short.map((sequence) => ({ words: sequence, score: 0.95, ...loud })),
    ...(family.length > 1 ? [{ words: family, score: 0.97, ...loud }] : []),
    ...inflected(first).flatMap((one) =>
      [last, ...inflected(last)].map((other) => ({ words: [one, other], score: 0.97, capital: true, polish: true })),
    ),
    ...alone(last, 4, 0.9),
    ...alone(first, 3, 0.8),
  ]
}

/** Whole, turned around, without the middle names, with initials, the first or last alone where it is no common word. */
export const sequencesOf = (name: string): readonly Sequence[] => spellings(name).flatMap(spelled)
