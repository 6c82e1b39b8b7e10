import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { openDatabase, type Database } from '../../server/store/database.ts'

const serverUrl = process.env.TEST_DATABASE_URL
const migrations = 'server/store/migrations'
const cache = 'node_modules/.cache/custos'

interface Template {
  /** To be restored into memory. */
  readonly file: string
  /** The same as a folder, to be copied. */
  readonly folder: string
}

/** The template belongs to these migrations and this PGlite; a change of either makes another. */
const templateName = async (): Promise<string> => {
  const hash = createHash('sha256').update(await readFile('node_modules/@electric-sql/pglite/package.json'))
  for (const file of (await readdir(migrations)).sort())
    hash.update(file).update(await readFile(join(migrations, file)))
  return join(cache, hash.digest('hex').slice(0, 16))
}

const makeTemplate = async ({ file, folder }: Template): Promise<void> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'custos-template-'))
  const database = await openDatabase({ dataDir })
  await database.migrate()
  await database.close()
  const pglite = await PGlite.create({ dataDir })
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  await mkdir(cache, { recursive: true })
  // Renamed into place, since several test processes may make it at once.
  const part = `${folder}.${randomUUID()}`
  await cp(dataDir, part, { recursive: true })
  await rm(dataDir, { recursive: true })
  await rename(part, folder).catch(async (error: unknown) => {
    if (!existsSync(folder)) throw error
    await rm(part, { recursive: true })
  })
  await writeFile(part, await dump.bytes())
  await rename(part, file)
}

const template = async (): Promise<Template> => {
  const folder = await templateName()
  const made = { folder, file: `${folder}.tar` }
  if (!existsSync(made.file) || !existsSync(folder)) await makeTemplate(made)
  return made
}

/** A migrated database of its own, in memory, in under a second: restored from a template instead of set up. */
export const openEmbedded = async (): Promise<Database> => {
  const { file } = await template()
  return openDatabase({ memory: true, from: new Blob([await readFile(file)]) })
}

/** A data folder with a migrated database in it, for a server process of its own. */
export const aDataFolder = async (): Promise<string> => {
  const { folder } = await template()
  const dataDir = await mkdtemp(join(tmpdir(), 'custos-stage-'))
  await cp(folder, dataDir, { recursive: true })
  return dataDir
}

const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A throw-away database on the server that TEST_DATABASE_URL names. */
export const createServerDatabase = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  if (serverUrl === undefined) throw new Error('TEST_DATABASE_URL is not set')
  const name = `custos_test_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(`drop database ${name} with (force)`) }
}

/** Call it inside tests or hooks. On the server each call is a process of its own on one database; embedded there is one. */
export type Open = () => Promise<Database>

const onServer = (suite: (open: Open, kind: 'server') => void) => () => {
  const opened: Database[] = []
  let made: Awaited<ReturnType<typeof createServerDatabase>> | undefined
  beforeAll(async () => {
    made = await createServerDatabase()
  })
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()))
    await made?.drop()
  })
  suite(async () => {
    if (made === undefined) throw new Error('open() belongs inside a test or a hook')
    const database = await openDatabase({ url: made.url, connections: 5 })
    opened.push(database)
    await database.migrate()
    return database
  }, 'server')
}

const embedded = (suite: (open: Open, kind: 'embedded') => void) => () => {
  let opening: Promise<Database> | undefined
  afterAll(async () => (await opening)?.close())
  suite(() => (opening ??= openEmbedded()), 'embedded')
}

/** Runs a suite on PGlite, and on PostgreSQL where TEST_DATABASE_URL names one; otherwise says that it is left out. */
export const eachDatabase = (name: string, suite: (open: Open, kind: Database['kind']) => void): void => {
  describe(`${name} (PGlite)`, embedded(suite))
  if (serverUrl === undefined) process.stdout.write(`Not on PostgreSQL: ${name} (TEST_DATABASE_URL is not set)\n`)
  else describe(`${name} (PostgreSQL)`, onServer(suite))
}

/** For what takes two servers: it is left out, as its name and the report say, where there is no PostgreSQL. */
export const onPostgres = (name: string, suite: () => void): void => {
  if (serverUrl === undefined) process.stdout.write(`Not run: ${name} (TEST_DATABASE_URL is not set)\n`)
  describe.runIf(serverUrl !== undefined)(name, suite)
}
