import { createReadStream } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { fromLine, verify, type Breach, type Recorded, type Verdict } from '../../core/ledger/index.ts'

interface Streams {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
}

const help = `custos ledger verify FILE

Checks an exported ledger, one entry a line, with no server and no network: every entry follows the one before
it, and nothing in it was changed since it was written. FILE may be - for standard input.

Prints {"ok":true,"entries":N,"head":{"seq":N,"hash":"..."}}, or {"ok":false,"seq":N,"why":"..."} for the first
entry that is wrong. What was cut off at the end can't be seen from within: compare the head with one noted elsewhere.
Exit: 0 every entry is right, 1 one is wrong, 2 nothing could be checked.
`

const sentences: Readonly<Record<Breach, string>> = {
  'not-an-entry': 'this is no entry of a ledger',
  'not-canonical': 'this was written in another form than the ledger writes',
  'unknown-version': 'this was written by a later custos; use that one to check it',
  gap: 'an entry is missing, doubled or out of order here',
  'wrong-prev': 'this does not follow the entry before it',
  'wrong-hash': 'this was changed after it was written',
}

/** An entry takes a few hundred characters: a longer line is no ledger, and isn't read into memory to find out. */
const longestLine = 65_536

const linesOf = async function* (stream: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length > longestLine) break
  }
  if (rest !== '') yield rest.slice(0, longestLine)
}

/** Blank lines count for the number that a problem is told with, not for the chain. */
const recordsOf = async function* (stream: Readable, at: { line: number }): AsyncGenerator<Recorded> {
  for await (const line of linesOf(stream)) {
    at.line++
    if (line.trim() !== '') yield fromLine(line.replace(/\r$/, ''))
  }
}

const unread = (error: unknown): string => {
  if (!(error instanceof Error && 'code' in error)) throw error
  return error.code === 'ENOENT' ? 'there is no such file' : `it can't be read (${String(error.code)})`
}

const check = async (file: string, { stdin, stdout, stderr }: Streams): Promise<number> => {
  const at = { line: 0 }
  const say = (line: string) => stderr.write(`custos ledger verify: ${line}\n`)
  let verdict: Verdict
  try {
    verdict = await verify(recordsOf(file === '-' ? stdin : createReadStream(file), at))
  } catch (error) {
    say(`${file}: ${unread(error)}`)
    return 2
  }
  if (verdict.ok && verdict.entries === 0) {
    say(`${file}: it holds no entry`)
    return 2
  }
  stdout.write(`${JSON.stringify(verdict)}\n`)
  if (verdict.ok) return 0
  say(`line ${at.line}: ${sentences[verdict.why]}`)
  return 1
}

/** `argv` is what follows `custos ledger`. */
export const run = async (argv: readonly string[], streams: Streams): Promise<number> => {
  const [action, file, ...more] = argv
  if (argv.includes('--help') || argv.includes('-h')) {
    streams.stdout.write(help)
    return 0
  }
  if (action === 'verify' && file !== undefined && more.length === 0) return check(file, streams)
  streams.stderr.write(help)
  return 2
}
