import { sql } from 'kysely'
import type { EntryFields, EntrySource } from '../../core/ledger/index.ts'
import type { Leftover, RedactionResult } from '../../contract/redactions.ts'
import type { LedgerRef } from '../../contract/source.ts'
import type { EntityType } from '../../core/pii/finding.ts'
import { appendEntry } from './ledger.ts'
import type { Tx } from './database.ts'

/** A redaction that is going to be done. It points at the text by ids, spans and keyed hashes, and holds none of it. */
export interface NewIntent {
  readonly id: string
  readonly requestId: string
  readonly item: number
  /** Null: no person. */
  readonly actorId: number | null
  readonly ticketId: number
  readonly source: EntrySource
  readonly findings: readonly { readonly type: EntityType; readonly start: number; readonly end: number }[]
  readonly fingerprints: readonly string[]
  readonly digest: string
  readonly ofRun: boolean
}

export interface StoredIntent extends NewIntent {
  readonly result: RedactionResult | null
  /** The number of whoever holds the lease: settling with an older one is refused. */
  readonly claim: number
  readonly ageSeconds: number
  /** Whoever had it before may have sent it a moment ago: its lease had not run out. */
  readonly wasHeld: boolean
}

export type Recalled = Pick<StoredIntent, 'actorId' | 'ticketId' | 'source' | 'result'>

export type Begun =
  | { readonly state: 'begun'; readonly claim: number; readonly ledger: LedgerRef }
  | { readonly state: 'known'; readonly intent: Recalled }
  | { readonly state: 'busy' }

export type Settled = { readonly state: 'settled'; readonly result: RedactionResult } | { readonly state: 'lost' }

/** A result as it is before the ledger has given it a number. */
export type Unnumbered = RedactionResult extends infer Result
  ? Result extends { ledger?: unknown }
    ? Omit<Result, 'ledger'>
    : never
  : never

/** No user of Zendesk's has this number, and the column takes nothing but numbers. */
const noPerson = 0

const actorIn = (id: number): number | null => (id === noPerson ? null : id)

const lease = (seconds: number) => sql<string>`clock_timestamp() + make_interval(secs => ${seconds})`

/** What is known of an item of a request: nothing, still open (`result` null), or its stored outcome. */
export const recallIntent = async (tx: Tx, requestId: string, item: number): Promise<Recalled | undefined> => {
  const row = await tx
    .selectFrom('intents')
    .select(['actor_id', 'ticket_id', 'source', 'result'])
    .where('request_id', '=', requestId)
    .where('item', '=', item)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    actorId: actorIn(row.actor_id),
    ticketId: row.ticket_id,
    source: row.source as EntrySource,
    result: row.result as RedactionResult | null,
  }
}

/**
 * Writes down what is about to be done, with its ledger entry, before anything is done. `known` when this very item was
 * begun before, `busy` when another redaction of the same text is not settled yet.
 */
export const beginIntent = async (
  tx: Tx,
  tenantId: string,
  intent: NewIntent,
  entry: EntryFields,
  leaseSeconds: number,
): Promise<Begun> => {
  const inserted = await tx
    .insertInto('intents')
    .values({
      tenant_id: tenantId,
      id: intent.id,
      request_id: intent.requestId,
      item: intent.item,
      actor_id: intent.actorId ?? noPerson,
      ticket_id: intent.ticketId,
      source: JSON.stringify(intent.source),
      findings: JSON.stringify(intent.findings),
      fingerprints: [...intent.fingerprints],
      digest: intent.digest,
      of_run: intent.ofRun,
      lease_until: lease(leaseSeconds),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('claim')
    .executeTakeFirst()
  if (inserted !== undefined) {
    return { state: 'begun', claim: inserted.claim, ledger: await appendEntry(tx, tenantId, entry) }
  }
  const known = await recallIntent(tx, intent.requestId, intent.item)
  return known === undefined ? { state: 'busy' } : { state: 'known', intent: known }
}

/**
 * Writes the outcome and its ledger entry, once: whoever comes second gets the first one's outcome, and whoever lost the
 * lease meanwhile is told so and must leave the outcome to the new holder.
 */
export const settleIntent = async (
  tx: Tx,
  tenantId: string,
  held: { readonly id: string; readonly claim: number },
  outcome: Unnumbered,
  entry: EntryFields,
  leaseSeconds: number,
): Promise<Settled> => {
  const row = await tx
    .selectFrom('intents')
    .select(['claim', 'result'])
    .where('id', '=', held.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.result !== null) return { state: 'settled', result: row.result as RedactionResult }
  if (row.claim !== held.claim || outcome.state === 'open') return { state: 'lost' }
  const result = { ...outcome, ledger: await appendEntry(tx, tenantId, entry) } as RedactionResult
  await tx
    .updateTable('intents')
    .set({
      state: outcome.state,
      result: JSON.stringify(result),
      follow_up: outcome.state === 'done',
      lease_until: lease(leaseSeconds),
    })
    .where('id', '=', held.id)
    .execute()
  return { state: 'settled', result }
}

/** Holds it for another lease; false where somebody else has it now, or has settled it. */
export const keepIntent = async (
  tx: Tx,
  { id, claim }: { readonly id: string; readonly claim: number },
  leaseSeconds: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('intents')
    .set({ lease_until: lease(leaseSeconds) })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Leftovers are known and the tags are right: nothing of this redaction is left to do. */
export const finishIntent = async (tx: Tx, id: string, leftovers: readonly Leftover[]): Promise<void> => {
  await sql`update intents
    set follow_up = false, result = jsonb_set(result, '{leftovers}', ${JSON.stringify(leftovers)}::jsonb)
    where id = ${id} and state = 'done'`.execute(tx)
}

/**
 * Takes over what nobody holds any more: open intents and done ones whose follow-up is missing, whose lease has run out by
 * the database's clock. `evenLeasedBefore` takes all that began before it, for the start of an embedded database, which no
 * other process can share: what has begun since is this process's own.
 */
export const claimIntents = async (
  tx: Tx,
  options: { readonly leaseSeconds: number; readonly limit: number; readonly evenLeasedBefore?: Date },
): Promise<readonly StoredIntent[]> => {
  const { rows } = await sql<{
    id: string
    request_id: string
    item: number
    actor_id: number
    ticket_id: number
    source: EntrySource
    findings: StoredIntent['findings']
    fingerprints: string[]
    digest: string
    of_run: boolean
    result: RedactionResult | null
    claim: number
    was_held: boolean
    age: number
  }>`
    with due as materialized (
      select id as due_id, lease_until >= clock_timestamp() as was_held from intents
      where (state = 'open' or follow_up) and (created_at < ${options.evenLeasedBefore ?? new Date(0)} or lease_until < clock_timestamp())
      order by created_at limit ${options.limit} for update skip locked
    )
    update intents set claim = claim + 1, lease_until = ${lease(options.leaseSeconds)}
    from due where id = due_id
    returning id, request_id, item, actor_id, ticket_id, source, findings, fingerprints, digest, of_run, result, claim, was_held,
      extract(epoch from clock_timestamp() - created_at)::float8 as age`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    requestId: row.request_id,
    item: row.item,
    actorId: actorIn(row.actor_id),
    ticketId: row.ticket_id,
    source: row.source,
    findings: row.findings,
    fingerprints: row.fingerprints,
    digest: row.digest,
    ofRun: row.of_run,
    result: row.result,
    claim: row.claim,
    ageSeconds: row.age,
    wasHeld: row.was_held,
  }))
}
