import { randomUUID } from 'node:crypto'
import { defaultAccessSettings } from '../../contract/access-settings.ts'
import { hmacHex } from '../../core/envelope/index.ts'
import type { Locate } from '../../core/access/index.ts'
import type { EntryFields } from '../../core/ledger/index.ts'
import type { DeliverPorts } from '../flows/access/deliver.ts'
import type { JudgePorts } from '../flows/access/judge.ts'
import { messageOf } from '../flows/access/message.ts'
import type { KeptEvent } from '../flows/access/normalise.ts'
import type { AccessPorts } from '../http/account.ts'
import type { AccessJobPorts } from '../jobs/access.ts'
import { countries } from '../geo-ip.ts'
import type { Net } from '../sinks/address.ts'
import type { TenantKeys } from '../keys/tenant.ts'
import * as actions from '../store/access-actions.ts'
import * as cases from '../store/access-cases.ts'
import * as byDay from '../store/access-by-day.ts'
import * as judging from '../store/access-judge.ts'
import * as log from '../store/access-log.ts'
import { budgetsOf, latestAccessSettings } from '../store/access-settings.ts'
import { addSilence, endSilencesOf, type Silence } from '../store/access-silences.ts'
import * as notices from '../store/access-notices.ts'
import { dueSinks, forgetDeliveries, queueMessage, type ClaimedSink } from '../store/access-sinks.ts'
import type { Database, Tx } from '../store/database.ts'
import { accessSettingsOf } from './access-settings.ts'
import { sinksFor } from './access-sinks.ts'
import { appendEntry } from '../store/ledger.ts'
import type { ZendeskClient } from '../zendesk/client.ts'
import { ownCalls } from '../zendesk/own-calls.ts'

/** A page of the log may wait for its turn in the quota before it is kept. */
const leases = 4
const day = 24 * 3_600_000
const logDays = 90

const logs = 2
/** A log that nobody has begun to read. */
const notBegun = new Date(0).toISOString()

let places: Promise<Locate> | undefined
/** The countries' database is opened once a process, at the first row that needs it. */
const locator = (): Promise<Locate> => (places ??= countries())

/**
 * Rows of the log stay for 90 days, what has no customer in it for as long as the account says; a silence for as long as
 * rows of its time may still come late.
 */
const keptSince = (now: number, keepMonths: number): Parameters<typeof log.forgetAccess>[1] => {
  const months = new Date(now)
  months.setUTCMonth(months.getUTCMonth() - keepMonths)
  const rest = months.toISOString()
  const events = new Date(Math.max(now - logDays * day, months.getTime())).toISOString()
  return { events, silences: new Date(now - day).toISOString(), rest }
}

interface Around {
  readonly database: Database
  readonly clock: () => string
  readonly leaseSeconds: number
  /** The network to destinations. */
  readonly sinks: { readonly net: Net; readonly host: string }
  /** Wakes whoever sends to these destinations; what it forgets the next round finds. */
  readonly tell: (tenantId: string, sinkIds: readonly string[]) => Promise<void>
}

/** Needs none of the account's keys: what is too old goes from an account that has left or taken its key away, too. */
export const forgetOld = ({ database, clock }: Pick<Around, 'database' | 'clock'>, tenantId: string): Promise<void> =>
  database.withTenant(tenantId, async (tx) => {
    const { keepMonths } = (await latestAccessSettings(tx)) ?? { keepMonths: defaultAccessSettings.keep_months }
    const since = keptSince(Date.parse(clock()), keepMonths)
    await log.forgetAccess(tx, since)
    await forgetDeliveries(tx, since.events)
  })

