import { readdirSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDismissals, dismissedAmong } from '../../../server/store/dismissals.ts'
import { openDatabase, type Database } from '../../../server/store/database.ts'
import { createServerDatabase, eachDatabase } from '../../support/database.ts'
import { aTenant } from '../../support/tenant.ts'

const dismissedIn = { userId: 41, ticketId: 7 }
const fingerprint = 'a'.repeat(64)
const dying = fileURLToPath(new URL('./dying-process.ts', import.meta.url))

eachDatabase('a database', (open, kind) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  it('says what it is and answers', async () => {
    expect(database.kind).toBe(kind)
    await expect(database.ready()).resolves.toBeUndefined()
  })

  it('is migrated once however often it is asked', async () => {
    await Promise.all([database.migrate(), database.migrate()])
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database.db)
    const files = readdirSync('server/store/migrations').filter((file) => /^\d{4}-/.test(file))
    expect(rows.map(({ name }) => `${name}.ts`)).toEqual(files.sort())
  })

  it('shows a tenant its own rows and no others', async () => {
    const [ours, theirs] = [await aTenant(database), await aTenant(database)]
    await database.withTenant(ours, (tx) =>
      addDismissals(tx, ours, [{ type: 'CREDIT_CARD', fingerprint }], dismissedIn),
    )
    const seen = (tenant: string) => database.withTenant(tenant, (tx) => dismissedAmong(tx, [fingerprint]))
    expect([...(await seen(ours))]).toEqual([fingerprint])
    expect([...(await seen(theirs))]).toEqual([])
  })

  it('lets no tenant write a row of another', async () => {
    const [ours, theirs] = [await aTenant(database), await aTenant(database)]
    const smuggle = database.withTenant(ours, (tx) =>
      addDismissals(tx, theirs, [{ type: 'CREDIT_CARD', fingerprint: 'b'.repeat(64) }], dismissedIn),
    )
    await expect(smuggle).rejects.toThrow(/row-level security/)
  })

  it('shows no row when no tenant is named, and forgets the tenant with the transaction', async () => {
    const ours = await aTenant(database)
    await database.withTenant(ours, (tx) =>
      addDismissals(tx, ours, [{ type: 'CREDIT_CARD', fingerprint }], dismissedIn),
    )
    const unnamed = await database.db.transaction().execute(async (tx) => {
      await sql`set local role custos_app`.execute(tx)
      return sql`select * from dismissals`.execute(tx)
    })
    expect(unnamed.rows).toEqual([])
    const role = await sql<{ now: string }>`select current_user as now`.execute(database.db)
    expect(role.rows[0]?.now).not.toBe('custos_app')
  })

  it('gives the role of a tenant no way to read what belongs to no tenant', async () => {
    const ours = await aTenant(database)
    const peek = (table: string) =>
      database.withTenant(ours, (tx) => sql`select * from ${sql.table(table)}`.execute(tx))
    for (const table of ['tenants', 'page_tokens', 'oauth_states']) {
      await expect(peek(table)).rejects.toThrow(/permission denied/)
    }
  })

  it('parts every table that has a tenant, its owner included', async () => {
    const { rows } = await sql<{ table: string; forced: boolean; policies: number }>`
      select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
        (select count(*) from pg_policy where polrelid = c.oid)::int as policies
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where a.attname = 'tenant_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      order by 1`.execute(database.db)
    expect(rows.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['dismissals', 'intents', 'ledger', 'plan_tickets']),
    )
    expect(rows.filter(({ forced, policies }) => !forced || policies !== 1)).toEqual([])
  })

  it('undoes everything when the work fails', async () => {
    const ours = await aTenant(database)
    const failing = database.withTenant(ours, async (tx) => {
      await addDismissals(tx, ours, [{ type: 'CREDIT_CARD', fingerprint }], dismissedIn)
      throw new Error('cut')
    })
    await expect(failing).rejects.toThrow('cut')
    expect(await database.withTenant(ours, (tx) => dismissedAmong(tx, [fingerprint]))).toEqual(new Set())
  })

  it('reads ids beyond 32 bits as numbers', async () => {
    const { rows } = await sql<{ id: number }>`select 9007199254740991::bigint as id`.execute(database.db)
    expect(rows).toEqual([{ id: Number.MAX_SAFE_INTEGER }])
  })

  it('serves two tenants at once without mixing them', async () => {
    const tenants = await Promise.all(Array.from({ length: 8 }, () => aTenant(database)))
    const seen = await Promise.all(
      tenants.map((tenant) =>
        database.withTenant(tenant, (tx) =>
          sql<{ id: string }>`select current_setting('custos.tenant') as id`.execute(tx),
        ),
      ),
    )
    expect(seen.map(({ rows }) => rows[0]?.id)).toEqual(tenants)
  })
})

