import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import { countRequesters } from './requesters.ts'
import { countTickets } from './tickets.ts'

/** One transaction's worth: of a million tickets that go, none may keep the account's other work waiting. */
const atOnce = 10_000

interface Old {
  readonly plan_id: string
  readonly run_id: string | null
}

/** Never run and planned before the one moment, or run to its end and certified before the other. */
const oldPlan = async (tx: Tx, plannedBefore: string, endedBefore: string): Promise<Old | undefined> => {
  const { rows } = await sql<Old>`
    select plan.id as plan_id, run.id as run_id
    from retention_plans as plan left join retention_runs as run on run.plan_id = plan.id
    where plan.emptied_at is null and plan.state in ('ready', 'refused')
      and case when run.id is null then plan.planned_at < ${plannedBefore}::timestamptz
        else run.ended_at < ${endedBefore}::timestamptz and run.certificate is not null end
    order by plan.planned_at limit 1`.execute(tx)
  return rows[0]
}

/** What a run that has ended came to, kept beside it: a list of runs need not count a million tickets each time. */
export const keepCounts = async (tx: Tx, planId: string): Promise<void> => {
  const ended = tx.selectFrom('retention_runs').select('id').where('plan_id', '=', planId)
  const run = await ended.where('ended_at', 'is not', null).executeTakeFirst()
  if (run === undefined) return
  const counted = { tickets: await countTickets(tx, planId), requesters: await countRequesters(tx, planId) }
  await tx
    .updateTable('retention_runs')
    .set({ counted: JSON.stringify(counted) })
    .where('id', '=', run.id)
    .execute()
}

/** Of one that ended before they were kept. Once: what is counted after the first tickets have gone is no longer so. */
const keepOldCounts = async (tx: Tx, { plan_id, run_id }: Old): Promise<void> => {
  const run = await tx.selectFrom('retention_runs').select('counted').where('id', '=', run_id).executeTakeFirst()
  if (run !== undefined && run.counted === null) await keepCounts(tx, plan_id)
}

/**
 * Takes the tickets and users out of one plan that is old enough: numbers stay, and what names anybody goes. False where
 * there is none.
 */
export const emptyOne = async (
  tx: Tx,
  {
    plannedBefore,
    endedBefore,
    at,
  }: { readonly plannedBefore: string; readonly endedBefore: string; readonly at: string },
): Promise<boolean> => {
  const old = await oldPlan(tx, plannedBefore, endedBefore)
  if (old === undefined) return false
  const { plan_id, run_id } = old
  await keepOldCounts(tx, old)
  const { rows } = await sql`
    delete from plan_tickets where plan_id = ${plan_id} and ticket_id in (
      select ticket_id from plan_tickets where plan_id = ${plan_id} order by ticket_id limit ${atOnce})
    returning ticket_id`.execute(tx)
  if (rows.length === atOnce) return true
  await tx.deleteFrom('plan_requesters').where('plan_id', '=', plan_id).execute()
  await tx.updateTable('retention_calls').set({ ticket_ids: [] }).where('run_id', '=', run_id).execute()
  await sql`
    update retention_plans set emptied_at = ${at}::timestamptz,
      summary = case when jsonb_typeof(summary->'difference') = 'object'
        then jsonb_set(jsonb_set(summary, '{sample}', '[]'), '{difference,added_sample}', '[]')
        else jsonb_set(summary, '{sample}', '[]') end
    where id = ${plan_id}`.execute(tx)
  return true
}
