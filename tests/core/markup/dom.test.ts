// @vitest-environment jsdom
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectDom, projectHtml } from '../../../core/markup/index.ts'
import { brokenHtml, tidyHtml } from './generated.ts'

const parser = new DOMParser()

/** jsdom puts text that stands in a table, outside its cells, in the wrong place: browsers and parse5 agree on it. */
const forJsdom = fc.oneof(
  tidyHtml,
  brokenHtml.map((html) => html.replace(/<\/?(?:table|tbody|tr)\b/g, '<u')),
)

describe('the two projections', () => {
  it('are the same string whichever parser made the tree', () =>
    fc.assert(
      fc.property(forJsdom, (html) => {
        expect(projectDom(html, parser).text).toBe(projectHtml(html).text)
      }),
      { numRuns: 500 },
    ))

  it('keeps cells that stand without a table', () => {
    expect(projectDom('<td>a</td><td>b</td>', parser).text).toBe('a\tb')
  })

  it('runs no script and loads nothing of what it reads', () => {
    projectDom('<script>document.title = "run"</script><img src="x" onerror="document.title = \'run\'">', parser)
    expect(document.title).toBe('')
  })
})
