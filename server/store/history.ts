import { sql } from 'kysely'
import type { EntryFields } from '../../core/ledger/index.ts'
import type { Database, Tx } from './database.ts'
import {
  forget,
  foundAfter,
  foundAmong,
  knownOf,
  makeKnown,
  mergeFound,
  type Found,
  type Known,
} from './history-found.ts'
import { appendEntry } from './ledger.ts'
import { keepRefusedTags, type RefusedTags } from './refused-tags.ts'
import { factsAmong, isAmong } from './ticket-facts.ts'

export interface Bearing {
  readonly ticketId: number
  readonly tags: readonly string[]
  readonly closed: boolean
}

export interface Held<Standing extends object> {
  readonly claim: number
  readonly standing: Standing
  readonly failures: number
}

export interface Learnt<Standing extends object> {
  readonly standing: Standing
  readonly found?: readonly Found[]
  readonly known?: readonly Known[]
  readonly reread?: readonly number[]
  readonly settled?: readonly number[]
  readonly gone?: readonly number[]
  readonly bearing?: readonly Bearing[]
  readonly tagged?: readonly number[]
  readonly refusedTags?: readonly RefusedTags[]
  readonly finished?: boolean
}

export interface Reading<Standing extends object> {
  readonly state: 'running' | 'paused'
  readonly standing: Standing
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly problem: string | null
}

/** Within a transaction of its own; `entry` tells of the end, where this was it. */
export interface HistoryStoreOptions {
  readonly leaseSeconds: number
  /** Longer than anybody ever lets go for: a date beyond it comes of a clock that was set back. */
  readonly longestPause: number
  readonly finished: (tickets: number) => EntryFields
}

const readingOf = async <Standing extends object>(tx: Tx): Promise<Reading<Standing> | undefined> => {
  const row = await tx.selectFrom('history_readings').selectAll().executeTakeFirst()
  if (row === undefined) return undefined
  return {
    state: row.state,
    standing: row.standing as Standing,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    problem: row.problem,
  }
}

