import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { getResponse, type HttpHandler } from 'msw'

const requestOf = (origin: string, incoming: IncomingMessage, stop: AbortSignal): Request => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  }
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(new URL(incoming.url ?? '/', origin), {
    method,
    headers,
    signal: stop,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' as const } : {}),
  })
}

const send = async (response: Response, outgoing: ServerResponse): Promise<void> => {
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}

const answer = async (handlers: HttpHandler[], origin: string, incoming: IncomingMessage, outgoing: ServerResponse) => {
  const gone = new AbortController()
  outgoing.on('close', () => gone.abort())
  const response = await getResponse(handlers, requestOf(origin, incoming, gone.signal))
  // A cut connection is one: no status, no end, the socket is gone.
  if (response === undefined || response.type === 'error') incoming.socket.destroy()
  else await send(response, outgoing)
}

export interface Listening {
  readonly origin: string
  readonly close: () => Promise<void>
}

/**
 * Serves msw's handlers over HTTP. They are made when the port is known, since an account writes its own address into
 * every record.
 */
export const listen = async (
  handlersAt: (origin: string) => HttpHandler[],
  { port = 0, host = '127.0.0.1', problem }: ListenOptions,
): Promise<Listening> => {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The simulator listens on no port')
  const origin = `http://${host}:${address.port}`
  const handlers = handlersAt(origin)
  server.on('request', (incoming, outgoing) => {
    answer(handlers, origin, incoming, outgoing).catch((error: unknown) => {
      problem(error)
      outgoing.statusCode = 500
      outgoing.end()
    })
  })
  return {
    origin,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}

interface ListenOptions {
  readonly port?: number
  readonly host?: string
  readonly problem: (error: unknown) => void
}
