import * as z from 'zod/mini'
import { detectionSettings } from './detection.ts'
import { id } from './source.ts'

export const locations = ['ticket_sidebar', 'nav_bar', 'background'] as const

/**
 * What the first, signed page load hands to the page, and each renewal after it.
 * `digest_key` binds a redaction to the very text the agent read; `fingerprint_key` lets the browser name a value without
 * sending it. Both are 64 hexadecimal digits and useless without the server's own key.
 */
export const session = z.object({
  token: z.string(),
  expires_at: z.string(),
  user_id: id,
  locale: z.string(),
  may_redact: z.boolean(),
  /** Whether Zendesk has the user as an administrator now: only to choose what to show, each change is checked again. */
  is_admin: z.boolean(),
  /** What the account has set about detection when the session was made or renewed, without anybody's examples. */
  detection: z.object({ version: z.number(), settings: detectionSettings }),
  digest_key: z.string(),
  fingerprint_key: z.string(),
})
export type Session = z.infer<typeof session>

export const renewSession = { method: 'POST', path: '/api/session/renew', response: session } as const
