import { hmacHex, subkey, toHex, type Bytes, type SealKey } from '../../core/envelope/index.ts'

/** The keys of one account, each for one use, all from its data key. */
export interface TenantKeys {
  /** OAuth tokens and webhook secrets at rest. */
  readonly seal: SealKey
  /** Digests of texts, as an intent keeps them. */
  readonly intent: Bytes
  /** A value's fingerprint as the browser makes it; the page gets this key. */
  readonly pageFingerprint: Bytes
  /** The same as it is stored; this key never leaves the server. */
  readonly storedFingerprint: Bytes
  /** Names forms of the account's own numbers, so that the same one is found again sealed. */
  readonly shape: Bytes
  /** Names of networks and of what was searched for, in what is kept of the access log. */
  readonly access: Bytes
  /** Numbers of tickets as certificates name them. */
  readonly certificate: Bytes
  /** The key with which one session's page takes digests of texts. */
  readonly pageDigestKey: (sessionId: string) => Promise<string>
}

/** The name of the seal key is a fingerprint of it, so that an envelope says which data key it needs. */
const sealKey = async (dataKey: Uint8Array): Promise<SealKey> => {
  const bytes = await subkey(dataKey, 'seal')
  return { id: `data-${(await hmacHex(bytes, 'custos/key-id')).slice(0, 16)}`, bytes }
}

export const tenantKeys = async (dataKey: Uint8Array): Promise<TenantKeys> => {
  const digest = await subkey(dataKey, 'digest')
  return {
    seal: await sealKey(dataKey),
    intent: await subkey(dataKey, 'intent'),
    pageFingerprint: await subkey(dataKey, 'fingerprint-page'),
    shape: await subkey(dataKey, 'own-number-shape'),
    access: await subkey(dataKey, 'access'),
    storedFingerprint: await subkey(dataKey, 'fingerprint-store'),
    certificate: await subkey(dataKey, 'certificate'),
    pageDigestKey: (sessionId) => hmacHex(digest, sessionId),
  }
}

/** As the page gets it: 64 hexadecimal digits. */
export const fingerprintKeyOf = ({ pageFingerprint }: TenantKeys): string => toHex(pageFingerprint)
