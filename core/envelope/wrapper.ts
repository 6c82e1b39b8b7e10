import { hmacHex } from './mac.ts'
import { randomBytes, type Bytes, type Random } from './random.ts'
import { open, seal, type SealKey } from './seal.ts'

/** What keeps a tenant's data key: a local master key today, a key service behind the same three names later. */
export interface KeyWrapper {
  readonly id: string
  wrap(dataKey: Uint8Array): Promise<string>
  unwrap(wrapped: string): Promise<Bytes>
}

const purpose = 'custos/data-key'

/**
 * Wraps under a master key of 32 bytes that stays in this process. Its id is a fingerprint of the master key, so that a
 * data key wrapped under another one is told apart from a damaged one.
 */
export const localWrapper = async (masterKey: Uint8Array, random: Random = randomBytes): Promise<KeyWrapper> => {
  if (masterKey.length !== 32) throw new RangeError('a master key has 32 bytes')
  const id = `local-${(await hmacHex(masterKey, 'custos/wrapper-id')).slice(0, 16)}`
  const key: SealKey = { id, bytes: Uint8Array.from(masterKey) }
  return {
    id,
    wrap: (dataKey) => seal(key, dataKey, purpose, random),
    unwrap: (wrapped) => open(key, wrapped, purpose),
  }
}

/** A fresh data key; it is never stored but wrapped. */
export const newDataKey = (random: Random = randomBytes): Bytes => random(32)
