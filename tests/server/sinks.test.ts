import { createHmac } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { isPublic, resolve } from '../../server/sinks/address.ts'
import { addressesOf, inHosts } from '../../server/sinks/names.ts'
import { newSecret, signatureHeaders } from '../../server/sinks/signature.ts'
import { sendSyslog } from '../../server/sinks/syslog.ts'
import { postWebhook } from '../../server/sinks/webhook.ts'
import { aReceiver, aSyslogReceiver, host, netTo, type Say } from '../support/receiver.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const receiver = async (say?: Say) => {
  const made = await aReceiver(say)
  closing.push(made.close)
  return made
}

const soon = () => AbortSignal.timeout(5000)

describe('an address', () => {
  it.each(['8.8.8.8', '93.184.215.14', '172.32.0.1', '2606:4700::1111', '2a00:1450:4007::1'])('%s is public', (one) =>
    expect(isPublic(one)).toBe(true),
  )

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '198.18.0.1',
    '203.0.113.7',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2001:db8::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%j is not', (one) => expect(isPublic(one)).toBe(false))

  it.each([
    ['2130706433', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['[::ffff:7f00:1]', '::ffff:7f00:1'],
  ])('written %s is seen for what it is', async (written) => {
    const { hostname } = new URL(`https://${written}/`)
    expect(await resolve(hostname, { allowsPrivate: false }, soon())).toEqual({ ok: false, why: 'address-refused' })
  })

  it('of a name is refused when one of several is an inner one', async () => {
    const several = { allowsPrivate: false, resolve: () => Promise.resolve(['93.184.215.14', '10.0.0.1']) }
    expect(await resolve('two.example.org', several, soon())).toEqual({ ok: false, why: 'address-refused' })
    const none = { allowsPrivate: false, resolve: () => Promise.reject(new Error('ENOTFOUND')) }
    expect(await resolve('none.example.org', none, soon())).toEqual({ ok: false, why: 'unknown-name' })
  })

  it('of a name that nobody answers for is waited for no longer than the message itself', async () => {
    const asked: AbortSignal[] = []
    const never = (_: string, signal: AbortSignal) => {
      asked.push(signal)
      return new Promise<readonly string[]>(() => undefined)
    }
    const net = { allowsPrivate: true, resolve: never, timeoutMs: 50 }
    const slow = { ok: false, why: 'slow' }
    expect(await postWebhook({ url: 'https://slow.example.org/', headers: {}, body: '{}' }, net, 0)).toEqual(slow)
    expect(await sendSyslog({ host: 'slow.example.org', port: 6514, frame: '1 x' }, net)).toEqual(slow)
    expect(asked.map(({ aborted }) => aborted)).toEqual([true, true])
  })

  it('is asked of the name servers in a way that can be ended', async () => {
    const silent = createSocket('udp4')
    silent.bind(0, '127.0.0.1')
    await once(silent, 'listening')
    closing.push(() => silent.close())
    const ask = addressesOf({ inHouse: false, servers: [`127.0.0.1:${String(silent.address().port)}`] })
    const ended = ask('silent.example.org', AbortSignal.timeout(50))
    await expect(ended).rejects.toMatchObject({ code: 'ECANCELLED' })
  })

  it('of this very machine is known without a server, and is an inner one', async () => {
    for (const name of ['localhost', 'LOCALHOST', 'localhost.'])
      expect(await resolve(name, { allowsPrivate: false }, soon())).toEqual({ ok: false, why: 'address-refused' })
    expect(await resolve('localhost', { allowsPrivate: true }, soon())).toMatchObject({ ok: true })
  })

  it('is read from the file of names as the system reads it', () => {
    const lines = '# own\n127.0.0.1 localhost\n10.1.2.3\tsiem.house siem # siem2\n\nfd00::7 SIEM\n'
    expect(inHosts(lines, 'siem')).toEqual(['10.1.2.3', 'fd00::7'])
    expect(inHosts(lines, 'siem2')).toEqual([])
    expect(inHosts(lines, '10.1.2.3')).toEqual([])
  })

  it('is looked up for each connection: a name that turns inward is refused then', async () => {
    const { url, cert, received } = await receiver()
    const answers = [['93.184.215.14'], ['127.0.0.1']]
    const net = netTo(cert, { allowsPrivate: false, resolve: () => Promise.resolve(answers.shift() ?? []) })
    expect(await resolve(host, net, soon())).toEqual({ ok: true, address: '93.184.215.14' })
    expect(await postWebhook({ url, headers: {}, body: '{}' }, net, 0)).toEqual({ ok: false, why: 'address-refused' })
    expect(received).toEqual([])
  })
})

describe('a signature', () => {
  it('is that of Standard Webhooks', () => {
    const secret = newSecret()
    const headers = signatureHeaders(secret, { id: 'm1', timestamp: 1_795_600_800, body: '{"a":1}' })
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    expect(key).toHaveLength(32)
    expect(headers).toEqual({
      'webhook-id': 'm1',
      'webhook-timestamp': '1795600800',
      'webhook-signature': `v1,${createHmac('sha256', key).update('m1.1795600800.{"a":1}').digest('base64')}`,
    })
    expect(newSecret()).not.toBe(secret)
  })

  it('is the one that the standard gives as an example', () => {
    const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' }
    expect(signatureHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', signed)['webhook-signature']).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    )
  })
})

describe('a webhook', () => {
  const post = async (say: Say | undefined, more: Parameters<typeof netTo>[1] = {}) => {
    const { url, cert, received } = await receiver(say)
    const body = JSON.stringify({ a: 'é' })
    const sent = await postWebhook({ url, headers: { 'webhook-id': 'm1' }, body }, netTo(cert, more), 0)
    return { sent, received }
  }

  it('gets the body over TLS, by the name it is called by', async () => {
    const { sent, received } = await post(undefined)
    expect(sent).toEqual({ ok: true, status: 204 })
    expect(received).toMatchObject([{ path: '/hook?key=made-up-key', body: '{"a":"é"}' }])
    expect(received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '10',
      'webhook-id': 'm1',
    })
    expect(received[0]?.headers.host).toMatch(/^sink\.example\.org:\d+$/)
  })

  it.each([
    [500, {}, { why: 'failing' }],
    [503, { 'retry-after': '7' }, { why: 'failing', retryAfter: 7 }],
    [429, { 'retry-after': '30' }, { why: 'busy', retryAfter: 30 }],
    [429, { 'retry-after': '9999999' }, { why: 'busy', retryAfter: 86_400 }],
    [429, { 'retry-after': 'soon' }, { why: 'busy' }],
    [302, { location: 'https://10.0.0.1/' }, { why: 'redirected' }],
    [307, { location: '/elsewhere' }, { why: 'redirected' }],
    [401, {}, { why: 'refused' }],
    [404, {}, { why: 'refused' }],
    [410, {}, { why: 'gone' }],
    [413, {}, { why: 'unwelcome' }],
  ])('that says %s is understood', async (status, headers, expected) => {
    const { sent, received } = await post((_, answer) => void answer.writeHead(status, headers).end('x'.repeat(1000)))
    expect(sent).toEqual({ ok: false, status, ...expected })
    expect(received).toHaveLength(1)
  })

  it('that hangs is left', async () =>
    expect((await post(() => undefined, { timeoutMs: 200 })).sent).toEqual({ ok: false, why: 'slow' }))

  it('that hangs up is one that broke off', async () =>
    expect((await post((_, answer) => void answer.destroy())).sent).toEqual({ ok: false, why: 'broken-off' }))

  it('whose answer never ends is not read to its end', async () =>
    expect((await post((_, answer) => void answer.writeHead(200).write('x'))).sent).toEqual({ ok: true, status: 200 }))

  it('whose certificate nobody knows, or is another’s, is told nothing', async () => {
    const { url, cert, received } = await receiver()
    const stranger = await receiver()
    const body = { headers: {}, body: '{}' }
    const sent = [
      await postWebhook({ url, ...body }, { allowsPrivate: true, resolve: () => Promise.resolve(['127.0.0.1']) }, 0),
      await postWebhook({ url, ...body }, netTo(stranger.cert), 0),
      await postWebhook({ url: url.replace(host, 'other.example.org'), ...body }, netTo(cert), 0),
    ]
    expect(sent).toEqual(sent.map(() => ({ ok: false, why: 'certificate' })))
    expect(received).toEqual([])
  })

  it('where nobody listens is not reached', async () => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const at = server.address()
    server.close()
    const port = typeof at === 'object' && at !== null ? at.port : 0
    const url = `https://${host}:${String(port)}/`
    expect(await postWebhook({ url, headers: {}, body: '{}' }, netTo(''), 0)).toEqual({ ok: false, why: 'unreachable' })
  })
})

describe('syslog', () => {
  it('gets a frame over TLS', async () => {
    const { port, cert, frames, close } = await aSyslogReceiver()
    closing.push(close)
    expect(await sendSyslog({ host, port, frame: '5 hello' }, netTo(cert))).toEqual({ ok: true })
    expect(frames).toEqual(['5 hello'])
  })

  it('goes to nobody whose certificate is not known, and to no inner address', async () => {
    const { port, cert, frames, close } = await aSyslogReceiver()
    closing.push(close)
    const stranger = await receiver()
    expect(await sendSyslog({ host, port, frame: '1 x' }, netTo(stranger.cert))).toEqual({
      ok: false,
      why: 'certificate',
    })
    expect(await sendSyslog({ host: '127.0.0.1', port, frame: '1 x' }, netTo(cert, { allowsPrivate: false }))).toEqual({
      ok: false,
      why: 'address-refused',
    })
    expect(frames).toEqual([])
  })
})
