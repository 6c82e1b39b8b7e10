import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()

const complete = {
  CUSTOS_PUBLIC_URL: 'https://custos.example',
  CUSTOS_MASTER_KEY: randomBytes(32).toString('base64'),
  ZENDESK_APP_ID: '501',
  ZENDESK_APP_PUBLIC_KEY: pem,
  ZENDESK_CLIENT_ID: 'zdg-made-up',
  ZENDESK_CLIENT_SECRET: 'a-made-up-secret',
}

type Env = Readonly<Record<string, string | undefined>>

const noFile = (): string => {
  throw Object.assign(new Error('there is no such file'), { code: 'ENOENT' })
}

const read = (change: Env = {}, readFile: (path: string) => string = noFile) =>
  readConfig({ ...complete, ...change }, readFile)

const configOf = (change: Env = {}, readFile?: (path: string) => string) => {
  const answer = read(change, readFile)
  if (!answer.ok) throw new Error(answer.problems.join('\n'))
  return answer.config
}

const problemsOf = (change: Env, readFile?: (path: string) => string): readonly string[] => {
  const answer = read(change, readFile)
  return answer.ok ? [] : answer.problems
}

describe('the configuration', () => {
  it('needs six variables, and is on loopback and on the embedded database unless told otherwise', () => {
    expect(configOf()).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: 'https://custos.example',
      database: { dataDir: '.custos/data' },
      zendesk: { appId: 501, origin: 'https://{subdomain}.zendesk.com' },
      logLevel: 'info',
      leaseSeconds: 30,
      privateSinks: false,
      trustedProxies: [],
    })
    expect(configOf()).not.toHaveProperty('metricsToken')
  })

  it('names all that is missing at once, not one after the other', () => {
    const answer = readConfig({}, noFile)
    const named = answer.ok ? [] : answer.problems.map((problem) => problem.split(':')[0])
    expect(named.sort()).toEqual(Object.keys(complete).sort())
  })

  it.each(Object.keys(complete))('takes an empty %s for one that is not set', (name) => {
    expect(problemsOf({ [name]: '  ' })).toEqual([expect.stringMatching(new RegExp(`^${name}: is not set`))])
  })

  it.each([
    ['CUSTOS_PUBLIC_URL', 'http://custos.example'],
    ['CUSTOS_PUBLIC_URL', 'https://custos.example/below'],
    ['CUSTOS_PUBLIC_URL', 'https://who@custos.example'],
    ['CUSTOS_PUBLIC_URL', 'custos'],
    ['CUSTOS_MASTER_KEY', randomBytes(16).toString('base64')],
    ['CUSTOS_MASTER_KEY', randomBytes(32).toString('hex')],
    ['ZENDESK_APP_ID', '0'],
    ['ZENDESK_APP_ID', '12a'],
    ['ZENDESK_APP_PUBLIC_KEY', 'not-a-key'],
    ['ZENDESK_APP_PUBLIC_KEY', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    [
      'ZENDESK_APP_PUBLIC_KEY',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ],
    ['ZENDESK_ORIGIN', 'http://{subdomain}.evil.example'],
    ['ZAF_SDK_URL', 'http://cdn.example/sdk.js'],
    ['ZAF_SDK_URL', 'https://cdn.example/sdk.js; script-src *'],
    ['DATABASE_URL', 'mysql://someone:made-up-word@db.example/custos'],
    ['LOG_LEVEL', 'loud'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['CUSTOS_LEASE_SECONDS', '0'],
    ['CUSTOS_PRIVATE_SINKS', 'yes'],
  ])('refuses a wrong %s (%#), names it, and never repeats it', (name, value) => {
    const problems = problemsOf({ [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name}: `))
    if (value.length > 3) expect(problems[0]).not.toContain(value)
  })

  it('lets http through on this machine only', () => {
    for (const publicUrl of ['http://127.0.0.1:4011', 'http://localhost:4011', 'http://[::1]:4011'])
      expect(configOf({ CUSTOS_PUBLIC_URL: publicUrl }).publicUrl).toBe(publicUrl)
  })

  it('takes a key whose lines were folded into one, as some dashboards do', () => {
    const folded = pem.trim().replaceAll('\n', String.raw`\n`)
    expect(configOf({ ZENDESK_APP_PUBLIC_KEY: folded }).zendesk.appPublicKey.trim()).toBe(pem.trim())
  })

  it('splits the proxies it may believe', () => {
    const proxies = '10.0.0.1, 10.1.0.0/16,'
    expect(configOf({ CUSTOS_TRUSTED_PROXIES: proxies }).trustedProxies).toEqual(['10.0.0.1', '10.1.0.0/16'])
  })

  describe('of which a secret stands in a file', () => {
    const inFile = { ZENDESK_CLIENT_SECRET: undefined, ZENDESK_CLIENT_SECRET_FILE: '/run/secrets/client' }

    it('reads it there, without the line end that editors add', () => {
      const opened: string[] = []
      const config = configOf(inFile, (path) => {
        opened.push(path)
        return 'from-the-file\n'
      })
      expect(config.zendesk.clientSecret).toBe('from-the-file')
      expect(opened).toEqual(['/run/secrets/client'])
    })

    it('says that the file can’t be read, and why', () =>
      expect(problemsOf(inFile)).toEqual(["ZENDESK_CLIENT_SECRET_FILE: names a file that can't be read (ENOENT)"]))

    it('says that the file is empty', () =>
      expect(problemsOf(inFile, () => '\n')).toEqual([expect.stringMatching(/^ZENDESK_CLIENT_SECRET: is not set/)]))

    it('takes no sides when it is set twice', () =>
      expect(problemsOf({ ZENDESK_CLIENT_SECRET_FILE: '/run/secrets/client' })).toEqual([
        'ZENDESK_CLIENT_SECRET: is set twice; leave out either it or ZENDESK_CLIENT_SECRET_FILE',
      ]))
  })
})
