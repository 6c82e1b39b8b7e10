import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../server/store/database.ts'

/** Every row of every table, ours and the job queue's, as one text. */
export const dump = async ({ db }: Pick<Database, 'db'>): Promise<string> => {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const contents = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} as t`.execute(db)
      return rows.map(({ row }) => `${name} ${row}`)
    }),
  )
  return contents.flat().join('\n')
}

/** The ways in which a value could have been written down: as it is, bare, encoded, or hashed without a key. */
const formsOf = (value: string): readonly string[] => {
  const bare = value.replaceAll(/[^\p{L}\p{N}@]/gu, '')
  const hashes = [value, bare].flatMap((form) =>
    (['hex', 'base64', 'base64url'] as const).map((as) => createHash('sha256').update(form).digest(as)),
  )
  return [
    ...new Set([
      value,
      bare,
      encodeURIComponent(value),
      Buffer.from(value).toString('base64').replace(/=+$/, ''),
      Buffer.from(bare).toString('base64').replace(/=+$/, ''),
      ...hashes,
    ]),
  ]
}

/** Which of the values stand anywhere in the text: by their place in the list, so that a failure prints no value either. */
export const found = (text: string, values: readonly string[]): readonly number[] => {
  const lower = text.toLowerCase()
  return values.flatMap((value, index) =>
    formsOf(value).some((form) => lower.includes(form.toLowerCase())) ? [index] : [],
  )
}
