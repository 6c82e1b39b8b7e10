import { createHmac, timingSafeEqual } from 'node:crypto'

export interface SignedDelivery {
  readonly signature: string | undefined
  readonly timestamp: string | undefined
  /** The very bytes that came: anything parsed and written again would be signed differently. */
  readonly body: Uint8Array
}

export type SignatureVerdict = 'valid' | 'unsigned' | 'wrong-signature' | 'stale'

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

/** Milliseconds. A recorded delivery can't be played again later, and a clock may be wrong to either side. */
const windowMs = 5 * 60_000

/** base64(HMAC-SHA256(secret, timestamp + body)), nothing in between; the secret is used as it is written. */
const signatureOf = (secret: string, timestamp: string, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(timestamp).update(body).digest()

/** The signature first: only Zendesk is told that it was late. */
export const checkSignature = (secret: string, delivery: SignedDelivery, now: number): SignatureVerdict => {
  const { signature, timestamp, body } = delivery
  if (signature === undefined || timestamp === undefined || !rfc3339.test(timestamp)) return 'unsigned'
  const expected = signatureOf(secret, timestamp, body)
  const given = Buffer.from(signature, 'base64')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong-signature'
  const age = now - Date.parse(timestamp)
  return Math.abs(age) <= windowMs ? 'valid' : 'stale'
}
