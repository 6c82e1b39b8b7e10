import { fromBase64Url, toBase64Url } from './encoding.ts'
import { randomBytes, type Bytes, type Random } from './random.ts'

/** 32 bytes and the name by which an envelope says what opens it. */
export interface SealKey {
  readonly id: string
  readonly bytes: Uint8Array
}

export type EnvelopeProblem =
  /** Not an envelope at all. */
  | 'malformed'
  /** Sealed by a later custos. */
  | 'unknown-version'
  /** Sealed under a key of another name. */
  | 'other-key'
  /** The key, the context or a byte of it isn't the one it was sealed with. */
  | 'refused'

/** Says why an envelope stayed shut, and nothing of what is in it. */
export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError'
  readonly problem: EnvelopeProblem
  constructor(problem: EnvelopeProblem) {
    super(`an envelope could not be opened: ${problem}`)
    this.problem = problem
  }
}

const version = 'c1'
const ivLength = 12

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

const aesKey = (bytes: Uint8Array, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> => {
  if (bytes.length !== 32) throw new RangeError('a key has 32 bytes')
  return globalThis.crypto.subtle.importKey('raw', Uint8Array.from(bytes), 'AES-GCM', false, [usage])
}

/** What is bound besides the caller's context: an envelope moved to another version or key name doesn't open. */
const bound = (keyId: string, aad: string): Bytes => utf8(`${version}.${toBase64Url(utf8(keyId))}.${aad}`)

/**
 * AES-256-GCM under `key`, bound to `aad` (say where it belongs: table, tenant, column), as
 * `c1.<key id>.<iv>.<ciphertext and tag>`, each part in base64url.
 */
export const seal = async (
  key: SealKey,
  content: string | Uint8Array,
  aad: string,
  random: Random = randomBytes,
): Promise<string> => {
  const iv = random(ivLength)
  const sealed = await globalThis.crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bound(key.id, aad) },
    await aesKey(key.bytes, 'encrypt'),
    typeof content === 'string' ? utf8(content) : Uint8Array.from(content),
  )
  return [version, ...[utf8(key.id), iv, new Uint8Array(sealed)].map(toBase64Url)].join('.')
}

const partsOf = (envelope: string): { keyId: string; iv: Bytes; sealed: Bytes } => {
  const [first = '', ...rest] = envelope.split('.')
  if (first !== version) throw new EnvelopeError(/^c\d+$/.test(first) ? 'unknown-version' : 'malformed')
  const [keyId, iv, sealed, ...more] = rest.map(fromBase64Url)
  if (!keyId || !iv || !sealed || more.length > 0) throw new EnvelopeError('malformed')
  if (iv.length !== ivLength || sealed.length < 16) throw new EnvelopeError('malformed')
  return { keyId: new TextDecoder().decode(keyId), iv, sealed }
}

/** The content back, or an `EnvelopeError`. */
export const open = async (key: SealKey, envelope: string, aad: string): Promise<Bytes> => {
  const { keyId, iv, sealed } = partsOf(envelope)
  if (keyId !== key.id) throw new EnvelopeError('other-key')
  const cipher = { name: 'AES-GCM', iv, additionalData: bound(key.id, aad) }
  const opened = await globalThis.crypto.subtle
    .decrypt(cipher, await aesKey(key.bytes, 'decrypt'), sealed)
    .catch((error: unknown) => {
      // WebCrypto says OperationError for a wrong tag; anything else is broken infrastructure.
      if (error instanceof Error && error.name === 'OperationError') throw new EnvelopeError('refused')
      throw error
    })
  return new Uint8Array(opened)
}

export const openText = async (key: SealKey, envelope: string, aad: string): Promise<string> =>
  new TextDecoder().decode(await open(key, envelope, aad))
