import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'

/** A new Ed25519 key, private part and all, as JSON: to be sealed at once. */
export const newSigningKey = async (): Promise<string> => {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  return JSON.stringify(await exportJWK(privateKey))
}

/**
 * Signs a text as a compact JWS that carries its public key: whoever checks it needs no server, and compares the key's
 * thumbprint with one noted before to know whose it is.
 */
export const signWith = async (key: string, type: string, payload: string): Promise<string> => {
  const jwk = JSON.parse(key) as JWK
  const { kty, crv, x } = jwk
  const open = { kty, crv, x } as JWK
  const header = { alg: 'Ed25519', typ: type, jwk: open, kid: await calculateJwkThumbprint(open) }
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader(header)
    .sign(await importJWK(jwk, 'Ed25519'))
}
