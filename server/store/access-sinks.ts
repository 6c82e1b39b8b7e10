import { sql } from 'kysely'
import type { SendFailure, Sink } from '../../contract/access-sinks.ts'
import type { LedgerRef } from '../../contract/source.ts'
import type { CaseMessage } from '../../core/access/sinks/message.ts'
import type { EntryFields } from '../../core/ledger/index.ts'
import type { Tx } from './database.ts'
import { appendEntry } from './ledger.ts'

/** A destination as it is kept: where it is and its secret are sealed under the tenant's key. */
export interface SealedSink {
  readonly id: string
  readonly kind: Sink['kind']
  readonly format: Sink['format']
  readonly sealedTarget: string
  readonly sealedSecret: string | null
}

export interface ClaimedSink extends SealedSink {
  readonly claim: number
  /** Tries that failed since the last that did not. */
  readonly failures: number
}

export interface Delivery {
  readonly id: string
  readonly message: CaseMessage
  readonly tries: number
}

const lease = (seconds: number) => sql<string>`clock_timestamp() + make_interval(secs => ${seconds})`

interface SinkRow {
  readonly id: string
  readonly kind: Sink['kind']
  readonly format: Sink['format']
  readonly sealed_target: string
  readonly sealed_secret: string | null
}

const columns = ['id', 'kind', 'format', 'sealed_target', 'sealed_secret'] as const
const sinkOf = ({ id, kind, format, sealed_target, sealed_secret }: SinkRow): SealedSink => ({
  ...{ id, kind, format },
  sealedTarget: sealed_target,
  sealedSecret: sealed_secret,
})

/** Adds a destination with its ledger entry; nothing where the account has as many as it may. */
export const addSink = async (
  tx: Tx,
  tenantId: string,
  { id, kind, format, sealedTarget, sealedSecret }: SealedSink,
  entry: EntryFields,
  most: number,
): Promise<LedgerRef | undefined> => {
  const { rows } = await sql<{ id: string }>`
    insert into access_sinks (tenant_id, id, kind, format, sealed_target, sealed_secret, created_at)
    select ${tenantId}, ${id}, ${kind}, ${format}, ${sealedTarget}, ${sealedSecret}, ${entry.at}
    where (select count(*) from access_sinks) < ${most} returning id`.execute(tx)
  return rows.length === 0 ? undefined : appendEntry(tx, tenantId, entry)
}

