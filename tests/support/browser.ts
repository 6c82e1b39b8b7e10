import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../../tools/chromium.ts'

export type FoundBrowser =
  | { readonly path: string; readonly reason?: undefined }
  | {
      readonly path?: undefined
      /** Why there is none, for a test to print when it can't run. */
      readonly reason: string
    }

export const browserHere = (env: NodeJS.ProcessEnv = process.env): FoundBrowser => {
  const path = findChromium(env)
  if (path !== undefined) return { path }
  return {
    reason:
      env.CHROMIUM_PATH === undefined
        ? "no Chromium: CHROMIUM_PATH is not set, and neither the system's nor Playwright's is there"
        : `no Chromium: CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which is not there`,
  }
}

/** As root and in containers Chromium has no sandbox and little shared memory; pages are all our own. */
export const launchBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] })
