import { describe, expect, it } from 'vitest'
import { pageFor, pages } from '../../../app/panel/pages.ts'

describe('the pages of the panel', () => {
  it('show the one that was asked for, and the first one for anything else', () => {
    const [first] = pages
    for (const page of pages) expect(pageFor(page.id, pages)).toBe(page)
    for (const asked of ['', 'attic', '__proto__']) expect(pageFor(asked, pages)).toBe(first)
    expect(pageFor('settings', [])).toBeUndefined()
  })

  it('are named once each', () => expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length))
})
