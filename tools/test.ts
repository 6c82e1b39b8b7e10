/** `npm test`: types, build, then laws, units and flows (a real browser among them). Prints plainly what could not run. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { ensureChromium, versionOf } from './chromium.ts'

const report = 'dist/test-report.json'
const say = (line: string) => process.stdout.write(`${line}\n`)

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })

const browser = ensureChromium(say)
const notRun: string[] = []
if (browser.path === undefined) {
  notRun.push(
    `the browser tests: no Chromium, and none could be installed (${browser.tried.join('; ')}); set CHROMIUM_PATH`,
  )
} else say(`Browser: ${versionOf(browser.path)}`)
if (process.env.TEST_DATABASE_URL === undefined) {
  notRun.push('the suites on PostgreSQL: TEST_DATABASE_URL is not set (they ran on the embedded PGlite)')
}

// A server is started a hundred times: without it, each compiles its own modules for as long as it takes to start.
process.env.NODE_COMPILE_CACHE ??= 'node_modules/.cache/custos/compiled'
mkdirSync('dist', { recursive: true })
const [types, build] = await Promise.all([run('npx', ['tsc', '-p', '.']), run('npm', ['run', '--silent', 'build'])])
if (types !== 0 || build !== 0) {
  say(types !== 0 ? 'The types do not check.' : 'The build failed.')
  process.exit(1)
}

const env = { ...process.env, ...(browser.path === undefined ? {} : { CHROMIUM_PATH: browser.path }) }
const tests = await run(
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  env,
)

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8')) as {
  readonly [key in 'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests']: number
}
for (const line of notRun) say(`Not run: ${line}`)
say(`tests: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests + numTodoTests} skipped`)
process.exit(tests)
