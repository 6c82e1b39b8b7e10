import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Marks a page token as used. True the first time, false for a replay. `hash` is its SHA-256: the token itself is never kept. */
export const usePageToken = async (db: Kysely<Schema>, hash: string, expiresAt: string): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('page_tokens')
    .values({ hash, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Forgets tokens that are refused by their own expiry anyway; a margin keeps those alive that a skewed clock would still take. */
export const forgetPageTokens = async (db: Kysely<Schema>): Promise<void> => {
  await sql`delete from page_tokens where expires_at < clock_timestamp() - interval '10 minutes'`.execute(db)
}