const storeFor = (
  { database: { withTenant }, clock, tell, leaseSeconds: seconds }: Around,
  tenantId: string,
  mask: (text: string) => Promise<string>,
) => {
  const run = <T>(work: (tx: Tx) => Promise<T>) => withTenant(tenantId, work)
  const leaseSeconds = seconds * leases
  const maskOf = (cause: string) => mask(`cause ${cause}`)
  const told = async () => tell(tenantId, await run((tx) => dueSinks(tx, clock())))
  return {
    claimStream: (name: log.LogName, since: string, now: string) =>
      run((tx) => log.claimStream(tx, tenantId, name, { since, now, leaseSeconds })),
    keepPage: (stream: log.Stream, page: Omit<Parameters<typeof log.keepPage>[3], 'leaseSeconds'>) =>
      run((tx) => log.keepPage(tx, tenantId, stream, { ...page, leaseSeconds })),
    releaseStream: (stream: log.Stream, fields: Parameters<typeof log.releaseStream>[2]) =>
      run((tx) => log.releaseStream(tx, stream, fields)),
    keepEvents: (events: readonly KeptEvent[]) => run((tx) => log.insertEvents(tx, tenantId, events)),
    keepOpening: (event: KeptEvent, limit: Parameters<typeof log.keepOpening>[3]) =>
      run((tx) => log.keepOpening(tx, tenantId, event, limit)),
    streamStates: () => run(log.streamStates),
    progress: async () => {
      const states = await run(log.streamStates)
      const begun = states.filter(({ state }) => state !== 'absent')
      return states.length < logs ? [...begun, { readTo: notBegun, failingSince: null }] : begun
    },

    claimWatch: () =>
      run(async (tx) => {
        const claimed = await judging.claimWatch(tx, tenantId, leaseSeconds)
        return claimed === undefined ? undefined : { ...claimed, budgets: await budgetsOf(tx) }
      }),
    holdWatch: (claim: number) => run((tx) => judging.holdWatch(tx, claim, leaseSeconds)),
    releaseWatch: (claim: number) => run((tx) => judging.releaseWatch(tx, claim)),
    keepFacts: (claim: number, facts: object, at: string) => run((tx) => judging.keepFacts(tx, claim, facts, at)),
    judgedAfter: (seq: number, to: number, limit: number) => run((tx) => judging.judgedAfter(tx, seq, to, limit)),
    unjudged: (to: string | undefined, limit: number) => run((tx) => judging.unjudged(tx, to, limit)),
    knownTickets: (ids: readonly number[]) => run((tx) => judging.knownTickets(tx, ids)),
    keepTickets: (tickets: readonly judging.TicketRow[]) => run((tx) => judging.keepTickets(tx, tenantId, tickets)),
    keepBatch: async (claim: number, batch: Parameters<JudgePorts['keepBatch']>[1]) => {
      const { numbered: events, settings } = batch
      const found = await Promise.all(
        batch.cases.map(async (one) => ({ ...one, maskedCause: await maskOf(one.cause) })),
      )
      const kept = await run(async (tx) => {
        if (!(await judging.numberEvents(tx, claim, { events, settings }, leaseSeconds))) return false
        await judging.addDays(tx, tenantId, batch.days)
        for (const one of found) {
          const { changes, ...stored } = await cases.keepCase(tx, tenantId, one)
          for (const change of changes)
            await queueMessage(tx, tenantId, messageOf(`case.${change}`, { ...one, ...stored }, one.at))
        }
        return true
      })
      if (kept && found.length > 0) await told()
      return kept
    },

    listCases: (limit: number, listing?: cases.Listing) => run((tx) => cases.listCases(tx, limit, listing)),
    casesByDay: (since: string) => run((tx) => byDay.casesByDay(tx, since)),
    silences: (now: string) => run((tx) => byDay.silences(tx, now)),
    countCases: () => run((tx) => cases.countCases(tx, clock())),
    caseNamed: (id: string) => run((tx) => cases.caseNamed(tx, id)),
    deedsOf: (ids: readonly string[], limit: number) => run((tx) => cases.deedsOf(tx, ids, limit)),
    viewsOfTicket: (ticketId: number, limit: number) => run((tx) => cases.viewsOfTicket(tx, ticketId, limit)),
    daysOf: (actor: number, measure: cases.Measure, span: { readonly from: string; readonly to: string }) =>
      run((tx) => cases.daysOf(tx, actor, measure, span)),
    untold: (userId: number, since: string, limit: number) => run((tx) => notices.untold(tx, userId, since, limit)),
    noteTold: (userId: number, ids: readonly string[], at: string) =>
      run((tx) => notices.noteTold(tx, tenantId, userId, ids, at)),
    decide: async (
      caseId: string,
      verdict: { readonly status: cases.CaseStatus; readonly by: number; readonly silence?: Omit<Silence, 'caseId'> },
      entry: EntryFields,
    ) => {
      const { silence } = verdict
      const cause = typeof silence?.cause === 'string' ? await maskOf(silence.cause) : null
      const ledger = await run(async (tx) => {
        await cases.decideCase(tx, caseId, { ...verdict, at: entry.at })
        await endSilencesOf(tx, caseId, entry.at)
        if (silence !== undefined) await addSilence(tx, tenantId, { ...silence, caseId, cause })
        const judged = await cases.caseNamed(tx, caseId)
        if (judged !== undefined) await queueMessage(tx, tenantId, messageOf('case.judged', judged, entry.at))
        return appendEntry(tx, tenantId, entry)
      })
      await told()
      return ledger
    },
    assign: (caseId: string, assignee: number | null, entry: EntryFields) =>
      run(async (tx) => {
        await cases.assignCase(tx, caseId, assignee, entry.at)
        return appendEntry(tx, tenantId, entry)
      }),

    actionNamed: (id: string) => run((tx) => actions.actionNamed(tx, id)),
    beginAction: (action: actions.AccessAction, entry: EntryFields) =>
      run((tx) => actions.beginAction(tx, tenantId, action, entry, seconds)),
    endAction: (id: string, problem: string | null, entry: EntryFields) =>
      run((tx) => actions.endAction(tx, tenantId, id, problem, entry)),
    claimActions: (limit: number) => run((tx) => actions.claimActions(tx, seconds, limit)),
  }
}

/** All that routes and jobs need to watch one account. */
export type Access = AccessPorts & AccessJobPorts & DeliverPorts<ClaimedSink>

/** One tenant's watching: its Zendesk, its tables, and the key under which networks are named. */
export const accessFor = async (
  around: Around,
  tenantId: string,
  keys: TenantKeys,
  zendesk: ZendeskClient,
): Promise<Access> => ({
  ...zendesk,
  ...storeFor(around, tenantId, (text) => hmacHex(keys.access, text)),
  ...sinksFor({
    ...{ keys, tenantId, clock: around.clock, newId: randomUUID, leaseSeconds: around.leaseSeconds * leases },
    ...around.sinks,
    run: (work) => around.database.withTenant(tenantId, work),
  }),
  ...accessSettingsOf((work) => around.database.withTenant(tenantId, work), keys, tenantId),
  clock: around.clock,
  newId: randomUUID,
  mask: (text) => hmacHex(keys.access, text),
  isOwn: ownCalls(keys.access).isOwn,
  locate: await locator(),
})
