import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import type { Browser } from 'playwright-core'
import { projectHtml } from '../../../core/markup/index.ts'
import { browserHere, launchBrowser } from '../../support/browser.ts'
import { tidyHtml } from './generated.ts'

const bundled = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: 'core/markup/dom.ts', formats: ['iife'], name: 'markup' } },
  })
  const [chunk] = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  if (chunk?.type !== 'chunk') throw new Error('the bundle has no code')
  return chunk.code
}

const code = await bundled()

describe('the projection in the browser', () => {
  it('brings no parser of its own', () => {
    expect(code.length).toBeLessThan(10_000)
  })
})

const here = browserHere()
if (here.path === undefined) process.stderr.write(`the projections are not compared in a browser: ${here.reason}\n`)

describe.runIf(here.path !== undefined)('the projection in Chromium', () => {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launchBrowser(here.path ?? '')
  })
  afterAll(() => browser?.close())

  it('is the same string as the server reads', async () => {
    const page = await browser?.newPage()
    if (page === undefined) throw new Error('no page')
    await page.addScriptTag({ content: code })
    const samples = [...fc.sample(tidyHtml, 1000), '<td>a</td><td>b</td>', '<noscript></b>a<i>b</i></noscript>']
    // As JSON, since half a surrogate pair doesn't survive the way to the page otherwise.
    const texts: unknown = JSON.parse(
      await page.evaluate((json) => {
        const { markup } = window as unknown as {
          markup: { projectDom: (html: string, parser: DOMParser) => { text: string } }
        }
        const all = JSON.parse(json) as string[]
        return JSON.stringify(all.map((html) => markup.projectDom(html, new DOMParser()).text))
      }, JSON.stringify(samples)),
    )
    expect(texts).toEqual(samples.map((html) => projectHtml(html).text))
  })
})
