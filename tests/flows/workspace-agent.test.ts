import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { enter, here, onStage, openRow, panelOf } from './workspace/stage.ts'

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

describe.runIf(here.path !== undefined)('the workspace page, for an agent,', () => {
  const stage = onStage()
  const byId = (id: string) => stage.page.getByTestId(id)

  it('asks who is there first, and lets another one take over', async () => {
    await stage.page.goto(`${stage.zendesk.origin}/agent`)
    await stage.page.locator('[data-testid=sign-in][data-user-id="1"]').click()
    await byId('ticket-row').first().waitFor()
    expect(await byId('user-switcher').locator('option').allTextContents()).toEqual([
      'Camille Roux · admin',
      'Jules Petit · agent',
      'Nora Lind · light agent',
    ])
    await byId('user-switcher').selectOption('2')
    await stage.page.getByRole('heading', { name: 'Tous les tickets' }).waitFor()
    expect(await stage.page.locator('html').getAttribute('lang')).toBe('fr')
  })

  it('lists tickets, by subject and by status', async () => {
    await enter(stage)
    expect(await byId('ticket-row').count()).toBe(4)
    await byId('ticket-search').fill('refusee')
    expect(await byId('ticket-row').allTextContents()).toEqual([expect.stringContaining('Carte refusée')])
    await byId('ticket-search').fill('')
    await byId('status-filter').selectOption('closed')
    expect(await byId('ticket-row').allTextContents()).toEqual([expect.stringContaining('Ancien dossier')])
  })

  it('shows who said what, to whom and through which channel, with files', async () => {
    await enter(stage)
    await openRow(stage, 11)
    const comments = byId('comment')
    expect(await comments.count()).toBe(2)
    expect(await comments.first().textContent()).toMatch(/Inès Martin.*E-mail.*4111 1111 1111 1111.*reçu\.pdf/s)
    expect(await comments.last().textContent()).toMatch(/Jules Petit.*Internal note/s)
    expect(await comments.last().getAttribute('data-public')).toBe('false')
  })

  it('runs nothing that stands in a comment', async () => {
    await enter(stage)
    await openRow(stage, 12)
    const body = byId('comment-body')
    await body.getByText('Hello').click()
    await body.getByText('go').click()
    expect(await body.locator('script, iframe, svg, [onclick], [onerror], [href^=javascript]').count()).toBe(0)
    expect(await stage.page.evaluate(() => (window as unknown as { harm?: number }).harm)).toBeUndefined()
  })

  it('shows the messages of a chat', async () => {
    await enter(stage)
    await openRow(stage, 13)
    expect(await byId('chat-message').allTextContents()).toEqual([
      expect.stringContaining('My card is 4111 1111 1111 1111'),
    ])
    expect(await byId('chat-message').getAttribute('data-message-id')).toBe('m1')
  })

  it('shows what changed on the server by itself, and keeps a tag set there when the agent submits', async () => {
    await enter(stage)
    await openRow(stage, 11)
    await byId('tag-input').fill('Urgent')
    await byId('tag-input').press('Enter')
    stage.zendesk.touch(11, (ticket) => {
      const [first] = ticket.comments
      if (first !== undefined) first.html_body = '<p>Bonjour, ma carte ▇▇▇▇ est refusée.</p>'
      ticket.tags.push('custos_pii_credit_card')
    })
    await byId('comment').getByText('▇▇▇▇').waitFor()
    await stage.page.locator('[data-tag=custos_pii_credit_card]').waitFor()
    await byId('submit').click()
    await byId('toast').getByText('updated').waitFor()
    expect(stage.zendesk.ticket(11).tags).toEqual(['vip', 'custos_pii_credit_card', 'urgent'])
  })

  it('sends a reply with its status, and a note as a note', async () => {
    await enter(stage)
    await openRow(stage, 11)
    await byId('reply-internal').check()
    await byId('reply-text').fill('La banque a répondu.')
    await byId('reply-status').selectOption('solved')
    await byId('submit').click()
    await byId('comment').getByText('La banque a répondu.').waitFor()
    expect(stage.zendesk.ticket(11)).toMatchObject({ status: 'solved', comments: [{}, {}, { public: false }] })
    expect(await byId('reply-text').inputValue()).toBe('')
  })

  it('lets a light agent write notes only, and nobody reply on a closed ticket', async () => {
    await enter(stage, 3)
    await openRow(stage, 11)
    expect(await byId('reply-public').isDisabled()).toBe(true)
    expect(await byId('reply-internal').isChecked()).toBe(true)
    await openRow(stage, 14)
    await stage.page.locator('[data-ticket-id="14"]').getByText('This ticket is closed.').waitFor()
  })

  it('finds the reply again that was written and not sent, and nobody else does', async () => {
    await enter(stage, 2)
    await openRow(stage, 12)
    expect(await byId('reply-text').inputValue()).toBe('Brouillon')
    expect(await byId('reply-internal').isChecked()).toBe(true)
    await enter(stage, 1)
    await openRow(stage, 12)
    expect(await byId('reply-text').inputValue()).toBe('')
  })

  it('gives each ticket an address, and finds it again by that and by going back', async () => {
    await enter(stage)
    await openRow(stage, 11)
    await openRow(stage, 13)
    expect(new URL(stage.page.url()).pathname).toBe('/agent/tickets/13')
    await stage.page.goBack()
    await panelOf(stage.page, 11).waitFor()
    await stage.page.goto(`${stage.zendesk.origin}/agent/tickets/14`)
    await panelOf(stage.page, 14).waitFor()
  })

  it('has no known fault for those who use a keyboard or a screen reader', async () => {
    await enter(stage)
    await openRow(stage, 12)
    await openRow(stage, 11)
    await stage.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') })
    const violations = await stage.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run: (on: object, how: object) => Promise<AxeResult> } }
      const result = await axe.run({ exclude: ['iframe'] }, { iframes: false })
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    })
    expect(violations).toEqual([])
  })
})
