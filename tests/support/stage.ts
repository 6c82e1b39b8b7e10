import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { connect } from '../../server/cli/demo/connect.ts'
import { answers, start, type Running } from '../../server/cli/demo/processes.ts'
import { openDatabase, type Database } from '../../server/store/database.ts'
import { listen } from '../../simulator/http.ts'
import { createSimulator, type Simulator } from '../../simulator/simulator.ts'
import { aDataFolder, createServerDatabase } from './database.ts'
import { dump } from './seeded.ts'

const freePort = async (): Promise<number> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** The simulator in this process and over HTTP, and the real server as a process of its own, connected by an admin. */
export interface Stage {
  readonly simulator: Simulator
  readonly zendesk: string
  readonly server: string
  readonly addresses: { readonly zendesk: string; readonly server: string }
  readonly userNamed: (name: string) => number
  readonly ticketCalled: (subject: string) => number
  /** All that the server's processes have written so far. */
  readonly logs: () => string
  /** kill -9: nothing is finished, nothing is closed. */
  readonly kill: () => Promise<void>
  readonly restart: () => Promise<void>
  /** Another server on the same database (PostgreSQL only); gives its origin. */
  readonly another: () => Promise<string>
  /** Every row of the database, as text. The embedded database must be stopped for it and can be started again after. */
  readonly rows: () => Promise<string>
  readonly close: () => Promise<void>
}

export type Where = 'embedded' | 'server'

const place = async (where: Where) => {
  if (where === 'server') {
    const { url, drop } = await createServerDatabase()
    return { env: { DATABASE_URL: url }, open: () => openDatabase({ url, connections: 2 }), drop }
  }
  const dataDir = await aDataFolder()
  return {
    env: { CUSTOS_DATA_DIR: dataDir },
    open: () => openDatabase({ dataDir }),
    drop: () => rm(dataDir, { recursive: true, force: true }),
  }
}

const envOf = (simulator: Simulator, server: string, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
  HOST: '127.0.0.1',
  PORT: new URL(server).port,
  CUSTOS_PUBLIC_URL: server,
  CUSTOS_LEASE_SECONDS: '3',
  LOG_LEVEL: 'debug',
  ZENDESK_ORIGIN: simulator.origin,
  ZENDESK_APP_ID: '501',
  ZENDESK_APP_PUBLIC_KEY: simulator.appPublicKey(),
  ZENDESK_CLIENT_ID: simulator.oauthClient.identifier,
  ZENDESK_CLIENT_SECRET: simulator.oauthClient.secret,
  ZAF_SDK_URL: `${simulator.origin}/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js`,
  ...more,
})

/** `prepare` fills the account before the app is connected, when no webhook listens yet. */
export const aStage = async (where: Where, prepare?: (simulator: Simulator) => void): Promise<Stage> => {
  const server = `http://127.0.0.1:${await freePort()}`
  const made: Simulator[] = []
  const problems: unknown[] = []
  const listening = await listen(
    (origin) => {
      const simulator = createSimulator({ origin, appUrl: server })
      simulator.seed()
      prepare?.(simulator)
      made.push(simulator)
      return simulator.handlers
    },
    { problem: (error) => problems.push(error) },
  )
  const [simulator] = made
  if (simulator === undefined) throw new Error('the simulator was not made')
  const { env: databaseEnv, open, drop } = await place(where)
  const env = envOf(simulator, server, { ...databaseEnv, CUSTOS_MASTER_KEY: randomBytes(32).toString('base64') })

  let written = ''
  const running: Running[] = []
  const startServer = async (origin: string): Promise<Running> => {
    const process = start(['server/cli/custos.ts', 'serve'], {
      ...env,
      PORT: new URL(origin).port,
    })
    for (const stream of [process.child.stdout, process.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (written += chunk.toString()))
    }
    running.push(process)
    await answers(`${origin}/readyz`, process)
    return process
  }
  const first = { process: await startServer(server) }

  const userNamed = (name: string): number => {
    const user = [...simulator.state.users.values()].find((one) => one.name === name)
    if (user === undefined) throw new Error(`no user called ${name}`)
    return user.id
  }
  await connect({ zendesk: simulator.origin, server }, 'maison-lumiere', userNamed('Claire Fontaine'))

  const withDatabase = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const embedded = where === 'embedded'
    if (embedded) await first.process.stop()
    const database = await open()
    try {
      return await work(database)
    } finally {
      await database.close()
      if (embedded) first.process = await startServer(server)
    }
  }

  return {
    simulator,
    zendesk: simulator.origin,
    server,
    addresses: { zendesk: simulator.origin, server },
    userNamed,
    ticketCalled: (subject) => {
      const ticket = [...simulator.state.tickets.values()].find((one) => one.subject === subject)
      if (ticket === undefined) throw new Error(`no ticket called ${subject}`)
      return ticket.id
    },
    logs: () => written,
    kill: async () => {
      const { child } = first.process
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    restart: async () => {
      first.process = await startServer(server)
    },
    another: async () => {
      const origin = `http://127.0.0.1:${await freePort()}`
      await startServer(origin)
      return origin
    },
    rows: () => withDatabase(dump),
    close: async () => {
      await Promise.all(running.map((one) => one.stop()))
      await listening.close()
      await drop()
      if (problems.length > 0) throw new AggregateError(problems, 'the simulator failed')
      if (simulator.log.unknown.length > 0) throw new Error('the simulator was asked for a route it does not know')
    },
  }
}
