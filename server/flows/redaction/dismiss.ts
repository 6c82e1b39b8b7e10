import type { EntryFields } from '../../../core/ledger/index.ts'
import type { EntityType } from '../../../core/pii/finding.ts'
import type { Instant } from '../../../core/time.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import type { DetectionPorts } from '../detection/look.ts'
import { areKnown } from '../detection/settings.ts'
import type { Refusal } from '../failure.ts'
import { sightOf, type SightPorts } from './permission.ts'

/** A value as the browser names it: HMAC under the key its session was given. */
export interface Named {
  readonly type: EntityType
  readonly fingerprint: string
}

/** A dismissal as the page makes it: with the form of the number, where it has one that may be told. */
export interface Dismissed extends Named {
  readonly shape?: string | undefined
}

export interface MatchPorts {
  /** HMAC of the browser's fingerprint under a key of the account's that never leaves the server. */
  readonly storedFingerprint: (fingerprint: string) => Promise<string>
  readonly dismissedAmong: (fingerprints: readonly string[]) => Promise<ReadonlySet<string>>
}

export interface DismissPorts extends SightPorts, MatchPorts, DetectionPorts {
  /** The dismissals and their ledger entry in one transaction. */
  readonly addDismissals: (dismissals: readonly Named[], entry: EntryFields) => Promise<LedgerRef>
  /** Notes in which forms numbers were called no personal data in this ticket; noted twice is noted once. */
  readonly noteShapes: (ticketId: number, shapes: readonly string[]) => Promise<void>
  readonly clock: () => Instant
}

const stored = (ports: MatchPorts, named: readonly Named[]): Promise<Named[]> =>
  Promise.all(
    named.map(async ({ type, fingerprint }) => ({ type, fingerprint: await ports.storedFingerprint(fingerprint) })),
  )

/** "Not personal data": remembered for the whole account, so that nobody is asked about this value again. */
export const dismiss = async (
  ports: DismissPorts,
  userId: number,
  asked: { readonly ticket_id: number; readonly dismissals: readonly Dismissed[] },
): Promise<{ readonly ok: true; readonly ledger: LedgerRef } | Refusal> => {
  const sight = await sightOf(ports, userId, asked.ticket_id)
  if (!sight.ok) return sight
  const types = asked.dismissals.map(({ type }) => type)
  if (!(await areKnown(ports, types))) return { ok: false, problem: 'bad-request' }
  const ledger = await ports.addDismissals(await stored(ports, asked.dismissals), {
    at: ports.clock(),
    actor: { user_id: userId },
    action: 'finding.dismissed',
    ticket_id: asked.ticket_id,
    types: [...new Set(types)].sort(),
    count: asked.dismissals.length,
  })
  const shapes = [...new Set(asked.dismissals.flatMap(({ shape }) => shape ?? []))]
  if (shapes.length > 0) await ports.noteShapes(asked.ticket_id, shapes)
  return { ok: true, ledger }
}

/** For each value, in order, whether this account has dismissed it. */
export const matchDismissals = async (ports: MatchPorts, named: readonly Named[]): Promise<boolean[]> => {
  const fingerprints = (await stored(ports, named)).map(({ fingerprint }) => fingerprint)
  const dismissed = await ports.dismissedAmong(fingerprints)
  return fingerprints.map((fingerprint) => dismissed.has(fingerprint))
}
