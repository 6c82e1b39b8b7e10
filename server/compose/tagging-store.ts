import type { EntryFields } from '../../core/ledger/index.ts'
import type { Database, Tx } from '../store/database.ts'
import { appendEntry } from '../store/ledger.ts'
import * as account from '../store/retention/account.ts'
import * as looks from '../store/retention/looks.ts'
import * as tags from '../store/retention/policy-tags.ts'
import * as taggings from '../store/retention/taggings.ts'
import { Undone, unlessUndone } from './retention-scope.ts'

/** One account's policy tags as retention uses them: each function one transaction, with its entry in the ledger. */
export const taggingStore = ({ withTenant }: Database, tenantId: string, leaseSeconds: number) => {
  const within = <T>(work: (tx: Tx) => Promise<T>) => withTenant(tenantId, work)
  const whileHeld = (claim: number, work: (tx: Tx) => Promise<void>): Promise<boolean> =>
    within(async (tx) => {
      if (!(await account.holdLease(tx, claim, leaseSeconds))) return false
      await work(tx)
      return true
    })

  return {
    tagStanding: () => within(taggings.tagStanding),
    ownTags: async (ids: readonly number[], versionId: string) =>
      tags.ownTags(await within((tx) => tags.tagsAmong(tx, ids)), versionId),
    policyTags: (ids: readonly number[]) => within((tx) => tags.tagsAmong(tx, ids)),
    ticketsToTag: (limit: number) => within((tx) => tags.ticketsToTag(tx, limit)),
    keepTags: (changes: tags.TagChanges, at: string) => within((tx) => tags.keepTags(tx, tenantId, changes, at)),

    beginTagging: (claim: number, reading: taggings.StoredReading) =>
      whileHeld(claim, async (tx) => {
        await taggings.keepTagReading(tx, tenantId, reading)
        await tags.tryAgain(tx, reading.beganAt)
      }),

    keepTagPage: (claim: number, reading: taggings.StoredReading, changes: tags.TagChanges, at: string) =>
      whileHeld(claim, async (tx) => {
        await taggings.keepTagReading(tx, tenantId, reading)
        await tags.keepTags(tx, tenantId, changes, at)
      }),

    intendTags: (
      claim: number,
      call: Pick<taggings.StoredTagCall, 'id' | 'versionId' | 'ticketIds'>,
      wanted: readonly tags.StoredTag[],
      entry: EntryFields,
    ) =>
      unlessUndone(
        within(async (tx) => {
          if (!(await account.holdLease(tx, claim, leaseSeconds))) return false
          if ((await account.readSwitch(tx)).stopped) return false
          if ((await taggings.versionThatTags(tx)) !== call.versionId) return false
          const put = wanted.map((tag) => ({ ...tag, state: 'intended' as const }))
          await tags.keepTags(tx, tenantId, { put, drop: [] }, entry.at)
          await taggings.addTagCall(tx, tenantId, call)
          await appendEntry(tx, tenantId, entry)
          // The ledger's lock may have been another's until now, who saved a newer version.
          if ((await taggings.versionThatTags(tx)) !== call.versionId) throw new Undone()
          return true
        }),
        false,
      ),

    tagCounts: () => within(async (tx) => tags.countTags(tx, await taggings.versionThatTags(tx))),
    strays: (state: tags.TagState, after: number, limit: number) =>
      within((tx) => tags.strays(tx, state, after, limit)),
    putsBack: () => within(taggings.readPutsBack),

    choosePutsBack: (putsBack: boolean, by: number, at: string, entry: EntryFields) =>
      within(async (tx) => {
        if (!(await taggings.writePutsBack(tx, tenantId, { putsBack, by, at }))) return
        if (putsBack) await tags.wantRemoved(tx, at)
        await appendEntry(tx, tenantId, entry)
      }),

    tagCallSent: (id: string, jobId: string, lookAt: string) =>
      within((tx) => looks.jobOfCall(tx, 'policy_tag_calls', id, jobId, lookAt)),
    tagCallsLooked: (again: readonly looks.StoredLook[]) =>
      within((tx) => looks.keepLooks(tx, 'policy_tag_calls', again)),

    settleTagCall: (id: string, changes: tags.TagChanges, entry: EntryFields) =>
      within(async (tx) => {
        if (!(await looks.callSettled(tx, 'policy_tag_calls', id))) return
        await tags.keepTags(tx, tenantId, changes, entry.at)
        await appendEntry(tx, tenantId, entry)
      }),
  }
}
