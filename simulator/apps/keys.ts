import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'

export interface AppKey {
  readonly publicPem: () => string
  readonly sign: (claims: Readonly<Record<string, unknown>>) => string
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An app's own RSA key, made when it is first needed and kept for as long as the simulator lives. */
export const createAppKey = (): AppKey => {
  let pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | undefined
  const keys = () => (pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 }))
  return {
    publicPem: () => keys().publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (claims) => {
      const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(keys().privateKey, 'base64url')}`
    },
  }
}
