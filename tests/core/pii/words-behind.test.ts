import { describe, expect, it } from 'vitest'
import { detect } from '../../../core/pii/index.ts'

const found = (text: string) => detect(text).map(({ type, start, end }) => [type, text.slice(start, end)])

describe('a word that stands behind a number', () => {
  it.each([
    [
      'Mijn BSN is 111222333. Kunt u mij bellen op 06-12345678?',
      [
        ['NL_BSN', '111222333'],
        ['PHONE_NUMBER', '06-12345678'],
      ],
    ],
    ['44051401359 to mój PESEL, proszę o kontakt', [['PL_PESEL', '44051401359']]],
    ['Der Zähler stand am 01/07 19920 und am 01/01 18834', []],
  ])('belongs to the number it announces, if to any: %s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('a date of birth', () => {
  it.each([
    ['Ich bin am 12.03.1984 geboren.', '12.03.1984'],
    ['Hij is op 4 maart 1979 geboren in Utrecht', '4 maart 1979'],
    ['Jag är född den 7 maj 1991', '7 maj 1991'],
  ])('may stand before the word for it: %s', (text, date) => {
    expect(found(text)).toEqual([['DATE_OF_BIRTH', date]])
  })

  it.each([
    'Die Lampe kam am 12.03.2024 an, unser Sohn ist gerade geboren.',
    'Am 12.03.1984 wurde die Firma gegründet.',
  ])('is no date that something else stands beside: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})
