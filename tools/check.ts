/** `npm run check`: what a machine can say of the code without running the product. `--after-test` leaves out what `npm test` has said. */
import { spawn } from 'node:child_process'

interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  /** `npm test` runs it too. */
  readonly isTested?: true
}

/** Longest first, so that the last one doesn't wait for its turn alone. */
const steps: readonly Step[] = [
  { name: 'lint', command: ['eslint', '.'] },
  { name: 'laws', command: ['vitest', 'run', '--project', 'laws'], isTested: true },
  { name: 'types', command: ['tsc', '-p', '.'], isTested: true },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'reference', command: ['node', 'tools/reference.ts', '--check'] },
]

/** More at once than there are cores makes each slower and the whole no faster. */
const atOnce = 2

const run = ({ name, command: [file, ...args] }: Step): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const begun = performance.now()
    const child = spawn('npx', [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(0)
      // Together and at the end: two steps that talk at once are read by nobody.
      process.stdout.write(`== ${name}: ${code === 0 ? 'right' : 'failed'}, ${seconds} s\n${code === 0 ? '' : said}`)
      resolve(code === 0)
    })
  })

const afterTest = process.argv.includes('--after-test')
const wanted = steps.filter(({ isTested }) => !(afterTest && isTested === true))
const waiting = [...wanted]
const failed: string[] = []
const work = async (): Promise<void> => {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift())
    if (!(await run(step))) failed.push(step.name)
}
await Promise.all(Array.from({ length: atOnce }, work))

process.stdout.write(failed.length === 0 ? 'check: all right\n' : `check: ${failed.join(', ')} failed\n`)
process.exitCode = failed.length === 0 ? 0 : 1
