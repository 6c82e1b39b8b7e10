import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expandOrigin } from './zendesk/origin.ts'

export interface Config {
  readonly port: number
  readonly host: string
  /** Where browsers and Zendesk reach this server: an origin, without a slash at the end. */
  readonly publicUrl: string
  readonly database: { readonly url: string } | { readonly dataDir: string }
  /** 32 bytes. */
  readonly masterKey: Uint8Array
  readonly zendesk: {
    readonly appId: number
    readonly appPublicKey: string
    readonly clientId: string
    readonly clientSecret: string
    /** A template: `{subdomain}` stands for the account's. */
    readonly origin: string
  }
  readonly zafSdkUrl: string
  readonly logLevel: string
  readonly leaseSeconds: number
  /** Cases may be sent to addresses of one's own house. */
  readonly privateSinks: boolean
  readonly metricsToken?: string
  /** Addresses or ranges of the proxies in front, whose word on a caller's address is taken. */
  readonly trustedProxies: readonly string[]
}

export type ConfigRead =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] }

type Env = Readonly<Record<string, string | undefined>>
type ReadFile = (path: string) => string

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Collects problems: each names its variable and how to mend it, and none repeats a value, since it may be a secret. */
const readerOf = (environment: Env, readFile: ReadFile) => {
  const problems: string[] = []

  const refuse = (name: string, why: string): null => {
    problems.push(`${name}: ${why}`)
    return null
  }

  const optional = (name: string): string | undefined => {
    const value = environment[name]?.trim()
    return value === '' ? undefined : value
  }

  const required = (name: string, what: string): string | null =>
    optional(name) ?? refuse(name, `is not set; it is ${what}`)

  /** A secret may stand in a file that `NAME_FILE` names: files can be kept from other users, an environment hardly. */
  const secret = (name: string): string | null | undefined => {
    const value = optional(name)
    const file = optional(`${name}_FILE`)
    if (value !== undefined && file !== undefined)
      return refuse(name, `is set twice; leave out either it or ${name}_FILE`)
    if (file === undefined) return value
    try {
      return readFile(file).trim()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
      return refuse(`${name}_FILE`, `names a file that can't be read (${code})`)
    }
  }

  const requiredSecret = (name: string, what: string): string | null => {
    const before = problems.length
    const value = secret(name)
    if (value !== null && value !== undefined && value !== '') return value
    return problems.length > before
      ? null
      : refuse(name, `is not set; it is ${what}. It may stand in a file that ${name}_FILE names`)
  }

  const number = (name: string, [least, most]: readonly [number, number], fallback?: number): number | null => {
    const value = optional(name)
    if (value === undefined) return fallback ?? refuse(name, 'is not set; it is a whole number')
    const read = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
    if (read >= least && read <= most) return read
    return refuse(name, `must be a whole number from ${least} to ${most}`)
  }

  return { problems, refuse, optional, required, secret, requiredSecret, number }
}

type Reader = ReturnType<typeof readerOf>

const isSafe = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))

const publicUrlIn = (env: Reader): string | null => {
  const name = 'CUSTOS_PUBLIC_URL'
  const value = env.required(name, 'the https address at which browsers and Zendesk reach this server')
  if (value === null) return null
  const url = URL.parse(value)
  if (url === null || !isSafe(url)) return env.refuse(name, 'must be an https address, or http on this machine')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    return env.refuse(name, 'must be scheme, host and port only, without a path')
  return url.origin
}

const masterKeyIn = (env: Reader): Uint8Array | null => {
  const name = 'CUSTOS_MASTER_KEY'
  const how = 'make one with: openssl rand -base64 32'
  const value = env.requiredSecret(name, `the key that every account's own key is wrapped with; ${how}`)
  if (value === null) return null
  const key = /^[A-Za-z0-9+/]{43}=?$/.test(value) ? Buffer.from(value, 'base64') : undefined
  if (key?.length !== 32) return env.refuse(name, `must be 32 bytes in base64; ${how}`)
  return new Uint8Array(key)
}

