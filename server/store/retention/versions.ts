import type { Tx } from '../database.ts'

export interface StoredVersion {
  readonly id: string
  readonly number: number
  readonly authorId: number
  readonly createdAt: string
  readonly digest: string
  readonly sealedText: string
  readonly approved: { readonly by: number; readonly at: string } | null
}

export interface NewVersion {
  readonly id: string
  readonly authorId: number
  readonly createdAt: string
  readonly digest: string
  readonly sealedText: string
}

const selected = (tx: Tx) =>
  tx
    .selectFrom('policy_versions as version')
    .select((column) => [
      'version.id',
      'version.number',
      'version.author_id',
      'version.created_at',
      'version.digest',
      'version.sealed_text',
      column
        .selectFrom('retention_plans as plan')
        .select('plan.approved_by')
        .whereRef('plan.version_id', '=', 'version.id')
        .where('plan.approved_by', 'is not', null)
        .orderBy('plan.approved_at')
        .limit(1)
        .as('approved_by'),
      column
        .selectFrom('retention_plans as plan')
        .select('plan.approved_at')
        .whereRef('plan.version_id', '=', 'version.id')
        .where('plan.approved_by', 'is not', null)
        .orderBy('plan.approved_at')
        .limit(1)
        .as('approved_at'),
    ])

interface Row {
  readonly id: string
  readonly number: number
  readonly author_id: number
  readonly created_at: Date
  readonly digest: string
  readonly sealed_text: string
  readonly approved_by: number | null
  readonly approved_at: Date | null
}

const versionOf = (row: Row): StoredVersion => ({
  id: row.id,
  number: row.number,
  authorId: row.author_id,
  createdAt: row.created_at.toISOString(),
  digest: row.digest,
  sealedText: row.sealed_text,
  approved:
    row.approved_by === null || row.approved_at === null
      ? null
      : { by: row.approved_by, at: row.approved_at.toISOString() },
})

const atMost = 50

/** The newest first. */
export const versions = async (tx: Tx): Promise<readonly StoredVersion[]> =>
  (await selected(tx).orderBy('version.number', 'desc').limit(atMost).execute()).map(versionOf)

export const newestVersion = async (tx: Tx): Promise<StoredVersion | undefined> => {
  const row = await selected(tx).orderBy('version.number', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? undefined : versionOf(row)
}

/** Asked before each text of a run: its own text, which may be long, is left where it is. */
export const newestId = async (tx: Tx): Promise<string | undefined> =>
  (await tx.selectFrom('policy_versions').select('id').orderBy('number', 'desc').limit(1).executeTakeFirst())?.id

/** The newest of which somebody has approved a plan; beside one, where that is named. */
export const approvedVersion = async (tx: Tx, otherThan?: string): Promise<StoredVersion | undefined> => {
  const row = await selected(tx)
    .$if(otherThan !== undefined, (query) => query.where('version.id', '!=', otherThan ?? ''))
    .where((where) =>
      where.exists(
        where
          .selectFrom('retention_plans')
          .select('retention_plans.id')
          .whereRef('retention_plans.version_id', '=', 'version.id')
          .where('retention_plans.approved_by', 'is not', null),
      ),
    )
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : versionOf(row)
}

export const versionById = async (tx: Tx, id: string): Promise<StoredVersion | undefined> => {
  const row = await selected(tx).where('version.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : versionOf(row)
}

/** The next number; two who save at once can't both have it, and the second is refused by the table. */
export const addVersion = async (tx: Tx, tenantId: string, version: NewVersion): Promise<number> => {
  const last = await tx
    .selectFrom('policy_versions')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  await tx
    .insertInto('policy_versions')
    .values({
      tenant_id: tenantId,
      id: version.id,
      number,
      author_id: version.authorId,
      created_at: version.createdAt,
      digest: version.digest,
      sealed_text: version.sealedText,
    })
    .execute()
  return number
}
