import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { decodeProtectedHeader } from 'jose'
import { inflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { run } from '../../../server/cli/ledger.ts'
import { printed } from '../../../server/http/certificate-pdf.ts'
import { aCertificate, signed } from '../../support/run-certificate.ts'
import { runOver } from './streams.ts'

const verify = async (text: string, ...more: readonly string[]) => {
  const file = join(await mkdtemp(join(tmpdir(), 'custos-certificate-')), 'certificate.jws')
  await writeFile(file, text)
  const { code, out, err } = await runOver(run, ['verify', file, ...more])
  return { code, told: JSON.parse(out) as { ok: boolean; why?: string; key?: string }, said: err }
}

describe('custos ledger verify of a certificate', () => {
  it('checks it by the key it carries, and tells the thumbprint of that key', async () => {
    const jws = await signed(await aCertificate())
    const { code, told } = await verify(`${jws}\n`)
    expect(code).toBe(0)
    expect(told).toMatchObject({
      ok: true,
      certificate: { tickets: 2, end: 'done' },
      key: decodeProtectedHeader(jws).kid,
    })
    expect((await verify(jws, '--key', told.key ?? '')).code).toBe(0)
  })

  it('refuses another key than the one noted', async () => {
    const { told } = await verify(await signed(await aCertificate()))
    const other = await verify(await signed(await aCertificate()), '--key', told.key ?? '')
    expect([other.code, other.told.why]).toEqual([1, 'another-key'])
  })

  it('sees that a word was changed', async () => {
    const [head, , signature] = (await signed(await aCertificate())).split('.')
    const forged = Buffer.from(canonicalize(await aCertificate({ tickets: 3 })) ?? '').toString('base64url')
    const { code, told, said } = await verify([head, forged, signature].join('.'))
    expect([code, told.why]).toEqual([1, 'wrong-signature'])
    expect(said).toContain('changed after it was signed')
  })

  it('sees numbers that do not agree, whoever signed them', async () => {
    const { told } = await verify(await signed(await aCertificate({ tickets: 7 })))
    expect(told.why).toBe('counts-do-not-add-up')
  })

  it.each([
    ['no key at all', 'e30.e30.AAAA'],
    ['a signature of another kind', `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.AAAA`],
  ])('refuses %s', async (_, text) => {
    expect((await verify(text)).told.why).toBe('no-key')
  })
})

/** What is written on the pages, run after run. */
const writtenIn = (pdf: Uint8Array): readonly string[] =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g),
  ].flatMap(([, stream = '']) =>
    [
      ...inflateSync(Buffer.from(stream, 'latin1'))
        .toString('latin1')
        .matchAll(/<([0-9A-F]+)> Tj/g),
    ].map(([, written = '']) => Buffer.from(written, 'hex').toString('latin1')),
  )

describe('a printed certificate', () => {
  it.each([
    ['en', ['Plan approved by', 'nobody'], ['Version approved by', 'user 12']],
    ['fr', ['Plan approuvé par', 'personne'], ['Version approuvée par', 'utilisateur 12']],
  ] as const)(
    'tells in %s of a run by schedule who approved its version, and that nobody approved its plan',
    async (...rows) => {
      const [language, plan, version] = rows
      const alone = await aCertificate({ approved_by: null, version_approved_by: 12 })
      const written = writtenIn(await printed(await signed(alone), language))
      for (const [label, value] of [plan, version]) expect(written[written.indexOf(label) + 1]).toBe(value)
      const before = writtenIn(await printed(await signed(await aCertificate()), language))
      expect(before).toContain(plan[0])
      expect(before).not.toContain(version[0])
    },
  )

  it.each(['en', 'fr'] as const)('is a document in %s that is the same each time', async (language) => {
    const jws = await signed(
      await aCertificate({ counts: { done: 1, skipped: 1, failed: 0, restored: 0, deleted: 12_345 } }),
    )
    const pdf = await printed(jws, language)
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    expect(Buffer.compare(Buffer.from(await printed(jws, language)), Buffer.from(pdf))).toBe(0)
    const document = await PDFDocument.load(pdf)
    expect(document.getPageCount()).toBeGreaterThan(0)
    expect(document.getTitle()).toBe(language === 'fr' ? 'Certificat de conservation' : 'Certificate of retention')
  })
})
