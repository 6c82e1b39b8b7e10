import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP } from 'node:net'
import { resolve, type Net } from './address.ts'
import { failureOf, usualTimeoutMs, type Sent } from './outcome.ts'

export interface Post {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Messages that no other try would make welcome. */
const unwelcome = new Set([400, 405, 411, 413, 414, 415, 422])

/** Seconds, where the header gives them or a date; never more than a day. */
const retryAfterOf = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, Math.ceil(seconds)), 86_400)
}

const verdictOf = ({ statusCode: status = 0, headers }: IncomingMessage, now: number): Sent => {
  if (status >= 200 && status < 300) return { ok: true, status }
  const retryAfter = retryAfterOf(headers['retry-after'], now)
  const more = { status, ...(retryAfter === undefined ? {} : { retryAfter }) }
  if (status >= 300 && status < 400) return { ok: false, why: 'redirected', ...more }
  if (status === 410) return { ok: false, why: 'gone', ...more }
  if (unwelcome.has(status)) return { ok: false, why: 'unwelcome', ...more }
  if (status === 429) return { ok: false, why: 'busy', ...more }
  return { ok: false, why: status >= 500 ? 'failing' : 'refused', ...more }
}

/** One POST over TLS to the address that was looked at; redirects are not followed and no answer's body is read. */
const send = ({ url, headers, body }: Post, address: string, net: Net, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((done, fail) => {
    const { hostname, port, pathname, search, host } = new URL(url)
    const name = hostname.replace(/^\[(.*)\]$/, '$1')
    const sending = request({
      ...{ host: address, port: port === '' ? 443 : Number(port), path: pathname + search, method: 'POST' },
      headers: {
        ...headers,
        host,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'custos/1',
      },
      // The certificate is the name's, whatever the address; an address alone has no name to show.
      ...(isIP(name) > 0 ? {} : { servername: name }),
      ...(net.ca === undefined ? {} : { ca: net.ca }),
      agent: false,
      signal,
    })
    sending.once('response', (answer) => {
      answer.destroy()
      done(answer)
    })
    sending.once('error', fail)
    sending.end(body)
  })

/** Posts a signed body to a webhook, and says how it went. */
export const postWebhook = async (post: Post, net: Net, now: number): Promise<Sent> => {
  // Of the name's servers, the connection and the answer together.
  const signal = AbortSignal.timeout(net.timeoutMs ?? usualTimeoutMs)
  const found = await resolve(new URL(post.url).hostname, net, signal)
  if (!found.ok) return found
  try {
    return verdictOf(await send(post, found.address, net, signal), now)
  } catch (error) {
    return { ok: false, why: failureOf(error) }
  }
}
