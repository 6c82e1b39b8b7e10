import { sql } from 'kysely'
import type { EntryFields } from '../../core/ledger/index.ts'
import { hurryReading } from '../store/history.ts'
import { appendEntry, lockLedger } from '../store/ledger.ts'
import * as back from '../store/retention/brought-back.ts'
import { keepCounts } from '../store/retention/emptying.ts'
import * as looks from '../store/retention/looks.ts'
import * as plans from '../store/retention/plans.ts'
import * as requesters from '../store/retention/requesters.ts'
import * as runs from '../store/retention/runs.ts'
import * as tickets from '../store/retention/tickets.ts'
import { Undone, unlessUndone, type RetentionScope } from './retention-scope.ts'

const live = ['running', 'waiting'] as const

/** An account's runs, their calls, tickets and users: each function one transaction, with its entry in the ledger. */
export const runStore = ({ tenantId, within, mayAct, intended, whileHeld, changeTickets }: RetentionScope) => ({
  planTickets: (planId: string, after: number, limit: number) =>
    within((tx) => tickets.ticketsAfter(tx, planId, after, limit)),
  ticketsInState: (planId: string, after: number, limit: number, state?: tickets.TicketState) =>
    within((tx) => tickets.ticketsAfter(tx, planId, after, limit, state)),
  ticketsToDo: (planId: string, step: tickets.Step, now: string, limit: number, after?: number) =>
    within((tx) => tickets.ticketsToDo(tx, planId, step, now, limit, after)),
  ticketsNamed: (planId: string, ids: readonly number[]) => within((tx) => tickets.ticketsNamed(tx, planId, ids)),
  changeTickets: (claim: number, planId: string, changes: readonly tickets.TicketChange[]) =>
    whileHeld(claim, (tx) => changeTickets(tx, planId, changes)),
  mayAct: (claim: number, runId: string, holdsOf: string) => within((tx) => mayAct(tx, claim, runId, holdsOf)),
  cancelTickets: (planId: string) =>
    within(async (tx) => {
      await tickets.cancelTickets(tx, planId)
      await requesters.cancelRequesters(tx, planId)
    }),
  ticketCounts: (planId: string) => within((tx) => tickets.countTickets(tx, planId)),
  redactionsAmong: (ids: readonly number[], versionId: string) =>
    within((tx) => tickets.redactionsAmong(tx, ids, versionId)),
  broughtBackAmong: (ids: readonly number[], versionId: string) =>
    within((tx) => back.broughtBackAmong(tx, ids, versionId)),
  busyAmong: (ids: readonly number[]) => within((tx) => plans.busyAmong(tx, ids)),

  letOff: (planId: string, ids: readonly number[], changes: readonly tickets.TicketChange[], entry: EntryFields) =>
    within(async (tx) => {
      const { rows } = await sql<{ ticket_id: number }>`
        select ticket_id from plan_tickets
        where plan_id = ${planId} and ticket_id = any(${[...ids]}) and (state in ('planned', 'waiting', 'done') or (state = 'skipped' and deleted))
          and reason is distinct from 'in-doubt'
        order by ticket_id for update`.execute(tx)
      const changed = rows.map(({ ticket_id }) => ticket_id)
      await changeTickets(
        tx,
        planId,
        changes.filter(({ ticketId }) => changed.includes(ticketId)),
      )
      if (changed.length === 0) return { changed, ledger: undefined }
      await keepCounts(tx, planId)
      return { changed, ledger: await appendEntry(tx, tenantId, { ...entry, count: changed.length }) }
    }),

  runs: () => within(runs.runs),
  run: (id: string) => within((tx) => runs.runById(tx, id)),
  liveRuns: (now: string) => within((tx) => runs.liveRuns(tx, now)),
  callsUnderWay: () => within(runs.callsUnderWay),
  openCalls: (runId: string) => within((tx) => runs.openCalls(tx, runId)),
  isBeingTagged: (planId: string) => within((tx) => tickets.isBeingTagged(tx, planId)),
  hurryReading: (seconds: number) => within((tx) => hurryReading(tx, seconds)),
  countWork: (runId: string, work: Parameters<typeof runs.countWork>[2]) =>
    within((tx) => runs.countWork(tx, runId, work)),
  keepCertificate: (runId: string, jws: string) => within((tx) => runs.keepCertificate(tx, runId, jws)),

  startRun: (run: Omit<Parameters<typeof runs.addRun>[2], 'firstSeq'>, entry: EntryFields) =>
    unlessUndone(
      within(async (tx) => {
        const { seq } = await appendEntry(tx, tenantId, entry)
        if (!(await runs.addRun(tx, tenantId, { ...run, firstSeq: seq }))) throw new Undone()
        await tickets.letOffBusy(tx, run.planId)
        return runs.runById(tx, run.id)
      }),
      undefined,
    ),

  moveRun: (
    id: string,
    from: readonly runs.RunState[],
    to: { readonly state: runs.RunState; readonly why: string | null; readonly requestsForecast?: number },
    entry: EntryFields | undefined,
  ) =>
    within(async (tx) => {
      if (entry !== undefined) await lockLedger(tx, tenantId)
      const moved = await runs.moveRun(tx, id, from, to)
      if (moved && entry !== undefined) await appendEntry(tx, tenantId, entry)
      return moved
    }),

  endRun: (id: string, state: 'done' | 'cancelled', at: string, entry: EntryFields) =>
    unlessUndone(
      within(async (tx) => {
        const ledger = await appendEntry(tx, tenantId, entry)
        if (!(await runs.moveRun(tx, id, live, { state, endedAt: at }))) throw new Undone()
        await runs.keepEnd(tx, id, ledger)
        const run = await runs.runById(tx, id)
        if (run !== undefined) await keepCounts(tx, run.planId)
        return true
      }),
      false,
    ),

  intend: (
    claim: number,
    call: {
      readonly id: string
      readonly runId: string
      readonly planId: string
      readonly holdsOf: string
      readonly step: 'mark' | 'delete' | 'erase'
      readonly ticketIds: readonly number[]
    },
    entry: EntryFields,
  ) =>
    unlessUndone(
      within(async (tx) => {
        if (!(await mayAct(tx, claim, call.runId, call.holdsOf))) return false
        const { rows } = await sql`
        update plan_tickets set state = 'intended', holds_of = ${call.holdsOf}
        where plan_id = ${call.planId} and ticket_id = any(${[...call.ticketIds]}) and step = ${call.step}
          and state in ('planned', 'waiting')
        returning ticket_id`.execute(tx)
        if (rows.length !== call.ticketIds.length) throw new Undone()
        await runs.addCall(tx, tenantId, call)
        return intended(tx, call.holdsOf, entry)
      }),
      false,
    ),

  callSent: (id: string, jobId: string, lookAt: string) =>
    within((tx) => looks.jobOfCall(tx, 'retention_calls', id, jobId, lookAt)),
  callsLooked: (again: readonly looks.StoredLook[]) => within((tx) => looks.keepLooks(tx, 'retention_calls', again)),

  settleCall: (id: string, planId: string, changes: readonly tickets.TicketChange[], entry: EntryFields) =>
    within(async (tx) => {
      if (!(await looks.callSettled(tx, 'retention_calls', id))) return
      await changeTickets(tx, planId, changes)
      await appendEntry(tx, tenantId, entry)
    }),

  foundRequesters: (planId: string, limit: number) =>
    within((tx) => requesters.requestersIn(tx, planId, 'found', limit)),
  planRequesters: (planId: string, after: number, limit: number) =>
    within((tx) => requesters.requestersAfter(tx, planId, after, limit)),
  judgeRequesters: (claim: number, planId: string, changes: readonly requesters.RequesterChange[], progress: object) =>
    whileHeld(claim, async (tx) => {
      await requesters.changeRequesters(tx, planId, 'found', changes)
      await plans.keepProgress(tx, planId, progress)
    }),
  requestersToDo: (planId: string, limit: number) => within((tx) => requesters.requestersToDo(tx, planId, limit)),
  requestersIntended: (planId: string, limit: number) =>
    within((tx) => requesters.requestersIn(tx, planId, 'intended', limit)),
  requesterCounts: (planId: string) => within((tx) => requesters.countRequesters(tx, planId)),
  changeRequesters: (claim: number, planId: string, changes: readonly requesters.RequesterChange[]) =>
    whileHeld(claim, (tx) => requesters.changeRequesters(tx, planId, 'planned', changes)),

  intendRequester: (
    claim: number,
    intent: {
      readonly runId: string
      readonly planId: string
      readonly holdsOf: string
      readonly userId: number
      readonly step: requesters.RequesterStep
      readonly intentId: string
    },
    entry: EntryFields,
  ) =>
    unlessUndone(
      within(async (tx) => {
        if (!(await mayAct(tx, claim, intent.runId, intent.holdsOf))) return false
        if (!(await requesters.intendRequester(tx, intent.planId, intent))) return false
        return intended(tx, intent.holdsOf, entry)
      }),
      false,
    ),

  settleRequester: (planId: string, intentId: string, change: requesters.RequesterChange, entry: EntryFields) =>
    within(async (tx) => {
      if (await requesters.settleRequester(tx, planId, intentId, change)) await appendEntry(tx, tenantId, entry)
    }),
})
