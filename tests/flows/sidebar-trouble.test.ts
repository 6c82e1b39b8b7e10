import { describe, expect, it, vi } from 'vitest'
import { values } from '../../simulator/seed/values.ts'
import { commentsOf } from '../../simulator/state.ts'
import english from '../../translations/en.json' with { type: 'json' }
import french from '../../translations/fr.json' with { type: 'json' }
import { historyOf, prepare } from '../support/agent.ts'
import { found } from '../support/seeded.ts'
import { findings, here, onDesk, redactChecked, redactName, type Open } from '../support/sidebar.ts'

const patiently = { timeout: 20_000, interval: 50 }
/** The workspace doesn't look again by itself while the test runs. */
const unaware = { poll: 600_000 }

const anyRedaction = '/api/v2/*_redactions/*'

/** Until an account's own wait is over the server doesn't ask it anything, and says so each time. */
const again = async (open: Open, name: string): Promise<void> => {
  const button = open.app.getByRole('button', { name, exact: true })
  const done = findings(open, 'redacted')
  for (let asked = 0; asked < 40 && (await done.count()) === 0; asked++) {
    await button.or(done).first().waitFor()
    if ((await button.count()) > 0) await button.click()
    await button.or(done).first().waitFor()
  }
  await done.waitFor()
}

