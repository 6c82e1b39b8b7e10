import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineDiff, shortened } from '../../../../app/panel/retention/line-diff.ts'

const signs = { same: ' ', added: '+', removed: '-' }
const told = (before: string, after: string) => lineDiff(before, after).map(({ is, text }) => `${signs[is]}${text}`)

describe('what changes between two texts', () => {
  it.each([
    ['a\nb\nc\n', 'a\nb\nc\n', [' a', ' b', ' c']],
    ['a\nb\nc\n', 'a\nx\nc\n', [' a', '-b', '+x', ' c']],
    ['a\nc\n', 'a\nb\nc\n', [' a', '+b', ' c']],
    ['', 'a\n', ['+a']],
    ['a\na\nb\n', 'a\nb\n', [' a', '-a', ' b']],
    ['a', 'a\n', [' a']],
  ])('from %j to %j', (before, after, lines) => expect(told(before, after)).toEqual(lines))

  const texts = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((lines) => lines.map((line) => `${line}\n`).join(''))

  it('leads from the one to the other, whatever they are', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = lineDiff(before, after)
        const without = (left: string) =>
          lines
            .filter(({ is }) => is !== left)
            .map(({ text }) => `${text}\n`)
            .join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
      }),
    )
  })

  it('is told of two long texts that share nothing without comparing every pair', () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, line) => `${word} ${line}\n`).join('')
    expect(lineDiff(many('a'), many('b'))).toHaveLength(40_000)
  })

  it('counts long stretches that stay the same', () => {
    const text = (changed: string) => [...Array.from({ length: 10 }, (_, line) => `l${line}`), changed].join('\n')
    expect(shortened(lineDiff(text('x'), text('y')))).toMatchObject([{ same: 7 }, { lines: { length: 5 } }])
  })
})
