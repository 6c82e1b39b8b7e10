import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectLocated } from '../../../core/markup/html.ts'
import { markRedactions, projectHtml } from '../../../core/markup/index.ts'
import { brokenHtml, shares, spansOf, tidyHtml } from './generated.ts'
import { redacted, unmarked } from './interpreter.ts'

/** The projection without the lines that attributes make: only this part changes when characters are redacted. */
const visibleText = (html: string): string => {
  const { text, segments } = projectLocated(html)
  return text.slice(0, segments.findLast(({ hidden }) => !hidden)?.end ?? 0)
}

describe('a projection', () => {
  it('never piles up separators', () =>
    fc.assert(
      fc.property(tidyHtml, (html) => {
        const withoutText = html.replace(/[\n\r\t]|&Tab;|&#13;/g, ' ')
        expect(projectHtml(withoutText).text).not.toMatch(/[\n\t]{2}|^[\n\t]|[\n\t]$/)
      }),
    ))
})

describe('a marked html', () => {
  let marked = 0

  const check = (html: string, of: readonly (readonly [number, number])[]): boolean => {
    const { text } = projectHtml(html)
    const spans = spansOf(text.length, of)
    if (spans.every(({ start, end }) => /^[\n\t]*$/.test(text.slice(start, end)))) return true
    const result = markRedactions(html, spans)
    if (!result.ok) return false
    marked++
    expect(unmarked(result.html)).toBe(html)
    const visible = visibleText(html)
    const after = visibleText(redacted(result.html))
    expect(after.length).toBe(visible.length)
    for (let at = 0; at < visible.length; at++) {
      const inside = spans.some(({ start, end }) => start <= at && at < end)
      const shares = (near: number) => spans.some(({ start, end }) => start <= near && near < end)
      if (inside) expect(after[at] === '▇' || /[\n\t]/.test(visible[at] ?? '')).toBe(true)
      else if (after[at] !== visible[at]) expect(after[at] === '▇' && (shares(at - 1) || shares(at + 1))).toBe(true)
    }
    return true
  }

  it('gives back the very source without its marks, and hides just the characters covered', () => {
    fc.assert(
      fc.property(tidyHtml, shares, (html, of) => {
        expect(check(html, of)).toBe(true)
      }),
      { numRuns: 1000 },
    )
    expect(marked).toBeGreaterThan(200)
  })

  it('is right or refused where the html is broken', () => {
    let refused = 0
    marked = 0
    fc.assert(
      fc.property(brokenHtml, shares, (html, of) => {
        if (!check(html, of)) refused++
      }),
      { numRuns: 1000 },
    )
    expect(marked).toBeGreaterThan(refused)
  })
})
