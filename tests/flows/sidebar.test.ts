import { describe, expect, it, vi } from 'vitest'
import type { LogEntry } from '../../simulator/log.ts'
import { seededValues, values } from '../../simulator/seed/values.ts'
import { historyOf, prepare } from '../support/agent.ts'
import { found } from '../support/seeded.ts'
import { findings, here, onDesk, redactChecked, type Desk, type Open } from '../support/sidebar.ts'

const patiently = { timeout: 20_000, interval: 50 }
const [card, split, old, chat] = [values.card, values.splitCard, values.oldCard, values.chatCard]

/** The calls that change something, as the account saw them. */
const changesIn = ({ stage }: Desk, of: RegExp): readonly LogEntry[] =>
  stage.simulator.log.entries.filter(({ method, path }) => method !== 'GET' && of.test(path))

const redactionsIn = (desk: Desk): readonly string[] =>
  changesIn(desk, /redactions/).map(({ method, path, status }) => `${method} ${path.replace(/\d+$/, '')} ${status}`)

interface Told {
  readonly kinds: string
  readonly who: string
}

/** Opens the History tab; what it tells of its newest entry must be what the ledger holds. */
const expectTold = async (desk: Desk, open: Open, subject: string, { kinds, who }: Told): Promise<void> => {
  await open.app.getByRole('tab', { name: 'Historique' }).click()
  const entry = open.app.getByTestId('entry').first()
  await entry.waitFor()
  const { entries, chain } = await historyOf(desk.stage, await prepare(desk.stage, 'Inès Robert', subject))
  const [newest] = entries
  expect(chain).toBe('intact')
  expect(newest).toMatchObject({ action: 'redaction.done', actor_id: desk.stage.userNamed('Inès Robert') })
  const text = (await entry.innerText()).replaceAll('\u00a0', ' ')
  expect(text).toContain(kinds)
  expect(text).toContain(who)
  expect(text).toMatch(/\d\d:\d\d/)
  expect(text).toContain(`nº ${newest?.ledger.seq ?? 0}`)
  expect(text).toContain(newest?.ledger.hash.slice(0, 8))
  expect(await entry.getByTitle(newest?.ledger.hash ?? '').count()).toBe(1)
  await open.app.getByTestId('chain-intact').waitFor()
  await open.app.getByRole('tab', { name: 'Trouvé' }).click()
}

const readyToRedact = async (open: Open, count: number): Promise<void> => {
  await expect.poll(() => findings(open, 'found').count(), patiently).toBe(count)
}

describe.runIf(here.path !== undefined)('redaction from the sidebar', () => {
  const desk = onDesk()

  it('removes a card from a plain comment, and leaves the tag that another comment still earns', async () => {
    const { simulator } = desk.stage
    const ticketId = desk.stage.ticketCalled('Carte refusée')
    simulator.addComment(ticketId, {
      author_id: simulator.state.tickets.get(ticketId)?.requester_id ?? 0,
      html_body: '<p>Toujours rien.</p>',
      public: true,
    })
    const open = await desk.open('Inès Robert', 'Carte refusée')
    await readyToRedact(open, 6)
    simulator.log.clear()
    await open.app.getByTestId('group').last().getByRole('checkbox').uncheck()
    await open.app.getByRole('button', { name: 'Masquer 5' }).waitFor()
    await redactChecked(open)
    await expect.poll(() => findings(open, 'redacted').count(), patiently).toBe(5)

    const comment = open.panel.getByTestId('comment').first()
    await comment.getByText('▇').first().waitFor()
    await expect
      .poll(async () => found(await comment.innerText(), [card, values.iban, values.phone, values.email, values.nir]), {
        timeout: 20_000,
      })
      .toEqual([])
    await vi.waitFor(() => expect(open.tags()).toContain('custos_pii_credit_card'), patiently)
    expect(open.tags().filter((tag) => tag.startsWith('custos_'))).toEqual(['custos_pii_credit_card'])
    expect(open.tags()).toContain('redacted_content')
    expect(redactionsIn(desk)).toEqual(['PUT /api/v2/comment_redactions/ 200'])
    await expectTold(desk, open, 'Carte refusée', { kinds: 'Numéro de carte', who: 'vous' })
  })

  it('removes a number that tags split from a comment in html, without touching its other tags', async () => {
    const open = await desk.open('Inès Robert', 'Carte refusée')
    await readyToRedact(open, 1)
    desk.stage.simulator.log.clear()
    await redactChecked(open)
    await findings(open, 'redacted').waitFor()

    const comment = open.panel.getByTestId('comment').nth(2)
    await comment.getByText('▇').first().waitFor()
    await expect.poll(async () => found(await comment.innerText(), [split]), { timeout: 20_000 }).toEqual([])
    expect(await comment.locator('i').innerText()).toBe('09/28')
    await vi.waitFor(
      () =>
        expect(open.tags().filter((tag) => tag.startsWith('custos_') || tag === 'redacted_content')).toEqual([
          'redacted_content',
        ]),
      patiently,
    )
    expect(redactionsIn(desk)).toEqual(['PUT /api/v2/comment_redactions/ 200'])
    const [{ body } = { body: '' }] = changesIn(desk, /redactions/)
    expect(body).toContain('<b><redact>')
    await expectTold(desk, open, 'Carte refusée', { kinds: 'Numéro de carte', who: 'vous' })
  })

  it('removes a card from a closed ticket, by the one call that works there', async () => {
    const open = await desk.open('Inès Robert', 'Ancien dossier')
    await readyToRedact(open, 1)
    desk.stage.simulator.log.clear()
    await redactChecked(open)
    await findings(open, 'redacted').waitFor()

    const comment = open.panel.getByTestId('comment').first()
    await comment.getByText('▇').first().waitFor()
    await expect.poll(async () => found(await comment.innerText(), [old]), { timeout: 20_000 }).toEqual([])
    expect(desk.stage.simulator.state.tickets.get(open.ticketId)?.status).toBe('closed')
    expect(open.tags()).toEqual(['litige', 'redacted_content'])
    expect(redactionsIn(desk)).toEqual(['PUT /api/v2/comment_redactions/ 200'])
    await expectTold(desk, open, 'Ancien dossier', { kinds: 'Numéro de carte', who: 'vous' })
  })

  it('removes a card from a chat message', async () => {
    const open = await desk.open('Inès Robert', 'Chat 4471')
    await readyToRedact(open, 1)
    desk.stage.simulator.log.clear()
    await redactChecked(open)
    await findings(open, 'redacted').waitFor()

    const said = open.panel.getByTestId('chat-message')
    await said.getByText('▇').first().waitFor()
    expect(found((await said.allInnerTexts()).join('\n'), [chat])).toEqual([])
    expect(await said.count()).toBe(5)
    expect(open.tags()).toEqual(['chat', 'redacted_content'])
    expect(redactionsIn(desk)).toEqual(['PUT /api/v2/chat_redactions/ 200'])
    await expectTold(desk, open, 'Chat 4471', { kinds: 'Numéro de carte', who: 'vous' })
  })

  it('leaves no value anywhere: not in the database, not in the logs, not in the ledger', async () => {
    const all = seededValues.map(({ value }) => value)
    const rows = await desk.stage.rows()
    // The rows do hold what was done, so that their silence about the values means something.
    expect(rows).toContain('redaction.done')
    expect(rows.match(/^public\.ledger\S* /gm)?.length).toBeGreaterThan(7)
    expect(found(rows, all)).toEqual([])
    expect(desk.stage.logs()).toContain('/api/redactions')
    expect(found(desk.stage.logs(), all)).toEqual([])
  })
})
