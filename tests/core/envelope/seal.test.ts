import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EnvelopeError, open, openText, randomBytes, seal, type Random } from '../../../core/envelope/index.ts'

const aKey = (id = 'tenant-1') => ({ id, bytes: randomBytes(32) })
const where = 'tenants/1/access_token'
const refusal = (opening: Promise<unknown>) =>
  opening.then(
    () => 'opened',
    (error: unknown) => (error instanceof EnvelopeError ? error.problem : error),
  )

describe('an envelope', () => {
  it('opens to what was sealed', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.string(), async (content, aad) => {
        const key = aKey()
        expect(await open(key, await seal(key, content, aad), aad)).toEqual(Uint8Array.from(content))
      }),
      { numRuns: 50 },
    ))

  it('holds text of any script', async () => {
    const key = aKey('clé-é')
    expect(await openText(key, await seal(key, 'jeton 😀 é', where), where)).toBe('jeton 😀 é')
  })

  it('names its version and its key, and shows nothing else', async () => {
    const key = aKey('tenant-1')
    const sealed = await seal(key, 'a secret', where)
    expect(sealed).toMatch(/^c1\.dGVuYW50LTE\.[\w-]{16}\.[\w-]{32}$/)
    expect(sealed).not.toContain('secret')
  })

  it('is another one each time', async () => {
    const key = aKey()
    expect(await seal(key, 'x', where)).not.toBe(await seal(key, 'x', where))
  })

  it('takes its randomness from where it is told to', async () => {
    const fixed: Random = (length) => new Uint8Array(length).fill(7)
    const key = { id: 'k', bytes: new Uint8Array(32) }
    expect(await seal(key, 'x', where, fixed)).toBe(await seal(key, 'x', where, fixed))
  })

  it('stays shut for another key, name of a key or context', async () => {
    const key = aKey()
    const sealed = await seal(key, 'a secret', where)
    expect(await refusal(open(aKey(), sealed, where))).toBe('refused')
    expect(await refusal(open({ ...key, id: 'tenant-2' }, sealed, where))).toBe('other-key')
    expect(await refusal(open(key, sealed, 'tenants/2/access_token'))).toBe('refused')
    expect(await refusal(open(key, sealed, where))).toBe('opened')
  })

  it('stays shut when any character was changed', async () => {
    const key = aKey()
    const sealed = await seal(key, 'a secret', where)
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
      expect(await refusal(open(key, changed, where))).not.toBe('opened')
    }
  })

  it.each([
    ['', 'malformed'],
    ['c1', 'malformed'],
    ['c1.a.b.c', 'malformed'],
    ['c1.a.b', 'malformed'],
    ['a secret in the clear', 'malformed'],
    ['c2.dGVuYW50LTE.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA', 'unknown-version'],
    ['c1.dGVuYW50LTE.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AA', 'malformed'],
    ['c1.dGVuYW50LTE.AAAA.AAAAAAAAAAAAAAAAAAAAAA', 'malformed'],
    ['c1.dGVuYW50LTE.AAAAAAAAAAAAAAAA.AAAA', 'malformed'],
    ['c1.dGVuYW50LTF.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA', 'malformed'],
  ])('that reads %j is %s', async (envelope, problem) => {
    expect(await refusal(open(aKey(), envelope, where))).toBe(problem)
  })

  it('gives nothing of its content away in the error', async () => {
    const key = aKey()
    const sealed = await seal(key, 'a secret', where)
    const error: unknown = await open(aKey(), sealed, where).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(EnvelopeError)
    expect(JSON.stringify([String(error), error, (error as Error).cause])).not.toMatch(/secret|access_token|c1\./)
  })

  it('wants a key of 32 bytes', async () => {
    await expect(seal({ id: 'k', bytes: new Uint8Array(16) }, 'x', where)).rejects.toThrow(RangeError)
  })
})
