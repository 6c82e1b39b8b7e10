import { describe, expect, it } from 'vitest'
import english from '../../translations/en.json' with { type: 'json' }
import french from '../../translations/fr.json' with { type: 'json' }
import { focused, reach } from '../support/keyboard.ts'
import { findings, here, onDesk, type Open, type OpenPanel } from '../support/sidebar.ts'

const texts = { 'Helen Marchetti': english, 'Claire Fontaine': french } as const
const admins = Object.keys(texts) as (keyof typeof texts)[]

const saveIn = async ({ app }: OpenPanel, { panel }: typeof english) => {
  await app.getByRole('button', { name: panel.save.save }).click()
  await app.getByTestId('saved').waitFor()
}

const patiently = { timeout: 20_000, interval: 50 }

const kindsOf = async (open: Open) =>
  new Set(await findings(open).evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['type'])))

const member = { pattern: 'ML-[0-9]{6}', match: 'my member number ML-204518', noMatch: 'ML-20' }

describe.runIf(here.path !== undefined)('the settings in the panel', () => {
  const desk = onDesk()

  it.each(admins)('are what everyone sees and the next ticket is checked by, when %s has saved them', async (admin) => {
    const said = texts[admin]
    const settings = await desk.panel(admin, 'settings/kinds')
    await settings.app.getByRole('checkbox', { name: said.entity.EMAIL_ADDRESS, exact: true }).press('Space')
    await settings.app.getByText(said.panel.save.unsaved.replace('{parts}', said.panel.part.switched_off)).waitFor()
    await saveIn(settings, said)
    const { app } = await desk.panel('Inès Robert', 'settings/kinds')
    const box = app.getByRole('checkbox', { name: french.entity.EMAIL_ADDRESS, exact: true })
    await box.waitFor()
    expect(await box.isChecked()).toBe(false)
    const ticket = await desk.open('Helen Marchetti', 'Carte refusée')
    await expect.poll(() => kindsOf(ticket), patiently).toContain('CREDIT_CARD')
    expect(await kindsOf(ticket)).not.toContain('EMAIL_ADDRESS')
    await settings.app.getByRole('checkbox', { name: said.entity.EMAIL_ADDRESS, exact: true }).press('Space')
    await saveIn(settings, said)
  })

  it('are shown to an agent, who may try texts and change nothing', async () => {
    const { app } = await desk.panel('Inès Robert', 'settings')
    await app.getByTestId('read-only').getByText(french.panel.save['read-only']).waitFor()
    for (const radio of await app.getByRole('radio').all()) expect(await radio.isDisabled()).toBe(true)
    await app.getByRole('tab', { name: french.panel.tab.detectors }).click()
    expect(await app.getByRole('button', { name: french.panel.detector.add }).count()).toBe(0)
    expect(await app.getByRole('tab', { name: french.panel.tab.ledger }).count()).toBe(0)
    await app.getByRole('tab', { name: french.panel.tab['try-out'] }).click()
    await app.getByRole('button', { name: french.panel.try['use-example'] }).click()
    await app.getByTestId('found').getByText(french.entity.CREDIT_CARD).waitFor()
  })

  it('of two admins meet: the second is told, keeps what was written, and may put it on top', async () => {
    const [first, second] = [
      await desk.panel('Helen Marchetti', 'settings'),
      await desk.panel('Claire Fontaine', 'settings'),
    ]
    await first.app.getByRole('checkbox', { name: english.panel['test-values'].ignore }).press('Space')
    await second.app.getByRole('radio', { name: french.panel.names['known-people'] }).press('Space')
    await saveIn(first, english)
    await second.app.getByRole('button', { name: french.panel.save.save }).click()
    await second.app.getByTestId('conflict').getByText(french.panel.part.ignore_test_values).waitFor()
    expect(await second.app.getByRole('radio', { name: french.panel.names['known-people'] }).isChecked()).toBe(true)
    await second.app.getByRole('button', { name: french.panel.save['add-mine'] }).click()
    expect(await second.app.getByRole('checkbox', { name: french.panel['test-values'].ignore }).isChecked()).toBe(true)
    await saveIn(second, french)
    await second.app.getByRole('radio', { name: french.panel.names.off }).press('Space')
    await second.app.getByRole('checkbox', { name: french.panel['test-values'].ignore }).press('Space')
    await saveIn(second, french)
  })

  it('let an admin write a detector by keyboard alone, and find by it', async () => {
    const settings = await desk.panel('Helen Marchetti', 'settings/detectors')
    const { page, app } = settings
    const { detector } = english.panel
    await app.getByRole('tab', { name: english.panel.tab.detectors }).focus()
    await reach(page, app, new RegExp(`^${detector.add}$`))
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await focused(app)).name).toBe(detector.new)
    const fill = async (label: string, text: string) => {
      await reach(page, app, new RegExp(`^${label}`))
      await page.keyboard.type(text)
    }
    await fill(detector['title-en'], 'Member number')
    await fill(detector['title-fr'], 'Numéro d’adhérent')
    await fill(detector.pattern, member.pattern)
    await fill(detector.match, member.match)
    await fill(detector['no-match'], member.noMatch)
    await app.getByTestId('check-good').waitFor()
    await reach(page, app, new RegExp(`^${detector.keep}$`))
    await page.keyboard.press('Enter')
    await app.getByTestId('detector').getByText('Member number').waitFor()
    expect((await focused(app)).name).toBe(detector.add)
    await reach(page, app, new RegExp(`^${english.panel.save.save}$`))
    await page.keyboard.press('Enter')
    await app.getByTestId('saved').waitFor()
    await app.getByRole('tab', { name: english.panel.tab['try-out'] }).click()
    await app.getByLabel(english.panel.try.text).fill(member.match)
    await app.getByTestId('found').getByText('Member number').waitFor()

    const ticketId = desk.stage.ticketCalled('Where is my parcel')
    desk.stage.simulator.addComment(ticketId, {
      author_id: desk.stage.simulator.state.tickets.get(ticketId)?.requester_id ?? 0,
      html_body: `<p>${member.match}</p>`,
      public: true,
    })
    const ticket = await desk.open('Inès Robert', 'Where is my parcel')
    await findings(ticket).getByText('Numéro d’adhérent').waitFor()
  })

  it('show an admin what was dismissed, who has it found again in the next ticket, and show no agent', async () => {
    const ticket = await desk.open('Inès Robert', 'Facture de soins')
    await findings(ticket)
      .getByRole('button', { name: /^Détails/ })
      .click()
    await ticket.app.getByRole('button', { name: french.row['not-personal'] }).click()
    await findings(ticket, 'dismissed').getByText(french.row.dismissed).waitFor()
    const colleague = await desk.panel('Inès Robert', 'settings/dismissed')
    await colleague.app.getByRole('tab', { name: french.panel.tab.rules, selected: true }).waitFor()
    expect(await colleague.app.getByRole('tab', { name: french.panel.tab.dismissed }).count()).toBe(0)

    const { page, app } = await desk.panel('Helen Marchetti', 'settings/dismissed')
    await page.setViewportSize({ width: 320, height: 640 })
    await app.getByTestId('dismissed').getByText('By Inès Robert').waitFor()
    const isWider = () => document.documentElement.scrollWidth > document.documentElement.clientWidth
    expect(await app.locator('html').evaluate(isWider)).toBe(false)
    await app.getByRole('tab', { name: english.panel.tab.dismissed }).focus()
    await reach(page, app, new RegExp(`^${english.panel.dismissed.take}`))
    await page.keyboard.press('Enter')
    await app.getByTestId('empty').getByText(english.panel.dismissed.none, { exact: true }).waitFor()
    expect(await app.getByTestId('taken').evaluate((said) => said === document.activeElement)).toBe(true)

    const again = await desk.open('Claire Fontaine', 'Facture de soins')
    await expect.poll(() => kindsOf(again), patiently).not.toEqual(new Set())
    expect(await findings(again, 'dismissed').count()).toBe(0)
  })

  it('come back to the tab they were left at, and keep what isn’t saved while another page is looked at', async () => {
    const { page, app } = await desk.panel('Helen Marchetti')
    await app.getByTestId('page-settings').click()
    await app.getByRole('tab', { name: english.panel.tab.numbers }).click()
    await app.getByLabel(english.panel.numbers.shape).fill('ord-99999')
    await app.getByRole('button', { name: english.panel.numbers.add }).click()
    const shape = app.getByTestId('own-number').getByText('ORD-99999', { exact: true })
    await shape.waitFor()
    await app.getByTestId('page-retention').click()
    await app.getByRole('heading', { level: 1, name: english.panel.page.retention }).waitFor()
    await page.evaluate(() => history.back())
    await shape.waitFor()
    await page.reload()
    await app.getByRole('tab', { name: english.panel.tab.numbers, selected: true }).waitFor()
    expect(await shape.count()).toBe(0)
  })
})
