import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { browser } from './demo/browse.ts'
import { buildOnce, watchPages } from './demo/build.ts'
import { connect } from './demo/connect.ts'
import { answers, start, type Running } from './demo/processes.ts'
import type { Addresses } from './demo/agent.ts'
import { story } from './demo/story.ts'

const help = `custos demo [--port 4010] [--seed 1] [--once] [--keep] [--watch]

Starts a small Zendesk on --port, the companion server on the port after it and the agent workspace page, on loopback,
with a seeded account, and prints the addresses. Ctrl-C stops them and removes the data.

--once   start, drive the main story through the real server, stop; exit 0 when all of it was right
--keep   leave the server's data folder in place
--watch  restart the server and rebuild the pages when their sources change
`

interface Streams {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
}

interface SeededUser {
  readonly id: number
  readonly name: string
  readonly role: string
}

const account = { subdomain: 'maison-lumiere', app: 501, installation: 7001, client: 'zdg-custos' } as const
const storyTicket = 'Carte refusée'

const usersOf = async (zendesk: string): Promise<readonly SeededUser[]> => {
  const { users } = (await (await fetch(`${zendesk}/__simulator/users`)).json()) as { users: SeededUser[] }
  return users
}

const named = (users: readonly SeededUser[], name: string): SeededUser => {
  const user = users.find((one) => one.name === name)
  if (user === undefined) throw new Error(`the seeded account holds no ${name}`)
  return user
}

const asAdmin = async (zendesk: string, adminId: number) => {
  const window = browser()
  await window.go(`${zendesk}/access/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: adminId }),
  })
  return (path: string) => window.go(`${zendesk}${path}`)
}

const ticketCalled = async (read: (path: string) => Promise<Response>, subject: string): Promise<number> => {
  const { tickets } = (await (await read('/api/v2/tickets.json?page[size]=100')).json()) as {
    tickets: { id: number; subject: string }[]
  }
  const ticket = tickets.find((one) => one.subject === subject)
  if (ticket === undefined) throw new Error(`the seeded account holds no ticket called ${subject}`)
  return ticket.id
}

/** What the server reads from its environment; the secrets are made for this run and nowhere written down. */
const serverEnv = (at: Addresses, dataDir: string, publicKey: string, clientSecret: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOST: '127.0.0.1',
  PORT: new URL(at.server).port,
  CUSTOS_PUBLIC_URL: at.server,
  CUSTOS_DATA_DIR: dataDir,
  CUSTOS_PRIVATE_SINKS: 'on',
  CUSTOS_MASTER_KEY: randomBytes(32).toString('base64'),
  ZENDESK_ORIGIN: at.zendesk,
  ZENDESK_APP_ID: String(account.app),
  ZENDESK_APP_PUBLIC_KEY: publicKey,
  ZENDESK_CLIENT_ID: account.client,
  ZENDESK_CLIENT_SECRET: clientSecret,
  ZAF_SDK_URL: `${at.zendesk}/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js`,
})

interface Wishes {
  readonly port: number
  readonly seed: string
  readonly once: boolean
  readonly watch: boolean
}

const untilStopped = (running: readonly Running[]): Promise<string | undefined> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined))
    for (const { child, said } of running) child.once('exit', () => resolve(said()))
  })

const play = async (wishes: Wishes, dataDir: string, running: Running[], say: (line: string) => void) => {
  const at: Addresses = {
    zendesk: `http://127.0.0.1:${wishes.port}`,
    server: `http://127.0.0.1:${wishes.port + 1}`,
  }
  const clientSecret = randomBytes(24).toString('hex')
  const simulator = start(
    ['simulator/main.ts', '--port', String(wishes.port), '--app-url', at.server, '--seed', wishes.seed],
    { ...process.env, SIMULATOR_CLIENT_SECRET: clientSecret },
  )
  running.push(simulator)
  await answers(`${at.zendesk}/__simulator/clock`, simulator)

  const users = await usersOf(at.zendesk)
  const admin = named(users, 'Claire Fontaine')
  const read = await asAdmin(at.zendesk, admin.id)
  const publicKey = await (await read(`/api/v2/apps/${account.app}/public_key.pem`)).text()
  const server = start(
    [...(wishes.watch ? ['--watch'] : []), 'server/cli/custos.ts', 'serve'],
    serverEnv(at, dataDir, publicKey, clientSecret),
  )
  running.push(server)
  if (wishes.watch) running.push(...watchPages())
  await answers(`${at.server}/readyz`, server)
  await connect(at, account.subdomain, admin.id)

  say(`Agent workspace    ${at.zendesk}/agent`)
  say(`Small Zendesk      ${at.zendesk}   (controls: simulator/README.md)`)
  say(`Companion server   ${at.server}`)
  if (!wishes.once) {
    say('Sign in as Inès Robert, who may redact, and open "Carte refusée". Ctrl-C stops everything.')
    return untilStopped(running)
  }
  const agent = named(users, 'Inès Robert')
  const ticketId = await ticketCalled(read, storyTicket)
  await story(at, { installation: account.installation, userId: agent.id, ticketId }, say)
  say('The story is told: everything agreed.')
  return undefined
}

export const run = async (argv: readonly string[], { stdout, stderr }: Streams): Promise<number> => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '4010' },
      seed: { type: 'string', default: '1' },
      once: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const say = (line: string): void => void stdout.write(`${line}\n`)
  if (values.help) {
    stdout.write(help)
    return 0
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'custos-demo-'))
  const running: Running[] = []
  try {
    buildOnce(say)
    const port = Number(values.port)
    const ended = await play({ port, seed: values.seed, once: values.once, watch: values.watch }, dataDir, running, say)
    if (ended !== undefined) throw new Error(`a process ended by itself:\n${ended}`)
    return 0
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  } finally {
    await Promise.all(running.map((one) => one.stop()))
    if (values.keep) say(`The server's data: ${dataDir}`)
    else await rm(dataDir, { recursive: true, force: true })
  }
}
