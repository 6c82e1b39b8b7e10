import { sql } from 'kysely'
import type { EntryFields } from '../../core/ledger/index.ts'
import { openText, seal } from '../../core/envelope/index.ts'
import type { RunsSeen } from '../flows/retention/certify.ts'
import type { TenantKeys } from '../keys/tenant.ts'
import type { Database } from '../store/database.ts'
import { appendEntry, lockLedger } from '../store/ledger.ts'
import * as account from '../store/retention/account.ts'
import * as back from '../store/retention/brought-back.ts'
import * as marks from '../store/retention/marks.ts'
import * as plans from '../store/retention/plans.ts'
import * as requesters from '../store/retention/requesters.ts'
import * as runs from '../store/retention/runs.ts'
import * as tickets from '../store/retention/tickets.ts'
import * as unused from '../store/retention/unused.ts'
import * as versions from '../store/retention/versions.ts'
import { factsAmong } from '../store/ticket-facts.ts'
import { planStore } from './plan-store.ts'
import { retentionScope } from './retention-scope.ts'
import { runStore } from './run-store.ts'

const textAad = (tenantId: string, id: string): string => `policy_versions/${tenantId}/${id}`
const keyAad = (tenantId: string): string => `retention_accounts/${tenantId}/signing-key`

interface Options {
  readonly leaseSeconds: number
  /** An embedded database that was just opened: no other process can hold a lease in it. */
  readonly atOnce: boolean
}

/** One account's part of the store as retention uses it: each function one transaction, with its entry in the ledger. */
export const retentionStore = (
  { withTenant, atOneMoment, measure }: Pick<Database, 'withTenant' | 'atOneMoment' | 'measure'>,
  tenantId: string,
  keys: TenantKeys,
  { leaseSeconds, atOnce }: Options,
) => {
  const scope = retentionScope({ withTenant }, tenantId, leaseSeconds)
  const { within, isHeld } = scope
  const opened = async ({ sealedText, ...version }: versions.StoredVersion) => ({
    ...version,
    text: await openText(keys.seal, sealedText, textAad(tenantId, version.id)),
  })
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
        if (((await versions.newestId(tx)) ?? null) !== baseId) return undefined
        await appendEntry(tx, tenantId, entry)
        return versions.addVersion(tx, tenantId, { ...version, sealedText })
      })
    },

    ...planStore(scope, measure),
    ...runStore(scope),

    accessWatched: () => within(unused.accessWatched),
    closedBefore: (moment: string, limit: number) => within((tx) => unused.closedBefore(tx, moment, limit)),
    knownFacts: (ids: readonly number[]) => within((tx) => factsAmong(tx, ids)),

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

    ownChanges: (changes: Parameters<typeof back.ownChanges>[1]) => within((tx) => back.ownChanges(tx, changes)),
    othersChanges: (changes: Parameters<typeof back.ownChanges>[1]) => within((tx) => back.othersChanges(tx, changes)),
    strayMarks: (now: string, limit: number) => within((tx) => marks.strayMarks(tx, now, limit)),
    lookAtMarksLater: (ids: readonly number[], lookAt: string) => within((tx) => marks.marksLater(tx, ids, lookAt)),
    endMarksOff: (ids: readonly number[], end: 'done' | 'refused') => within((tx) => marks.marksEnded(tx, ids, end)),
    askMarksOff: (claim: number, ids: readonly number[], lookAt: string, entry: EntryFields) =>
      within(async (tx) => {
        if (!(await isHeld(tx, claim))) return false
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
    holdLease: (claim: number) => within((tx) => isHeld(tx, claim)),
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