eachDatabase('a database that closes', (open) => {
  it('waits for what has begun, refuses what is asked later, and closes once', async () => {
    const database = await open()
    const ours = await aTenant(database)
    const [begun, held] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
    const underWay = database.withTenant(ours, async (tx) => {
      begun.resolve(undefined)
      await held.promise
      await addDismissals(tx, ours, [{ type: 'CREDIT_CARD', fingerprint }], dismissedIn)
      return dismissedAmong(tx, [fingerprint])
    })
    await begun.promise
    const closing = [database.close(), database.close()]
    const late = expect(database.withTenant(ours, (tx) => dismissedAmong(tx, [fingerprint]))).rejects.toThrow(
      /closed|destroyed/,
    )
    held.resolve(undefined)
    expect(await underWay).toEqual(new Set([fingerprint]))
    await late
    await Promise.all(closing)
  })
})

describe('an embedded database on a folder', () => {
  it('keeps what was written when it is opened again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'custos-data-'))
    const dataDir = join(folder, 'deep', 'data')
    const first = await openDatabase({ dataDir })
    await first.migrate()
    const ours = await aTenant(first)
    await first.withTenant(ours, (tx) => addDismissals(tx, ours, [{ type: 'CREDIT_CARD', fingerprint }], dismissedIn))
    await first.close()
    const second = await openDatabase({ dataDir })
    await expect(openDatabase({ dataDir })).rejects.toThrow(/in use by another custos process/)
    await second.migrate()
    expect(await second.withTenant(ours, (tx) => dismissedAmong(tx, [fingerprint]))).toEqual(new Set([fingerprint]))
    await second.close()
    await rm(folder, { recursive: true })
  }, 60_000)
})

describe('an embedded database whose process is killed', () => {
  it('has what was committed, and opens again at once', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'custos-data-'))
    const tenant = randomUUID()
    const { signal, stderr } = spawnSync(process.execPath, [dying, dataDir, tenant])
    expect({ signal, stderr: String(stderr) }).toEqual({ signal: 'SIGKILL', stderr: '' })
    const database = await openDatabase({ dataDir })
    await database.migrate()
    expect(await database.withTenant(tenant, (tx) => dismissedAmong(tx, [fingerprint]))).toEqual(new Set([fingerprint]))
    await database.close()
    await rm(dataDir, { recursive: true })
  }, 60_000)
})

const onServer = process.env.TEST_DATABASE_URL === undefined ? undefined : createServerDatabase
if (onServer === undefined) {
  process.stdout.write('Not on PostgreSQL: starting together (TEST_DATABASE_URL is not set)\n')
} else {
  describe('processes that start together on PostgreSQL', () => {
    it('migrate one database, and several databases of one cluster, without getting in each other’s way', async () => {
      const made = await Promise.all(Array.from({ length: 3 }, onServer))
      const opened = await Promise.all(made.flatMap(({ url }) => [openDatabase({ url }), openDatabase({ url })]))
      await Promise.all(opened.map((database) => database.migrate()))
      const tenants = await Promise.all(opened.map((database) => aTenant(database)))
      expect(new Set(tenants).size).toBe(6)
      await Promise.all(opened.map((database) => database.close()))
      await Promise.all(made.map(({ drop }) => drop()))
    })

    it('work for an owner who is no superuser', async () => {
      const { url, drop } = await onServer()
      const owner = `custos_owner_${randomUUID().slice(0, 8)}`
      const root = await openDatabase({ url })
      await sql`create role ${sql.ref(owner)} login createrole in role custos_app`.execute(root.db)
      await sql`alter schema public owner to ${sql.ref(owner)}`.execute(root.db)
      const plain = new URL(url)
      plain.username = owner
      const database = await openDatabase({ url: plain.href })
      await database.migrate()
      const ours = await aTenant(database)
      await database.withTenant(ours, (tx) =>
        addDismissals(tx, ours, [{ type: 'CREDIT_CARD', fingerprint }], dismissedIn),
      )
      expect((await sql`select * from dismissals`.execute(database.db)).rows).toEqual([])
      expect(await database.withTenant(ours, (tx) => dismissedAmong(tx, [fingerprint]))).toEqual(new Set([fingerprint]))
      await database.close()
      await root.close()
      await drop()
      const cluster = await openDatabase({ url: process.env.TEST_DATABASE_URL ?? '' })
      await sql`drop role ${sql.ref(owner)}`.execute(cluster.db)
      await cluster.close()
    })
  })
}
