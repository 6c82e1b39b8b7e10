import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toLine } from '../../../core/ledger/index.ts'
import { run } from '../../../server/cli/ledger.ts'
import { aChain, anExportAfter } from '../../core/ledger/chain.ts'
import { aCertificate, signed } from '../../support/run-certificate.ts'

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

const begun = await aChain(3)
const chain = [...begun, await anExportAfter(begun)]
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
    ['two entries that were swapped', [lines[0], lines[2], lines[1], lines[3]], 'gap'],
    ['a file that was cut off behind an entry', lines.slice(0, -1), 'cut-off'],
    ['a file that was cut off within one', [...lines.slice(0, -1), lines[3]?.slice(0, 60)], 'not-an-entry'],
    ['a line that is no JSON', ['x', ...lines], 'not-an-entry'],
    ['a line that never ends', ['x'.repeat(200_000)], 'not-an-entry'],
    ['an entry in another form', lines.map((line) => line.replace(',', ', ')), 'not-canonical'],
    ['bytes that are no text', ['\ufffd\ufffd'], 'not-an-entry'],
  ])('refuses %s', async (_, content, why) => {
    const { code, out } = await verify(content.join('\n'))
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: false, why })
  })

  describe('with a certificate', () => {
    const against = async (to: number, hash: string | undefined, content = lines.join('\n'), more: string[] = []) => {
      const [file, certificate] = [join(folder, 'ledger.jsonl'), join(folder, 'certificate.jws')]
      writeFileSync(file, content)
      const jws = await signed(await aCertificate({ ledger: { from: 1, to, head: hash ?? '' } }))
      writeFileSync(certificate, `${jws}\n`)
      const { code, out, err } = await runWith(['verify', file, '--certificate', certificate, ...more])
      return { code, told: JSON.parse(out) as object, err }
    }

    it('passes one that holds the entry it names, and tells whose run it was', async () => {
      const { code, told } = await against(2, chain[1]?.hash)
      expect(code).toBe(0)
      expect(told).toMatchObject({ ok: true, entries: 4, head, certificate: { run_id: expect.any(String) as string } })
    })

    it('refuses a ledger that was written anew since then, though it follows in itself', async () => {
      const { code, told, err } = await against(2, 'c'.repeat(64))
      expect([code, told]).toEqual([1, { ok: false, seq: 2, why: 'not-as-certified' }])
      expect(err).toContain('entry 2')
    })

    it('refuses a ledger that ends before it', async () => {
      const { code, told } = await against(5, 'c'.repeat(64))
      expect([code, told]).toEqual([1, { ok: false, seq: 5, why: 'too-short' }])
    })

    it('still refuses what is wrong in itself', async () => {
      const { code, told } = await against(2, chain[1]?.hash, lines.slice(0, 3).join('\n'))
      expect([code, told]).toEqual([1, { ok: false, seq: 4, why: 'cut-off' }])
      expect((await against(2, chain[1]?.hash, lines.slice(1).join('\n'))).told).toMatchObject({ seq: 1, why: 'gap' })
    })

    it('refuses a certificate of another key, one that is none, and one in the place of the ledger', async () => {
      expect(await against(2, chain[1]?.hash, undefined, ['--key', 'other'])).toMatchObject({
        code: 1,
        told: { ok: false, why: 'another-key' },
      })
      const [file, certificate] = [join(folder, 'ledger.jsonl'), join(folder, 'certificate.jws')]
      expect(await runWith(['verify', file, '--certificate', file])).toMatchObject({ code: 1 })
      expect(await runWith(['verify', certificate, '--certificate', certificate])).toMatchObject({ code: 2, out: '' })
      expect(await runWith(['verify', file, '--certificate', join(folder, 'none')])).toMatchObject({ code: 2, out: '' })
    })
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
