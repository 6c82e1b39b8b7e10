import type { SendFailure } from '../../contract/access-sinks.ts'

export type Sent =
  | { readonly ok: true; readonly status?: number }
  | { readonly ok: false; readonly why: SendFailure; readonly status?: number; readonly retryAfter?: number }

/** How long a destination may take from the first packet to the last. */
export const usualTimeoutMs = 10_000

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Codes of Node's TLS for a certificate that is not trusted, not for this name, or out of its time. */
const isCertificate = (code: string): boolean => /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|HOSTNAME_MISMATCH/.test(code)

/** What went wrong with a connection, in our words: no text of the error goes any further. */
export const failureOf = (error: unknown): SendFailure => {
  const code = codeOf(error)
  if (isCertificate(code)) return 'certificate'
  if (code === 'ETIMEDOUT' || code === 'ABORT_ERR' || (error instanceof Error && error.name === 'AbortError'))
    return 'slow'
  if (error instanceof Error && error.name === 'TimeoutError') return 'slow'
  return code === 'ECONNRESET' || code === 'EPIPE' ? 'broken-off' : 'unreachable'
}
