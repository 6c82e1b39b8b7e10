import type { Readable, Writable } from 'node:stream'
import { readConfig } from '../config.ts'
import { main } from '../main.ts'

const help = `custos serve

Runs the companion server. Its configuration comes from the environment: docs/reference.md lists it. A wrong one is
named, variable by variable, and nothing is started.
`

export const run = async (
  argv: readonly string[],
  { stdout, stderr }: { readonly stdin: Readable; readonly stdout: Writable; readonly stderr: Writable },
): Promise<number> => {
  if (argv.includes('--help')) {
    stdout.write(help)
    return 0
  }
  const read = readConfig(process.env)
  if (!read.ok) {
    for (const problem of read.problems) stderr.write(`${problem}\n`)
    return 2
  }
  return main(read.config)
}
