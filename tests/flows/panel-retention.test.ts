import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import english from '../../translations/en.json' with { type: 'json' }
import french from '../../translations/fr.json' with { type: 'json' }
import { faultsIn, here, onDesk, type OpenPanel } from '../support/sidebar.ts'

const week = 7 * 86_400
const patiently = { timeout: 60_000, interval: 100 }
const run = promisify(execFile)

/** Where the panel is, behind the page's own address. */
const placeIn = ({ app }: OpenPanel): Promise<string> => app.locator('html').evaluate(() => location.hash.slice(2))

const agree = async ({ app }: OpenPanel, testId: string, name: string): Promise<void> => {
  await app.getByTestId(testId).getByRole('button', { name }).click()
}

describe.runIf(here.path !== undefined)('a bank’s policy, from its text to its proof', () => {
  const desk = onDesk()
  let folder: string
  let planAt: string
  let runAt: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'custos-certificate-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const ticket = (subject: string) => desk.stage.simulator.state.tickets.get(desk.stage.ticketCalled(subject))

  it('is written from the example, in French, and previewed once the history is read', async () => {
    const said = french.panel.retention
    const open = await desk.panel('Claire Fontaine', 'retention')
    const { app } = open
    await app.getByRole('button', { name: said['write-first'] }).click()
    await app.getByTestId('template-bank').click()
    await app.getByTestId('no-problems').waitFor()
    const text = app.getByTestId('policy-text')
    await app.getByTestId('keep-for').fill('60')
    await expect.poll(() => text.inputValue()).toContain('keep: { for: P60D, since: solved }')
    await text.fill((await text.inputValue()).replace('P60D', 'P90D'))
    await expect.poll(() => app.getByTestId('keep-for').inputValue()).toBe('90')
    await app.getByTestId('no-problems').waitFor()
    expect(await faultsIn(open)).toEqual([])
    await app.getByTestId('save-policies').click()
    await app.getByTestId('policy-table').getByText('Questions courantes').waitFor()
    await app.getByTestId('start-reading').click()
    await agree(open, 'ask-reading', said.reading.start)
    await app.getByTestId('reading').getByText(said.reading.phase.following).waitFor()
    await app.getByTestId('preview').click()
    await app.getByTestId('totals').waitFor()
    planAt = await placeIn(open)
    expect(planAt).toMatch(/^retention\/plans\//)
    expect(await app.getByTestId('approve').count()).toBe(0)
    await app.getByTestId('not-approved').getByText(said.plan.another).waitFor()
    expect(await app.getByTestId('totals').getByText(said.outcome.held).locator('+ dd').innerText()).toBe('1')
    expect(await faultsIn(open)).toEqual([])
  })

  it('is approved and run by a second person, in English; what is marked can be let off', async () => {
    const said = english.panel.retention
    const open = await desk.panel('Helen Marchetti', planAt)
    const { app, page } = open
    await app.getByTestId('plan-text').click()
    const written = await app.getByTestId('version-text').innerText()
    expect(written).toContain('name: bank-litigation')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      app.getByTestId('download-version').press('Enter'),
    ])
    expect(download.suggestedFilename()).toBe('custos-policies-1.yaml')
    await download.saveAs(join(folder, 'policies.yaml'))
    const read = await readFile(join(folder, 'policies.yaml'), 'utf8')
    expect(read.trimEnd()).toBe(written.trimEnd())
    expect(await faultsIn(open)).toEqual([])
    await app.locator('html').evaluate((_, to) => {
      location.hash = `#/${to}`
    }, planAt)
    await app.getByTestId('approve').click()
    await agree(open, 'ask-approve', said.approve)
    await app.getByTestId('run').click()
    await agree(open, 'ask-run', said.run)
    await app.getByTestId('run-state').getByText(said['run-state'].waiting).waitFor({ timeout: 60_000 })
    runAt = await placeIn(open)
    const rows = app.getByTestId('ticket-table').getByRole('row')
    await expect.poll(() => rows.count(), patiently).toBeGreaterThan(1)
    const restore = app.getByTestId('ticket-table').getByRole('button', { name: /^Bring back ticket/ })
    await expect.poll(() => restore.count(), patiently).toBeGreaterThan(0)
    expect(await faultsIn(open)).toEqual([])
  })

  it('deletes when the grace is over, and leaves the ticket on legal hold as it was', async () => {
    const held = ticket('Avocat')
    const before = structuredClone(held)
    desk.stage.simulator.clock.advance(week + 3600)
    const open = await desk.panel('Helen Marchetti', runAt)
    const { app } = open
    await app.getByTestId('run-state').getByText(english.panel.retention['run-state'].done).waitFor({ timeout: 60_000 })
    const deleted = [...desk.stage.simulator.state.tickets.values()].filter(({ deleted_at }) => deleted_at !== null)
    const done = app
      .getByTestId('done-table')
      .getByRole('row')
      .filter({ hasText: english.panel.retention.count.deleted })
    expect(await done.first().innerText()).toMatch(new RegExp(`${deleted.length}$`))
    expect(deleted.length).toBeGreaterThan(0)
    expect(ticket('Avocat')).toEqual(before)
  })

  it('is proved by a certificate that is checked with no server, and printed in the reader’s language', async () => {
    const { page, app } = await desk.panel('Claire Fontaine', runAt)
    const saved = async (testId: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent('download'), app.getByTestId(testId).click()])
      const path = join(folder, download.suggestedFilename())
      await download.saveAs(path)
      return path
    }
    const signed = await saved('certificate-jws')
    const checked = await run(process.execPath, ['server/cli/custos.ts', 'ledger', 'verify', signed])
    expect(checked.stdout).toContain('"ok":true')
    const forged = join(folder, 'forged.jws')
    const [head = '', body = '', seal = ''] = (await readFile(signed, 'utf8')).trim().split('.')
    const changed = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
    await writeFile(
      forged,
      [head, Buffer.from(JSON.stringify({ ...changed, tickets: 1 })).toString('base64url'), seal].join('.'),
    )
    await expect(run(process.execPath, ['server/cli/custos.ts', 'ledger', 'verify', forged])).rejects.toThrow()
    expect((await readFile(await saved('certificate-pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
    const settings = await desk.panel('Claire Fontaine', 'settings/ledger')
    const button = settings.app.getByTestId('ledger-export')
    const [download] = await Promise.all([settings.page.waitForEvent('download'), button.click()])
    await settings.app.getByTestId('ledger-exported').waitFor()
    const ledger = join(folder, download.suggestedFilename())
    await download.saveAs(ledger)
    const verify = (file: string) =>
      run(process.execPath, ['server/cli/custos.ts', 'ledger', 'verify', file, '--certificate', signed])
    expect((await verify(ledger)).stdout).toContain('"ok":true')
    await writeFile(ledger, (await readFile(ledger, 'utf8')).split('\n').slice(0, -2).join('\n'))
    await expect(verify(ledger)).rejects.toThrow('the file ends before its export did')
  })

  it('is written anew, and says on a narrow screen and by the keyboard what the new version changes', async () => {
    const said = french.panel.retention.versions
    const wide = await desk.panel('Claire Fontaine', 'retention')
    await wide.app.getByTestId('edit-policies').click()
    const text = wide.app.getByTestId('policy-text')
    await text.fill(`${(await text.inputValue()).replace('P90D', 'P91D')}# nobody_bears_this\n`)
    await wide.app.getByTestId('no-problems').waitFor()
    await wide.app.getByTestId('save-policies').click()
    await wide.app.getByTestId('policy-table').waitFor()
    const open = await desk.panel('Claire Fontaine', 'retention', { viewport: { width: 376, height: 800 } })
    const { app } = open
    await app.getByTestId('see-versions').press('Enter')
    const rows = app.getByTestId('version-table').getByRole('row')
    await expect.poll(() => rows.count()).toBe(3)
    await expect.poll(() => rows.nth(1).innerText()).toContain(said['not-approved'])
    await expect.poll(() => rows.nth(2).innerText()).toContain('Helen Marchetti')
    await rows.nth(1).getByRole('link').press('Enter')
    const changed = app.getByTestId('changed-lines')
    await changed.getByText('P91D').waitFor()
    expect(await changed.innerText()).toContain('P90D')
    expect(await app.getByTestId('version-beside').locator('option:checked').innerText()).toBe('Version 1')
    expect(await app.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true)
    expect(await faultsIn(open)).toEqual([])
  })
})
