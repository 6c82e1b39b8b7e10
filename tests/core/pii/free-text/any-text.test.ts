import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from './free-text.ts'

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

  /** Ten times the text in far less than a hundred times the work. */
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
    // Work, not time: others use the machine too; the best of three, because one of them may sweep up for all.
    const timed = (length: number): number => {
      const text = part.repeat(length / part.length)
      const runs = [1, 2, 3].map(() => {
        const before = process.cpuUsage()
        detect(text)
        return process.cpuUsage(before).user / 1000
      })
      return Math.min(...runs)
    }
    timed(20_000)
    const short = Math.max(timed(20_000), 2)
    expect(timed(200_000)).toBeLessThan(short * 40)
  })
})
