import { toHex } from './encoding.ts'
import type { Bytes } from './random.ts'

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

/** HMAC-SHA256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits. */
export const hmacHex = async (key: Uint8Array, text: string): Promise<string> => {
  if (key.length === 0) throw new RangeError('a key has at least one byte')
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await globalThis.crypto.subtle.importKey('raw', Uint8Array.from(key), hmac, false, ['sign'])
  return toHex(new Uint8Array(await globalThis.crypto.subtle.sign('HMAC', imported, utf8(text))))
}

/** A key for one use, by HKDF-SHA256 from the tenant's data key: what leaks of one label tells nothing of another. */
export const subkey = async (dataKey: Uint8Array, label: string, length = 32): Promise<Bytes> => {
  if (dataKey.length !== 32) throw new RangeError('a data key has 32 bytes')
  const imported = await globalThis.crypto.subtle.importKey('raw', Uint8Array.from(dataKey), 'HKDF', false, [
    'deriveBits',
  ])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(`custos/1/${label}`) }
  return new Uint8Array(await globalThis.crypto.subtle.deriveBits(hkdf, imported, length * 8))
}

/**
 * Whether two texts are the same, in a time that tells nothing of where they differ: how many matching characters a
 * guessed signature has must not be measurable. Their lengths are no secret.
 */
export const sameText = (one: string, other: string): boolean => {
  let difference = one.length ^ other.length
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at % (other.length || 1))
  return difference === 0
}