export const sinkNamed = async (tx: Tx, id: string): Promise<SealedSink | undefined> => {
  const row = await tx.selectFrom('access_sinks').select(columns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : sinkOf(row)
}

export interface ListedSink extends SealedSink {
  readonly state: Sink['state']
  readonly waiting: number
  readonly givenUp: number
  readonly nextTry: string | null
  readonly deliveries: Sink['deliveries']
}

const deliveriesOf = async (tx: Tx, sinkId: string, limit: number): Promise<Sink['deliveries']> => {
  const rows = await tx
    .selectFrom('access_deliveries')
    .select(['id', 'type', 'state', 'tries', 'why', 'status', 'at'])
    .where('sink_id', '=', sinkId)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

export const listSinks = async (tx: Tx, lastDeliveries: number): Promise<readonly ListedSink[]> => {
  const rows = await tx
    .selectFrom('access_sinks')
    .select([...columns, 'state', 'not_before', 'failures'])
    .select((query) => [
      query
        .selectFrom('access_deliveries as d')
        .whereRef('d.sink_id', '=', 'access_sinks.id')
        .where('d.state', '=', 'waiting')
        .select(sql<number>`count(*)::int`.as('n'))
        .as('waiting'),
      query
        .selectFrom('access_deliveries as d')
        .whereRef('d.sink_id', '=', 'access_sinks.id')
        .where('d.state', '=', 'given-up')
        .where('d.type', '<>', 'test')
        .select(sql<number>`count(*)::int`.as('n'))
        .as('given_up'),
    ])
    .orderBy('created_at')
    .execute()
  const listed: ListedSink[] = []
  for (const row of rows)
    listed.push({
      ...sinkOf(row),
      state: row.state,
      waiting: row.waiting ?? 0,
      givenUp: row.given_up ?? 0,
      nextTry: row.failures > 0 ? (row.not_before?.toISOString() ?? null) : null,
      deliveries: await deliveriesOf(tx, row.id, lastDeliveries),
    })
  return listed
}

/** Pauses, resumes, removes, or puts what was given up in line again; nothing where there is no such destination. */
export const changeSink = async (
  tx: Tx,
  tenantId: string,
  id: string,
  change: 'pause' | 'resume' | 'remove' | 'again',
  entry: EntryFields,
): Promise<LedgerRef | undefined> => {
  if (change === 'remove') {
    const gone = await tx.deleteFrom('access_sinks').where('id', '=', id).returning('id').executeTakeFirst()
    return gone === undefined ? undefined : appendEntry(tx, tenantId, entry)
  }
  const changed = await tx
    .updateTable('access_sinks')
    .set(change === 'pause' ? { state: 'paused' } : { state: 'on', failures: 0, not_before: null })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (changed === undefined) return undefined
  if (change === 'again')
    await tx
      .updateTable('access_deliveries')
      .set({ state: 'waiting', tries: 0, why: null, status: null })
      .where('sink_id', '=', id)
      .where('state', '=', 'given-up')
      .where('type', '<>', 'test')
      .execute()
  return appendEntry(tx, tenantId, entry)
}

/** Puts a message in line for each destination that is on, in the transaction of what it tells; gives how many those are. */
export const queueMessage = async (tx: Tx, tenantId: string, message: CaseMessage): Promise<number> => {
  const { rows } = await sql<{ id: string }>`
    insert into access_deliveries (tenant_id, id, sink_id, type, body, at)
    select ${tenantId}, gen_random_uuid(), id, ${message.type}, ${JSON.stringify(message)}::jsonb, ${message.at}
    from access_sinks where state = 'on' order by created_at returning id`.execute(tx)
  return rows.length
}

/** Notes a try that an admin asked for; nobody sends it again. */
export const noteTest = async (
  tx: Tx,
  tenantId: string,
  test: {
    readonly id: string
    readonly sinkId: string
    readonly message: CaseMessage
    readonly why: SendFailure | null
    readonly status: number | null
  },
): Promise<void> => {
  const { id, sinkId, message, why, status } = test
  await tx
    .insertInto('access_deliveries')
    .values({
      ...{ tenant_id: tenantId, id, sink_id: sinkId, type: message.type, body: JSON.stringify(message), tries: 1 },
      ...{ state: why === null ? 'done' : 'given-up', why, status, at: message.at },
    })
    .execute()
}

/** Destinations with something to send now. */
export const dueSinks = async (tx: Tx, now: string): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('access_sinks')
    .select('id')
    .where('state', '=', 'on')
    .where((either) =>
      either.or([either('not_before', 'is', null), either('not_before', '<=', sql<Date>`${now}::timestamptz`)]),
    )
    .where((exists) =>
      exists.exists(
        exists
          .selectFrom('access_deliveries as d')
          .select('d.id')
          .whereRef('d.sink_id', '=', 'access_sinks.id')
          .where('d.state', '=', 'waiting'),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes a destination for this process, or nothing where another one sends to it, it is too early, or it is paused. */
export const claimSink = async (
  tx: Tx,
  id: string,
  { now, leaseSeconds }: { readonly now: string; readonly leaseSeconds: number },
): Promise<ClaimedSink | undefined> => {
  const row = await tx
    .updateTable('access_sinks')
    .set({ claim: sql<number>`claim + 1`, lease_until: lease(leaseSeconds) })
    .where('id', '=', id)
    .where('state', '=', 'on')
    .where((either) =>
      either.or([either('not_before', 'is', null), either('not_before', '<=', sql<Date>`${now}::timestamptz`)]),
    )
    .where((either) =>
      either.or([either('lease_until', 'is', null), either('lease_until', '<', sql<Date>`clock_timestamp()`)]),
    )
    .returning([...columns, 'claim', 'failures'])
    .executeTakeFirst()
  return row === undefined ? undefined : { ...sinkOf(row), claim: row.claim, failures: row.failures }
}

export const releaseSink = async (tx: Tx, { id, claim }: Pick<ClaimedSink, 'id' | 'claim'>): Promise<void> => {
  await tx
    .updateTable('access_sinks')
    .set({ lease_until: null })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .execute()
}

/** The first in line of a destination, whose order is that of its cases. */
export const nextDelivery = async (tx: Tx, sinkId: string): Promise<Delivery | undefined> => {
  const row = await tx
    .selectFrom('access_deliveries')
    .select(['id', 'body', 'tries'])
    .where('sink_id', '=', sinkId)
    .where('state', '=', 'waiting')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, message: row.body, tries: row.tries }
}

export interface Settled {
  readonly state: 'waiting' | 'done' | 'given-up'
  readonly why: SendFailure | null
  readonly status: number | null
  /** Tries that failed in a row, and when the next may be made. */
  readonly failures: number
  readonly notBefore: string | null
  readonly pause: boolean
}

/** Writes how a try went; false where the destination was lost to another process, which then sends it once more. */
export const settleDelivery = async (
  tx: Tx,
  { id, claim }: Pick<ClaimedSink, 'id' | 'claim'>,
  deliveryId: string,
  { state, why, status, failures, notBefore, pause }: Settled,
  leaseSeconds: number,
): Promise<boolean> => {
  const held = await tx
    .updateTable('access_sinks')
    .set({ failures, not_before: notBefore, lease_until: lease(leaseSeconds), ...(pause ? { state: 'paused' } : {}) })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .returning('state')
    .executeTakeFirst()
  if (held === undefined) return false
  await tx
    .updateTable('access_deliveries')
    .set({ state, why, status, tries: sql<number>`tries + 1` })
    .where('id', '=', deliveryId)
    .execute()
  // Paused meanwhile by an admin: what was under way was the last.
  return held.state === 'on'
}

/** What was sent or given up before a moment goes. */
export const forgetDeliveries = async (tx: Tx, before: string): Promise<void> => {
  await tx
    .deleteFrom('access_deliveries')
    .where('state', '<>', 'waiting')
    .where('at', '<', sql<Date>`${before}::timestamptz`)
    .execute()
}