const publicKeyIn = (env: Reader): string | null => {
  const name = 'ZENDESK_APP_PUBLIC_KEY'
  const how = 'Zendesk gives it at /api/v2/apps/{app id}/public_key.pem'
  const value = env.requiredSecret(name, `the key that the app's pages are signed with, as PEM; ${how}`)
  if (value === null) return null
  const pem = value.replaceAll(String.raw`\n`, '\n')
  // A private key would pass as well, and must not lie about here.
  const isPublic = pem.startsWith('-----BEGIN PUBLIC KEY-----')
  try {
    const key = isPublic ? createPublicKey(pem) : undefined
    if (key?.asymmetricKeyType === 'rsa') return pem
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
  return env.refuse(name, `must be an RSA public key as PEM, beginning with -----BEGIN PUBLIC KEY-----; ${how}`)
}

const originIn = (env: Reader): string | null => {
  const value = env.optional('ZENDESK_ORIGIN') ?? 'https://{subdomain}.zendesk.com'
  try {
    expandOrigin(value, 'example')
    return value
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return env.refuse(
      'ZENDESK_ORIGIN',
      `${error.message.replace('ZENDESK_ORIGIN ', '')}; leave it out for Zendesk itself`,
    )
  }
}

const sdkIn = (env: Reader): string | null => {
  const value =
    env.optional('ZAF_SDK_URL') ?? 'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js'
  const url = URL.parse(value)
  if (url !== null && isSafe(url) && !/[;,'"\s]/.test(value)) return url.href
  return env.refuse('ZAF_SDK_URL', "must be an https address, or http on this machine; leave it out for Zendesk's own")
}

const databaseIn = (env: Reader): Config['database'] | null => {
  const url = env.secret('DATABASE_URL')
  if (url === null) return null
  if (url === undefined) return { dataDir: env.optional('CUSTOS_DATA_DIR') ?? '.custos/data' }
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return { url }
  return env.refuse('DATABASE_URL', 'must begin with postgres://; leave it out for the embedded database')
}

const levelIn = (env: Reader): string | null => {
  const level = env.optional('LOG_LEVEL') ?? 'info'
  return logLevels.includes(level) ? level : env.refuse('LOG_LEVEL', `must be one of ${logLevels.join(', ')}`)
}

/** Reads the configuration from the environment, or says what is wrong with each variable. */
export const readConfig = (environment: Env, readFile: ReadFile = (path) => readFileSync(path, 'utf8')): ConfigRead => {
  const env = readerOf(environment, readFile)
  const port = env.number('PORT', [0, 65_535], 8080)
  const host = env.optional('HOST') ?? '127.0.0.1'
  const publicUrl = publicUrlIn(env)
  const database = databaseIn(env)
  const masterKey = masterKeyIn(env)
  const appId = env.number('ZENDESK_APP_ID', [1, Number.MAX_SAFE_INTEGER])
  const appPublicKey = publicKeyIn(env)
  const clientId = env.required('ZENDESK_CLIENT_ID', 'the identifier of the OAuth client in Zendesk')
  const clientSecret = env.requiredSecret('ZENDESK_CLIENT_SECRET', "the OAuth client's secret")
  const origin = originIn(env)
  const zafSdkUrl = sdkIn(env)
  const logLevel = levelIn(env)
  // Shorter than a call to Zendesk, another process takes over what is still being done: for tests only.
  const leaseSeconds = env.number('CUSTOS_LEASE_SECONDS', [1, 3600], 30)
  const privateSinks = env.optional('CUSTOS_PRIVATE_SINKS') ?? 'off'
  if (privateSinks !== 'on' && privateSinks !== 'off')
    env.refuse('CUSTOS_PRIVATE_SINKS', 'must be on or off; leave it out to send cases to public addresses only')
  const metricsToken = env.secret('CUSTOS_METRICS_TOKEN')
  const trustedProxies = (env.optional('CUSTOS_TRUSTED_PROXIES') ?? '').split(',').map((one) => one.trim())
  if (
    port === null ||
    publicUrl === null ||
    database === null ||
    masterKey === null ||
    appId === null ||
    appPublicKey === null ||
    clientId === null ||
    clientSecret === null ||
    origin === null ||
    zafSdkUrl === null ||
    logLevel === null ||
    leaseSeconds === null ||
    env.problems.length > 0
  )
    return { ok: false, problems: env.problems }
  return {
    ok: true,
    config: {
      port,
      host,
      publicUrl,
      database,
      masterKey,
      zendesk: { appId, appPublicKey, clientId, clientSecret, origin },
      zafSdkUrl,
      logLevel,
      leaseSeconds,
      privateSinks: privateSinks === 'on',
      ...(metricsToken === undefined || metricsToken === null ? {} : { metricsToken }),
      trustedProxies: trustedProxies.filter((one) => one !== ''),
    },
  }
}
