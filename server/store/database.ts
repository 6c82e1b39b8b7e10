import { mkdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import {
  Kysely,
  PGliteDialect,
  PGliteDriver,
  PostgresDialect,
  sql,
  type Transaction,
  type TransactionBuilder,
} from 'kysely'
import pg from 'pg'
import { fromPglite, type ConstructorOptions } from 'pg-boss'
import { holdFolder } from './folder-lock.ts'
import { migrate } from './migrations/index.ts'
import type { Schema } from './schema.ts'

export type Tx = Transaction<Schema>

export interface Database {
  /** For what is not a tenant's: tenants, page tokens, OAuth states. Never call it inside `withTenant`'s work: embedded, that waits for itself. */
  readonly db: Kysely<Schema>
  readonly kind: 'embedded' | 'server'
  /** One transaction that sees this tenant's rows and no others; it rolls back when `work` throws. */
  readonly withTenant: <T>(tenantId: string, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** The same for reading alone: what others change meanwhile isn't seen in it, however long it takes. */
  readonly atOneMoment: <T>(tenantId: string, work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly migrate: () => Promise<void>
  /**
   * Lets the planner of queries know how large these tables have become. Where it doesn't, it reads all of a tenant's rows for
   * a thousand of them, and a table that a page is added to each second is known by nobody for minutes, embedded never.
   */
  readonly measure: (tables: readonly (keyof Schema)[]) => Promise<void>
  /** What PostgreSQL does by itself and the embedded one does not: room is made of what was deleted, and tables are measured. */
  readonly tidy: () => Promise<void>
  /** Throws when the database can't be reached. */
  readonly ready: () => Promise<void>
  /** Waits for transactions that have begun; one that begins later throws. Asked twice it closes once. */
  readonly close: () => Promise<void>
  /** What pg-boss is to be started with to share this database. */
  readonly bossOptions: () => ConstructorOptions
}

export type Where =
  | { readonly url: string; readonly connections?: number; readonly onLost?: (error: Error) => void }
  | { readonly dataDir: string }
  | { readonly memory: true; readonly from?: Blob }

/** The role and the tenant end with the transaction, so a pooled connection never carries them to the next. */
const withTenantOf =
  (begin: () => TransactionBuilder<Schema>): Database['withTenant'] =>
  (tenantId, work) =>
    begin().execute(async (tx) => {
      await sql`select set_config('custos.tenant', ${tenantId}, true), set_config('role', 'custos_app', true)`.execute(
        tx,
      )
      return work(tx)
    })

const shared = (db: Kysely<Schema>) => ({
  db,
  withTenant: withTenantOf(() => db.transaction()),
  atOneMoment: withTenantOf(() => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')),
  migrate: () => migrate(db),
  measure: async (tables: readonly (keyof Schema)[]) => {
    await sql`analyze ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db)
  },
  ready: async () => {
    await sql`select 1`.execute(db)
  },
  close: () => db.destroy(),
})

/** pg hands bigint over as text; Zendesk's ids and our counts stay below 2^53, so numbers they are, as PGlite has them. */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)

const noted = (error: Error) => process.emitWarning(`a database connection was lost: ${error.message}`)

const openServer = ({ url, connections = 10, onLost = noted }: Extract<Where, { url: string }>): Database => {
  const pool = new pg.Pool({ connectionString: url, max: connections, types, application_name: 'custos' })
  // An idle connection that the server cuts is replaced at the next use; unheard, the event would end the process.
  pool.on('error', onLost)
  return {
    ...shared(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })),
    kind: 'server',
    tidy: () => Promise.resolve(),
    bossOptions: () => ({ connectionString: url }),
  }
}

/** A transaction that PGlite itself refuses to begin waits for ever in Kysely, and nobody hears of the refusal. */
const dialectOf = (pglite: PGlite, isClosing: () => boolean): PGliteDialect => {
  const driver = class extends PGliteDriver {
    override async beginTransaction(connection: Parameters<PGliteDriver['beginTransaction']>[0]): Promise<void> {
      if (isClosing()) throw new Error('the database is closed')
      await super.beginTransaction(connection)
    }
  }
  const dialect = new PGliteDialect({ pglite })
  dialect.createDriver = () => new driver({ pglite })
  return dialect
}

const embedded = (pglite: PGlite, release: () => Promise<void>): Database => {
  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    // Its turn comes when the transactions that have begun are over.
    await pglite.transaction(() => Promise.resolve())
    await pglite.close()
    await release()
  }
  return {
    ...shared(new Kysely<Schema>({ dialect: dialectOf(pglite, () => closed !== undefined) })),
    kind: 'embedded',
    tidy: async () => {
      await pglite.exec('vacuum (analyze)')
    },
    close: () => (closed ??= close()),
    bossOptions: () => ({ db: fromPglite(pglite), backend: 'pglite' }),
  }
}

const openFolder = async (dataDir: string): Promise<Database> => {
  await mkdir(dataDir, { recursive: true })
  const release = await holdFolder(dataDir)
  try {
    return embedded(await PGlite.create({ dataDir }), release)
  } catch (error) {
    await release()
    throw error
  }
}

const openMemory = async (from?: Blob): Promise<Database> =>
  embedded(await PGlite.create(from === undefined ? {} : { loadDataDir: from }), () => Promise.resolve())

/** Opens PostgreSQL by `url`, or PostgreSQL in this process on a folder or in memory. Call `migrate` before use. */
export const openDatabase = (where: Where): Promise<Database> => {
  if ('url' in where) return Promise.resolve(openServer(where))
  return 'dataDir' in where ? openFolder(where.dataDir) : openMemory(where.from)
}
