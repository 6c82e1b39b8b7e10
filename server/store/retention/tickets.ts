import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export type Step = 'redact' | 'mark' | 'delete' | 'erase'
export type TicketState = 'planned' | 'intended' | 'waiting' | 'done' | 'skipped' | 'failed' | 'restored'

export interface PlanTicket {
  readonly ticketId: number
  readonly policy: string
  readonly dueAt: string
  readonly actions: readonly string[]
  readonly because: readonly string[]
  readonly merged: boolean
  readonly archived: boolean | null
  readonly permanently: boolean
  readonly requesterId: number | null
  readonly updatedAt: string | null
  readonly oursAt: string | null
  readonly holdsOf: string | null
  readonly step: Step | null
  readonly state: TicketState
  readonly reason: string | null
  readonly deleteAt: string | null
  readonly redacted: boolean
  readonly marked: 'done' | 'refused' | null
  readonly markedAt: string | null
  readonly deleted: boolean
  readonly erased: boolean
  readonly tries: number
}

/** What a run learns of one ticket; what is left out stays as it is. */
export type TicketChange = Partial<
  Pick<
    PlanTicket,
    | 'step'
    | 'state'
    | 'reason'
    | 'deleteAt'
    | 'redacted'
    | 'marked'
    | 'deleted'
    | 'erased'
    | 'tries'
    | 'oursAt'
    | 'requesterId'
    | 'markedAt'
    | 'permanently'
  >
