import type { EntryFields } from '../../core/ledger/index.ts'
import type { Database, Tx } from '../store/database.ts'
import { appendEntry } from '../store/ledger.ts'
import * as account from '../store/retention/account.ts'
import * as back from '../store/retention/brought-back.ts'
import * as runs from '../store/retention/runs.ts'
import * as tickets from '../store/retention/tickets.ts'
import * as versions from '../store/retention/versions.ts'

/** Undoes the transaction that it is thrown in. */
export class Undone extends Error {}

/** What was undone changed nothing, which is told by this answer. */
export const unlessUndone = <T, Answer>(work: Promise<T>, answer: Answer): Promise<T | Answer> =>
  work.catch((error: unknown) => {
    if (error instanceof Undone) return answer
    throw error
  })

const live = ['running', 'waiting'] as const

/** What every part of one account's store of retention goes by. */
export const retentionScope = (
  { withTenant }: Pick<Database, 'withTenant'>,
  tenantId: string,
  leaseSeconds: number,
) => {
  const within = <T>(work: (tx: Tx) => Promise<T>) => withTenant(tenantId, work)
  const isHeld = (tx: Tx, claim: number) => account.holdLease(tx, claim, leaseSeconds)
  return {
    tenantId,
    within,
    isHeld,
    /** False where another worker has the account now: then nothing is stored. */
    whileHeld: (claim: number, work: (tx: Tx) => Promise<unknown>): Promise<boolean> =>
      within(async (tx) => {
        if (!(await isHeld(tx, claim))) return false
        await work(tx)
        return true
      }),
    /** Whether this worker has the account, nobody has pulled the switch, the run goes on, and no holds were written since. */
    mayAct: async (tx: Tx, claim: number, runId: string, holdsOf: string): Promise<boolean> => {
      if (!(await isHeld(tx, claim))) return false
      if ((await account.readSwitch(tx)).stopped) return false
      const run = await runs.runById(tx, runId)
      if (run === undefined || run.why === 'cancelled' || live.every((state) => state !== run.state)) return false
      return (await versions.newestId(tx)) === holdsOf
    },
    /**
     * Written down only where the holds that were looked at are still those in force. The ledger's lock is this transaction's
     * by then: a version that is saved at the same time is seen here, or waits until this is written.
     */
    intended: async (tx: Tx, holdsOf: string, entry: EntryFields): Promise<true> => {
      await appendEntry(tx, tenantId, entry)
      if ((await versions.newestId(tx)) !== holdsOf) throw new Undone()
      return true
    },
    changeTickets: async (tx: Tx, planId: string, changes: readonly tickets.TicketChange[]): Promise<void> => {
      await tickets.changeTickets(tx, planId, changes)
      await back.keepBroughtBack(tx, tenantId, planId, changes)
    },
  }
}

export type RetentionScope = ReturnType<typeof retentionScope>
