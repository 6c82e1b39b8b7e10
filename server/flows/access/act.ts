import type { ProblemCode } from '../../../contract/problems.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt, told, type Refusal } from '../failure.ts'
import { entryOf, mayWatch, type Looker, type StoredCase } from './cases.ts'

export interface Action {
  readonly id: string
  readonly caseId: string
  readonly action: 'end-sessions' | 'suspend'
  readonly subject: number
  readonly askedBy: number
}

export interface KnownAction extends Action {
  readonly state: 'open' | 'done' | 'failed'
  readonly problem: string | null
  readonly askedAt: Instant
}

export interface SettleActionPorts extends Looker {
  readonly clock: () => Instant
  readonly endSessions: (userId: number) => Promise<void>
  readonly suspendUser: (userId: number) => Promise<void>
  /** How it ended with its ledger entry in one transaction; nothing where it had ended before. */
  readonly endAction: (id: string, problem: string | null, entry: EntryFields) => Promise<LedgerRef | undefined>
}

export interface ActPorts extends SettleActionPorts {
  readonly caseNamed: (id: string) => Promise<StoredCase | undefined>
  readonly actionNamed: (id: string) => Promise<KnownAction | undefined>
  /** The intent and its ledger entry in one transaction; nothing where this request was made before. */
  readonly beginAction: (action: Action, entry: EntryFields) => Promise<LedgerRef | undefined>
}

export interface ActOutcome {
  readonly state: 'open' | 'done' | 'failed'
  readonly problem?: ProblemCode
  readonly retry_after?: number
}

const words = {
  'end-sessions': {
    intended: 'access.sessions-end-intended',
    done: 'access.sessions-ended',
    failed: 'access.sessions-end-failed',
  },
  suspend: { intended: 'access.suspension-intended', done: 'access.suspended', failed: 'access.suspension-failed' },
} as const

const entryFor = ({ caseId, subject, askedBy, action }: Action, step: 'intended' | 'done' | 'failed', at: Instant) => ({
  ...entryOf({ id: caseId, actor: subject }, askedBy, at),
  action: words[action][step],
})

const end = async (ports: SettleActionPorts, action: Action, problem?: ProblemCode): Promise<void> => {
  const at = ports.clock()
  const entry = entryFor(action, problem === undefined ? 'done' : 'failed', at)
  await ports.endAction(action.id, problem ?? null, problem === undefined ? entry : { ...entry, problem })
}

const call = (ports: SettleActionPorts, { action, subject }: Action): Promise<void> =>
  action === 'suspend' ? ports.suspendUser(subject) : ports.endSessions(subject)

/**
 * Has Zendesk do it. A call of which nobody knows how it ended stays open: done twice at once it does no harm, and it is
 * settled soon.
 */
export const perform = async (ports: SettleActionPorts, action: Action): Promise<ActOutcome> => {
  const called = await attempt(() => call(ports, action))
  if (called.ok) {
    await end(ports, action)
    return { state: 'done' }
  }
  if (called.failure.applied === 'unknown' || called.failure.retryAfter !== undefined)
    return { state: 'open', ...told(called.failure) }
  const problem = called.failure.code === 'not-found' ? 'not-found' : called.failure.problem
  await end(ports, action, problem)
  return { state: 'failed', problem }
}

/** Ends the sessions of the agent a case is about, or suspends them: written down before and after. */
export const act = async (
  ports: ActPorts,
  userId: number,
  caseId: string,
  asked: { readonly request_id: string; readonly action: Action['action'] },
): Promise<({ readonly ok: true } & ActOutcome) | Refusal> => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may
  const stored = await ports.caseNamed(caseId)
  if (stored === undefined) return { ok: false, problem: 'not-found' }
  const action = { id: asked.request_id, caseId, action: asked.action, subject: stored.actor, askedBy: userId }
  const begun = await ports.beginAction(action, entryFor(action, 'intended', ports.clock()))
  if (begun !== undefined) return { ok: true, ...(await perform(ports, action)) }
  const known = await ports.actionNamed(asked.request_id)
  if (known?.caseId !== caseId || known.action !== asked.action) return { ok: false, problem: 'bad-request' }
  return {
    ok: true,
    state: known.state,
    ...(known.problem === null ? {} : { problem: known.problem as ProblemCode }),
  }
}

/** Milliseconds after which what was asked is not done again: somebody may have looked and decided otherwise since. */
const repeatedFor = 5 * 60_000

/**
 * Settles one that was left open. It is done again only soon after, and only while whoever asked for it still may:
 * an agent who was let in again meanwhile is not suspended by a wish of an hour ago.
 */
const settle = async (ports: SettleActionPorts, action: KnownAction): Promise<void> => {
  const asked = action.action === 'suspend' ? await attempt(() => ports.user(action.subject)) : undefined
  if (asked?.ok === true && asked.value.suspended) return end(ports, action)
  if (Date.parse(ports.clock()) - Date.parse(action.askedAt) > repeatedFor) return end(ports, action, 'outcome-unknown')
  const may = await mayWatch(ports, action.askedBy)
  if (may.ok) await perform(ports, action)
  // A Zendesk that doesn't answer says nothing about their right: it is asked again, as long as there is time.
  else if (may.problem === 'may-not-watch' || may.problem === 'not-signed-in') await end(ports, action, may.problem)
}

/** What a crash or a lost answer left open is found done, done again, or given up with the advice to look. */
export const settleActions = async (
  ports: SettleActionPorts & { readonly claimActions: (limit: number) => Promise<readonly KnownAction[]> },
): Promise<number> => {
  const open = await ports.claimActions(20)
  for (const action of open) await settle(ports, action)
  return open.length
}
