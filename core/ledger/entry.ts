import type { Instant } from '../time.ts'

export const ledgerVersion = 1

/** What an entry may tell of one ticket. `contract/history.ts` shows these to the page. */
export const ticketActions = [
  'redaction.intended',
  'redaction.done',
  'redaction.failed',
  'finding.dismissed',
  'redaction.requested',
] as const

/** What an entry may tell of the account: such an entry names no ticket. */
export const accountActions = [
  'detection.changed',
  'detection.dismissals-taken-back',
  'retention.version-saved',
  'retention.plan-ready',
  'retention.plan-approved',
  'retention.approval-refused',
  'retention.run-started',
  'retention.run-paused',
  'retention.run-resumed',
  'retention.run-cancelled',
  'retention.run-stopped',
  'retention.run-ended',
  'retention.batch-intended',
  'retention.batch-done',
  'retention.batch-failed',
  'retention.requester-intended',
  'retention.requester-done',
  'retention.requester-failed',
  'retention.restored',
  'retention.tags-intended',
  'retention.tags-done',
  'retention.tags-failed',
  'retention.marks-off',
  'retention.put-back-on',
  'retention.put-back-off',
  'retention.switched-off',
  'retention.switched-on',
  'history.reading-started',
  'history.reading-paused',
  'history.reading-resumed',
  'history.reading-finished',
  'native-schedule.on-intended',
  'native-schedule.on-done',
  'native-schedule.on-failed',
  'native-schedule.off-intended',
  'native-schedule.off-done',
  'native-schedule.off-failed',
  'access.settings-changed',
  'access.sink-added',
  'access.sink-paused',
  'access.sink-resumed',
  'access.sink-removed',
  'access.judged',
  'access.assigned',
  'access.sessions-end-intended',
  'access.sessions-ended',
  'access.sessions-end-failed',
  'access.suspension-intended',
  'access.suspended',
  'access.suspension-failed',
  'ledger.exported',
] as const

export const actions = [...ticketActions, ...accountActions] as const
export type Action = (typeof actions)[number]

/** A Zendesk user, or custos where nobody asked: settling an intent at start, say. */
export type Actor = { readonly user_id: number } | { readonly system: 'custos' }

/** Where in the ticket: a comment, or a message of a chat. */
export type EntrySource =
  | { readonly comment_id: number }
  | { readonly chat_id: string; readonly message_id?: string; readonly chat_index?: number }

/** What the caller of `entry` says; the chain adds the rest. */
export interface EntryFields {
  readonly at: Instant
  readonly actor: Actor
  readonly action: Action
  /** There for what is told of a ticket, and only there. */
  readonly ticket_id?: number
  readonly source?: EntrySource
  /** Kinds, each once; `count` is how many findings they stand for. Never a value, nor anything made of one. */
  readonly types: readonly string[]
  readonly count: number
  readonly intent_id?: string
  /** What an entry of retention speaks of; `digest` is the hash of the plan, or of the policy's text. */
  readonly version_id?: string
  readonly plan_id?: string
  readonly run_id?: string
  readonly digest?: string
  /** Of `detection.changed` and `access.settings-changed`: which version of the settings it made, and the names of what is different in it. */
  readonly settings_version?: number
  readonly changed?: readonly string[]
  /** What an entry of access speaks of: the case, and the agent it is about; or whose dismissals were taken back. */
  readonly case_id?: string
  readonly subject_user_id?: number
  /** A destination that cases are sent to. */
  readonly sink_id?: string
  readonly verdict?: 'expected' | 'needs-action' | 'wrong'
  /** A code of the catalogue of problems. */
  readonly problem?: string
}

export interface Entry extends EntryFields {
  readonly v: typeof ledgerVersion
  /** From 1, without a gap. */
  readonly seq: number
  /** Hash of the entry before; `genesis` for the first. */
  readonly prev: string
}

/** An entry named by number and hash: SHA-256 of its canonical JSON, 64 lower-case hexadecimal digits. */
export interface LedgerRef {
  readonly seq: number
  readonly hash: string
}

export const genesis = '0'.repeat(64)
