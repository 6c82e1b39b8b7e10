import zendesk from 'node-zendesk'
import type { Answer, Method } from './wire.ts'
import type { Transport } from './transport.ts'

export type Library = ReturnType<typeof zendesk.createClient>

interface Sent {
  readonly method: Method
  readonly body?: string
}

/**
 * node-zendesk over our own transport. With its own one, a 429 or a 502 resolves as if it were an answer, a list ends
 * silently at the first error, nothing times out, and a broken body is quoted in the error. So it only builds paths and
 * bodies here and unwraps answers: the token, the waiting and every refusal are the transport's, and lists are ours.
 */
export const libraryOver = (transport: Transport, origin: string): Library =>
  zendesk.createClient({
    endpointUri: `${origin}/api/v2`,
    oauth: true,
    // It refuses to start without one. The transport makes the headers anew and never sends this.
    token: 'set-by-the-transport',
    throwOriginalException: true,
    transportConfig: {
      transportFn: (uri: string, { method, body }: Sent): Promise<Answer> =>
        transport({ method, path: uri, ...(body === undefined ? {} : { body: JSON.parse(body) as unknown }) }),
      responseAdapter: ({ status, body }: Answer) => ({
        status,
        statusText: status === 204 ? 'No Content' : 'OK',
        // A Retry-After on a success would make it answer with an Error object: it is shown this one header only.
        headers: { get: (name: string) => (name === 'content-type' ? 'application/json' : null) },
        json: () => Promise.resolve(body ?? {}),
      }),
    },
  })
