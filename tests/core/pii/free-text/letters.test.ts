import { describe, expect, it } from 'vitest'
import { detect } from './free-text.ts'
import { dutch, dutchNone } from './letters/dutch.ts'
import { english, englishNone } from './letters/english.ts'
import { french, frenchNone } from './letters/french.ts'
import { german, germanNone } from './letters/german.ts'
import { italian, italianNone } from './letters/italian.ts'
import { mixed, mixedNone } from './letters/mixed.ts'
import { polish, polishNone } from './letters/polish.ts'
import { portuguese, portugueseNone } from './letters/portuguese.ts'
import { spanish, spanishNone } from './letters/spanish.ts'
import { isSame, unmarked, type Place } from './marked.ts'

const languages = {
  ...{ english, french, german, spanish, italian, dutch, portuguese, polish, mixed },
}
const silent = {
  ...{ english: englishNone, french: frenchNone, german: germanNone, spanish: spanishNone },
  ...{ italian: italianNone, dutch: dutchNone, portuguese: portugueseNone, polish: polishNone, mixed: mixedNone },
}

/** What was missed and what was wrongly found in a letter, as text, so that a failure can be read. */
const mistakes = (letter: string): string[] => {
  const { text, places } = unmarked(letter)
  const found = detect(text)
  const told = (word: string, { type, start, end }: Place): string => `${word} ${type} ${text.slice(start, end)}`
  return [
    ...places.filter((place) => !found.some((one) => isSame(one, place))).map((place) => told('missed', place)),
    ...found.filter((one) => !places.some((place) => isSame(one, place))).map((one) => told('wrong', one)),
  ]
}

describe.each(Object.entries(languages))('letters in %s', (_, letters) => {
  it.each(letters)('are read for names and addresses: %j', (letter) => expect(mistakes(letter)).toEqual([]))
})

describe.each(Object.entries(silent))('letters in %s that name nobody', (_, letters) => {
  it.each(letters)('stay silent: %j', (letter) => expect(mistakes(letter)).toEqual([]))
})
