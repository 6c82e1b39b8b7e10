/** Draws the logos that Zendesk wants as PNG from their SVGs: `node tools/logos.ts`, after a change of the drawing. */
import { readFile, writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { ensureChromium } from './chromium.ts'

const drawings = [
  { from: 'assets/logo.svg', to: 'assets/logo.png', size: 320 },
  { from: 'assets/logo-small.svg', to: 'assets/logo-small.png', size: 128 },
] as const

const { path } = ensureChromium((line) => process.stdout.write(`${line}\n`))
if (path === undefined) throw new Error('the logos are drawn by a browser, and there is none')
const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
for (const { from, to, size } of drawings) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<body style="margin:0">${await readFile(from, 'utf8')}</body>`)
  await writeFile(to, await page.screenshot({ omitBackground: true }))
}
await browser.close()
