import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, errors, importJWK, type JWK } from 'jose'
import { checkCertificate, type Certificate, type CertificateProblem } from '../../core/retention/index.ts'

/** Three parts of base64url: a compact JWS, and no line of a ledger. */
export const isCertificate = (text: string): boolean => /^\s*[\w-]+\.[\w-]+\.[\w-]+\s*$/.test(text)

export type Verified =
  | { readonly ok: true; readonly certificate: Certificate; readonly thumbprint: string }
  | { readonly ok: false; readonly why: CertificateProblem | 'no-key' | 'wrong-signature' | 'another-key' }

const keyIn = (jws: string): JWK | undefined => {
  try {
    const { alg, jwk } = decodeProtectedHeader(jws)
    return alg === 'Ed25519' && jwk?.kty === 'OKP' && jwk.crv === 'Ed25519' ? jwk : undefined
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

const payloadOf = async (jws: string, jwk: JWK): Promise<unknown> => {
  try {
    const { payload } = await compactVerify(jws, await importJWK(jwk, 'Ed25519'), { algorithms: ['Ed25519'] })
    return JSON.parse(new TextDecoder().decode(payload)) as unknown
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof DOMException || error instanceof SyntaxError)
      return undefined
    throw error
  }
}

/**
 * Checks a certificate by the key that it carries, and that it agrees with itself. Whose key that is nobody can tell from
 * the file alone: `expected` is a thumbprint that was noted before.
 */
export const verifyCertificate = async (text: string, expected?: string): Promise<Verified> => {
  const jws = text.trim()
  const jwk = keyIn(jws)
  if (jwk === undefined) return { ok: false, why: 'no-key' }
  const payload = await payloadOf(jws, jwk)
  if (payload === undefined) return { ok: false, why: 'wrong-signature' }
  const thumbprint = await calculateJwkThumbprint(jwk)
  if (expected !== undefined && expected !== thumbprint) return { ok: false, why: 'another-key' }
  const checked = await checkCertificate(payload)
  return checked.ok ? { ok: true, certificate: checked.certificate, thumbprint } : checked
}