describe.runIf(here.path !== undefined)('the sidebar, where something stands in the way,', () => {
  const desk = onDesk()

  const firstComment = (ticketId: number) => {
    const [comment] = commentsOf(desk.stage.simulator.state, ticketId)
    if (comment === undefined) throw new Error('no comment')
    return comment
  }

  const redactionsOf = (ticketId: number) =>
    desk.stage.simulator.log.of('PUT', /redactions/).filter(({ body }) => body.includes(`"ticket_id":${ticketId}`))

  it('never asks again about what the account has said is not personal data', async () => {
    const open = await desk.open('Inès Robert', 'Facture de soins')
    await findings(open)
      .getByRole('button', { name: /^Détails/ })
      .click()
    await open.app.getByRole('button', { name: french.row['not-personal'] }).click()
    await findings(open, 'dismissed').getByText(french.row.dismissed).waitFor()
    await vi.waitFor(async () => {
      const { entries } = await historyOf(desk.stage, await prepare(desk.stage, 'Inès Robert', 'Facture de soins'))
      expect(entries.map(({ action }) => action)).toEqual(['finding.dismissed'])
    }, patiently)

    const again = await desk.open('Claire Fontaine', 'Facture de soins')
    await again.app.getByTestId('clear').waitFor()
    await again.app.getByText('1 laissée de côté').waitFor()
    expect(await findings(again).count()).toBe(0)
    expect(redactionsOf(open.ticketId)).toEqual([])
  })

  it('shows a light agent what is there, and lets them ask someone who may', async () => {
    const open = await desk.open('Nora Lindqvist', 'Carte refusée')
    await open.app.getByTestId('ask').getByText(english.ask.why).waitFor()
    expect(await findings(open, 'found').count()).toBe(6)
    expect(await open.app.getByRole('checkbox').count()).toBe(0)
    expect(await open.app.getByRole('button', { name: redactName }).count()).toBe(0)
    await expect.poll(() => open.app.getByTestId('announcement').textContent(), patiently).toMatch(/found\.$/)

    await open.app.getByRole('button', { name: english.ask.button }).click()
    await open.app.getByTestId('asked').waitFor()
    expect(open.tags()).toContain('custos_redaction_requested')
    await open.app.getByRole('tab', { name: english.tabs.history }).click()
    await open.app.locator('[data-testid=entry][data-action="redaction.requested"]').getByText('by you').waitFor()
  })

  it('redacts nothing in a comment that has changed since it was read, and shows it as it is now', async () => {
    const open = await desk.open('Inès Robert', 'Ancien dossier', unaware)
    await findings(open, 'found').waitFor()
    const comment = firstComment(open.ticketId)
    const before = comment.html_body
    comment.html_body = before.replace('Bonjour', `Mon IBAN est ${values.britishIban}. Bonjour`)
    try {
      await redactChecked(open)
      await open.app.getByTestId('changed').or(open.app.getByTestId('failure')).first().waitFor()
      await open.app.getByText(french.problem['comment-changed']).waitFor()
      await expect.poll(() => findings(open, 'found').count(), patiently).toBe(2)
      expect(await open.app.locator('[data-type=IBAN_CODE]').count()).toBe(1)
      expect(redactionsOf(open.ticketId)).toEqual([])
    } finally {
      comment.html_body = before
    }
  })

  it('says that Zendesk is busy and that nothing was changed, and redacts when asked again', async () => {
    const open = await desk.open('Inès Robert', 'Ancien dossier')
    await findings(open, 'found').waitFor()
    desk.stage.simulator.faults.add({ kind: 'too-many-requests', method: 'PUT', path: anyRedaction, retry_after: 4 })
    await redactChecked(open)
    await open.app.getByTestId('failure').getByText(french.problem['zendesk-busy']).waitFor()
    expect(await findings(open, 'failed').getByText(french.row.failed).count()).toBe(1)
    expect(await open.panel.getByText('▇').count()).toBe(0)

    desk.stage.simulator.faults.clear()
    await again(open, french.row['try-again'])
    await expect.poll(async () => found(await open.panel.innerText(), [values.oldCard]), patiently).toEqual([])
  })

  it('says that it is not yet certain after a 502, and what became of it when asked again', async () => {
    const open = await desk.open('Inès Robert', 'Chat 4471')
    await findings(open, 'found').waitFor()
    desk.stage.simulator.faults.add({ kind: 'bad-gateway', method: 'PUT', path: anyRedaction })
    await redactChecked(open)
    await open.app.getByTestId('failure').getByText(french.problem.unsettled).waitFor()
    expect(await findings(open, 'open').getByText(french.row.unsettled).count()).toBe(1)

    desk.stage.simulator.faults.clear()
    await again(open, french.row['look-again'])
    await open.panel.getByTestId('chat-message').getByText('▇').waitFor()
    await expect.poll(async () => found(await open.panel.innerText(), [values.chatCard]), patiently).toEqual([])
  })

  it('says that the ticket could not be read when Zendesk is down, and reads it when asked again', async () => {
    const ticketId = desk.stage.ticketCalled('Where is my parcel')
    const open = await desk.open('Sarah Whitfield', 'Where is my parcel')
    await open.app.getByTestId('clear').waitFor()
    const path = `/api/v2/tickets/${ticketId}/comments*`
    desk.stage.simulator.faults.add({ kind: 'bad-gateway', method: 'GET', path })
    await open.app.getByRole('button', { name: english.scan.again }).click()
    await open.app.getByTestId('unreadable').getByText(english.problem['zendesk-down']).waitFor()
    expect(await open.app.getByTestId('clear').count()).toBe(0)
    desk.stage.simulator.faults.clear()
    await open.app.getByRole('button', { name: english.server.retry }).click()
    await open.app.getByTestId('clear').waitFor()
  })

  it('goes on showing what it found when the server is gone, says that redaction waits, and goes on when it is back', async () => {
    const open = await desk.open('Inès Robert', 'Merged twice')
    await expect.poll(() => findings(open, 'found').count(), patiently).toBe(2)
    await desk.stage.kill()
    await open.app.getByRole('button', { name: french.scan.again }).click()
    await open.app.getByTestId('server-trouble').getByText(french.server.away).waitFor()
    expect(await findings(open, 'found').count()).toBe(2)
    expect(await open.app.getByRole('button', { name: redactName }).isDisabled()).toBe(true)
    await open.app.getByRole('tab', { name: french.tabs.history }).click()
    await open.app.getByTestId('history-trouble').waitFor()
    await open.app.getByRole('tab', { name: french.tabs.findings }).click()

    await desk.stage.restart()
    await open.app.getByRole('button', { name: french.server.retry }).click()
    await open.app.getByTestId('server-trouble').waitFor({ state: 'detached' })
    await redactChecked(open)
    await expect.poll(() => findings(open, 'redacted').count(), patiently).toBe(2)
    expect(redactionsOf(open.ticketId).map(({ status }) => status)).toEqual([200, 200])
    // The tickets that were merged into this one keep theirs: what can't be reached is named.
    expect(await open.app.getByTestId('leftovers').getByRole('listitem').count()).toBe(2)
  })
})
