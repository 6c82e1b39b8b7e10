import { createHmac, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  fromHex,
  hmacHex,
  localWrapper,
  newDataKey,
  randomBytes,
  sameText,
  subkey,
  toHex,
} from '../../../core/envelope/index.ts'

describe('subkeys', () => {
  it('are HKDF-SHA256 of the data key under the label', async () => {
    const dataKey = randomBytes(32)
    const expected = hkdfSync('sha256', dataKey, new Uint8Array(), 'custos/1/digest', 32)
    expect(toHex(await subkey(dataKey, 'digest'))).toBe(Buffer.from(expected).toString('hex'))
  })

  it('differ by label and have the length asked for', async () => {
    const dataKey = randomBytes(32)
    expect(await subkey(dataKey, 'digest')).not.toEqual(await subkey(dataKey, 'seal'))
    expect((await subkey(dataKey, 'seal', 16)).length).toBe(16)
  })

  it('come of a whole data key only', async () => {
    await expect(subkey(new Uint8Array(16), 'seal')).rejects.toThrow(RangeError)
  })
})

describe('hmacHex', () => {
  it('agrees with RFC 4231, case 2', async () => {
    expect(await hmacHex(new TextEncoder().encode('Jefe'), 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })

  it('agrees with another implementation on any text', async () => {
    const key = randomBytes(32)
    const text = 'TYPE|é 😀 \0'
    expect(await hmacHex(key, text)).toBe(createHmac('sha256', key).update(text).digest('hex'))
  })

  it('refuses an empty key', async () => {
    await expect(hmacHex(new Uint8Array(), 'x')).rejects.toThrow(RangeError)
  })
})

describe('hexadecimal', () => {
  it('is read back to the same bytes', () => {
    const bytes = randomBytes(33)
    expect(fromHex(toHex(bytes))).toEqual(bytes)
    expect(toHex(fromHex('00FFa0'))).toBe('00ffa0')
  })

  it.each(['0', 'zz', '0x00', ' 00'])('refuses %j', (text) => {
    expect(() => fromHex(text)).toThrow(TypeError)
  })
})

describe('sameText', () => {
  it.each([
    ['', '', true],
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'abcabc', false],
    ['abcabc', 'abc', false],
    ['', 'a', false],
    ['a', '', false],
    ['\0', '', false],
    ['aé😀', 'aé😀', true],
  ])('compares %j with %j', (one, other, same) => {
    expect(sameText(one, other)).toBe(same)
  })
})

describe('the local wrapper', () => {
  it('unwraps what it wrapped', async () => {
    const wrapper = await localWrapper(randomBytes(32))
    const dataKey = newDataKey()
    const wrapped = await wrapper.wrap(dataKey)
    expect(wrapped).not.toContain(toHex(dataKey))
    expect(await wrapper.unwrap(wrapped)).toEqual(dataKey)
  })

  it('has one name for one master key, and another for another', async () => {
    const master = randomBytes(32)
    const [one, again, other] = await Promise.all([
      localWrapper(master),
      localWrapper(master),
      localWrapper(randomBytes(32)),
    ])
    expect(one.id).toBe(again.id)
    expect(one.id).not.toBe(other.id)
    expect(one.id).toMatch(/^local-[0-9a-f]{16}$/)
  })

  it('tells a key wrapped under another master from a damaged one', async () => {
    const [one, other] = await Promise.all([localWrapper(randomBytes(32)), localWrapper(randomBytes(32))])
    const wrapped = await one.wrap(newDataKey())
    await expect(other.unwrap(wrapped)).rejects.toMatchObject({ problem: 'other-key' })
    await expect(one.unwrap(wrapped.slice(0, -4) + 'AAAA')).rejects.toMatchObject({
      name: 'EnvelopeError',
      problem: 'refused',
    })
  })

  it('keeps its key when the caller wipes theirs', async () => {
    const master = randomBytes(32)
    const wrapper = await localWrapper(master)
    const wrapped = await wrapper.wrap(newDataKey())
    master.fill(0)
    expect((await wrapper.unwrap(wrapped)).length).toBe(32)
  })

  it('wants a master key of 32 bytes', async () => {
    await expect(localWrapper(new Uint8Array(31))).rejects.toThrow(RangeError)
  })
})
