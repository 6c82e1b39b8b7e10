import { mostNotices, type AccessNotice } from '../../../contract/access-notices.ts'
import type { Instant } from '../../../core/time.ts'
import type { Refusal } from '../failure.ts'
import { kindOf, mayWatch, type Looker } from './cases.ts'

export interface Untold {
  readonly id: string
  readonly actor: number
  readonly kind: string
  readonly detectedAt: Instant
}

export interface NoticePorts extends Looker {
  readonly clock: () => Instant
  /** A keyed fingerprint that nobody without the account's key can make. */
  readonly mask: (text: string) => Promise<string>
  readonly untold: (userId: number, since: Instant, limit: number) => Promise<readonly Untold[]>
  /** Notes that this user is told of these cases; gives those that were not noted before. */
  readonly noteTold: (userId: number, caseIds: readonly string[], at: Instant) => Promise<readonly string[]>
}

/** Who comes back after months is not told of all that was: the page has it. */
const newFor = 7 * 24 * 3_600_000

const hourOf = (at: Instant): string => at.slice(0, 13)

/** A refusal to look says too much to who should not know that there is anything: for them it isn't there. */
const unseen = (refused: Refusal): Refusal =>
  refused.problem === 'may-not-watch' ? { ok: false, problem: 'not-found' } : refused

export type Notices = { readonly ok: true; readonly tag: string; readonly cases?: readonly AccessNotice[] } | Refusal

/**
 * What is new for this user. Whoever brings the tag of what they know and would be told the same is told nothing, and
 * Zendesk isn't asked who they are: only this server could have made that tag, for this user and this hour.
 */
export const noticesFor = async (ports: NoticePorts, userId: number, known?: string): Promise<Notices> => {
  const now = ports.clock()
  const since = new Date(Date.parse(now) - newFor).toISOString()
  const untold = await ports.untold(userId, since, mostNotices)
  const content = [String(userId), hourOf(now), ...untold.map(({ id }) => id)].join(' ')
  const tag = (await ports.mask(`notices ${content}`)).slice(0, 32)
  if (known === tag) return { ok: true, tag }
  const may = await mayWatch(ports, userId)
  if (!may.ok) return unseen(may)
  const cases = untold.map(({ id, actor, kind, detectedAt }) => ({
    id,
    actor_id: actor,
    kind: kindOf(kind),
    detected_at: detectedAt,
  }))
  return { ok: true, tag, cases }
}

export const takeNotices = async (
  ports: NoticePorts,
  userId: number,
  caseIds: readonly string[],
): Promise<{ readonly ok: true; readonly caseIds: readonly string[] } | Refusal> => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return unseen(may)
  return { ok: true, caseIds: await ports.noteTold(userId, caseIds, ports.clock()) }
}
