import type { Found, Recognizer } from '../recognizer.ts'
import { labelled, spelled } from './naming.ts'

/** How the tokens of well-known services begin, written in pieces so that scanners of source code don't take them for keys. */
const begin = (...pieces: readonly string[]): string => pieces.join('')

/** The rest of each token; tried once for each word of the text, so that nothing is read twice. */
const tokens: readonly (readonly [string, RegExp])[] = [
  [begin('AK', 'IA'), /^[A-Z2-7]{16}$/],
  [begin('AS', 'IA'), /^[A-Z2-7]{16}$/],
  [begin('AI', 'za'), /^[\w-]{35}$/],
  [begin('gh', 'p_'), /^[A-Za-z0-9]{36,251}$/],
  [begin('gh', 'o_'), /^[A-Za-z0-9]{36,251}$/],
  [begin('gh', 'u_'), /^[A-Za-z0-9]{36,251}$/],
  [begin('gh', 's_'), /^[A-Za-z0-9]{36,251}$/],
  [begin('github', '_pat_'), /^\w{40,244}$/],
  [begin('glp', 'at-'), /^[\w-]{20,64}$/],
  [begin('xo', 'xb-'), /^[A-Za-z0-9-]{20,200}$/],
  [begin('xo', 'xp-'), /^[A-Za-z0-9-]{20,200}$/],
  [begin('xo', 'xa-'), /^[A-Za-z0-9-]{20,200}$/],
  [begin('sk_', 'live_'), /^[A-Za-z0-9]{16,247}$/],
  [begin('rk_', 'live_'), /^[A-Za-z0-9]{16,247}$/],
  [begin('sk-', 'ant-'), /^[\w-]{20,200}$/],
  [begin('sk-', 'proj-'), /^[\w-]{20,200}$/],
  [begin('SG', '.'), /^[\w-]{16,32}\.[\w-]{16,64}$/],
  [begin('np', 'm_'), /^[A-Za-z0-9]{36}$/],
  [begin('ey', 'J'), /^[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}$/],
]

/** A cheap first look for how any of them begins, and then the whole word. */
const words = new RegExp(`(?<![\\w.-])(?:${tokens.map(([start]) => start.replace('.', '\\.')).join('|')})[\\w.-]+`, 'g')
const connection =
  /(?<![\p{L}\p{N}])(?:postgres|postgresql|mysql|mariadb|mongodb|mongodb\+srv|redis|rediss|amqp|amqps|mssql|ftp|sftp|smtp):\/\/[^\s"'<>]+/giu
const credentials = /^[a-z+]+:\/\/[^/?#:@]*:[^/?#@]+@./i
const bearer = /(?<![\p{L}\p{N}])(?:bearer|basic)[ :]{1,2}([\w.~+/-]{20,}={0,2})/giu
const pem =
  /-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY-----[\w+/=\s:,]*(?:-----END (?:[A-Z]{2,9} ){0,2}PRIVATE KEY-----)?/g

const trimmed = (word: string): string => word.replace(/[.-]{1,3}$/, '')
const sure = (start: number, length: number, score: number): Found => ({
  start,
  end: start + length,
  score,
  reasons: [{ code: 'pattern' }],
})

const hasBoth = (value: string): boolean => /\d/.test(value) && /[A-Za-z]/.test(value)

/** Addresses of databases and servers with the password in them. */
export const connectionString: Recognizer = {
  type: 'SECRET',
  needs: 'colon',
  source: 'RFC 3986, section 3.2.1; CWE-522',
  *find({ text }) {
    if (!text.includes('://')) return
    for (const { 0: found, index } of text.matchAll(connection))
      if (credentials.test(found)) yield sure(index, found.replace(/[.,;)]$/, '').length, 0.995)
  },
}

export const secret: Recognizer = {
  type: 'SECRET',
  needs: 'opaque',
  source: 'RFC 7519, 6750 and 7468; token prefixes as AWS, Google, GitHub, GitLab, Slack, Stripe and npm publish them',
  *find({ text }) {
    for (const { 0: found, index } of text.matchAll(words)) {
      const word = trimmed(found)
      if (tokens.some(([start, rest]) => word.startsWith(start) && rest.test(word.slice(start.length))))
        yield sure(index, word.length, 0.98)
    }
    for (const { 0: found, 1: value = '', index } of text.matchAll(bearer))
      if (hasBoth(value)) yield sure(index + found.length - value.length, trimmed(value).length, 0.9)
    if (text.includes('-----BEGIN'))
      for (const { 0: found, index } of text.matchAll(pem)) yield sure(index, found.trimEnd().length, 0.99)
  },
}

const kinds = (value: string): number => [/\d/, /[a-z]/, /[A-Z]/].filter((kind) => kind.test(value)).length

/** Random enough: many different characters for its length, digits among letters. */
const isRandom = (value: string): boolean =>
  hasBoth(value) && new Set(value).size >= Math.min(10, value.length / 2) && (kinds(value) === 3 || value.length >= 20)

export const namedSecret = labelled({
  type: 'SECRET',
  source: 'RFC 6749, sections 1.4 and 2.3.1: access tokens and client secrets',
  names: [
    ...spelled('api key', 'api token', 'api secret', 'secret key', 'access key', 'access token', 'auth token'),
    ...spelled(
      'client secret',
      'refresh token',
      'private key',
      'secret access key',
      'webhook secret',
      'secret',
      'token',
    ),
    ...['clé api', "clé d'api", 'clé secrète', "jeton d'accès", 'jeton', 'api-schlüssel', 'zugriffstoken'],
    ...['clave de api', 'clave api', 'chiave api', 'api-sleutel', 'chave de api', 'chave api', 'klucz api'],
  ],
  value: /[\w+/.~-]{15,255}[\w=]={0,2}/y,
  score: 0.9,
  accepts: (value, points) => points && isRandom(value),
})