> & {
  readonly ticketId: number
  /** The policies for which it was redacted, by name. */
  readonly redactedFor?: readonly string[]
  readonly backAt?: string
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const selected = (tx: Tx, planId: string) => tx.selectFrom('plan_tickets').selectAll().where('plan_id', '=', planId)

const ticketOf = (row: Row): PlanTicket => ({
  ticketId: row.ticket_id,
  policy: row.policy,
  dueAt: row.due_at.toISOString(),
  actions: row.actions,
  because: row.because,
  merged: row.merged,
  archived: row.archived,
  permanently: row.permanently,
  requesterId: row.requester_id,
  updatedAt: row.updated_at?.toISOString() ?? null,
  oursAt: row.ours_at?.toISOString() ?? null,
  holdsOf: row.holds_of,
  step: row.step as Step | null,
  state: row.state as TicketState,
  reason: row.reason,
  deleteAt: row.delete_at?.toISOString() ?? null,
  redacted: row.redacted,
  marked: row.marked as PlanTicket['marked'],
  markedAt: row.marked_at?.toISOString() ?? null,
  deleted: row.deleted,
  erased: row.erased,
  tries: row.tries,
})

export type NewPlanTicket = Pick<
  PlanTicket,
  | 'ticketId'
  | 'policy'
  | 'dueAt'
  | 'actions'
  | 'because'
  | 'merged'
  | 'archived'
  | 'permanently'
  | 'requesterId'
  | 'updatedAt'
  | 'step'
>

const atOnce = 500

/** A page that is read twice, after a crash, is written once. */
export const addTickets = async (
  tx: Tx,
  tenantId: string,
  planId: string,
  tickets: readonly NewPlanTicket[],
): Promise<void> => {
  for (let from = 0; from < tickets.length; from += atOnce) {
    await tx
      .insertInto('plan_tickets')
      .values(
        tickets.slice(from, from + atOnce).map((ticket) => ({
          tenant_id: tenantId,
          plan_id: planId,
          ticket_id: ticket.ticketId,
          policy: ticket.policy,
          due_at: ticket.dueAt,
          actions: [...ticket.actions],
          because: [...ticket.because],
          merged: ticket.merged,
          archived: ticket.archived,
          permanently: ticket.permanently,
          requester_id: ticket.requesterId,
          updated_at: ticket.updatedAt,
          step: ticket.step,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** A page by number; `after` is the last number of the page before. */
export const ticketsAfter = async (
  tx: Tx,
  planId: string,
  after: number,
  limit: number,
  state?: TicketState,
): Promise<readonly PlanTicket[]> => {
  const rows = await selected(tx, planId)
    .where('ticket_id', '>', after)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'planned'))
    .orderBy('ticket_id')
    .limit(limit)
    .execute()
  return rows.map(ticketOf)
}

/** A tag of a policy that lands after what a run has read would pass for somebody's change, and be waited for. */
const isNotBeingTagged = sql<boolean>`not exists (
  select 1 from policy_tag_calls as call
  where call.state <> 'settled' and plan_tickets.ticket_id = any (call.ticket_ids))`

/** Whether some of what is to be redacted or marked waits for a call that puts tags on it. */
export const isBeingTagged = async (tx: Tx, planId: string): Promise<boolean> => {
  const row = await tx
    .selectFrom('plan_tickets')
    .select('ticket_id')
    .where('plan_id', '=', planId)
    .where('step', 'in', ['redact', 'mark'])
    .where('state', '=', 'planned')
    .where(sql<boolean>`not ${isNotBeingTagged}`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * What can be done now at this step: what is planned by number, past `after`, then what has waited longest. Each is asked for by an index
 * of its own; asked for together, every batch would pass over all tickets of the plan that are done already.
 */
export const ticketsToDo = async (
  tx: Tx,
  planId: string,
  step: Step,
  now: string,
  limit: number,
  after = 0,
): Promise<readonly PlanTicket[]> => {
  // Tags are put on tickets of one policy at a time: one call changes all its tickets alike.
  const ofOnePolicy = sql<boolean>`policy = (
    select policy from plan_tickets where plan_id = ${planId} and step = 'mark' and state = 'planned' order by ticket_id limit 1)`
  const atStep = () => {
    const tickets = selected(tx, planId).where('step', '=', step)
    if (step === 'redact') return tickets.where(isNotBeingTagged)
    return step === 'mark' ? tickets.where(ofOnePolicy).where(isNotBeingTagged) : tickets
  }
  const planned = await atStep()
    .where('state', '=', 'planned')
    .where('ticket_id', '>', after)
    .orderBy('ticket_id')
    .limit(limit)
    .execute()
  if (planned.length === limit) return planned.map(ticketOf)
  const waiting = await atStep()
    .where('state', '=', 'waiting')
    .where('delete_at', '<=', new Date(now))
    .orderBy('delete_at')
    .orderBy('ticket_id')
    .limit(limit - planned.length)
    .execute()
  return [...planned, ...waiting].map(ticketOf)
}

export const ticketsNamed = async (
  tx: Tx,
  planId: string,
  ticketIds: readonly number[],
): Promise<readonly PlanTicket[]> => {
  if (ticketIds.length === 0) return []
  const rows = await selected(tx, planId)
    .where('ticket_id', 'in', [...ticketIds])
    .orderBy('ticket_id')
    .execute()
  return rows.map(ticketOf)
}

const columnsOf = ({ ticketId, deleteAt, markedAt, oursAt, requesterId, redactedFor, ...change }: TicketChange) => ({
  ...change,
  ticket_id: ticketId,
  ...(deleteAt === undefined ? {} : { delete_at: deleteAt }),
  ...(markedAt === undefined ? {} : { marked_at: markedAt }),
  ...(oursAt === undefined ? {} : { ours_at: oursAt }),
  ...(requesterId === undefined ? {} : { requester_id: requesterId }),
  ...(redactedFor === undefined ? {} : { redacted_for: redactedFor }),
})

/** A batch in one statement: of a million tickets each is changed several times. */
export const changeTickets = async (tx: Tx, planId: string, changes: readonly TicketChange[]): Promise<void> => {
  if (changes.length === 0) return
  const merged = new Map<number, TicketChange>()
  for (const change of changes) merged.set(change.ticketId, { ...merged.get(change.ticketId), ...change })
  const rows = [...merged.values()].map(columnsOf)
  await sql`
    update plan_tickets as ticket set
      step = case when given.change ? 'step' then given.change->>'step' else ticket.step end,
      state = coalesce(given.change->>'state', ticket.state),
      reason = case when given.change ? 'reason' then given.change->>'reason' else ticket.reason end,
      delete_at = case when given.change ? 'delete_at'
        then (given.change->>'delete_at')::timestamptz else ticket.delete_at end,
      redacted = coalesce((given.change->>'redacted')::boolean, ticket.redacted),
      redacted_for = case when given.change ? 'redacted_for'
        then array(select jsonb_array_elements_text(given.change->'redacted_for')) else ticket.redacted_for end,
      marked = case when given.change ? 'marked' then given.change->>'marked' else ticket.marked end,
      marked_at = case when given.change ? 'marked_at'
        then (given.change->>'marked_at')::timestamptz else ticket.marked_at end,
      permanently = coalesce((given.change->>'permanently')::boolean, ticket.permanently),
      deleted = coalesce((given.change->>'deleted')::boolean, ticket.deleted),
      erased = coalesce((given.change->>'erased')::boolean, ticket.erased),
      tries = coalesce((given.change->>'tries')::int,
        case when given.change ? 'step' then 0 else ticket.tries end),
      ours_at = case when given.change ? 'ours_at'
        then (given.change->>'ours_at')::timestamptz else ticket.ours_at end,
      requester_id = case when given.change ? 'requester_id'
        then (given.change->>'requester_id')::bigint else ticket.requester_id end
    from (
      select change, (change->>'ticket_id')::bigint as ticket_id
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as change
    ) as given
    where ticket.plan_id = ${planId} and ticket.ticket_id = given.ticket_id`.execute(tx)
}

export interface Redaction {
  readonly ticketId: number
  readonly policies: readonly string[]
  /** The ticket's last change then. */
  readonly at: string
}

/** What runs of this version have redacted in these tickets, for which of its policies. */
export const redactionsAmong = async (
  tx: Tx,
  ticketIds: readonly number[],
  versionId: string,
): Promise<readonly Redaction[]> => {
  if (ticketIds.length === 0) return []
  const rows = await tx
    .selectFrom('plan_tickets as ticket')
    .innerJoin('retention_plans as plan', 'plan.id', 'ticket.plan_id')
    .select(['ticket.ticket_id', 'ticket.redacted_for', 'ticket.ours_at'])
    .where('ticket.ticket_id', 'in', [...ticketIds])
    .where('ticket.redacted_for', 'is not', null)
    .where('plan.version_id', '=', versionId)
    .execute()
  return rows.flatMap(({ ticket_id, redacted_for, ours_at }) =>
    ours_at === null ? [] : [{ ticketId: ticket_id, policies: redacted_for ?? [], at: ours_at.toISOString() }],
  )
}

/** Lets off whatever nothing is under way for. */
export const cancelTickets = async (tx: Tx, planId: string): Promise<void> => {
  await tx
    .updateTable('plan_tickets')
    .set({
      step: null,
      state: sql`case when deleted then 'done' else 'skipped' end`,
      reason: sql`case when deleted then null else 'cancelled' end`,
    })
    .where('plan_id', '=', planId)
    .where('step', 'is not', null)
    .where('state', 'in', ['planned', 'waiting'])
    .execute()
}

/** Lets off whatever another run is not finished with: two plans may name the same ticket, and only one run may have it. */
export const letOffBusy = async (tx: Tx, planId: string): Promise<void> => {
  await sql`
    update plan_tickets set step = null, state = 'skipped', reason = 'in-another-run'
    where plan_id = ${planId} and step is not null and ticket_id in (
      select other.ticket_id from plan_tickets as other join retention_runs as run on run.plan_id = other.plan_id
      where run.plan_id <> ${planId} and run.ended_at is null and other.step is not null
    )`.execute(tx)
}

export interface TicketWork {
  readonly redact: number
  readonly delete: number
  readonly erase: number
}

export interface TicketCounts {
  readonly tickets: number
  readonly settled: number
  /** Tickets by what there was to do with them, and by what there still is: a deletion that has its mark is half done. */
  readonly all: TicketWork
  readonly left: TicketWork
  readonly done: number
  readonly redacted: number
  readonly marked: number
  readonly markRefused: number
  readonly deleted: number
  readonly erased: number
  readonly skipped: number
  readonly failed: number
  readonly restored: number
  readonly waitsUntil: string | null
  readonly reasons: readonly { readonly reason: string; readonly tickets: number }[]
}

export const countTickets = async (tx: Tx, planId: string): Promise<TicketCounts> => {
  const { rows } = await sql<Record<string, number> & { waits_until: Date | null }>`
    select count(*)::int as tickets,
      count(*) filter (where step is null)::int as settled,
      count(*) filter (where 'redact' = any(actions))::int as redact,
      count(*) filter (where cardinality(array_remove(actions, 'redact')) > 0)::int as delete,
      count(*) filter (where permanently)::int as erase,
      count(*) filter (where step = 'redact')::int as left_redact,
      (count(*) filter (where step in ('redact', 'mark') and cardinality(array_remove(actions, 'redact')) > 0)
        + count(*) filter (where step = 'delete') / 2.0)::float8 as left_delete,
      count(*) filter (where permanently and step is not null)::int as left_erase,
      count(*) filter (where state = 'done')::int as done,
      count(*) filter (where redacted)::int as redacted,
      count(*) filter (where marked = 'done')::int as marked,
      count(*) filter (where marked = 'refused')::int as mark_refused,
      count(*) filter (where deleted)::int as deleted,
      count(*) filter (where erased)::int as erased,
      count(*) filter (where state = 'skipped')::int as skipped,
      count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'restored')::int as restored,
      min(delete_at) filter (where state = 'waiting') as waits_until
    from plan_tickets where plan_id = ${planId}`.execute(tx)
  const reasons = await tx
    .selectFrom('plan_tickets')
    .select(['reason', sql<number>`count(*)::int`.as('tickets')])
    .where('plan_id', '=', planId)
    .where('reason', 'is not', null)
    .where('state', 'in', ['skipped', 'failed'])
    .groupBy('reason')
    .orderBy('reason')
    .execute()
  const [row] = rows
  return {
    tickets: row?.['tickets'] ?? 0,
    settled: row?.['settled'] ?? 0,
    all: { redact: row?.['redact'] ?? 0, delete: row?.['delete'] ?? 0, erase: row?.['erase'] ?? 0 },
    left: { redact: row?.['left_redact'] ?? 0, delete: row?.['left_delete'] ?? 0, erase: row?.['left_erase'] ?? 0 },
    done: row?.['done'] ?? 0,
    redacted: row?.['redacted'] ?? 0,
    marked: row?.['marked'] ?? 0,
    markRefused: row?.['mark_refused'] ?? 0,
    deleted: row?.['deleted'] ?? 0,
    erased: row?.['erased'] ?? 0,
    skipped: row?.['skipped'] ?? 0,
    failed: row?.['failed'] ?? 0,
    restored: row?.['restored'] ?? 0,
    waitsUntil: row?.waits_until?.toISOString() ?? null,
    reasons: reasons.map(({ reason, tickets }) => ({ reason: reason ?? '', tickets })),
  }
}
