import { Readable, Writable } from 'node:stream'
import type { Streams } from '../../../server/cli/commands.ts'

const collector = () => {
  const chunks: string[] = []
  const stream = new Writable({
    write: (chunk: unknown, _, done) => {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => chunks.join('') }
}

/** Runs a command over streams of its own, and tells what it said. */
export const runOver = async (
  run: (argv: readonly string[], streams: Streams) => Promise<number>,
  argv: readonly string[],
  input: string | Iterable<string | Buffer> = '',
) => {
  const [out, err] = [collector(), collector()]
  const stdin = Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input, { objectMode: false })
  const code = await run(argv, { stdin, stdout: out.stream, stderr: err.stream })
  return { code, out: out.text(), err: err.text() }
}

export const linesIn = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)
