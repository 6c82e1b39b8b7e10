import axe from 'axe-core'
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  FrameLocator,
  Locator,
  Page,
  Request,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { buildOnce } from '../../server/cli/demo/build.ts'
import { browserHere, launchBrowser } from './browser.ts'
import { aStage, type Stage } from './stage.ts'

export const here = browserHere()
if (here.path === undefined) process.stdout.write(`Not run: the sidebar in a browser (${here.reason})\n`)

/** An agent who has a ticket open, and the app's frame beside it. */
export interface Open {
  readonly page: Page
  readonly panel: Locator
  readonly app: FrameLocator
  readonly ticketId: number
  readonly tags: () => readonly string[]
}

/** Somebody who has custos' own page open, behind its icon in the bar. */
export interface OpenPanel {
  readonly page: Page
  readonly panel: Locator
  readonly app: FrameLocator
  /** What the page and its frame have asked for so far. */
  readonly requests: readonly Request[]
}

interface Wish extends BrowserContextOptions {
  /** How often the workspace looks for what others have changed, in milliseconds. */
  readonly poll?: number
}

export interface Desk {
  stage: Stage
  browser: Browser
  readonly open: (agent: string, subject: string, wish?: Wish) => Promise<Open>
  /** `path` is the place within the panel, as `settings/kinds`. */
  readonly panel: (agent: string, path?: string, wish?: Wish) => Promise<OpenPanel>
}

/**
 * The account, the server and a browser; a script error on a page or in the frame fails the test. `prepare` fills the
 * account before the app is connected.
 */
export const onDesk = (prepare?: Parameters<typeof aStage>[1]): Desk => {
  const contexts: BrowserContext[] = []
  const problems: string[] = []

  const signIn = async (agent: string, wish: BrowserContextOptions): Promise<Page> => {
    const { stage } = desk
    const context = await desk.browser.newContext({ viewport: { width: 1440, height: 900 }, ...wish })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => problems.push(error.message))
    await page.request.post(`${stage.zendesk}/access/login`, { data: { user_id: stage.userNamed(agent) } })
    return page
  }

  const open: Desk['open'] = async (agent, subject, { poll = 250, ...wish } = {}) => {
    const { stage } = desk
    const page = await signIn(agent, wish)
    const ticketId = stage.ticketCalled(subject)
    await page.goto(`${stage.zendesk}/agent/tickets/${ticketId}?poll=${poll}`)
    const panel = page.locator(`[data-testid=ticket-panel][data-ticket-id="${ticketId}"]`)
    const app = panel.getByTestId('app-frame').contentFrame()
    await app.getByRole('tab').first().waitFor()
    return { page, panel, app, ticketId, tags: () => stage.simulator.state.tickets.get(ticketId)?.tags ?? [] }
  }

  const panel: Desk['panel'] = async (agent, path = '', { poll = 10_000, ...wish } = {}) => {
    const page = await signIn(agent, wish)
    const requests: Request[] = []
    page.on('request', (request) => requests.push(request))
    await page.goto(`${desk.stage.zendesk}/agent/apps/custos/${path}?poll=${poll}`)
    const within = page.getByTestId('app-panel')
    const app = within.getByTestId('app-frame').contentFrame()
    await app.getByRole('heading', { level: 1 }).waitFor()
    return { page, panel: within, app, requests }
  }

  const desk = { open, panel } as Desk

  beforeAll(async () => {
    buildOnce((line) => process.stdout.write(`${line}\n`))
    desk.stage = await aStage('embedded', prepare)
    desk.browser = await launchBrowser(here.path ?? '')
  })

  afterEach(async () => {
    desk.stage.simulator.faults.clear()
    for (const context of contexts.splice(0)) await context.close()
    expect(problems.splice(0)).toEqual([])
  })

  afterAll(async () => {
    await desk.browser.close()
    await desk.stage.close()
  })

  return desk
}

export const findings = ({ app }: Open, state?: string): Locator =>
  app.locator(`[data-testid=finding]${state === undefined ? '' : `[data-state=${state}]`}`)

export const redactName = /^(Redact|Masquer) \d+$/

/** Presses the button, and agrees in the dialog that says it is for ever. */
export const redactChecked = async ({ app }: Open): Promise<void> => {
  await app.getByRole('button', { name: redactName }).click()
  await app.getByTestId('confirm').getByRole('button', { name: redactName }).click()
}

/** What axe-core finds wrong inside the app's frame. */
export const faultsIn = async ({ panel }: Pick<Open, 'panel'>): Promise<readonly string[]> => {
  const frame = await (await panel.getByTestId('app-frame').elementHandle()).contentFrame()
  if (frame === null) throw new Error('there is no frame')
  // By evaluation, since the page's own policy lets no foreign script in.
  await frame.evaluate(axe.source)
  return frame.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}
