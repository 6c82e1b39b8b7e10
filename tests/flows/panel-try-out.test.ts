import { describe, expect, it } from 'vitest'
import english from '../../translations/en.json' with { type: 'json' }
import { here, onDesk } from '../support/sidebar.ts'

const secret = 'zebra-quartz-4111'
const text = `${secret}: my card is 4111 1111 1111 1111`
const { panel } = english

describe.runIf(here.path !== undefined)('a text that is tried in the panel', () => {
  const desk = onDesk()

  it('leaves the page by no request at all', async () => {
    const { app, requests } = await desk.panel('Helen Marchetti', 'settings/try-out')
    const before = requests.length
    await app.getByLabel(panel.try.text).fill(text)
    await app.getByTestId('found').getByText(english.entity.CREDIT_CARD).waitFor()
    await app.getByLabel(panel.try.text).fill(`${text} and anna@example.com`)
    await app.getByTestId('found').getByText(english.entity.EMAIL_ADDRESS).waitFor()
    const since = requests.slice(before)
    // The code that looks is fetched with the first text; nothing else is asked of anyone on the text's account.
    const ours = since.filter((request) => request.url().startsWith(desk.stage.server))
    expect(
      ours.map((request) => [request.method(), new URL(request.url()).pathname.replace(/[\w-]+\.js$/, '*.js')]),
    ).toEqual(ours.map(() => ['GET', '/app/assets/*.js']))
    for (const request of since) {
      expect(request.url()).not.toContain('zebra')
      expect(request.postData() ?? '').not.toContain('zebra')
      expect(request.method()).toBe('GET')
    }
    expect(desk.stage.logs()).not.toContain('zebra')
  })

  it('of a megabyte is read without a word less, and says first that it is being read', async () => {
    const { app } = await desk.panel('Helen Marchetti', 'settings/try-out')
    const line = 'Bonjour, ma carte 4111 1111 1111 1111 a été refusée, écrivez à anna@example.com s’il vous plaît.\n'
    const long = line.repeat(Math.ceil(1_000_000 / line.length))
    await app.locator('body').evaluate(() => {
      const said: string[] = []
      Object.assign(window, { said })
      new MutationObserver(() => said.push(document.querySelector('[data-testid=tried]')?.textContent ?? '')).observe(
        document.body,
        { subtree: true, childList: true, characterData: true },
      )
    })
    // As a paste arrives: at once. Playwright's own way edits the text in, which takes a browser minutes at this length.
    await app.getByLabel(panel.try.text).evaluate((field, written) => {
      Reflect.set(HTMLTextAreaElement.prototype, 'value', written, field)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }, long)
    await app
      .getByTestId('tried')
      .getByText(/ found, /)
      .waitFor({ timeout: 60_000 })
    const said = await app.locator('body').evaluate(() => (window as unknown as { said: string[] }).said)
    expect(said.some((one) => /^Reading 1,0\d\d,\d{3} characters/.test(one))).toBe(true)
    const found = 2 * Math.ceil(1_000_000 / line.length)
    await app
      .getByTestId('tried')
      .getByText(`${found.toLocaleString('en')} found`)
      .waitFor()
    expect(await app.getByTestId('found').getByRole('listitem').count()).toBe(100)
    await app.getByText(panel.try.cut).waitFor()
  })

  it('is read under settings that nobody has saved', async () => {
    const { app } = await desk.panel('Helen Marchetti', 'settings/kinds')
    await app.getByRole('checkbox', { name: english.entity.CREDIT_CARD, exact: true }).press('Space')
    await app.getByRole('tab', { name: panel.tab['try-out'] }).click()
    await app.getByText(panel.try.unsaved).waitFor()
    await app.getByLabel(panel.try.text).fill(text)
    await app.getByText(panel.try.nothing).waitFor()
    await app.getByRole('button', { name: panel.save.discard }).click()
    await app.getByTestId('found').getByText(english.entity.CREDIT_CARD).waitFor()
  })
})
