import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { browserHere, launchBrowser } from '../../support/browser.ts'
import { appServer, type AppServer } from './app-server.ts'
import { smallZendesk, type SmallZendesk } from './small-zendesk.ts'

export const here = browserHere()
if (here.path === undefined) process.stdout.write(`Not run: the workspace page in a browser (${here.reason})\n`)

/** What a test finds in the small app's window. */
export interface InApp {
  readonly client: {
    get: (path: string | string[]) => Promise<Record<string, unknown>>
    set: (path: string, value: unknown) => Promise<unknown>
    invoke: (method: string, ...args: unknown[]) => Promise<Record<string, unknown>>
    request: (options: unknown) => Promise<unknown>
    on: (event: string, handler: (message: unknown) => unknown) => void
    trigger: (event: string, data?: unknown) => void
    instance: (guid: string) => InApp['client']
    context: () => Promise<{ instanceGuid: string; ticketId?: number; location: string }>
  }
  readonly heard: [string, unknown][]
}

export interface Stage {
  browser: Browser
  context: BrowserContext
  page: Page
  app: AppServer
  zendesk: SmallZendesk
}

/** The built page over a small Zendesk, opened anew for each test; a script error on the page fails the test. */
export const onStage = (): Stage => {
  const stage = {} as Stage
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'))
  const problems: string[] = []

  beforeAll(async () => {
    const configFile = join(import.meta.dirname, '../../../simulator/workspace/vite.config.ts')
    await build({ configFile, logLevel: 'silent', build: { outDir: folder } })
    stage.app = await appServer()
    stage.browser = await launchBrowser(here.path ?? '')
  })

  afterAll(async () => {
    await stage.browser.close()
    await stage.app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  beforeEach(async () => {
    stage.zendesk = await smallZendesk(folder, (path) => stage.app.origin + path)
    stage.context = await stage.browser.newContext({ viewport: { width: 1440, height: 900 } })
    stage.page = await stage.context.newPage()
    problems.length = 0
    stage.page.on('pageerror', (error) => problems.push(error.message))
  })

  afterEach(async () => {
    await stage.context.close()
    await stage.zendesk.close()
    stage.app.posted.length = 0
    expect(problems).toEqual([])
  })

  return stage
}

export const panelOf = (page: Page, id: number): Locator =>
  page.locator(`[data-testid=ticket-panel][data-ticket-id="${id}"]`)

export const enter = async ({ page, zendesk }: Stage, user = 1, query = 'poll=50'): Promise<void> => {
  await page.request.post(`${zendesk.origin}/access/login`, { data: { user_id: user } })
  await page.goto(`${zendesk.origin}/agent?${query}`)
  await page.getByTestId('ticket-row').first().waitFor()
}

export const openRow = async ({ page }: Stage, id: number): Promise<void> => {
  await page.locator(`[data-testid=ticket-row][data-ticket-id="${id}"]`).click()
  await panelOf(page, id).waitFor()
}

/** The app's frame under an element, once the app in it has been told that it was created. */
export const frameIn = async (within: Locator): Promise<Frame> => {
  const element = await within.getByTestId('app-frame').elementHandle()
  const frame = await element.contentFrame()
  if (frame === null) throw new Error('there is no frame')
  await frame.waitForFunction(() =>
    (window as unknown as Partial<InApp>).heard?.some(([event]) => event === 'app.created'),
  )
  return frame
}

export const openSidebar = async (stage: Stage, id = 11, ...as: [number?, string?]): Promise<Frame> => {
  await enter(stage, ...as)
  await openRow(stage, id)
  return frameIn(panelOf(stage.page, id))
}

export const heard = (frame: Frame): Promise<[string, unknown][]> =>
  frame.evaluate(() => (window as unknown as InApp).heard)

export const heardOf = async (frame: Frame, event: string): Promise<unknown[]> =>
  (await heard(frame)).filter(([name]) => name === event).map(([, message]) => message)
