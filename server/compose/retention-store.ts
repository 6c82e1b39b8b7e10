import { sql } from 'kysely'
import type { EntryFields } from '../../core/ledger/index.ts'
import { openText, seal } from '../../core/envelope/index.ts'
import type { RunsSeen } from '../flows/retention/certify.ts'
import type { TenantKeys } from '../keys/tenant.ts'
import type { Database, Tx } from '../store/database.ts'
import { appendEntry, lockLedger } from '../store/ledger.ts'
import * as account from '../store/retention/account.ts'
import * as back from '../store/retention/brought-back.ts'
import { emptyOne } from '../store/retention/emptying.ts'
import * as looks from '../store/retention/looks.ts'
import * as marks from '../store/retention/marks.ts'
import * as plans from '../store/retention/plans.ts'
import * as requesters from '../store/retention/requesters.ts'
import * as runs from '../store/retention/runs.ts'
import * as tickets from '../store/retention/tickets.ts'
import * as unused from '../store/retention/unused.ts'
import * as versions from '../store/retention/versions.ts'
import { factsAmong } from '../store/ticket-facts.ts'
import { growth } from './growth.ts'

const textAad = (tenantId: string, id: string): string => `policy_versions/${tenantId}/${id}`
const keyAad = (tenantId: string): string => `retention_accounts/${tenantId}/signing-key`

interface Options {
  readonly leaseSeconds: number
  /** An embedded database that was just opened: no other process can hold a lease in it. */
  readonly atOnce: boolean
}

const live = ['running', 'waiting'] as const

/** Undoes the transaction that it is thrown in. */
class Undone extends Error {}

