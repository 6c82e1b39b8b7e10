/** `npm run check`: everything a machine can say of the code without running the product. */
import { spawnSync } from 'node:child_process'

const steps: readonly (readonly [string, readonly string[]])[] = [
  ['types', ['tsc', '-p', '.']],
  ['lint', ['eslint', '.']],
  ['format', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['unused code', ['knip']],
  ['laws', ['vitest', 'run', '--project', 'laws']],
  ['reference', ['node', 'tools/reference.ts', '--check']],
]

const failed = steps
  .map(([name, command]) => {
    process.stdout.write(`== ${name}\n`)
    return { name, status: spawnSync('npx', command, { stdio: 'inherit' }).status }
  })
  .filter(({ status }) => status !== 0)
  .map(({ name }) => name)

process.stdout.write(failed.length === 0 ? 'check: all right\n' : `check: ${failed.join(', ')} failed\n`)
process.exit(failed.length === 0 ? 0 : 1)
