import { describe, expect, it } from 'vitest'
import english from '../../translations/en.json' with { type: 'json' }
import french from '../../translations/fr.json' with { type: 'json' }
import { focused, reach } from '../support/keyboard.ts'
import { faultsIn, here, onDesk, type OpenPanel } from '../support/sidebar.ts'

const overflowOf = ({ app }: OpenPanel): Promise<number> =>
  app.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)

/** Each place of the panel, as an admin comes to it. */
const places = [
  'settings/rules',
  'settings/kinds',
  'settings/detectors',
  'settings/numbers',
  'settings/try-out',
  'settings/access',
  'settings/ledger',
  'retention',
  'retention/policies',
  'retention/native',
  'access',
] as const

/** Of the workspace: the bar at its edge takes 56 px of it. */
const widths = [376, 756, 1336]

const settled = async ({ app }: OpenPanel): Promise<void> => {
  await app.locator('main').getByTestId('loading').waitFor({ state: 'detached' })
}

describe.runIf(here.path !== undefined)('the panel, for everyone,', () => {
  const desk = onDesk()

  it.each([
    ['light', 'Helen Marchetti'],
    ['dark', 'Claire Fontaine'],
  ] as const)(
    'has no fault that axe-core knows of, and needs no scrolling sideways at any width, %s',
    async (colorScheme, admin) => {
      for (const place of places) {
        const open = await desk.panel(admin, place, { colorScheme })
        await settled(open)
        expect([place, ...(await faultsIn(open))]).toEqual([place])
        for (const width of widths) {
          await open.page.setViewportSize({ width, height: 800 })
          await expect
            .poll(() => overflowOf(open), { message: `${place} at ${String(width)} px`, timeout: 10_000 })
            .toBe(0)
        }
        await open.page.context().close()
      }
      const open = await desk.panel('Claire Fontaine', 'settings/detectors', { colorScheme })
      await open.app.getByRole('button', { name: french.panel.detector.add }).click()
      await open.app.getByRole('button', { name: french.panel.detector.keep }).click()
      await open.app.getByText(french.panel.detector.problem.pattern).waitFor()
      expect(await faultsIn(open)).toEqual([])
      await open.app.getByRole('tab', { name: french.panel.tab['try-out'] }).click()
      await open.app.getByRole('button', { name: french.panel.try['use-example'] }).click()
      await open.app.getByTestId('missed').waitFor()
      expect(await faultsIn(open)).toEqual([])
    },
  )

  it('is gone through by keyboard: the pages fold up into one button, and the title of the next has the focus', async () => {
    const open = await desk.panel('Helen Marchetti', 'settings', { viewport: { width: 376, height: 800 } })
    const { page, app } = open
    await app.getByRole('button', { name: english.panel.page.settings }).focus()
    await page.keyboard.press('Enter')
    await reach(page, app, new RegExp(`^${english.panel.page.retention}$`))
    await page.keyboard.press('Enter')
    await app.getByRole('heading', { level: 1, name: english.panel.page.retention }).waitFor()
    await expect.poll(async () => await focused(app)).toEqual({ name: english.panel.page.retention, role: 'h1' })
    expect(await app.getByTestId('page-retention').isVisible()).toBe(false)
  })

  it('shows each role the pages that are for it', async () => {
    const admin = await desk.panel('Helen Marchetti')
    const agent = await desk.panel('Inès Robert')
    const pagesOf = ({ app }: OpenPanel) => app.getByRole('navigation').getByRole('link').allTextContents()
    const { retention, access, settings } = english.panel.page
    expect(await pagesOf(admin)).toEqual([retention, access, settings])
    expect(await pagesOf(agent)).toEqual([french.panel.page.settings])
  })

  it('keeps its shapes in forced colours, and moves nothing for those who want no motion', async () => {
    const open = await desk.panel('Helen Marchetti', 'settings', { forcedColors: 'active', reducedMotion: 'reduce' })
    await settled(open)
    const links = open.app.getByRole('navigation').getByRole('link')
    const outlines = await links.evaluateAll((all) => all.map((link) => getComputedStyle(link).outlineStyle))
    expect(outlines.filter((style) => style === 'solid')).toHaveLength(1)
  })
})
