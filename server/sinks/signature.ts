import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** A secret as Standard Webhooks writes one: 32 bytes in base64 behind `whsec_`. */
export const newSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`

export interface Signed {
  readonly id: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly body: string
}

/** The headers of Standard Webhooks: `v1,` and base64(HMAC-SHA256(key, id.timestamp.body)). */
export const signatureHeaders = (secret: string, { id, timestamp, body }: Signed): Readonly<Record<string, string>> => {
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const signature = createHmac('sha256', key)
    .update(`${id}.${String(timestamp)}.${body}`)
    .digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` }
}
