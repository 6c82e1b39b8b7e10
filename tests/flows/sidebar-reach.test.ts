import { describe, expect, it } from 'vitest'
import { values } from '../../simulator/seed/values.ts'
import english from '../../translations/en.json' with { type: 'json' }
import { focused, reach } from '../support/keyboard.ts'
import { faultsIn, findings, here, onDesk, type Open } from '../support/sidebar.ts'

const patiently = { timeout: 20_000, interval: 50 }

const historyOf = async ({ app }: Open): Promise<void> => {
  await app.getByRole('tab').last().click()
  await app.getByTestId('entry').first().waitFor()
}

describe.runIf(here.path !== undefined)('the sidebar, for everyone,', () => {
  const desk = onDesk()

  it.each([
    ['Helen Marchetti', 'en-GB', 'Card number', 'Redact 6'],
    ['Claire Fontaine', 'fr', 'Numéro de carte', 'Masquer 6'],
  ])('speaks the language of %s', async (agent, locale, kind, button) => {
    const open = await desk.open(agent, 'Carte refusée')
    await open.app.getByRole('button', { name: button }).waitFor()
    await findings(open).first().getByText(kind).waitFor()
    expect(await open.app.locator('html').getAttribute('lang')).toBe(locale)
  })

  it.each(['light', 'dark'] as const)('has no fault that axe-core knows of, in any state, %s', async (colorScheme) => {
    const wish = { colorScheme }
    const open = await desk.open('Helen Marchetti', 'Carte refusée', wish)
    await expect.poll(() => findings(open).count(), patiently).toBe(6)
    const page = await open.app.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
    expect(page === 'rgb(255, 255, 255)').toBe(colorScheme === 'light')
    expect(await faultsIn(open)).toEqual([])
    await findings(open).first().getByRole('button').click()
    await open.app.getByTestId('excerpt').waitFor()
    expect(await faultsIn(open)).toEqual([])
    await open.app.getByRole('button', { name: 'Redact 6' }).click()
    await open.app.getByTestId('confirm').waitFor()
    expect(await faultsIn(open)).toEqual([])
    await open.page.keyboard.press('Escape')
    await open.app.getByTestId('confirm').waitFor({ state: 'detached' })

    await open.page.route('**/api/dismissals/match', (route) => route.abort())
    await open.app.getByRole('button', { name: english.scan.again }).click()
    await open.app.getByTestId('server-trouble').waitFor()
    expect(await faultsIn(open)).toEqual([])
    await open.page.unroute('**/api/dismissals/match')

    const empty = await desk.open('Helen Marchetti', 'Where is my parcel', wish)
    await empty.app.getByTestId('clear').waitFor()
    expect(await faultsIn(empty)).toEqual([])

    const asking = await desk.open('Nora Lindqvist', 'Carte refusée', wish)
    await asking.app.getByRole('button', { name: english.ask.button }).click()
    await asking.app.getByTestId('asked').waitFor()
    expect(await faultsIn(asking)).toEqual([])
    await historyOf(asking)
    expect(await faultsIn(asking)).toEqual([])
  })

  it('lets the whole job be done by keyboard alone', async () => {
    const open = await desk.open('Helen Marchetti', 'Carte refusée')
    const { page, app } = open
    await expect.poll(() => findings(open).count(), patiently).toBe(6)
    await app.getByRole('tab').first().focus()
    await reach(page, app, /^IBAN/)
    await page.keyboard.press('Space')
    await app.getByRole('button', { name: 'Redact 5' }).waitFor()
    await reach(page, app, /^Details: Phone number/)
    await page.keyboard.press('Enter')
    await app.getByTestId('excerpt').waitFor()
    await reach(page, app, /^Redact 5$/)
    await page.keyboard.press('Enter')
    await app.getByTestId('confirm').waitFor()
    expect((await focused(app)).name).toBe('Cancel')
    await page.keyboard.press('Escape')
    await app.getByTestId('confirm').waitFor({ state: 'detached' })
    expect((await focused(app)).name).toBe('Redact 5')
    await page.keyboard.press('Enter')
    await reach(page, app, /^Redact 5$/)
    await page.keyboard.press('Enter')
    await expect.poll(() => findings(open, 'redacted').count(), patiently).toBe(5)
    await expect.poll(() => app.getByTestId('announcement').textContent(), patiently).toBe('5 redacted. ')
    await reach(page, app, /^Findings/, 'Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await app.getByTestId('entry').first().waitFor()
    expect((await focused(app)).name).toBe('History')
  })

  it('redacts a number between emoji and words that run from right to left', async () => {
    const ticketId = desk.stage.ticketCalled('Where is my parcel')
    desk.stage.simulator.addComment(ticketId, {
      author_id: desk.stage.simulator.state.tickets.get(ticketId)?.requester_id ?? 0,
      html_body: `<p dir="rtl">رقم بطاقتي 👩‍👩‍👧 هو ${values.draftCard} 🙏 שלום</p>`,
      public: true,
    })
    const open = await desk.open('Inès Robert', 'Where is my parcel')
    await findings(open, 'found').waitFor()
    await findings(open).getByRole('button').click()
    const excerpt = open.app.getByTestId('excerpt')
    expect(await excerpt.evaluate((quote) => getComputedStyle(quote).direction)).toBe('rtl')
    expect(await excerpt.locator('mark bdi').evaluate((value) => getComputedStyle(value).direction)).toBe('ltr')
    await findings(open).getByRole('checkbox').check()
    await open.app.getByRole('button', { name: 'Masquer 1' }).click()
    await open.app.getByTestId('confirm').getByRole('button', { name: 'Masquer 1' }).click()
    await findings(open, 'redacted').waitFor()
    const said = open.panel.getByTestId('comment').last()
    await said.getByText('▇').waitFor()
    expect((await said.innerText()).replace(/▇+/, '#')).toContain('رقم بطاقتي 👩‍👩‍👧 هو # 🙏 שלום')
  })

  it('moves nothing for those who want no motion, and keeps its shapes in forced colours', async () => {
    const open = await desk.open('Helen Marchetti', 'Merged twice', { forcedColors: 'active', reducedMotion: 'reduce' })
    await findings(open).first().waitFor()
    await findings(open).first().getByRole('button').click()
    const turning = findings(open).first().getByRole('button').first().locator('svg')
    expect(await turning.evaluate((icon) => parseFloat(getComputedStyle(icon).transitionDuration))).toBeLessThan(0.01)
    const colours = await open.app
      .getByRole('tab')
      .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBottomColor))
    expect(new Set(colours).size).toBe(2)
  })

  it('needs no scrolling sideways at 320 pixels, nor at 200 % of them', async () => {
    for (const width of [1440, 720]) {
      const open = await desk.open('Claire Fontaine', 'Merged twice', { viewport: { width, height: 800 } })
      await findings(open).first().waitFor()
      await findings(open).first().getByRole('button').click()
      const overflow = await open.app
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
      expect(overflow).toBe(0)
      const box = await open.panel.getByTestId('app-frame').boundingBox()
      expect((box?.x ?? width) + (box?.width ?? width)).toBeLessThanOrEqual(width)
    }
  })
})