/** Passed, or further ahead than it can have been set. */
const isOver = (column: 'lease_until' | 'not_before', seconds: number) =>
  sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} <= clock_timestamp()
    or ${sql.ref(column)} > clock_timestamp() + make_interval(secs => ${seconds}))`

const inSeconds = (seconds: number) => sql<string>`clock_timestamp() + make_interval(secs => ${seconds})`

const claim = async <Standing extends object>(
  tx: Tx,
  { leaseSeconds, longestPause }: HistoryStoreOptions,
): Promise<Held<Standing> | undefined> => {
  const row = await tx
    .updateTable('history_readings')
    .set((set) => ({ claim: set('claim', '+', 1), lease_until: inSeconds(leaseSeconds), not_before: null }))
    .where('state', '=', 'running')
    .where(isOver('lease_until', leaseSeconds + 5))
    .where(isOver('not_before', longestPause + 5))
    .returning(['claim', 'standing', 'failures'])
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, standing: row.standing as Standing }
}

const addIds = async (tx: Tx, tenantId: string, ticketIds: readonly number[]): Promise<void> => {
  if (ticketIds.length === 0) return
  await sql`
    insert into history_rereads (tenant_id, ticket_id)
    select ${tenantId}::uuid, unnest(${[...ticketIds]}::bigint[])
    on conflict do nothing`.execute(tx)
}

const addBearing = async (tx: Tx, tenantId: string, bearing: readonly Bearing[]): Promise<void> => {
  if (bearing.length === 0) return
  const last = new Map(bearing.map((one) => [one.ticketId, one]))
  const rows = [...last.values()].map(({ ticketId, tags, closed }) => ({ ticket_id: ticketId, tags, closed }))
  await sql`
    insert into history_tags (tenant_id, ticket_id, tags, closed)
    select ${tenantId}::uuid, ticket_id, tags, closed
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (ticket_id bigint, tags text[], closed boolean)
    on conflict (tenant_id, ticket_id) do update set tags = excluded.tags, closed = excluded.closed`.execute(tx)
}

const remove = async (
  tx: Tx,
  table: 'history_rereads' | 'history_tags',
  ticketIds: readonly number[],
): Promise<void> => {
  if (ticketIds.length > 0) await tx.deleteFrom(table).where(isAmong(ticketIds)).execute()
}

/** Tags that were to be written: they have been, or something newer has been seen of these tickets. */
export const forgetHistoryTags = (tx: Tx, ticketIds: readonly number[]): Promise<void> =>
  remove(tx, 'history_tags', ticketIds)

const commit = async <Standing extends object>(
  tx: Tx,
  tenantId: string,
  held: Held<Standing>,
  learnt: Learnt<Standing>,
  options: HistoryStoreOptions,
): Promise<'on' | 'stop'> => {
  // The row first: a worker that was taken over finds it taken and stores nothing at all.
  const row = await tx
    .updateTable('history_readings')
    .set({
      standing: JSON.stringify(learnt.standing),
      lease_until: inSeconds(options.leaseSeconds),
      failures: 0,
      problem: null,
    })
    .where('claim', '=', held.claim)
    .returning(['state', 'finished_at'])
    .executeTakeFirst()
  if (row === undefined) return 'stop'
  await mergeFound(tx, tenantId, learnt.found ?? [])
  await addIds(tx, tenantId, learnt.reread ?? [])
  await remove(tx, 'history_rereads', learnt.settled ?? [])
  await makeKnown(tx, tenantId, learnt.known ?? [])
  await addBearing(tx, tenantId, learnt.bearing ?? [])
  await forgetHistoryTags(tx, learnt.tagged ?? [])
  for (const refused of learnt.refusedTags ?? []) await keepRefusedTags(tx, tenantId, refused)
  await forget(tx, learnt.gone ?? [])
  if (learnt.finished === true && row.finished_at === null) {
    const { tickets } = await tx
      .selectFrom('ticket_facts')
      .select((count) => count.fn.countAll<number>().as('tickets'))
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('history_readings')
      .set({ finished_at: sql<string>`clock_timestamp()` })
      .execute()
    await appendEntry(tx, tenantId, options.finished(tickets))
  }
  return row.state === 'running' ? 'on' : 'stop'
}

const release = async <Standing extends object>(
  tx: Tx,
  held: Held<Standing>,
  pause: { readonly seconds: number; readonly problem?: string; readonly failed?: boolean },
): Promise<void> => {
  await tx
    .updateTable('history_readings')
    .set((set) => ({
      lease_until: null,
      not_before: inSeconds(pause.seconds),
      problem: pause.problem ?? null,
      ...(pause.failed === true ? { failures: set('failures', '+', 1) } : {}),
    }))
    .where('claim', '=', held.claim)
    .execute()
}

/** A run waits for what has changed since: where the reading rests, it goes on within so many seconds. */
export const hurryReading = async (tx: Tx, seconds: number): Promise<void> => {
  await tx
    .updateTable('history_readings')
    .set({ not_before: inSeconds(seconds) })
    .where('state', '=', 'running')
    .where('failures', '=', 0)
    .where(sql<boolean>`not_before > ${inSeconds(seconds)}`)
    .execute()
}

/** One tenant's reading of its history, each function a transaction of its own. */
export const historyStore = <Standing extends object>(
  { withTenant, measure }: Pick<Database, 'withTenant' | 'measure'>,
  tenantId: string,
  options: HistoryStoreOptions,
) => ({
  claim: () => withTenant(tenantId, (tx) => claim<Standing>(tx, options)),

  /** After its tables have grown much. */
  measure: () => measure(['history_found', 'history_rereads', 'history_tags', 'ticket_facts']),

  commit: (held: Held<Standing>, learnt: Learnt<Standing>) =>
    withTenant(tenantId, (tx) => commit(tx, tenantId, held, learnt, options)),

  release: (held: Held<Standing>, pause: Parameters<typeof release>[2]) =>
    withTenant(tenantId, (tx) => release(tx, held, pause)),

  toReread: (limit: number): Promise<readonly number[]> =>
    withTenant(tenantId, async (tx) => {
      const rows = tx.selectFrom('history_rereads').select('ticket_id').orderBy('ticket_id').limit(limit)
      return (await rows.execute()).map(({ ticket_id }) => ticket_id)
    }),

  rereadAmong: (ticketIds: readonly number[]): Promise<ReadonlySet<number>> =>
    withTenant(tenantId, async (tx) => {
      if (ticketIds.length === 0) return new Set<number>()
      const rows = await tx.selectFrom('history_rereads').select('ticket_id').where(isAmong(ticketIds)).execute()
      return new Set(rows.map(({ ticket_id }) => ticket_id))
    }),

  toTag: (limit: number): Promise<readonly Bearing[]> =>
    withTenant(tenantId, async (tx) => {
      const rows = tx.selectFrom('history_tags').selectAll().orderBy('ticket_id').limit(limit)
      return (await rows.execute()).map((row) => ({ ticketId: row.ticket_id, tags: row.tags, closed: row.closed }))
    }),

  foundAfter: (ticketId: number, limit: number) => withTenant(tenantId, (tx) => foundAfter(tx, ticketId, limit)),

  foundAmong: (ticketIds: readonly number[]) => withTenant(tenantId, (tx) => foundAmong(tx, ticketIds)),

  knownAmong: (ticketIds: readonly number[]): Promise<ReadonlyMap<number, Known>> =>
    withTenant(tenantId, async (tx) => {
      const facts = await factsAmong(tx, ticketIds)
      return new Map([...facts].map(([id, fact]) => [id, knownOf(fact)]))
    }),

  reading: () => withTenant(tenantId, (tx) => readingOf<Standing>(tx)),

  /** Begins where nothing is under way, or anew. */
  begin: (standing: Standing, askedBy: number, entry: EntryFields): Promise<void> =>
    withTenant(tenantId, async (tx) => {
      const fresh = { state: 'running', standing: JSON.stringify(standing), asked_by: askedBy } as const
      const reset = { finished_at: null, lease_until: null, not_before: null, failures: 0, problem: null }
      await tx
        .insertInto('history_readings')
        .values({ tenant_id: tenantId, ...fresh, ...reset })
        .onConflict((conflict) =>
          conflict.column('tenant_id').doUpdateSet({
            ...fresh,
            ...reset,
            started_at: sql<Date>`clock_timestamp()`,
            claim: sql<number>`history_readings.claim + 1`,
          }),
        )
        .execute()
      for (const table of ['history_found', 'history_rereads', 'history_tags'] as const)
        await tx.deleteFrom(table).execute()
      await appendEntry(tx, tenantId, entry)
    }),

  /** False where it was so already. */
  setState: (state: 'running' | 'paused', entry: EntryFields): Promise<boolean> =>
    withTenant(tenantId, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('history_readings')
        .set({ state, not_before: null })
        .where('state', '!=', state)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await appendEntry(tx, tenantId, entry)
      return true
    }),
})