/** One account's part of the store as retention uses it: each function one transaction, with its entry in the ledger. */
export const retentionStore = (
  { withTenant, atOneMoment, measure }: Pick<Database, 'withTenant' | 'atOneMoment' | 'measure'>,
  tenantId: string,
  keys: TenantKeys,
  { leaseSeconds, atOnce }: Options,
) => {
  const grown = growth()
  const within = <T>(work: (tx: Tx) => Promise<T>) => withTenant(tenantId, work)
  const opened = async ({ sealedText, ...version }: versions.StoredVersion) => ({
    ...version,
    text: await openText(keys.seal, sealedText, textAad(tenantId, version.id)),
  })
  /** Whether this worker has the account, nobody has pulled the switch, and the run goes on. */
  const mayAct = async (tx: Tx, claim: number, runId: string): Promise<boolean> => {
    if (!(await account.holdLease(tx, claim, leaseSeconds))) return false
    if ((await account.readSwitch(tx)).stopped) return false
    const run = await runs.runById(tx, runId)
    return run !== undefined && live.some((state) => state === run.state)
  }
  const changeTickets = async (tx: Tx, planId: string, changes: readonly tickets.TicketChange[]): Promise<void> => {
    await tickets.changeTickets(tx, planId, changes)
    await back.keepBroughtBack(tx, tenantId, planId, changes)
  }
  /** After the first lease of this process, which alone may take over what another has left. */
  let first = atOnce

  return {
    versions: async () => Promise.all((await within(versions.versions)).map(opened)),

    newestVersion: async () => {
      const version = await within(versions.newestVersion)
      return version === undefined ? undefined : opened(version)
    },

    approvedVersion: async () => {
      const version = await within((tx) => versions.approvedVersion(tx))
      return version === undefined ? undefined : opened(version)
    },

    version: async (id: string) => {
      const version = await within((tx) => versions.versionById(tx, id))
      return version === undefined ? undefined : opened(version)
    },

    lastApprovedVersion: async (otherThan: string) => {
      const version = await within((tx) => versions.approvedVersion(tx, otherThan))
      return version === undefined ? undefined : opened(version)
    },

    saveVersion: async (
      { text, ...version }: Omit<versions.NewVersion, 'sealedText'> & { readonly text: string },
      entry: EntryFields,
      baseId: string | null,
    ) => {
      const sealedText = await seal(keys.seal, text, textAad(tenantId, version.id))
      return within(async (tx) => {
        // The ledger's lock comes first: whoever saves at the same time waits, and meets the version of the first.
        await lockLedger(tx, tenantId)
        if (((await versions.newestVersion(tx))?.id ?? null) !== baseId) return undefined
        await appendEntry(tx, tenantId, entry)
        return versions.addVersion(tx, tenantId, { ...version, sealedText })
      })
    },

    plans: () => within(plans.plans),
    plan: (id: string) => within((tx) => plans.planById(tx, id)),
    buildingPlan: () => within(plans.buildingPlan),
    lastScheduled: (versionId: string) => within((tx) => plans.lastScheduled(tx, versionId)),
    addPlan: (plan: Parameters<typeof plans.addPlan>[2]) => within((tx) => plans.addPlan(tx, tenantId, plan)),

    keepPage: (
      planId: string,
      rows: readonly tickets.NewPlanTicket[],
      found: readonly requesters.FoundRequester[],
      progress: { readonly isRead: boolean },
      read: number,
    ) =>
      within(async (tx) => {
        await tickets.addTickets(tx, tenantId, planId, rows)
        await requesters.addFound(tx, tenantId, planId, found)
        if (progress.isRead) await requesters.dropOthers(tx, planId)
        await plans.keepProgress(tx, planId, progress, read)
      }).then(() => (progress.isRead || grown(rows.length) ? measure(['plan_tickets', 'plan_requesters']) : undefined)),

    finishPlan: (planId: string, done: Parameters<typeof plans.finishPlan>[2], entry: EntryFields) =>
      within(async (tx) => {
        if (await plans.finishPlan(tx, planId, done)) await appendEntry(tx, tenantId, entry)
      }),

    failPlan: (planId: string, problem: string) =>
      within(async (tx) => {
        await plans.failPlan(tx, planId, problem)
        await requesters.dropAll(tx, planId)
      }),

    approvePlan: (id: string, by: number, at: string, entry: EntryFields) =>
      within(async (tx) => {
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
      approved: { readonly by: number; readonly versionId: string },
      entries: { readonly approved: EntryFields; readonly started: EntryFields },
    ) =>
      within(async (tx) => {
        // The ledger's lock comes first: a version that is saved at the same time is seen here, or waits until this has begun.
        await appendEntry(tx, tenantId, entries.approved)
        const newest = await versions.newestVersion(tx)
        if (newest?.id !== approved.versionId || (await account.readSwitch(tx)).stopped) throw new Undone()
        if (!(await plans.approve(tx, run.planId, approved.by, run.startedAt))) throw new Undone()
        const { seq } = await appendEntry(tx, tenantId, entries.started)
        if (!(await runs.addRun(tx, tenantId, { ...run, startedBy: null, firstSeq: seq }))) throw new Undone()
        await tickets.letOffBusy(tx, run.planId)
        await plans.judged(tx, run.planId)
        return true
      }).catch((error: unknown) => {
        if (error instanceof Undone) return false
        throw error
      }),

    emptyOne: (older: Parameters<typeof emptyOne>[1]) => within((tx) => emptyOne(tx, older)),

    planTickets: (planId: string, after: number, limit: number) =>
      within((tx) => tickets.ticketsAfter(tx, planId, after, limit)),
    ticketsInState: (planId: string, after: number, limit: number, state?: tickets.TicketState) =>
      within((tx) => tickets.ticketsAfter(tx, planId, after, limit, state)),
    ticketsToDo: (planId: string, step: tickets.Step, now: string, limit: number) =>
      within((tx) => tickets.ticketsToDo(tx, planId, step, now, limit)),
    ticketsNamed: (planId: string, ids: readonly number[]) => within((tx) => tickets.ticketsNamed(tx, planId, ids)),
    changeTickets: (claim: number, planId: string, changes: readonly tickets.TicketChange[]) =>
      within(async (tx) => {
        if (!(await account.holdLease(tx, claim, leaseSeconds))) return false
        await changeTickets(tx, planId, changes)
        return true
      }),
    mayAct: (claim: number, runId: string) => within((tx) => mayAct(tx, claim, runId)),
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
    accessWatched: () => within(unused.accessWatched),
    closedBefore: (moment: string, limit: number) => within((tx) => unused.closedBefore(tx, moment, limit)),
    knownFacts: (ids: readonly number[]) => within((tx) => factsAmong(tx, ids)),

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
        return { changed, ledger: await appendEntry(tx, tenantId, { ...entry, count: changed.length }) }
      }),

    runs: () => within(runs.runs),
    run: (id: string) => within((tx) => runs.runById(tx, id)),
    liveRuns: (now: string) => within((tx) => runs.liveRuns(tx, now)),
    callsUnderWay: () => within(runs.callsUnderWay),
    openCalls: (runId: string) => within((tx) => runs.openCalls(tx, runId)),
    countWork: (runId: string, work: Parameters<typeof runs.countWork>[2]) =>
      within((tx) => runs.countWork(tx, runId, work)),
    keepCertificate: (runId: string, jws: string) => within((tx) => runs.keepCertificate(tx, runId, jws)),

    startRun: (run: Omit<Parameters<typeof runs.addRun>[2], 'firstSeq'>, entry: EntryFields) =>
      within(async (tx) => {
        const { seq } = await appendEntry(tx, tenantId, entry)
        if (!(await runs.addRun(tx, tenantId, { ...run, firstSeq: seq }))) throw new Undone()
        await tickets.letOffBusy(tx, run.planId)
        return runs.runById(tx, run.id)
      }).catch((error: unknown) => {
        if (error instanceof Undone) return undefined
        throw error
      }),

    moveRun: (
      id: string,
      from: readonly runs.RunState[],
      to: { readonly state: runs.RunState; readonly why: string | null; readonly requestsForecast?: number },
      entry: EntryFields | undefined,
    ) =>
      within(async (tx) => {
        const moved = await runs.moveRun(tx, id, from, to)
        if (moved && entry !== undefined) await appendEntry(tx, tenantId, entry)
        return moved
      }),

    endRun: (id: string, state: 'done' | 'cancelled', at: string, entry: EntryFields) =>
      within(async (tx) => {
        const ledger = await appendEntry(tx, tenantId, entry)
        if (await runs.moveRun(tx, id, live, { state, endedAt: at })) await runs.keepEnd(tx, id, ledger)
        return ledger
      }),

    atOneMoment: <T>(look: (seen: RunsSeen) => Promise<T>): Promise<T> =>
      atOneMoment(tenantId, (tx) =>
        look({
          run: (id) => runs.runById(tx, id),
          plan: (id) => plans.planById(tx, id),
          endOfRun: (runId) => runs.endOf(tx, runId),
          ticketCounts: (planId) => tickets.countTickets(tx, planId),
          planTickets: (planId, after, limit) => tickets.ticketsAfter(tx, planId, after, limit),
          requesterCounts: (planId) => requesters.countRequesters(tx, planId),
          planRequesters: (planId, after, limit) => requesters.requestersAfter(tx, planId, after, limit),
        }),
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
      within(async (tx) => {
        if (!(await mayAct(tx, claim, call.runId))) return false
        const { rows } = await sql`
          update plan_tickets set state = 'intended', holds_of = ${call.holdsOf}
          where plan_id = ${call.planId} and ticket_id = any(${[...call.ticketIds]}) and step = ${call.step}
            and state in ('planned', 'waiting')
          returning ticket_id`.execute(tx)
        if (rows.length !== call.ticketIds.length) throw new Undone()
        await runs.addCall(tx, tenantId, call)
        await appendEntry(tx, tenantId, entry)
        return true
      }).catch((error: unknown) => {
        if (error instanceof Undone) return false
        throw error
      }),

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
    judgeRequesters: (planId: string, changes: readonly requesters.RequesterChange[], progress: object) =>
      within(async (tx) => {
        await requesters.changeRequesters(tx, planId, changes)
        await plans.keepProgress(tx, planId, progress)
      }),
    requestersToDo: (planId: string, limit: number) => within((tx) => requesters.requestersToDo(tx, planId, limit)),
    requestersIntended: (planId: string, limit: number) =>
      within((tx) => requesters.requestersIn(tx, planId, 'intended', limit)),
    requesterCounts: (planId: string) => within((tx) => requesters.countRequesters(tx, planId)),
    changeRequesters: (planId: string, changes: readonly requesters.RequesterChange[]) =>
      within((tx) => requesters.changeRequesters(tx, planId, changes)),

    intendRequester: (
      claim: number,
      intent: {
        readonly runId: string
        readonly planId: string
        readonly userId: number
        readonly step: requesters.RequesterStep
        readonly intentId: string
      },
      entry: EntryFields,
    ) =>
      within(async (tx) => {
        if (!(await mayAct(tx, claim, intent.runId))) return false
        if (!(await requesters.intendRequester(tx, intent.planId, intent))) return false
        await appendEntry(tx, tenantId, entry)
        return true
      }),

    settleRequester: (planId: string, intentId: string, change: requesters.RequesterChange, entry: EntryFields) =>
      within(async (tx) => {
        if (await requesters.settleRequester(tx, planId, intentId, change)) await appendEntry(tx, tenantId, entry)
      }),

    ownChanges: (changes: Parameters<typeof back.ownChanges>[1]) => within((tx) => back.ownChanges(tx, changes)),
    othersChanges: (changes: Parameters<typeof back.ownChanges>[1]) => within((tx) => back.othersChanges(tx, changes)),
    strayMarks: (now: string, limit: number) => within((tx) => marks.strayMarks(tx, now, limit)),
    endMarksOff: (ids: readonly number[], end: 'done' | 'refused') => within((tx) => marks.marksEnded(tx, ids, end)),
    askMarksOff: (claim: number, ids: readonly number[], lookAt: string, entry: EntryFields) =>
      within(async (tx) => {
        if (!(await account.holdLease(tx, claim, leaseSeconds))) return false
        if ((await account.readSwitch(tx)).stopped) return false
        await marks.marksAsked(tx, ids, lookAt)
        await appendEntry(tx, tenantId, entry)
        return true
      }),

    stopped: () => within(account.readSwitch),

    setStopped: (stopped: boolean, by: number, at: string, entry: EntryFields) =>
      within(async (tx) => {
        if (await account.writeSwitch(tx, tenantId, { stopped, by, at })) await appendEntry(tx, tenantId, entry)
      }),

    takeLease: async () => {
      const claim = await within((tx) => account.takeLease(tx, tenantId, { seconds: leaseSeconds, evenLeased: first }))
      first = false
      return claim
    },
    holdLease: (claim: number) => within((tx) => account.holdLease(tx, claim, leaseSeconds)),
    dropLease: (claim: number) => within((tx) => account.dropLease(tx, claim)),

    hasOpen: () =>
      within(async (tx) => {
        const { rows } = await sql<{ open: boolean }>`
          select exists (select from retention_plans where state = 'building')
            or exists (select from retention_runs where ended_at is null)
            or exists (select from policy_versions) as open`.execute(tx)
        return rows[0]?.open ?? false
      }),

    signingKey: async (make: () => Promise<string>): Promise<string> => {
      const sealed =
        (await within(account.readSigningKey)) ??
        (await (async () => {
          const made = await seal(keys.seal, await make(), keyAad(tenantId))
          return within((tx) => account.keepSigningKey(tx, tenantId, made))
        })())
      return openText(keys.seal, sealed, keyAad(tenantId))
    },

    append: (entry: EntryFields) => within((tx) => appendEntry(tx, tenantId, entry)),
  }
}
