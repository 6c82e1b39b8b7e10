import { setImmediate as breath } from 'node:timers/promises'
import type { Database } from '../store/database.ts'
import { checkTail, walkOn } from '../store/ledger-checks.ts'

/** With the time a walk takes, an entry that somebody has changed is found within a day. */
const walkEverySeconds = 20 * 3600

interface LedgerWalks {
  readonly database: Pick<Database, 'withTenant'>
  /** The first entry of an account's ledger that does not hold. */
  readonly onBroken: (tenantId: string, seq: number) => void
  readonly goesOn: () => boolean
}

/**
 * Verifies ledgers behind: what came since the last time, so that nobody who opens a history waits for it, and the whole
 * once a day and once after a start, since somebody may have been at the files while the server was off.
 */
export const ledgerWalks = ({ database, onBroken, goesOn }: LedgerWalks) => {
  const walked = new Set<string>()
  /** What was told of each account: of the same entry that is found again every few minutes, the walk alone speaks again. */
  const told = new Map<string, number>()
  const tell = (tenantId: string, seq: number): void => {
    told.set(tenantId, seq)
    onBroken(tenantId, seq)
  }

  const catchUp = async (tenantId: string): Promise<void> => {
    for (let more = true; more && goesOn();) {
      const { broken, hashed } = await database.withTenant(tenantId, (tx) => checkTail(tx, tenantId))
      if (broken !== null && told.get(tenantId) !== broken) tell(tenantId, broken)
      more = broken === null && hashed > 0
      await breath()
    }
  }

  return async (tenantId: string): Promise<void> => {
    const everySeconds = walked.has(tenantId) ? walkEverySeconds : 0
    for (let more = true; more && goesOn();) {
      const walk = await database.withTenant(tenantId, (tx) => walkOn(tx, tenantId, everySeconds))
      if (walk.broken !== null) tell(tenantId, walk.broken)
      more = !walk.isOver
      if (walk.isOver && walk.isLocked !== true) walked.add(tenantId)
      await breath()
    }
    await catchUp(tenantId)
  }
}
