import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import type { Session } from '../../../contract/session.ts'
import { compose, type World } from '../../../server/compose.ts'
import type { Config } from '../../../server/config.ts'
import { createLog } from '../../../server/log.ts'
import type { Database } from '../../../server/store/database.ts'
import { createSimulator, type Simulator } from '../../../simulator/simulator.ts'

export const publicUrl = 'https://custos.example'
export const metricsToken = 'made-up-metrics-token'

/** A build of the app that holds nothing but its names. */
const builtApp = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'custos-app-'))
  await mkdir(join(folder, '.vite'))
  await mkdir(join(folder, 'assets'))
  const manifest = {
    'main.tsx': {
      file: 'assets/main-Ab12Cd34.js',
      isEntry: true,
      css: ['assets/main-Ef56.css'],
      imports: ['_part.js'],
    },
    '_part.js': { file: 'assets/part-Gh78.js' },
  }
  await writeFile(join(folder, '.vite', 'manifest.json'), JSON.stringify(manifest))
  await writeFile(join(folder, 'assets', 'main-Ab12Cd34.js'), 'export {}')
  return folder
}

export interface HouseOptions {
  /** More accounts that this server can reach, by subdomain. */
  readonly neighbours?: readonly Simulator[]
  readonly limits?: World['limits']
  readonly config?: Partial<Config>
  readonly subdomain?: string
  /** Waited for before each request to Zendesk. */
  readonly delay?: (url: URL) => Promise<unknown>
  /** Happens whenever the server has to wait. */
  readonly whileWaiting?: () => Promise<unknown>
  /** What the server waits for passes at once, for Zendesk too; otherwise it doesn't wait, and no time passes. */
  readonly waitsPass?: boolean
}

export type House = Awaited<ReturnType<typeof aHouse>>

/** The real server in this process without a socket, on a real database, beside a simulated Zendesk. */
export const aHouse = async (database: Database, options: HouseOptions = {}) => {
  let skipped = 0
  const now = () => Date.now() + skipped
  const subdomain = options.subdomain ?? `house-${randomBytes(4).toString('hex')}`
  const deliver: typeof globalThis.fetch = async (input, init) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: new URL(input instanceof Request ? input.url : input).pathname,
      headers: Object.fromEntries(new Headers(init?.headers)),
      payload: typeof init?.body === 'string' ? init.body : '',
    })
    return new Response(answer.body, { status: answer.statusCode, headers: { 'retry-after': '' } })
  }
  const simulator = createSimulator({ subdomain, appUrl: publicUrl, now, fetch: deliver })
  simulator.seed()
  const accounts = [simulator, ...(options.neighbours ?? [])]
  const written: string[] = []
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    publicUrl,
    database: { dataDir: 'unused' },
    masterKey: new Uint8Array(randomBytes(32)),
    zendesk: {
      appId: 501,
      appPublicKey: simulator.appPublicKey(),
      clientId: simulator.oauthClient.identifier,
      clientSecret: simulator.oauthClient.secret,
      origin: 'https://{subdomain}.zendesk.com',
    },
    zafSdkUrl: 'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js',
    logLevel: 'trace',
    leaseSeconds: 10,
    privateSinks: false,
    metricsToken,
    trustedProxies: [],
    ...options.config,
  }
  const server = await compose(config, {
    database,
    clock: () => new Date(now()).toISOString(),
    sleep: async (ms) => {
      await options.whileWaiting?.()
      if (options.waitsPass === true) skipped += ms
    },
    log: createLog('trace', { write: (line) => void written.push(line) }),
    appFolder: await builtApp(),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    fetch: async (url, init) => {
      await options.delay?.(url)
      const account = accounts.find(({ origin }) => origin === url.origin)
      if (account === undefined) throw new TypeError('fetch failed')
      return account.fetch(url, init)
    },
  })
  const { app } = server

  const userNamed = (name: string): number => {
    const user = [...simulator.state.users.values()].find((one) => one.name === name)
    if (user === undefined) throw new Error(`no user called ${name}`)
    return user.id
  }
  const ticketCalled = (subject: string): number => {
    const ticket = [...simulator.state.tickets.values()].find((one) => one.subject === subject)
    if (ticket === undefined) throw new Error(`no ticket called ${subject}`)
    return ticket.id
  }

  const load = (token: string, location = 'ticket_sidebar', headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/app/${location}?origin=${encodeURIComponent(simulator.origin)}&app_guid=g-1`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams({ token }).toString(),
    })

  return {
    ...server,
    config,
    simulator,
    subdomain,
    userNamed,
    ticketCalled,
    load,
    /** Lets time pass for the server and for Zendesk. */
    skip: (seconds: number) => void (skipped += seconds * 1000),
    logs: () => written.join(''),
    open: async (name: string) => {
      const answer = await load(simulator.signPage({ user_id: userNamed(name), location: 'ticket_sidebar' }))
      return sessionIn(answer)
    },
    call: (method: 'GET' | 'POST', url: string, session?: Pick<Session, 'token'>, payload?: object) =>
      app.inject({
        method,
        url,
        headers: session === undefined ? {} : { authorization: `Bearer ${session.token}` },
        ...(payload === undefined ? {} : { payload }),
      }),
    metric: async (line: string) => {
      const headers = { authorization: `Bearer ${metricsToken}` }
      const { body } = await app.inject({ method: 'GET', url: '/metrics', headers })
      const found = body.split('\n').find((one) => one.startsWith(`${line} `))
      return found === undefined ? 0 : Number(found.slice(line.length + 1))
    },
  }
}

export const sessionIn = ({ body, statusCode }: LightMyRequestResponse): Session => {
  const data = /<script type="application\/json" id="custos-session">([^<]*)<\/script>/.exec(body)?.[1]
  if (data === undefined) throw new Error(`the page answered ${statusCode} and holds no session`)
  return JSON.parse(data) as Session
}

const cookieOf = (header: string | string[] | undefined): string => {
  const [pair] = (Array.isArray(header) ? header[0] : header)?.split('; ') ?? []
  return pair ?? ''
}

/** What a person's browser brings back from Zendesk's consent page: the callback's address, and the cookie. */
export const consent = async (house: House, name: string, decision: 'allow' | 'deny' = 'allow') => {
  const { simulator } = house
  const began = await house.app.inject({ method: 'GET', url: `/connect?subdomain=${house.subdomain}` })
  const wish = new URL(String(began.headers.location)).searchParams
  const login = await simulator.fetch(`${simulator.origin}/access/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: house.userNamed(name) }),
  })
  const answer = await simulator.fetch(`${simulator.origin}/oauth/authorizations`, {
    method: 'POST',
    headers: { origin: simulator.origin, cookie: cookieOf(login.headers.getSetCookie()) },
    body: new URLSearchParams({ ...Object.fromEntries(wish), decision }),
    redirect: 'manual',
  })
  const back = new URL(answer.headers.get('location') ?? '')
  return { url: back.pathname + back.search, cookie: cookieOf(began.headers['set-cookie']) }
}

export const comeBack = (house: House, { url, cookie }: { readonly url: string; readonly cookie?: string }) =>
  house.app.inject({ method: 'GET', url, headers: cookie === undefined ? {} : { cookie } })

/** Everything that an admin does once. */
export const connected = async (house: House, name = 'Claire Fontaine'): Promise<House> => {
  const answer = await comeBack(house, await consent(house, name))
  if (answer.statusCode !== 200) throw new Error(`the connection was not made: ${answer.statusCode}`)
  return house
}
