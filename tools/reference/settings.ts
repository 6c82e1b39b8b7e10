import { readConfig } from '../../server/config.ts'

/** Settings that have a value of their own where none is given; the others' words come from the server itself. */
const optional: Readonly<Record<string, string>> = {
  PORT: 'Port to listen on. Default 8080.',
  HOST: 'Address to listen on. Default 127.0.0.1: put a proxy with TLS in front.',
  DATABASE_URL: 'PostgreSQL, `postgres://…`. Without it the embedded database is used.',
  CUSTOS_DATA_DIR: 'Folder of the embedded database. Default `.custos/data`. One process at a time.',
  ZENDESK_ORIGIN: 'Only for a Zendesk that is not Zendesk: the simulator.',
  ZAF_SDK_URL: 'Where the page loads Zendesk’s apps framework. Default: Zendesk’s own address.',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent. Default info.',
  CUSTOS_LEASE_SECONDS:
    'For how long a process may hold a redaction before another settles it. Default 30; shorter is for tests.',
  CUSTOS_PRIVATE_SINKS:
    'on: cases may be sent to loopback, private and other inner addresses. Default off; for tests, the demo, or a receiver in your own house.',
  CUSTOS_METRICS_TOKEN: 'Bearer token for /metrics. Without it whoever reaches the port may read them.',
  CUSTOS_TRUSTED_PROXIES: 'Addresses or ranges of proxies whose X-Forwarded-For is believed, separated by commas.',
}

/** Every name that the server asks its environment for. */
const asked = (): readonly string[] => {
  const names = new Set<string>()
  const environment = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get: (_, name) => {
        names.add(String(name))
        return undefined
      },
    },
  )
  readConfig(environment)
  return [...names].filter((name) => !name.endsWith('_FILE')).sort()
}

const required = (): ReadonlyMap<string, string> => {
  const read = readConfig({})
  if (read.ok) throw new Error('a server without settings starts')
  return new Map(
    read.problems.map((problem) => {
      const [name = '', why = ''] = problem.split(/: (.*)/s)
      return [name, why.replace(/^is not set; it is /, 'Required: ')]
    }),
  )
}

/** A line a setting; throws where one has no words. */
export const settings = (): readonly (readonly [string, string])[] => {
  const needed = required()
  const names = asked()
  const unread = Object.keys(optional).filter((name) => !names.includes(name))
  if (unread.length > 0) throw new Error(`${unread.join(', ')}: described, and read by nobody`)
  return names.map((name) => {
    const words = needed.get(name) ?? optional[name]
    if (words === undefined) throw new Error(`${name} is read by the server and described nowhere`)
    return [name, words]
  })
}
