import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from './free-text.ts'
import { growth } from '../../../support/growth.ts'

const pieces = [
  'Dear ',
  'Mr ',
  'Anna',
  ' ',
  '\n',
  ', ',
  'rue ',
  '12 ',
  'Straße ',
  'Müller',
  '75001 ',
  'Paris',
  '.',
  "d'",
  'DUPONT',
  '🙂',
  'م',
]

describe('any text', () => {
  it('is read without a throw, and places are in order, apart and inside it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' }))), (parts) => {
        const text = parts.join('')
        let before = 0
        for (const { start, end, score } of detect(text)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(score).toBeLessThan(1)
          before = end
        }
      }),
    )
  })

  it.each([
    ['capitals', 'A'],
    ['names', 'Anna Maria '],
    ['greetings', 'Dear Mr '],
    ['initials', 'J. '],
    ['particles', 'de la '],
    ['numbers', '12 '],
    ['street words', 'rue '],
    ['streets', '12 rue de la '],
    ['turned names', 'SMITH, John, '],
    ['street ends', 'Am Weg '],
    ['lines', 'Regards\n'],
    ['apostrophes', "d'"],
    ['hyphens', 'Anna-'],
    ['labels', 'Name: '],
    ['postcodes', ', 75001 '],
    ['full stops', 'a.'],
    ['rows', 'Anna, '],
    ['pairs', 'Anna and '],
    ['addresses', 'anna@'],
    ['people with addresses', 'Anna Berg <'],
    ['parts of addresses', '12 rue Foo, Bar, Baz, '],
    ['corners', 'the corner of Foo Street and '],
    ['British postcodes', 'M13 0RA '],
    ['kin', 'my late '],
  ])('is read in linear time when it is all %s', (_, part) => {
    const read = (length: number) => void detect(part.repeat(length / part.length))
    // Eight times the text: sixty-four times the work where each place looked at all others.
    expect(growth(read, 30_000, 240_000)).toBeLessThan(24)
  })

  it.each([
    ['hyphens', 'A-'],
    ['dashes with blanks', 'A - '],
    ['capitals and commas', 'A, '],
    ['capitals on lines', 'A\n'],
    ['apostrophes', "A'"],
    ['full stops', 'A.'],
  ])('is read in linear time when behind a street there is all %s', (_, part) => {
    const read = (length: number) => void detect(`12 rue Victor Hugo, ${part.repeat(length / part.length)}b`)
    expect(growth(read, 2000, 16_000)).toBeLessThan(24)
  })
})
