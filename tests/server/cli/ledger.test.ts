import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toLine } from '../../../core/ledger/index.ts'
import { run } from '../../../server/cli/ledger.ts'
import { aChain } from '../../core/ledger/chain.ts'

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

const runWith = async (argv: readonly string[], input: string | Iterable<string> = '') => {
  const [out, err] = [collector(), collector()]
  const stdin = Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input, { objectMode: false })
  const code = await run(argv, { stdin, stdout: out.stream, stderr: err.stream })
  return { code, out: out.text(), err: err.text() }
}

const chain = await aChain(4)
const lines = chain.map(toLine)
const head = { seq: 4, hash: chain[3]?.hash }

describe('custos ledger verify', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'custos-ledger-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const verify = (content: string) => {
    const file = join(folder, 'ledger.jsonl')
    writeFileSync(file, content)
    return runWith(['verify', file])
  }

  it('passes an export and tells its head', async () => {
    const { code, out, err } = await verify(`${lines.join('\n')}\n`)
    expect({ code, err, verdict: JSON.parse(out) as unknown }).toEqual({
      code: 0,
      err: '',
      verdict: { ok: true, entries: 4, head },
    })
  })

  it('reads Windows line ends, blank lines and a last line without end', async () => {
    expect(await verify(`${lines.slice(0, 2).join('\r\n')}\r\n\n${lines.slice(2).join('\n')}`)).toMatchObject({
      code: 0,
    })
  })

  it('reads standard input, in pieces of any size', async () => {
    const pieces = `${lines.join('\n')}\n`.match(/[^]{1,7}/g) ?? []
    expect(await runWith(['verify', '-'], pieces)).toMatchObject({ code: 0 })
  })

  it('names the first wrong entry by number and line, and shows nothing of it', async () => {
    const changed = lines.map((line, at) => (at === 2 ? line.replace('"count":3', '"count":2') : line))
    const { code, out, err } = await verify(`\n${changed.join('\n')}`)
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({ ok: false, seq: 3, why: 'wrong-hash' })
    expect(err).toBe('custos ledger verify: line 4: this was changed after it was written\n')
  })

  it.each([
    ['a missing entry', lines.toSpliced(1, 1), 'gap'],
    ['a line that is no JSON', ['x', ...lines], 'not-an-entry'],
    ['a line that never ends', ['x'.repeat(200_000)], 'not-an-entry'],
    ['an entry in another form', lines.map((line) => line.replace(',', ', ')), 'not-canonical'],
    ['bytes that are no text', ['\ufffd\ufffd'], 'not-an-entry'],
  ])('refuses %s', async (_, content, why) => {
    const { code, out } = await verify(content.join('\n'))
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: false, why })
  })

  it('says that there is nothing to check', async () => {
    expect(await verify('\n')).toMatchObject({ code: 2, out: '' })
    expect(await runWith(['verify', join(folder, 'none')])).toMatchObject({ code: 2, out: '' })
    expect((await runWith(['verify', folder])).err).toContain('EISDIR')
  })

  it.each([[[]], [['verify']], [['check', 'x']], [['verify', 'a', 'b']]])(
    'explains itself when called as %j',
    async (argv) => {
      const { code, out, err } = await runWith(argv)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain('custos ledger verify FILE')
    },
  )

  it('explains itself when asked', async () => {
    expect(await runWith(['--help'])).toMatchObject({ code: 0, err: '' })
  })
})
