import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { fromLine, verify, type Breach, type Recorded, type Verdict } from '../../core/ledger/index.ts'
import { isCertificate, verifyCertificate, type Verified } from './certificate.ts'

interface Streams {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
}

const help = `custos ledger verify FILE [--key THUMBPRINT]

Checks an exported ledger, one entry a line, with no server and no network: every entry follows the one before
it, and nothing in it was changed since it was written. FILE may be - for standard input.

FILE may also be the certificate of a run of retention: then its signature is checked by the key that it carries, and
whether its numbers agree with each other. Whose key it is the file can't tell: --key wants the thumbprint noted before.

Prints {"ok":true,"entries":N,"head":{"seq":N,"hash":"..."}}, or {"ok":false,"seq":N,"why":"..."} for the first
entry that is wrong; of a certificate {"ok":true,"certificate":{...},"key":"..."} or {"ok":false,"why":"..."}. What was cut off at the end can't be seen from within: compare the head with one noted elsewhere.
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

const faults: Readonly<Record<Extract<Verified, { ok: false }>['why'], string>> = {
  'no-key': 'this carries no key that custos signs with',
  'wrong-signature': 'this was changed after it was signed',
  'another-key': 'this was signed with another key than the one named',
  'not-a-certificate': 'this was signed, but is no certificate of custos',
  'counts-do-not-add-up': 'its numbers do not agree with each other',
  'fingerprints-do-not-fit': 'its list of tickets does not fit its digest',
}

/** Ten thousand fingerprints take a megabyte. */
const longestCertificate = 4_000_000

const textAt = async (file: string): Promise<string> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestCertificate), 0, longestCertificate, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

const checkSigned = async (text: string, key: string | undefined, { stdout, stderr }: Streams): Promise<number> => {
  const verified = await verifyCertificate(text, key)
  if (verified.ok) {
    const { fingerprints, ...certificate } = verified.certificate
    const told = { ...certificate, fingerprints: fingerprints.digest }
    stdout.write(`${JSON.stringify({ ok: true, certificate: told, key: verified.thumbprint })}\n`)
    return 0
  }
  stdout.write(`${JSON.stringify(verified)}\n`)
  stderr.write(`custos ledger verify: ${faults[verified.why]}\n`)
  return 1
}

/** A certificate is one line without a brace; a ledger's lines are objects. */
const signedIn = async (file: string): Promise<string | undefined> => {
  if (file === '-') return undefined
  const text = await textAt(file)
  return isCertificate(text) ? text : undefined
}

const optionsIn = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: { key: { type: 'string' } } })
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** `argv` is what follows `custos ledger`. */
export const run = async (argv: readonly string[], streams: Streams): Promise<number> => {
  if (argv.includes('--help') || argv.includes('-h')) {
    streams.stdout.write(help)
    return 0
  }
  const parsed = optionsIn(argv)
  const [action, file, ...more] = parsed?.positionals ?? []
  if (action !== 'verify' || file === undefined || more.length > 0) {
    streams.stderr.write(help)
    return 2
  }
  let signed: string | undefined
  try {
    signed = await signedIn(file)
  } catch (error) {
    streams.stderr.write(`custos ledger verify: ${file}: ${unread(error)}\n`)
    return 2
  }
  return signed === undefined ? check(file, streams) : checkSigned(signed, parsed?.values.key, streams)
}
