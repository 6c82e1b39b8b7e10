import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublicKey } from 'node:crypto'
import { decodeJwt, jwtVerify } from 'jose'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../../simulator/http.ts'
import { createSimulator, type Simulator } from '../../simulator/simulator.ts'
import { launchBrowser } from '../support/browser.ts'
import { appServer, type AppServer } from './workspace/app-server.ts'
import { frameIn, here, panelOf, type InApp } from './workspace/stage.ts'

describe.runIf(here.path !== undefined)('the workspace page over the simulator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'))
  const problems: string[] = []
  let browser: Browser
  let page: Page
  let app: AppServer
  let simulator: Simulator
  let listening: Listening

  beforeAll(async () => {
    const configFile = join(import.meta.dirname, '../../simulator/workspace/vite.config.ts')
    await build({ configFile, logLevel: 'silent', build: { outDir: folder } })
    app = await appServer()
    listening = await listen(
      (origin) => {
        simulator = createSimulator({ origin, appUrl: app.origin, workspace: folder })
        simulator.seed(1)
        return simulator.handlers
      },
      { problem: (error) => problems.push(String(error)) },
    )
    browser = await launchBrowser(here.path ?? '')
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.on('pageerror', (error) => problems.push(error.message))
  })

  afterAll(async () => {
    await browser.close()
    await listening.close()
    await app.close()
    rmSync(folder, { recursive: true, force: true })
    expect(problems).toEqual([])
    expect(simulator.log.unknown).toEqual([])
  })

  const agents = () => [...simulator.state.users.values()].filter(({ role }) => role !== 'end-user')
  const ticketWith = (subject: string) => {
    const found = [...simulator.state.tickets.values()].find((ticket) => ticket.subject.includes(subject))
    if (found === undefined) throw new Error(`no ticket ${subject}`)
    return found
  }

  const enterAs = async (find: (user: ReturnType<typeof agents>[number]) => boolean) => {
    const user = agents().find(find)
    if (user === undefined) throw new Error('no such agent in the seed')
    await page.request.post(`${listening.origin}/access/login`, { data: { user_id: user.id } })
    await page.goto(`${listening.origin}/agent?poll=100`)
    await page.getByTestId('ticket-row').first().waitFor()
    return user
  }

  const openTicket = async (id: number) => {
    await page.locator(`[data-testid=ticket-row][data-ticket-id="${id}"]`).click()
    await panelOf(page, id).waitFor()
    return panelOf(page, id)
  }

  it('lists the account, and offers every agent of it', async () => {
    await enterAs(({ role }) => role === 'admin')
    expect(await page.getByTestId('ticket-row').count()).toBeGreaterThan(50)
    expect(await page.getByTestId('user-switcher').locator('option').count()).toBe(
      agents().filter(({ suspended }) => !suspended).length,
    )
  })

  it('posts the app a token that its public key proves, for the agent who looks', async () => {
    const admin = await enterAs(({ role }) => role === 'admin')
    app.posted.length = 0
    const panel = await openTicket(ticketWith('Carte refusée').id)
    await frameIn(panel)
    // The page of another location may be posted beside it.
    const inSidebar = (token: string): boolean =>
      (decodeJwt(token)['context'] as { location?: string }).location === 'ticket_sidebar'
    const token = app.posted.map(({ form }) => form.get('token') ?? '').find(inSidebar) ?? ''
    const { payload } = await jwtVerify(token, createPublicKey(simulator.appPublicKey()), { algorithms: ['RS256'] })
    expect(payload).toMatchObject({
      sub: expect.stringContaining(`/users/${admin.id}.json`) as string,
      context: { product: 'support', location: 'ticket_sidebar' },
    })
  })

  it('lets the app read with the rights of the agent, and shows what a redaction leaves', async () => {
    const admin = await enterAs(({ role }) => role === 'admin')
    const ticket = ticketWith('Carte refusée')
    const panel = await openTicket(ticket.id)
    const frame = await frameIn(panel)
    const { comments } = (await frame.evaluate(
      (id) => (window as unknown as InApp).client.request(`/api/v2/tickets/${id}/comments.json`),
      ticket.id,
    )) as { comments: { id: number; html_body: string }[] }
    const [comment] = comments
    expect(await panel.getByTestId('comment').first().getAttribute('data-comment-id')).toBe(String(comment?.id))
    const answer = await simulator.fetch(`/api/v2/comment_redactions/${comment?.id ?? 0}.json`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${simulator.tokenFor(admin.id).access_token}`,
      },
      body: JSON.stringify({
        ticket_id: ticket.id,
        html_body: comment?.html_body.replace(/>([^<>]*\p{L}[^<>]*)</u, '><redact>$1</redact><'),
      }),
    })
    expect(answer.status).toBe(200)
    await panel.getByTestId('comment').first().getByText('▇').first().waitFor()
    await panel.locator('[data-tag=redacted_content]').waitFor()
    const heard = () => frame.evaluate(() => (window as unknown as InApp).heard.map(([event]) => event))
    expect(await heard()).toEqual(expect.arrayContaining(['ticket.conversation.changed', 'ticket.tags.changed']))
  })

  it('sends a note and a tag as the agent, and the log tells the page from the app', async () => {
    await enterAs(({ role }) => role === 'admin')
    const ticket = ticketWith('Where is my parcel')
    const panel = await openTicket(ticket.id)
    await frameIn(panel)
    await panel.getByTestId('reply-internal').check()
    await panel.getByTestId('reply-text').fill('Vu avec le transporteur.')
    await panel.getByTestId('tag-input').fill('suivi')
    await panel.getByTestId('tag-input').press('Enter')
    await panel.getByTestId('submit').click()
    await panel.getByTestId('comment').getByText('Vu avec le transporteur.').waitFor()
    expect(simulator.state.tickets.get(ticket.id)?.tags).toContain('suivi')
    const puts = simulator.log.of('PUT', new RegExp(`/tickets/${ticket.id}`))
    expect(puts.map(({ status, client }) => [status, client])).toEqual([[200, 'agent-workspace']])
  })

  it('shows a chat, and a closed ticket that takes no reply', async () => {
    await enterAs(({ role }) => role === 'admin')
    const chat = await openTicket(ticketWith('Chat 4471').id)
    expect(await chat.getByTestId('chat-message').count()).toBeGreaterThan(1)
    const closed = await openTicket(ticketWith('Ancien dossier').id)
    expect(await closed.getByTestId('reply-text').isVisible()).toBe(false)
  })

  it('keeps a light agent to internal notes', async () => {
    await enterAs(({ role_type }) => role_type === 1)
    await page.getByTestId('ticket-row').first().click()
    expect(await page.getByTestId('reply-public').isDisabled()).toBe(true)
  })

  it('speaks the language of the agent', async () => {
    await enterAs(({ locale }) => locale.startsWith('fr'))
    await page.getByRole('heading', { name: 'Tous les tickets' }).waitFor()
    await enterAs(({ locale }) => locale.startsWith('en'))
    await page.getByRole('heading', { name: 'All tickets' }).waitFor()
  })
})
