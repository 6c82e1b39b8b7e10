import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FrameLocator, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PanelKey } from '../../app/language/index.ts'
import type { PanelWords } from '../../app/panel/words.ts'
import { bankValues } from '../../simulator/seed/bank.ts'
import { auditsOf, commentsOf } from '../../simulator/state.ts'
import { aPanelLanguage } from './panel-language.ts'
import { pictured } from './screenshots.ts'
import { faultsIn, onDesk, type OpenPanel } from './sidebar.ts'

const week = 7 * 86_400
const patiently = { timeout: 60_000, interval: 100 }
const run = promisify(execFile)
const isAsWideAsItsPlace = ({ app }: OpenPanel): Promise<boolean> =>
  app.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth)

const narrow = { viewport: { width: 320, height: 800 } }

const [hours, transfer, twice] = ['Horaires de l’agence', 'Question sur un virement', 'Paiement en double']
const due = [hours, transfer, twice] as const
/** The policy would delete it but for its hold. */
const onHold = 'Avocat : copie de relevé'

/** Where the panel is, behind the page's own address. */
const placeIn = ({ app }: OpenPanel): Promise<string> => app.locator('html').evaluate(() => location.hash.slice(2))

const saved = async ({ page }: OpenPanel, button: Locator, folder: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), button.press('Enter')])
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  return path
}

/** A table as it is read: the texts of each row's cells, without the head. */
const linesOf = (app: FrameLocator, testId: string): Promise<readonly (readonly string[])[]> =>
  app
    .getByTestId(testId)
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)))

const custos = (...args: readonly string[]) => run(process.execPath, ['server/cli/custos.ts', 'ledger', ...args])

export interface Tongue {
  readonly locale: string
  /** Both are administrators whose Zendesk speaks this language. */
  readonly author: string
  readonly approver: string
  /** What the example's policies are called in it. */
  readonly titles: readonly [routine: string, accountChange: string]
}

