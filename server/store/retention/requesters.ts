import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export type RequesterStep = 'delete' | 'erase'
export type RequesterState = 'found' | 'planned' | 'intended' | 'done' | 'skipped' | 'failed'

/** A user of whom a page of the account has told something: numbers of tickets. */
export interface FoundRequester {
  readonly userId: number
  readonly due: number
  readonly gone: number
  readonly others: number
  readonly hold: 'hold' | 'hold-not-known' | null
}

export interface PlanRequester extends FoundRequester {
  readonly permanently: boolean
  readonly step: RequesterStep | null
  readonly state: RequesterState
  readonly reason: string | null
  readonly deleted: boolean
  readonly erased: boolean
  readonly intentId: string | null
  /** Of their tickets in this plan: how many are deleted by now, and whether one of these was to take them along. */
  readonly ticketsDeleted: number
  readonly goesAlong: boolean
  /** What one of the same that is there still, or that a hold keeps, says against it. */
  readonly staysFor: 'held' | 'hold-not-known' | 'other-tickets' | null
  readonly ageSeconds: number
}

export interface RequesterChange {
  readonly userId: number
  readonly step?: RequesterStep | null
  readonly state?: RequesterState
  readonly reason?: string | null
  readonly permanently?: boolean
  readonly deleted?: boolean
  readonly erased?: boolean
}

/** A user of whom several pages tell is counted together. */
export const addFound = async (
  tx: Tx,
  tenantId: string,
  planId: string,
  found: readonly FoundRequester[],
): Promise<void> => {
  if (found.length === 0) return
  const rows = JSON.stringify(found.map(({ userId, ...counts }) => ({ user_id: userId, ...counts })))
  await sql`
    insert into plan_requesters as old (tenant_id, plan_id, user_id, due, gone, others, hold)
    select ${tenantId}::uuid, ${planId}::uuid, user_id, due, gone, others, hold
    from jsonb_to_recordset(${rows}::jsonb)
      as new (user_id bigint, due integer, gone integer, others integer, hold text)
    on conflict (tenant_id, plan_id, user_id) do update set
      due = old.due + excluded.due,
      gone = old.gone + excluded.gone,
      others = old.others + excluded.others,
      hold = case when old.hold = 'hold' then old.hold else coalesce(excluded.hold, old.hold) end`.execute(tx)
}

/** When the account has been read: whoever goes with no ticket is none of the plan's. */
export const dropOthers = async (tx: Tx, planId: string): Promise<void> => {
  await tx.deleteFrom('plan_requesters').where('plan_id', '=', planId).where('due', '=', 0).execute()
}

export const dropAll = async (tx: Tx, planId: string): Promise<void> => {
  await tx.deleteFrom('plan_requesters').where('plan_id', '=', planId).execute()
}

const selected = (tx: Tx, planId: string) =>
  tx
    .selectFrom('plan_requesters as one')
    .selectAll()
    .select((column) => [
      column
        .selectFrom('plan_tickets as ticket')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('ticket.plan_id', '=', 'one.plan_id')
        .whereRef('ticket.requester_id', '=', 'one.user_id')
        .where('ticket.deleted', '=', true)
        .as('tickets_deleted'),
      // Whatever the run knows to be there: let off, refused by Zendesk, or brought back; and what it may not delete for
      // good. Somebody else's deletion is none of these.
      sql<string | null>`(select case when bool_or(ticket.reason = 'held') then 'held'
          when bool_or(ticket.reason = 'hold-not-known') then 'hold-not-known'
          when count(*) > 0 then 'other-tickets' end
        from plan_tickets as ticket where ticket.plan_id = one.plan_id and ticket.requester_id = one.user_id
          and (not ticket.deleted or ticket.state in ('restored', 'skipped'))
          and ticket.reason is distinct from 'gone')`.as('stays_for'),
      sql<boolean>`exists (select from plan_tickets as ticket where ticket.plan_id = one.plan_id
        and ticket.requester_id = one.user_id and ticket.deleted
        and 'delete_requester' = any(ticket.actions))`.as('goes_along'),
      sql<boolean>`not exists (select from plan_tickets as ticket where ticket.plan_id = one.plan_id
        and ticket.requester_id = one.user_id and not ticket.permanently
        and 'delete_requester' = any(ticket.actions))`.as('all_permanently'),
      sql<number>`coalesce(extract(epoch from clock_timestamp() - one.intended_at), 0)::float8`.as('age'),
    ])
    .where('one.plan_id', '=', planId)

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const requesterOf = (row: Row): PlanRequester => ({
  userId: row.user_id,
  due: row.due,
  gone: row.gone,
  others: row.others,
  hold: row.hold as PlanRequester['hold'],
  // A policy that has come to a ticket since the plan may have said otherwise of it.
  permanently: row.all_permanently && (row.state === 'found' || row.permanently),
  step: row.step as PlanRequester['step'],
  state: row.state as RequesterState,
  reason: row.reason,
  deleted: row.deleted,
  erased: row.erased,
  intentId: row.intent_id,
  ticketsDeleted: row.tickets_deleted ?? 0,
  goesAlong: row.goes_along,
  staysFor: row.stays_for as PlanRequester['staysFor'],
  ageSeconds: row.age,
})

