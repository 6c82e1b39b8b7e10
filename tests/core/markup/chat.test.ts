import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markText } from '../../../core/markup/index.ts'

describe('marking a chat message', () => {
  it('wraps the characters and leaves the rest', () => {
    expect(markText('My ID is 847564 & <b>', [{ start: 9, end: 15 }])).toEqual({
      ok: true,
      html: 'My ID is <redact>847564</redact> & <b>',
    })
  })

  it('refuses a message that spells the tag itself', () => {
    for (const text of ['<redact>1</redact> 2', 'a </REDACT> b', 'x <redact'])
      expect(markText(text, [{ start: 0, end: 1 }])).toEqual({ ok: false, reason: 'already-marked' })
  })

  it('refuses spans outside the message, and no span at all', () => {
    expect(markText('ab', [{ start: 1, end: 3 }])).toEqual({ ok: false, reason: 'span-outside' })
    expect(markText('ab', [])).toEqual({ ok: false, reason: 'nothing-covered' })
  })

  it('never cuts an emoji in half', () => {
    expect(markText('a😀b', [{ start: 2, end: 3 }])).toEqual({ ok: true, html: 'a<redact>😀</redact>b' })
  })

  it('gives back the message without its marks, covered characters inside and others outside', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % text.length, (b % text.length) + 1]
        fc.pre(start < end)
        const marked = markText(text, [{ start, end }])
        if (!marked.ok) throw new Error(marked.reason)
        expect(marked.html.replace('<redact>', '').replace('</redact>', '')).toBe(text)
        const [before = '', inside = ''] = marked.html.split(/<\/?redact>/)
        expect(before.length).toBeLessThanOrEqual(start)
        expect(before.length + inside.length).toBeGreaterThanOrEqual(end)
        expect(inside.length).toBeLessThanOrEqual(end - start + 2)
      }),
    ))
})
