import type { EntryFields } from '../../core/ledger/index.ts'
import type { Leftover } from '../../contract/redactions.ts'
import type { LedgerRef } from '../../contract/source.ts'
import type { Database } from './database.ts'
import { addSettings, latestSettings, latestSettingsVersion, type SealedSettings } from './detection.ts'
import { noteShapes, seenShapes, type SealedShape } from './detection-shapes.ts'
import {
  addDismissals,
  dismissedAmong,
  listDismissals,
  takeBackDismissals,
  type Dismissal,
  type DismissedIn,
  type Place,
  type WhichDismissals,
} from './dismissals.ts'
import {
  beginIntent,
  claimIntents,
  finishIntent,
  keepIntent,
  recallIntent,
  settleIntent,
  type NewIntent,
  type Unnumbered,
} from './intents.ts'
import { forgetHistoryTags } from './history.ts'
import { appendEntry, entriesAfter, entriesOfTicket } from './ledger.ts'
import { checkTail } from './ledger-checks.ts'
import { forgetRefusedTags, keepRefusedTags, type RefusedTags } from './refused-tags.ts'

/**
 * One tenant's part of the database, each function a transaction of its own: what the flows ask of the store.
 * `leaseSeconds` must outlast the slowest call to Zendesk, or an intent is taken over while it is being worked on.
 */
export const storeOf = (
  { withTenant }: Database,
  tenantId: string,
  { leaseSeconds, before }: { readonly leaseSeconds: number; readonly before?: Date | undefined },
) => ({
  recall: (requestId: string, item: number) => withTenant(tenantId, (tx) => recallIntent(tx, requestId, item)),

  begin: (intent: NewIntent, entry: EntryFields) =>
    withTenant(tenantId, (tx) => beginIntent(tx, tenantId, intent, entry, leaseSeconds)),

  settle: (held: { readonly id: string; readonly claim: number }, outcome: Unnumbered, entry: EntryFields) =>
    withTenant(tenantId, (tx) => settleIntent(tx, tenantId, held, outcome, entry, leaseSeconds)),

  keep: (held: { readonly id: string; readonly claim: number }) =>
    withTenant(tenantId, (tx) => keepIntent(tx, held, leaseSeconds)),

  finish: (intentId: string, leftovers: readonly Leftover[]) =>
    withTenant(tenantId, (tx) => finishIntent(tx, intentId, leftovers)),

  claim: (limit: number) =>
    withTenant(tenantId, (tx) =>
      claimIntents(tx, { leaseSeconds, limit, ...(before === undefined ? {} : { evenLeasedBefore: before }) }),
    ),

  append: (entry: EntryFields): Promise<LedgerRef> => withTenant(tenantId, (tx) => appendEntry(tx, tenantId, entry)),

  addDismissals: (dismissals: readonly Dismissal[], by: DismissedIn, entry: EntryFields): Promise<LedgerRef> =>
    withTenant(tenantId, async (tx) => {
      await addDismissals(tx, tenantId, dismissals, by)
      return appendEntry(tx, tenantId, entry)
    }),

  listDismissals: (limit: number, behind: Place | undefined) =>
    withTenant(tenantId, (tx) => listDismissals(tx, limit, behind)),

  takeBackDismissals: (
    which: WhichDismissals,
    entryFor: (taken: Awaited<ReturnType<typeof takeBackDismissals>>) => EntryFields,
  ) =>
    withTenant(tenantId, async (tx) => {
      const taken = await takeBackDismissals(tx, which)
      if (taken.length === 0) return undefined
      return { ledger: await appendEntry(tx, tenantId, entryFor(taken)), count: taken.length }
    }),

  dismissedAmong: (fingerprints: readonly string[]) => withTenant(tenantId, (tx) => dismissedAmong(tx, fingerprints)),

  detectionSettings: () => withTenant(tenantId, latestSettings),

  detectionVersion: () => withTenant(tenantId, latestSettingsVersion),

  addDetectionSettings: (
    added: SealedSettings & { readonly authorId: number; readonly at: string },
    entry: EntryFields,
  ) => withTenant(tenantId, (tx) => addSettings(tx, tenantId, added, entry)),

  addShapes: (ticketId: number, shapes: readonly SealedShape[]) =>
    withTenant(tenantId, (tx) => noteShapes(tx, tenantId, ticketId, shapes)),

  seenShapes: () => withTenant(tenantId, seenShapes),

  keepRefusedTags: (refused: RefusedTags) => withTenant(tenantId, (tx) => keepRefusedTags(tx, tenantId, refused)),

  forgetRefusedTags: (ticketId: number) => withTenant(tenantId, (tx) => forgetRefusedTags(tx, ticketId)),

  forgetHistoryTags: (ticketId: number) => withTenant(tenantId, (tx) => forgetHistoryTags(tx, [ticketId])),

  entriesOfTicket: (ticketId: number) => withTenant(tenantId, (tx) => entriesOfTicket(tx, ticketId)),

  entriesAfter: (seq: number) => withTenant(tenantId, (tx) => entriesAfter(tx, seq)),

  brokenAt: async () => (await withTenant(tenantId, (tx) => checkTail(tx, tenantId))).broken,
})
