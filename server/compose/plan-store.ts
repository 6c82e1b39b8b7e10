import type { EntryFields } from '../../core/ledger/index.ts'
import type { Database } from '../store/database.ts'
import { appendEntry, lockLedger } from '../store/ledger.ts'
import * as account from '../store/retention/account.ts'
import * as back from '../store/retention/brought-back.ts'
import { emptyOne } from '../store/retention/emptying.ts'
import * as plans from '../store/retention/plans.ts'
import * as requesters from '../store/retention/requesters.ts'
import * as runs from '../store/retention/runs.ts'
import * as tickets from '../store/retention/tickets.ts'
import * as versions from '../store/retention/versions.ts'
import { growth } from './growth.ts'
import { Undone, unlessUndone, type RetentionScope } from './retention-scope.ts'

/** An account's plans, from their building to their approval: each function one transaction. */
export const planStore = ({ tenantId, within, whileHeld }: RetentionScope, measure: Database['measure']) => {
  const grown = growth()
  return {
    plans: () => within(plans.plans),
    plan: (id: string) => within((tx) => plans.planById(tx, id)),
    buildingPlan: () => within(plans.buildingPlan),
    lastScheduled: (versionId: string) => within((tx) => plans.lastScheduled(tx, versionId)),
    addPlan: (plan: Parameters<typeof plans.addPlan>[2]) => within((tx) => plans.addPlan(tx, tenantId, plan)),

    keepPage: async (
      claim: number,
      planId: string,
      rows: readonly tickets.NewPlanTicket[],
      found: readonly requesters.FoundRequester[],
      progress: { readonly isRead: boolean },
      read: number,
    ) => {
      const kept = await whileHeld(claim, async (tx) => {
        await tickets.addTickets(tx, tenantId, planId, rows)
        await requesters.addFound(tx, tenantId, planId, found)
        if (progress.isRead) await requesters.dropOthers(tx, planId)
        await plans.keepProgress(tx, planId, progress, read)
      })
      if (kept && (progress.isRead || grown(rows.length))) await measure(['plan_tickets', 'plan_requesters'])
      return kept
    },

    finishPlan: (claim: number, planId: string, done: Parameters<typeof plans.finishPlan>[2], entry: EntryFields) =>
      whileHeld(claim, async (tx) => {
        if (await plans.finishPlan(tx, planId, done)) await appendEntry(tx, tenantId, entry)
      }),

    failPlan: (claim: number, planId: string, problem: string) =>
      whileHeld(claim, async (tx) => {
        if (await plans.failPlan(tx, planId, problem)) await requesters.dropAll(tx, planId)
      }),

    approvePlan: (id: string, by: number, at: string, entry: EntryFields) =>
      within(async (tx) => {
        // The ledger's lock comes first everywhere: two that wait for each other would both fail.
        await lockLedger(tx, tenantId)
        const approved = await plans.approve(tx, id, by, at)
        if (!approved) return false
        await back.dropBroughtBack(tx, id)
        await appendEntry(tx, tenantId, entry)
        return true
      }),

    plansToJudge: () => within(plans.plansToJudge),
    waitForSomebody: (id: string) => within((tx) => plans.judged(tx, id)),

    startAlone: (
      run: Omit<Parameters<typeof runs.addRun>[2], 'firstSeq' | 'startedBy'>,
      versionId: string,
      entries: { readonly approved: EntryFields; readonly started: EntryFields },
    ) =>
      unlessUndone(
        within(async (tx) => {
          // The ledger's lock comes first: a version that is saved at the same time is seen here, or waits until this has begun.
          await appendEntry(tx, tenantId, entries.approved)
          const newest = await versions.newestId(tx)
          if (newest !== versionId || (await account.readSwitch(tx)).stopped) throw new Undone()
          if (!(await plans.approve(tx, run.planId, null, run.startedAt))) throw new Undone()
          const { seq } = await appendEntry(tx, tenantId, entries.started)
          if (!(await runs.addRun(tx, tenantId, { ...run, startedBy: null, firstSeq: seq }))) throw new Undone()
          await tickets.letOffBusy(tx, run.planId)
          await plans.judged(tx, run.planId)
          return true
        }),
        false,
      ),

    emptyOne: (older: Parameters<typeof emptyOne>[1]) => within((tx) => emptyOne(tx, older)),
  }
}
