import type { Recognizer } from '../recognizer.ts'

const address = /(?<![\p{L}\p{N}])https?:\/\/[^\s"'<>]+/giu
const credentials = /^https?:\/\/[^/?#:@]+:[^/?#@]+@./i
/** Parameters that let in whoever holds the address. */
const token =
  /[?&#;](?:access_?token|auth_?token|id_?token|refresh_?token|token|api_?key|apikey|key|secret|client_secret|password|passwd|pwd|sig|signature|x-amz-signature|x-goog-signature|sessionid|session_id|sid|jwt|auth|otp|reset_?token|invite_?token|magic)=[^&#\s]{6,}/i

export const secretUrl: Recognizer = {
  type: 'URL',
  needs: 'colon',
  source: 'RFC 3986, section 3.2.1; RFC 6750, section 2.3; CWE-598',
  *find({ text }) {
    if (!text.includes('://')) return
    for (const { 0: found, index: start } of text.matchAll(address)) {
      const url = found.replace(/[.,;:!?)\]}]{1,3}$/, '')
      if (!credentials.test(url) && !token.test(url)) continue
      yield {
        start,
        end: start + url.length,
        score: credentials.test(url) ? 0.995 : 0.93,
        reasons: [{ code: 'pattern' }],
      }
    }
  },
}
