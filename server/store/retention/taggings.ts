import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import { readSwitch } from './account.ts'
import { ageSeconds, openColumns, openOf, type StoredOpen } from './looks.ts'

export interface StoredReading {
  readonly versionId: string
  readonly cursor: string | null
  readonly read: number
  readonly beganAt: string
  readonly readAt: string | null
  readonly whole: boolean
  readonly factsOf: string | null
}

export interface StoredTagCall extends StoredOpen {
  readonly versionId: string
}

export const tagReading = async (tx: Tx): Promise<StoredReading | undefined> => {
  const row = await tx.selectFrom('policy_taggings').selectAll().executeTakeFirst()
  return row === undefined
    ? undefined
    : {
        versionId: row.version_id,
        cursor: row.cursor,
        read: row.read,
        beganAt: row.began_at.toISOString(),
        readAt: row.read_at?.toISOString() ?? null,
        whole: row.whole,
        factsOf: row.facts_of?.toISOString() ?? null,
      }
}

export const keepTagReading = async (tx: Tx, tenantId: string, reading: StoredReading): Promise<void> => {
  const fields = {
    version_id: reading.versionId,
    cursor: reading.cursor,
    read: reading.read,
    began_at: reading.beganAt,
    read_at: reading.readAt,
    whole: reading.whole,
    facts_of: reading.factsOf,
  }
  await tx
    .insertInto('policy_taggings')
    .values({ tenant_id: tenantId, ...fields })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(fields))
    .execute()
}

/** The newest version, where somebody has approved a plan of it. */
export const versionThatTags = async (tx: Tx): Promise<string | null> => {
  const { rows } = await sql<{ id: string; approved: boolean }>`
    select id, exists (
      select from retention_plans
      where retention_plans.version_id = policy_versions.id and approved_at is not null
    ) as approved
    from policy_versions order by number desc limit 1`.execute(tx)
  return rows[0]?.approved === true ? rows[0].id : null
}

const openTagCalls = async (tx: Tx): Promise<readonly StoredTagCall[]> => {
  const rows = await tx
    .selectFrom('policy_tag_calls')
    .select([...openColumns, 'version_id'])
    .select(ageSeconds.as('age'))
    .where('state', '!=', 'settled')
    .orderBy('intended_at')
    .execute()
  return rows.map((row) => ({ ...openOf(row), versionId: row.version_id }))
}

export interface PutsBack {
  readonly putsBack: boolean
  readonly by: number | null
  readonly at: string | null
}

export const readPutsBack = async (tx: Tx): Promise<PutsBack> => {
  const row = await tx
    .selectFrom('retention_accounts')
    .select(['puts_back', 'puts_back_by', 'puts_back_at'])
    .executeTakeFirst()
  return {
    putsBack: row?.puts_back ?? false,
    by: row?.puts_back_by ?? null,
    at: row?.puts_back_at?.toISOString() ?? null,
  }
}

/** False where it stood so already. */
export const writePutsBack = async (
  tx: Tx,
  tenantId: string,
  { putsBack, by, at }: { readonly putsBack: boolean; readonly by: number; readonly at: string },
): Promise<boolean> => {
  await tx
    .insertInto('retention_accounts')
    .values({ tenant_id: tenantId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { numUpdatedRows } = await tx
    .updateTable('retention_accounts')
    .set({ puts_back: putsBack, puts_back_by: by, puts_back_at: at })
    .where('puts_back', '!=', putsBack)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const tagStanding = async (tx: Tx) => {
  const history = await tx.selectFrom('history_readings').select('finished_at').executeTakeFirst()
  return {
    versionId: await versionThatTags(tx),
    reading: await tagReading(tx),
    factsOf: history?.finished_at?.toISOString() ?? null,
    calls: await openTagCalls(tx),
    stopped: (await readSwitch(tx)).stopped,
    putsBack: (await readPutsBack(tx)).putsBack,
  }
}

export const addTagCall = async (
  tx: Tx,
  tenantId: string,
  call: Pick<StoredTagCall, 'id' | 'versionId' | 'ticketIds'>,
): Promise<void> => {
  await tx
    .insertInto('policy_tag_calls')
    .values({
      tenant_id: tenantId,
      id: call.id,
      version_id: call.versionId,
      ticket_ids: [...call.ticketIds],
      intended_at: sql<string>`clock_timestamp()`,
    })
    .execute()
}
