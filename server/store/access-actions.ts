import { sql } from 'kysely'
import type { EntryFields } from '../../core/ledger/index.ts'
import type { LedgerRef } from '../../contract/source.ts'
import type { Tx } from './database.ts'
import { appendEntry } from './ledger.ts'

export interface AccessAction {
  readonly id: string
  readonly caseId: string
  readonly action: 'end-sessions' | 'suspend'
  /** The agent it is done to. */
  readonly subject: number
  readonly askedBy: number
}

export interface StoredAction extends AccessAction {
  readonly state: 'open' | 'done' | 'failed'
  readonly problem: string | null
  readonly askedAt: string
}

const lease = (seconds: number) => sql<string>`clock_timestamp() + make_interval(secs => ${seconds})`

interface Row {
  readonly id: string
  readonly case_id: string
  readonly action: AccessAction['action']
  readonly subject: number
  readonly asked_by: number
  readonly state: StoredAction['state']
  readonly problem: string | null
  readonly asked_at: Date
}

const actionOf = ({ case_id, asked_by, asked_at, ...row }: Row): StoredAction => ({
  ...row,
  ...{ caseId: case_id, askedBy: asked_by, askedAt: asked_at.toISOString() },
})

const columns = ['id', 'case_id', 'action', 'subject', 'asked_by', 'state', 'problem', 'asked_at'] as const

export const actionNamed = async (tx: Tx, id: string): Promise<StoredAction | undefined> => {
  const row = await tx.selectFrom('access_actions').select(columns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : actionOf(row)
}

/** Writes down what is going to be done, with its ledger entry; nothing where this very request was made before. */
export const beginAction = async (
  tx: Tx,
  tenantId: string,
  { id, caseId, action, subject, askedBy }: AccessAction,
  entry: EntryFields,
  leaseSeconds: number,
): Promise<LedgerRef | undefined> => {
  const made = await tx
    .insertInto('access_actions')
    .values({
      ...{ tenant_id: tenantId, id, case_id: caseId, action, subject, asked_by: askedBy, problem: null },
      asked_at: entry.at,
      lease_until: lease(leaseSeconds),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made === undefined ? undefined : appendEntry(tx, tenantId, entry)
}

/** How it ended, once: whoever comes second changes nothing. */
export const endAction = async (
  tx: Tx,
  tenantId: string,
  id: string,
  problem: string | null,
  entry: EntryFields,
): Promise<LedgerRef | undefined> => {
  const ended = await tx
    .updateTable('access_actions')
    .set({ state: problem === null ? 'done' : 'failed', problem })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst()
  return ended === undefined ? undefined : appendEntry(tx, tenantId, entry)
}

/** Takes over what nobody works on any more. */
export const claimActions = async (tx: Tx, leaseSeconds: number, limit: number): Promise<readonly StoredAction[]> => {
  const rows = await tx
    .updateTable('access_actions')
    .set({ lease_until: lease(leaseSeconds) })
    .where('id', 'in', (query) =>
      query
        .selectFrom('access_actions')
        .select('id')
        .where('state', '=', 'open')
        .where('lease_until', '<', sql<Date>`clock_timestamp()`)
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(columns)
    .execute()
  return rows.map(actionOf)
}
