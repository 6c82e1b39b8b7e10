import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenPanel } from './sidebar.ts'

const widths = [1440, 376, 320] as const
/** As high as the app is long: what is further down scrolls within the frame, which a picture of the page doesn't show. */
const tallest = 8000

const heightOf = (app: OpenPanel['app']): Promise<number> =>
  app.locator('html').evaluate(
    ({ clientHeight }, { least, most }) =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            resolve(Math.min(most, least + Math.max(0, document.documentElement.scrollHeight - clientHeight))),
          ),
        )
      }),
    { least: 900, most: tallest },
  )

/** Where the variable SCREENSHOTS names a folder: the page as it is now, at full width and on narrow screens. */
export const pictured = async ({ page, app }: OpenPanel, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  const before = page.viewportSize() ?? { width: widths[0], height: 900 }
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    // Twice: it is longer once it is drawn at this width.
    for (const height of [await heightOf(app), await heightOf(app)]) await page.setViewportSize({ width, height })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) })
  }
  await page.setViewportSize(before)
}
