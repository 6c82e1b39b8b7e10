import { once } from 'node:events'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { Server } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Net } from '../../server/sinks/address.ts'
import { aCertificate } from './certificate.ts'

export const host = 'sink.example.org'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What a receiver says to a message; nothing said is an answer that never comes. */
export type Say = (received: Received, answer: ServerResponse) => void

export const accept: Say = (_, answer) => void answer.writeHead(204).end()

const listening = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  return at.port
}

/** How the tests' receivers are reached: by a name that no resolver knows, on this machine. */
export const netTo = (ca: string, more: Partial<Net> = {}): Net => ({
  ...{ allowsPrivate: true, ca, timeoutMs: 5000 },
  resolve: () => Promise.resolve(['127.0.0.1']),
  ...more,
})

/** A webhook's receiver over TLS with a certificate of its own. */
export const aReceiver = async (say: Say = accept) => {
  const { key, cert } = aCertificate(host)
  const received: Received[] = []
  const now = { say }
  const server = createServer({ key, cert }, (request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() }
      received.push(one)
      now.say(one, answer)
    })
  })
  const port = await listening(server)
  return {
    url: `https://${host}:${String(port)}/hook?key=made-up-key`,
    cert,
    received,
    answer: (next: Say) => void (now.say = next),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A receiver of syslog over TLS. */
export const aSyslogReceiver = async () => {
  const { key, cert } = aCertificate(host)
  const frames: string[] = []
  const server = createTlsServer({ key, cert }, (socket) => {
    let written = ''
    socket.on('data', (part: Buffer) => (written += part.toString()))
    socket.on('end', () => {
      frames.push(written)
      socket.end()
    })
    socket.on('error', () => undefined)
  })
  const port = await listening(server)
  return { port, cert, frames, close: () => void server.close() }
}
