import {
  localWrapper,
  randomBytes,
  subkey,
  type Bytes,
  type KeyWrapper,
  type Random,
  type SealKey,
} from '../../core/envelope/index.ts'

/** What this server itself needs keys for, beside the accounts' own: all follow from the master key. */
export interface ServerKeys {
  readonly wrapper: KeyWrapper
  /** Signs our sessions. */
  readonly session: Bytes
  /** Seals what a connect attempt must remember before its account is known. */
  readonly connect: SealKey
}

/** Another master key makes other keys of all: sessions end, and nothing wrapped or sealed before opens. */
export const localKeys = async (masterKey: Uint8Array, random: Random = randomBytes): Promise<ServerKeys> => ({
  wrapper: await localWrapper(masterKey, random),
  session: await subkey(masterKey, 'session'),
  connect: { id: 'connect', bytes: await subkey(masterKey, 'connect') },
})
