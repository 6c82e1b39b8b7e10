import canonicalize from 'canonicalize'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entry, fromLine, toLine, verify, type Recorded } from '../../../core/ledger/index.ts'
import { aChain, anEntry } from './chain.ts'

const rewritten = ({ canonical, hash }: Recorded, change: (fields: Record<string, unknown>) => unknown): Recorded => ({
  canonical: canonicalize(change(JSON.parse(canonical) as Record<string, unknown>)) ?? '',
  hash,
})

describe('verifying a ledger', () => {
  it('passes an untouched chain and tells its head', async () => {
    const chain = await aChain(5)
    expect(await verify(chain)).toEqual({ ok: true, entries: 5, head: { seq: 5, hash: chain[4]?.hash } })
  })

  it('passes an empty one', async () => {
    expect(await verify([])).toEqual({ ok: true, entries: 0, head: null })
  })

  it('goes on from a point verified before', async () => {
    const chain = await aChain(5)
    const after = chain[1] ?? null
    expect(await verify(chain.slice(2), after)).toMatchObject({ ok: true, entries: 3, head: { seq: 5 } })
    expect(await verify(chain.slice(3), after)).toEqual({ ok: false, seq: 3, why: 'gap' })
  })

  it('reads a stream', async () => {
    const chain = await aChain(3)
    const stream = (async function* () {
      for (const one of chain) yield await Promise.resolve(one)
    })()
    expect(await verify(stream)).toMatchObject({ ok: true, entries: 3 })
  })

  const tampered: readonly (readonly [what: string, (chain: Recorded[]) => Recorded[], seq: number, why: string])[] = [
    ['an entry taken out', (chain) => chain.toSpliced(1, 1), 2, 'gap'],
    ['the first entry taken out', (chain) => chain.slice(1), 1, 'gap'],
    ['an entry doubled', (chain) => chain.flatMap((one, at) => (at === 1 ? [one, one] : [one])), 3, 'gap'],
    ['two entries swapped', ([a, b, c, ...rest]) => [a, c, b, ...rest].filter((one) => one !== undefined), 2, 'gap'],
    [
      'content changed',
      (chain) => chain.map((one, at) => (at === 2 ? rewritten(one, (was) => ({ ...was, count: 9 })) : one)),
      3,
      'wrong-hash',
    ],
    [
      'a hash changed',
      (chain) => chain.map((one, at) => (at === 3 ? { ...one, hash: 'f'.repeat(64) } : one)),
      4,
      'wrong-hash',
    ],
    [
      'a field added',
      (chain) => chain.map((one, at) => (at === 0 ? rewritten(one, (was) => ({ ...was, note: 'x' })) : one)),
      1,
      'not-an-entry',
    ],
    [
      'a later version',
      (chain) => chain.map((one, at) => (at === 1 ? rewritten(one, (was) => ({ ...was, v: 2 })) : one)),
      2,
      'unknown-version',
    ],
    [
      'blanks added',
      (chain) => chain.map((one, at) => (at === 1 ? { ...one, canonical: `${one.canonical} ` } : one)),
      2,
      'not-canonical',
    ],
    [
      'a field twice',
      (chain) =>
        chain.map((one, at) => (at === 1 ? { ...one, canonical: one.canonical.replace('{', '{"v":1,') } : one)),
      2,
      'not-canonical',
    ],
    [
      'no JSON at all',
      (chain) => chain.map((one, at) => (at === 1 ? { ...one, canonical: 'x' } : one)),
      2,
      'not-an-entry',
    ],
    [
      'another value than an object',
      (chain) => chain.map((one, at) => (at === 1 ? { ...one, canonical: '[]' } : one)),
      2,
      'not-an-entry',
    ],
  ]

  it.each(tampered)('finds %s', async (_, tamper, seq, why) => {
    expect(await verify(tamper(await aChain(5)))).toEqual({ ok: false, seq, why })
  })

  it('finds an entry replaced by one with a hash of its own, at the one after it', async () => {
    const chain = await aChain(4)
    const forged = await entry(chain[0] ?? null, anEntry({ ticket_id: 99 }))
    expect(await verify(chain.toSpliced(1, 1, forged))).toEqual({ ok: false, seq: 3, why: 'wrong-prev' })
  })

  it('finds any change of any character', async () => {
    const chain = await aChain(3)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2),
        fc.nat(),
        fc.constantFrom('0', '1', 'a', 'Z', '"', ',', ' '),
        async (at, where, char) => {
          const { canonical, hash } = chain[at] ?? { canonical: '', hash: '' }
          const place = where % canonical.length
          fc.pre(canonical[place] !== char)
          const changed = { canonical: canonical.slice(0, place) + char + canonical.slice(place + 1), hash }
          expect(
            await verify(chain.toSpliced(at, 1, { ...chain[at], ...changed } as (typeof chain)[number])),
          ).toMatchObject({
            ok: false,
            seq: at + 1,
          })
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('an exported line', () => {
  it('is read back to what was kept', async () => {
    for (const { canonical, hash } of await aChain(3))
      expect(fromLine(toLine({ canonical, hash }))).toEqual({ canonical, hash })
  })

  it.each([
    ['a text that is no JSON', 'x', 'not-an-entry'],
    ['a list', '[]', 'not-an-entry'],
    ['nothing', '', 'not-an-entry'],
    ['half a character', '{"seq":"\\ud800"}', 'not-an-entry'],
    ['a number that no JSON holds', '{"seq":1e999}', 'not-an-entry'],
  ])('of %s is written, and refused where it is read', async (_, canonical, why) => {
    const lines = [toLine({ canonical, hash: 'f'.repeat(64) })]
    expect(lines[0]).not.toContain('\n')
    expect(await verify(lines.map(fromLine))).toEqual({ ok: false, seq: 1, why })
  })

  it.each([
    ['blanks were added', (text: string) => text.replace(',', ', ')],
    ['a field was doubled', (text: string) => text.replace('{', '{"action":"redaction.failed",')],
    ['a hash was written into it', (text: string) => text.replace('"intent_id"', '"hash":"0","intent_id"')],
  ])('hides no change of the text: %s', async (_, change) => {
    const [first] = await aChain(1)
    if (first === undefined) throw new Error('no chain')
    const lines = [toLine({ canonical: change(first.canonical), hash: first.hash })]
    expect(await verify(lines.map(fromLine))).toMatchObject({ ok: false, seq: 1 })
  })

  it.each([
    ['with a blank more', (line: string) => `${line} `, 'not-canonical'],
    [
      'with its fields in another order',
      (line: string) => line.replace(/^\{("action":[^,]*),/, '{').replace(/\}$/, ',"action":"redaction.done"}'),
      'not-canonical',
    ],
    ['without its hash', (line: string) => line.replace(/"hash":"[0-9a-f]*",/, ''), 'wrong-hash'],
    ['cut off', (line: string) => line.slice(0, 50), 'not-an-entry'],
    ['of another hash', (line: string) => line.replace(/"hash":"[0-9a-f]*"/, '"hash":"0"'), 'wrong-hash'],
  ])('%s is refused', async (_, change, why) => {
    const lines = (await aChain(1)).map(toLine).map(change)
    expect(await verify(lines.map(fromLine))).toEqual({ ok: false, seq: 1, why })
  })
})
