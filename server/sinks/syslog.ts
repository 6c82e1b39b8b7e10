import { once } from 'node:events'
import { isIP } from 'node:net'
import { connect } from 'node:tls'
import { resolve, type Net } from './address.ts'
import { failureOf, usualTimeoutMs, type Sent } from './outcome.ts'

/**
 * Writes one frame over TLS and closes. Syslog answers nothing: what is known is that the other side, whose certificate
 * was checked, took the bytes and the end of the connection.
 */
export const sendSyslog = async (
  { host, port, frame }: { readonly host: string; readonly port: number; readonly frame: string },
  net: Net,
): Promise<Sent> => {
  const signal = AbortSignal.timeout(net.timeoutMs ?? usualTimeoutMs)
  const found = await resolve(host, net, signal)
  if (!found.ok) return found
  const socket = connect({
    ...{ host: found.address, port },
    ...(isIP(host) > 0 ? {} : { servername: host }),
    ...(net.ca === undefined ? {} : { ca: net.ca }),
  })
  try {
    await once(socket, 'secureConnect', { signal })
    const closed = once(socket, 'close', { signal })
    socket.resume()
    socket.end(frame)
    await closed
    return { ok: true }
  } catch (error) {
    return { ok: false, why: failureOf(error) }
  } finally {
    socket.destroy()
  }
}
