import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root, start, type Running } from './processes.ts'

const sources = ['app', 'core', 'contract', 'translations', 'simulator/workspace', 'package-lock.json']
const made = ['dist/app/.vite/manifest.json', 'dist/workspace/index.html']

const timeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

const newest = (path: string): number => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat?.isDirectory() !== true) return stat?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Builds the sidebar and the workspace page, unless what is there is newer than all it is made of. */
export const buildOnce = (say: (line: string) => void): void => {
  const from = Math.max(...sources.map((path) => newest(join(root, path))))
  const to = Math.min(...made.map((path) => timeOf(join(root, path))))
  if (to >= from) return
  say('Building the sidebar and the workspace page ...')
  // Whoever starts it: a test's own mode would leave React's development build behind, which is twice the size.
  const env = { ...process.env, NODE_ENV: 'production' }
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8', env })
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`)
}

/** Vite's own watch, for both pages. */
export const watchPages = (): Running[] =>
  ['app/vite.config.ts', 'simulator/workspace/vite.config.ts'].map((config) =>
    start(['node_modules/vite/bin/vite.js', 'build', '--watch', '--config', config], process.env),
  )
