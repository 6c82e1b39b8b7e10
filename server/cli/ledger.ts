import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { endsExport, fromLine, verify, type Breach, type Recorded, type Verdict } from '../../core/ledger/index.ts'
import type { Certificate } from '../../core/retention/index.ts'
import { isCertificate, verifyCertificate, type Verified } from './certificate.ts'

interface Streams {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
}

const help = `custos ledger verify FILE [--certificate FILE] [--key THUMBPRINT]

Checks an exported ledger, one entry a line, with no server and no network: every entry follows the one before
it, nothing in it was changed since it was written, and it ends with the entry that its own export has left. An
administrator exports it in custos' panel, under Settings > Ledger. FILE may be - for standard input.

--certificate names the certificate of a run of retention. Then that is checked too, and the ledger must hold the
entry that it names as its end, with the same hash: nothing up to there was written anew since it was signed.

FILE may also be a certificate itself: then its signature is checked by the key that it carries, and whether its
numbers agree with each other. Whose key it is the file can't tell: --key wants the thumbprint noted before.

Prints {"ok":true,"entries":N,"head":{"seq":N,"hash":"..."}}, or {"ok":false,"seq":N,"why":"..."} for the first
entry that is wrong or missing; of a certificate {"ok":true,"certificate":{...},"key":"..."} or {"ok":false,"why":"..."}.
With --certificate the ledger's line also has the run and the key. What was cut off at an earlier export's end, or
written anew from there on, can't be seen from within: compare the head with one noted elsewhere.
Exit: 0 every entry is right, 1 one is wrong, 2 nothing could be checked.
`

type Why = Breach | 'cut-off' | 'too-short' | 'not-as-certified'

const sentences: Readonly<Record<Why, string>> = {
  'not-an-entry': 'this is no entry of a ledger',
  'not-canonical': 'this was written in another form than the ledger writes',
  'unknown-version': 'this was written by a later custos; use that one to check it',
  gap: 'an entry is missing, doubled or out of order here',
  'wrong-prev': 'this does not follow the entry before it',
  'wrong-hash': 'this was changed after it was written',
  'cut-off': 'the file ends before its export did',
  'too-short': 'the file ends before the entry that the certificate names',
  'not-as-certified': 'this is another entry than the one that the certificate names',
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

interface Certified {
  readonly certificate: Certificate
  readonly thumbprint: string
}

/** Notes on the way what the checks after the walk ask about; of the ledger nothing else stays in memory. */
const noting = async function* (
  records: AsyncIterable<Recorded>,
  to: number | undefined,
  noted: { certified?: string; last?: Recorded },
): AsyncGenerator<Recorded> {
  let seq = 0
  for await (const record of records) {
    seq += 1
    if (seq === to) noted.certified = record.hash
    noted.last = record
    yield record
  }
}

type Outcome = Exclude<Verdict, { ok: false }> | { readonly ok: false; readonly seq: number; readonly why: Why }

const walked = async (records: AsyncIterable<Recorded>, certified: Certified | undefined): Promise<Outcome> => {
  const end = certified?.certificate.ledger
  const noted: { certified?: string; last?: Recorded } = {}
  const verdict = await verify(noting(records, end?.to, noted))
  if (!verdict.ok || verdict.entries === 0) return verdict
  const wrong = (seq: number, why: Why) => ({ ok: false, seq, why }) as const
  if (end !== undefined && noted.certified === undefined) return wrong(verdict.entries + 1, 'too-short')
  if (end !== undefined && noted.certified !== end.head) return wrong(end.to, 'not-as-certified')
  return noted.last !== undefined && endsExport(noted.last) ? verdict : wrong(verdict.entries + 1, 'cut-off')
}

const check = async (
  file: string,
  certified: Certified | undefined,
  { stdin, stdout, stderr }: Streams,
): Promise<number> => {
  const at = { line: 0 }
  const say = (line: string) => stderr.write(`custos ledger verify: ${line}\n`)
  let outcome: Outcome
  try {
    outcome = await walked(recordsOf(file === '-' ? stdin : createReadStream(file), at), certified)
  } catch (error) {
    say(`${file}: ${unread(error)}`)
    return 2
  }
  if (outcome.ok && outcome.entries === 0) {
    say(`${file}: it holds no entry`)
    return 2
  }
  const named = certified && { certificate: { run_id: certified.certificate.run_id }, key: certified.thumbprint }
  stdout.write(`${JSON.stringify(outcome.ok ? { ...outcome, ...named } : outcome)}\n`)
  if (outcome.ok) return 0
  say(
    outcome.why === 'not-as-certified'
      ? `entry ${outcome.seq}: ${sentences[outcome.why]}`
      : `line ${at.line}: ${sentences[outcome.why]}`,
  )
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

const refuseSigned = (verified: Extract<Verified, { ok: false }>, { stdout, stderr }: Streams): number => {
  stdout.write(`${JSON.stringify(verified)}\n`)
  stderr.write(`custos ledger verify: ${faults[verified.why]}\n`)
  return 1
}

const checkSigned = async (text: string, key: string | undefined, streams: Streams): Promise<number> => {
  const verified = await verifyCertificate(text, key)
  if (!verified.ok) return refuseSigned(verified, streams)
  const { fingerprints, ...certificate } = verified.certificate
  const told = { ...certificate, fingerprints: fingerprints.digest }
  streams.stdout.write(`${JSON.stringify({ ok: true, certificate: told, key: verified.thumbprint })}\n`)
  return 0
}

/** A certificate is one line without a brace; a ledger's lines are objects. */
const signedIn = async (file: string): Promise<string | undefined> => {
  if (file === '-') return undefined
  const text = await textAt(file)
  return isCertificate(text) ? text : undefined
}

const optionsIn = (argv: readonly string[]) => {
  try {
    const options = { key: { type: 'string' }, certificate: { type: 'string' } } as const
    return parseArgs({ args: [...argv], allowPositionals: true, options })
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

const cannot = (what: string, { stderr }: Streams): number => {
  stderr.write(`custos ledger verify: ${what}\n`)
  return 2
}

const reading = async <Text>(file: string, read: (file: string) => Promise<Text>, streams: Streams) => {
  try {
    return { text: await read(file) }
  } catch (error) {
    return cannot(`${file}: ${unread(error)}`, streams)
  }
}

/** A ledger or a certificate, each by itself. */
const one = async (file: string, key: string | undefined, streams: Streams): Promise<number> => {
  const read = await reading(file, signedIn, streams)
  if (typeof read === 'number') return read
  return read.text === undefined ? check(file, undefined, streams) : checkSigned(read.text, key, streams)
}

/** A ledger, and the certificate that names one of its entries. */
const both = async (file: string, signed: string, key: string | undefined, streams: Streams): Promise<number> => {
  const [ledger, read] = [await reading(file, signedIn, streams), await reading(signed, textAt, streams)]
  if (typeof ledger === 'number') return ledger
  if (typeof read === 'number') return read
  if (ledger.text !== undefined) return cannot(`${file}: this is a certificate, not a ledger`, streams)
  const verified = await verifyCertificate(read.text, key)
  return verified.ok ? check(file, verified, streams) : refuseSigned(verified, streams)
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
  const { key, certificate } = parsed?.values ?? {}
  return certificate === undefined ? one(file, key, streams) : both(file, certificate, key, streams)
}
