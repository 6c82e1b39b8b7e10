import type { Session } from '../../contract/session.ts'
import { withoutExamples } from '../flows/detection/settings.ts'
import type { Refused } from './problem.ts'
import type { Account } from './account.ts'
import type { AgentSession, SessionTokens } from './session-token.ts'
import type { Viewer } from './viewer.ts'

/** What the page is told of its session; undefined when the session has lasted as long as it may. */
export const sessionFor = async (
  tokens: SessionTokens,
  account: Account,
  session: Omit<AgentSession, 'wasAdmin'>,
  { locale, mayRedact, isAdmin }: Viewer,
): Promise<Session | undefined> => {
  const issued = await tokens.issue({ ...session, wasAdmin: isAdmin })
  if (issued === undefined) return undefined
  const { version, settings } = await account.ports.detection()
  return {
    token: issued.token,
    expires_at: issued.expiresAt,
    user_id: session.userId,
    locale,
    may_redact: mayRedact,
    is_admin: isAdmin,
    detection: { version, settings: withoutExamples(settings) },
    digest_key: await account.pageDigestKey(session.id),
    fingerprint_key: account.fingerprintKey,
  }
}

/** For the page, a user who is none any more has a session that has ended: reloading tells them the rest. */
export const asEnded = (refused: Refused): Refused =>
  refused.problem === 'not-signed-in' ? { problem: 'session-ended' } : refused
