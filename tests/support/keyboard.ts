import type { FrameLocator, Page } from 'playwright-core'

interface Focused {
  readonly name: string
  readonly role: string
}

/** What has the focus in the app's frame, as it is called. */
export const focused = (app: FrameLocator): Promise<Focused> =>
  app.locator('html').evaluate((html) => {
    const at = html.ownerDocument.activeElement
    const labels = at !== null && 'labels' in at ? (at.labels as NodeListOf<HTMLLabelElement> | null) : null
    const label = labels?.[0]?.textContent ?? at?.textContent ?? ''
    return {
      name: at?.getAttribute('aria-label') ?? label,
      role: at?.getAttribute('role') ?? (at instanceof HTMLInputElement ? at.type : (at?.tagName.toLowerCase() ?? '')),
    }
  })

/** Presses a key until what has the focus is called so; by no other way. */
export const reach = async (page: Page, app: FrameLocator, name: RegExp, key = 'Tab'): Promise<void> => {
  const passed: string[] = []
  for (let pressed = 0; pressed < 60; pressed++) {
    const at = await focused(app)
    if (name.test(at.name)) return
    passed.push(`${at.role} ${at.name}`)
    await page.keyboard.press(key)
  }
  throw new Error(`never came to ${String(name)}: ${passed.join(' > ')}`)
}