/** The bank's example from its text to its proof, by two people who read one language: one test a step. */
export const bankStory = ({ locale, author, approver, titles: [routine, accountChange] }: Tongue): void => {
  const desk = onDesk((simulator) => {
    for (const user of simulator.state.users.values()) if ([author, approver].includes(user.name)) user.locale = locale
  })
  let words: PanelWords
  let folder: string
  let planAt: string
  let runAt: string
  let untouched: string
  const say = (key: PanelKey, values?: Parameters<PanelWords['say']>[1]) => words.say(key, values)
  const picture = (open: OpenPanel, step: string) => pictured(open, `bank-${words.language}-${step}`)
  const agree = ({ app }: OpenPanel, testId: string, key: PanelKey) =>
    app
      .getByTestId(testId)
      .getByRole('button', { name: say(key), exact: true })
      .click()

  const state = () => desk.stage.simulator.state
  let ids: readonly number[]
  const dueNow = () => ids.map((id) => state().tickets.get(id))
  /** All that was written in a ticket and of it, to the last byte. */
  const allOf = (id: number): string =>
    JSON.stringify([state().tickets.get(id), commentsOf(state(), id), auditsOf(state(), id)])
  const held = (): string => allOf(desk.stage.ticketCalled(onHold))

  beforeAll(async () => {
    words = await aPanelLanguage(locale)
    folder = await mkdtemp(join(tmpdir(), 'custos-certificate-'))
    ids = due.map(desk.stage.ticketCalled)
    untouched = held()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is written from the example, and previewed once the history is read', async () => {
    const open = await desk.panel(author, 'retention')
    const { app } = open
    await picture(open, '01-nothing')
    await app.getByRole('button', { name: say('panel.retention.write-first') }).click()
    await app.getByTestId('template-bank').click()
    await app.getByTestId('no-problems').waitFor()
    const text = app.getByTestId('policy-text')
    await app.getByTestId('keep-for').fill('60')
    await expect.poll(() => text.inputValue(), patiently).toContain('keep: { for: P60D, since: solved }')
    await text.fill((await text.inputValue()).replace('P60D', 'P90D'))
    await expect.poll(() => app.getByTestId('keep-for').inputValue(), patiently).toBe('90')
    await app.getByTestId('no-problems').getByText(say('panel.retention.editor.right')).waitFor()
    expect(await faultsIn(open)).toEqual([])
    await picture(open, '02-written')
    await app.getByTestId('save-policies').click()
    for (const title of [routine, accountChange]) await app.getByTestId('policy-table').getByText(title).waitFor()
    await app.getByTestId('start-reading').click()
    await picture(open, '03-ask-reading')
    await agree(open, 'ask-reading', 'panel.retention.reading.start')
    await app.getByTestId('reading').getByText(say('panel.retention.reading.phase.following')).waitFor()
    await picture(open, '04-read')

    await app.getByTestId('preview').click()
    await app.getByTestId('totals').waitFor()
    planAt = await placeIn(open)
    expect(planAt).toMatch(/^retention\/plans\//)
    for (const [outcome, count] of [
      ['due', '3'],
      ['later', '2'],
      ['held', '1'],
    ] as const) {
      const name = app.getByTestId('totals').getByText(say(`panel.retention.outcome.${outcome}`), { exact: true })
      expect(await name.locator('+ dd').innerText()).toBe(count)
    }
    expect((await linesOf(app, 'by-policy')).find(([name]) => name === routine)).toEqual([
      routine,
      '3',
      '3',
      '3',
      '1',
      '1',
      '0',
    ])
    const sample = await linesOf(app, 'sample-table')
    const both = words.list([say('panel.retention.action.redact'), say('panel.retention.action.delete')])
    expect(sample.filter(([, outcome]) => outcome === say('panel.retention.outcome.due'))).toEqual(
      ids.map((id) => expect.arrayContaining([`#${id}`, routine, both]) as unknown),
    )
    expect(await app.getByTestId('approve').count()).toBe(0)
    await app.getByTestId('not-approved').getByText(say('panel.retention.plan.another')).waitFor()
    expect(await faultsIn(open)).toEqual([])
    expect(dueNow().flatMap((one) => one?.tags.filter((tag) => tag.startsWith('custos_')))).toEqual([])
    await picture(open, '05-preview')
  })

  it('is read, approved and run by a second person', async () => {
    const open = await desk.panel(approver, planAt, narrow)
    const { app } = open
    const circles = app.getByTestId('steps').locator('li > span[aria-hidden]')
    await circles.nth(2).waitFor()
    for (const circle of await circles.all()) {
      const box = await circle.boundingBox()
      expect(box?.width).toBe(box?.height)
    }
    await app.getByTestId('plan-text').click()
    const written = await app.getByTestId('version-text').innerText()
    expect(written).toContain('name: bank-litigation')
    const file = await saved(open, app.getByTestId('download-version'), folder)
    expect(file).toMatch(/custos-policies-1\.yaml$/)
    expect((await readFile(file, 'utf8')).trimEnd()).toBe(written.trimEnd())
    expect(await faultsIn(open)).toEqual([])
    await picture(open, '06-version')
    await app.locator('html').evaluate((_, to) => {
      location.hash = `#/${to}`
    }, planAt)
    await app.getByTestId('approve').click()
    const approving = app.getByTestId('ask-approve')
    await approving.getByText(say('panel.retention.ask-run.tickets', { count: 3 })).waitFor()
    await approving.getByText(say('panel.retention.ask-approve.means')).waitFor()
    await picture(open, '07-ask-approve')
    await agree(open, 'ask-approve', 'panel.retention.approve')
    await app.getByTestId('run').waitFor()
    const [by] = say('panel.retention.approved-by', { name: approver, moment: '|' }).split('|')
    await expect.poll(() => app.getByTestId('who').innerText(), patiently).toContain(by)
    await picture(open, '08-approved')
    await app.getByTestId('run').click()
    const running = app.getByTestId('ask-run')
    await running.getByText(say('panel.retention.ask-run.forever')).waitFor()
    await picture(open, '09-ask-run')
    await agree(open, 'ask-run', 'panel.retention.run')
    await app.getByTestId('run-state').getByText(say('panel.retention.run-state.waiting')).waitFor(patiently)
    runAt = await placeIn(open)
    expect(runAt).toMatch(/^retention\/runs\//)
  })

  it('redacts and tags what waits for its grace, says so, and lets none go yet', async () => {
    const open = await desk.panel(approver, runAt)
    const { app } = open
    await app.getByTestId('run-state').getByText(say('panel.retention.run-state.waiting')).waitFor()
    expect(await linesOf(app, 'done-table')).toEqual([
      [say('panel.retention.count.redacted'), '2'],
      [say('panel.retention.count.marked'), '2'],
      [say('panel.retention.count.mark_refused'), '1'],
    ])
    const restore = say('panel.retention.restore')
    const waiting = say('panel.retention.ticket.waiting')
    await expect
      .poll(() => linesOf(app, 'ticket-table'), patiently)
      .toEqual(ids.map((id) => expect.arrayContaining([`#${id}`, waiting, routine, restore]) as unknown))
    expect(await faultsIn(open)).toEqual([])
    await picture(open, '10-waiting')

    const marks = ['custos_keep_bank_routine', 'custos_to_delete']
    expect(dueNow().map((one) => one?.tags.filter((tag) => marks.includes(tag)).sort())).toEqual([marks, marks, []])
    expect(dueNow().map((one) => one?.deleted_at)).toEqual([null, null, null])
    // Zendesk takes longer to clean the e-mail that a comment came from.
    desk.stage.simulator.clock.advance(desk.stage.simulator.settings.email_original_delay_seconds + 1)
    const [, withIban = 0, withCard = 0] = ids
    for (const [id, value] of [
      [withIban, bankValues.iban],
      [withCard, bankValues.card],
    ] as const) {
      expect(allOf(id)).not.toContain(value)
      expect(allOf(id)).toContain('▇'.repeat(value.length))
    }
    expect(held()).toBe(untouched)
  })

  it('deletes when the grace is over, and leaves the ticket on legal hold as it was', async () => {
    desk.stage.simulator.clock.advance(week + 3600)
    const open = await desk.panel(approver, runAt, narrow)
    const { app } = open
    await app.getByTestId('run-state').getByText(say('panel.retention.run-state.done')).waitFor(patiently)
    expect(await app.getByTestId('done-table').evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true)
    const lines = await linesOf(app, 'done-table')
    expect(lines).toContainEqual([say('panel.retention.count.deleted'), '3'])
    expect(lines).toContainEqual([say('panel.retention.count.deleted_for_good'), '2'])
    expect(await app.getByTestId('settled').innerText()).toBe(say('panel.retention.settled', { some: 3, all: 3 }))
    await expect
      .poll(() => linesOf(app, 'ticket-table'), patiently)
      .toEqual(ids.map((id) => expect.arrayContaining([`#${id}`, say('panel.retention.ticket.done')]) as unknown))
    expect(await faultsIn(open)).toEqual([])
    await picture(open, '11-done')
    const gone = [...state().tickets.values()].filter(({ deleted_at }) => deleted_at !== null)
    expect(gone.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(held()).toBe(untouched)
  })

  it('is proved by a certificate that is checked with no server, and printed in the reader’s language', async () => {
    const open = await desk.panel(author, runAt)
    const proof = open.app.getByTestId('certificate')
    await proof.getByText(say('panel.retention.certificate.lead')).waitFor()
    const signed = await saved(
      open,
      proof.getByRole('button', { name: say('panel.retention.certificate.signed') }),
      folder,
    )
    const checked = await custos('verify', signed)
    expect(JSON.parse(checked.stdout)).toMatchObject({
      ok: true,
      certificate: { tickets: 3, end: 'done', counts: { done: 3, redacted: 2, marked: 2, deleted: 3 } },
    })
    const forged = join(folder, 'forged.jws')
    const [head = '', body = '', seal = ''] = (await readFile(signed, 'utf8')).trim().split('.')
    const changed = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
    const claims = Buffer.from(JSON.stringify({ ...changed, tickets: 1 })).toString('base64url')
    await writeFile(forged, [head, claims, seal].join('.'))
    await expect(custos('verify', forged)).rejects.toThrow()
    const printed = await saved(
      open,
      proof.getByRole('button', { name: say('panel.retention.certificate.printed') }),
      folder,
    )
    expect((await readFile(printed)).subarray(0, 5).toString()).toBe('%PDF-')
    const settings = await desk.panel(author, 'settings/ledger')
    const ledger = await saved(settings, settings.app.getByTestId('ledger-export'), folder)
    await settings.app.getByTestId('ledger-exported').waitFor()
    await picture(settings, '12-ledger')
    expect((await custos('verify', ledger, '--certificate', signed)).stdout).toContain('"ok":true')
    await writeFile(ledger, (await readFile(ledger, 'utf8')).split('\n').slice(0, -2).join('\n'))
    await expect(custos('verify', ledger, '--certificate', signed)).rejects.toThrow(
      'the file ends before its export did',
    )
  })

  it('is written anew, and says on a narrow screen and by the keyboard what the new version changes', async () => {
    const wide = await desk.panel(author, 'retention')
    await wide.app.getByTestId('run-table').getByText(say('panel.retention.run-state.done')).waitFor()
    await picture(wide, '13-overview')
    await wide.app.getByTestId('edit-policies').click()
    const text = wide.app.getByTestId('policy-text')
    await text.fill(`${(await text.inputValue()).replace('P90D', 'P91D')}# nobody_bears_this\n`)
    await wide.app.getByTestId('no-problems').waitFor()
    await wide.app.getByTestId('save-policies').click()
    await wide.app.getByTestId('policy-table').waitFor()
    const open = await desk.panel(author, 'retention', { viewport: { width: 376, height: 800 } })
    const { app } = open
    await app.getByTestId('run-table').waitFor()
    expect(await isAsWideAsItsPlace(open)).toBe(true)
    await app.getByTestId('see-versions').press('Enter')
    const rows = app.getByTestId('version-table').getByRole('row')
    await expect.poll(() => rows.count(), patiently).toBe(3)
    await expect.poll(() => rows.nth(1).innerText(), patiently).toContain(say('panel.retention.versions.not-approved'))
    await expect.poll(() => rows.nth(2).innerText(), patiently).toContain(approver)
    const isWhole = app.getByTestId('version-table').evaluate((box) => box.scrollWidth <= box.clientWidth)
    expect(await isWhole).toBe(true)
    await picture(open, '14-versions')
    await rows.nth(1).getByRole('link').press('Enter')
    const changes = app.getByTestId('changed-lines')
    await changes.getByText('P91D').waitFor()
    expect(await changes.innerText()).toContain('P90D')
    const beside = await app.getByTestId('version-beside').locator('option:checked').innerText()
    expect(beside).toBe(say('panel.retention.versions.one', { number: '1' }))
    expect(await isAsWideAsItsPlace(open)).toBe(true)
    expect(await faultsIn(open)).toEqual([])
    await picture(open, '15-changes')
  })
}
