/** Bytes over memory of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** A source of randomness, handed in where a test needs to know what comes. */
export type Random = (length: number) => Bytes

/** The platform's own generator. GCM fails for good when an IV repeats under a key: nothing else belongs in production. */
export const randomBytes: Random = (length) => globalThis.crypto.getRandomValues(new Uint8Array(length))
