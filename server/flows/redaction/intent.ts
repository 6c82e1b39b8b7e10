import type { EntryFields } from '../../../core/ledger/index.ts'
import type { EntityType } from '../../../core/pii/finding.ts'
import type { Instant } from '../../../core/time.ts'
import type { Leftover, RedactionResult } from '../../../contract/redactions.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import type { Place } from '../ticket.ts'
import type { Outcome } from './effect.ts'
import type { Span } from './copies.ts'

/** What is kept of a redaction before it is done, so that whoever comes after a crash can settle it: no text, no value. */
export interface Intent {
  readonly id: string
  readonly requestId: string
  readonly item: number
  /** Null where no person asks for it: a run of a schedule does. */
  readonly actorId: number | null
  readonly ticketId: number
  readonly source: Place
  readonly findings: readonly Span[]
  readonly fingerprints: readonly string[]
  /** HMAC of the raw text before, under the account's own key. */
  readonly digest: string
  /** Of a run: after a crash it looks at its ticket again, which may be on hold meanwhile. An agent's word stands. */
  readonly ofRun: boolean
}

export interface Known {
  readonly actorId: number | null
  readonly ticketId: number
  readonly source: Place
  /** Null while it is open. */
  readonly result: RedactionResult | null
}

/** Whoever holds the intent now; an older number has lost it to another process. */
export interface Held {
  readonly id: string
  readonly claim: number
}

export type Unnumbered = RedactionResult extends infer Result
  ? Result extends { ledger?: unknown }
    ? Omit<Result, 'ledger'>
    : never
  : never

export interface SettlePorts {
  /** Ledger entry and outcome in one transaction. Whoever comes second gets the first one's outcome. */
  readonly settle: (
    held: Held,
    outcome: Unnumbered,
    entry: EntryFields,
  ) => Promise<{ readonly state: 'settled'; readonly result: RedactionResult } | { readonly state: 'lost' }>
  /** Leftovers are known and the tags are right. */
  readonly finish: (intentId: string, leftovers: readonly Leftover[]) => Promise<void>
  readonly clock: () => Instant
}

export interface BeginPorts {
  readonly recall: (requestId: string, item: number) => Promise<Known | undefined>
  /** Intent and ledger entry in one transaction. */
  readonly begin: (
    intent: Intent,
    entry: EntryFields,
  ) => Promise<
    | { readonly state: 'begun'; readonly claim: number; readonly ledger: LedgerRef }
    | { readonly state: 'known'; readonly intent: Known }
    | { readonly state: 'busy' }
  >
  /** Holds an intent that is this process's own for another lease; false where it isn't any more, or is settled. */
  readonly keep: (held: Held) => Promise<boolean>
  readonly newId: () => string
}

export const typesOf = (findings: readonly { readonly type: EntityType }[]): EntityType[] =>
  [...new Set(findings.map(({ type }) => type))].sort()

/** What every ledger entry of this intent says; the person who decided stays the actor, whoever settles it in the end. */
export const entryOf = (
  intent: Pick<Intent, 'id' | 'actorId' | 'ticketId' | 'source' | 'findings'>,
  action: 'redaction.intended' | 'redaction.done' | 'redaction.failed',
  at: Instant,
): EntryFields => ({
  at,
  actor: intent.actorId === null ? { system: 'custos' } : { user_id: intent.actorId },
  action,
  ticket_id: intent.ticketId,
  source: intent.source,
  types: typesOf(intent.findings),
  count: intent.findings.length,
  intent_id: intent.id,
})

/** Writes down how it ended; an outcome that is still open is left for the reconciliation. */
export const settleAs = async (
  ports: SettlePorts,
  intent: Intent & Held,
  outcome: Outcome,
): Promise<RedactionResult> => {
  const { source } = intent
  const unsettled = { source, state: 'open', problem: 'unsettled' } as const
  if (outcome.state === 'open') return { ...unsettled, ...outcome, state: 'open' }
  const at = ports.clock()
  const settled =
    outcome.state === 'done'
      ? await ports.settle(
          intent,
          { source, state: 'done', types: typesOf(intent.findings), at, leftovers: [] },
          entryOf(intent, 'redaction.done', at),
        )
      : await ports.settle(
          intent,
          { source, ...outcome, state: 'failed' },
          { ...entryOf(intent, 'redaction.failed', at), problem: outcome.problem },
        )
  return settled.state === 'settled' ? settled.result : unsettled
}