export const requestersAfter = async (tx: Tx, planId: string, after: number, limit: number) => {
  const rows = await selected(tx, planId).where('user_id', '>', after).orderBy('user_id').limit(limit).execute()
  return rows.map(requesterOf)
}

export const requestersIn = async (tx: Tx, planId: string, state: RequesterState, limit: number) => {
  const rows = await selected(tx, planId).where('one.state', '=', state).orderBy('user_id').limit(limit).execute()
  return rows.map(requesterOf)
}

/** Those of whose tickets none is under way any more. */
export const requestersToDo = async (tx: Tx, planId: string, limit: number) => {
  const rows = await selected(tx, planId)
    .where('one.state', '=', 'planned')
    .where(
      sql<boolean>`not exists (select from plan_tickets as ticket where ticket.plan_id = one.plan_id
        and ticket.requester_id = one.user_id and ticket.step is not null)`,
    )
    .orderBy('user_id')
    .limit(limit)
    .execute()
  return rows.map(requesterOf)
}

/** Only those that are still in the state they were seen in: of whom another worker has deleted nothing else may be told. */
export const changeRequesters = async (
  tx: Tx,
  planId: string,
  from: RequesterState,
  changes: readonly RequesterChange[],
): Promise<void> => {
  for (const { userId, ...change } of changes)
    await tx
      .updateTable('plan_requesters')
      .set({ ...change })
      .where('plan_id', '=', planId)
      .where('user_id', '=', userId)
      .where('state', '=', from)
      .execute()
}

/** False where nothing is to be done with them any more. */
export const intendRequester = async (
  tx: Tx,
  planId: string,
  { userId, step, intentId }: { readonly userId: number; readonly step: RequesterStep; readonly intentId: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('plan_requesters')
    .set({ state: 'intended', intent_id: intentId, intended_at: sql<string>`clock_timestamp()` })
    .where('plan_id', '=', planId)
    .where('user_id', '=', userId)
    .where('step', '=', step)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Once: false where this intent is settled already. */
export const settleRequester = async (
  tx: Tx,
  planId: string,
  intentId: string,
  { userId, ...change }: RequesterChange,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('plan_requesters')
    .set({ ...change })
    .where('plan_id', '=', planId)
    .where('user_id', '=', userId)
    .where('intent_id', '=', intentId)
    .where('state', '=', 'intended')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Lets off whomever nothing is under way for; of whoever is deleted already only the rest is left undone. */
export const cancelRequesters = async (tx: Tx, planId: string): Promise<void> => {
  await tx
    .updateTable('plan_requesters')
    .set({ step: null, state: 'skipped', reason: 'cancelled' })
    .where('plan_id', '=', planId)
    .where('state', '=', 'planned')
    .execute()
}

export interface RequesterCounts {
  readonly total: number
  readonly open: number
  readonly done: number
  readonly deleted: number
  readonly erased: number
  readonly alreadyGone: number
  readonly skipped: number
  readonly failed: number
  readonly reasons: readonly { readonly reason: string; readonly requesters: number }[]
}

export const countRequesters = async (tx: Tx, planId: string): Promise<RequesterCounts> => {
  const { rows } = await sql<Record<string, number>>`
    select count(*)::int as total,
      count(*) filter (where step is not null)::int as open,
      count(*) filter (where state = 'done')::int as done,
      count(*) filter (where deleted)::int as deleted,
      count(*) filter (where erased)::int as erased,
      count(*) filter (where state = 'done' and not deleted)::int as already_gone,
      count(*) filter (where state = 'skipped')::int as skipped,
      count(*) filter (where state = 'failed')::int as failed
    from plan_requesters where plan_id = ${planId}`.execute(tx)
  const reasons = await tx
    .selectFrom('plan_requesters')
    .select(['reason', sql<number>`count(*)::int`.as('requesters')])
    .where('plan_id', '=', planId)
    .where('reason', 'is not', null)
    .where('state', 'in', ['skipped', 'failed'])
    .groupBy('reason')
    .orderBy('reason')
    .execute()
  const of = (name: string): number => rows[0]?.[name] ?? 0
  return {
    total: of('total'),
    open: of('open'),
    done: of('done'),
    deleted: of('deleted'),
    erased: of('erased'),
    alreadyGone: of('already_gone'),
    skipped: of('skipped'),
    failed: of('failed'),
    reasons: reasons.map(({ reason, requesters }) => ({ reason: reason ?? '', requesters })),
  }
}
