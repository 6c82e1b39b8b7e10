import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

/** The shell first: the same engine without a browser's own windows, at about half the work. */
const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

const onPath = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file))

const fromPlaywright = (): string | undefined => {
  const file = chromium.executablePath()
  return existsSync(file) ? file : undefined
}

/** The browser that is here already: CHROMIUM_PATH, one on PATH, or the one Playwright keeps. */
export const findChromium = (env: NodeJS.ProcessEnv = process.env): string | undefined => {
  if (env.CHROMIUM_PATH !== undefined) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined
  return onPath() ?? fromPlaywright()
}

const attempts: readonly { readonly how: string; readonly command: readonly [string, ...string[]] }[] = [
  { how: 'Playwright', command: ['npx', '--no-install', 'playwright-core', 'install', '--with-deps', 'chromium'] },
  { how: 'apt', command: ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium-headless-shell'] },
  { how: 'apt', command: ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium'] },
]

/** Finds a browser or installs one where that is possible; every attempt that failed is named in `tried`. */
export const ensureChromium = (say: (line: string) => void): { path?: string; tried: string[] } => {
  const here = findChromium()
  if (here !== undefined) return { path: here, tried: [] }
  const tried: string[] = []
  for (const { how, command } of attempts) {
    say(`No Chromium found; trying ${how} ...`)
    if (how === 'apt') spawnSync('apt-get', ['update'], { stdio: 'ignore', timeout: 120_000 })
    const [file, ...args] = command
    const done = spawnSync(file, args, { stdio: 'ignore', timeout: 300_000 })
    const path = findChromium()
    if (path !== undefined) return { path, tried }
    tried.push(`${how} (${done.error?.message ?? `exit ${String(done.status)}`})`)
  }
  return { tried }
}

/** The version line of a browser, for the record of a test run. */
export const versionOf = (path: string): string => execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
