import { createHmac } from 'node:crypto'

/** base64(HMAC-SHA256(secret, timestamp + body)): nothing between the two, the secret as it is written. */
export const signature = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret)
    .update(timestamp + body)
    .digest('base64')
