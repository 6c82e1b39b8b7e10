import { HttpResponse, http, type HttpHandler } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { zendeskFor, type ZendeskClient } from '../../../server/zendesk/client.ts'
import { ZendeskError } from '../../../server/zendesk/error.ts'
import { rateBucket } from '../../../server/zendesk/rate-bucket.ts'
import { accessTokens } from '../../../server/zendesk/tokens.ts'
import type { RequestCount, TransportOptions } from '../../../server/zendesk/transport.ts'
import { storeInMemory, type StoreInMemory } from './stored-tokens.ts'
import { timeline, type Timeline } from './timeline.ts'

export const origin = 'https://maison-lumiere.zendesk.com'
export const client = { id: 'zdg-custos', secret: 'made-up-client-secret' }

/** An account at the network's edge. Whatever it does not know how to answer fails the test. */
export const account = () => {
  const server = setupServer()
  const asked: Request[] = []
  beforeAll(() => {
    server.events.on('request:start', ({ request }) => {
      asked.push(request.clone())
    })
    server.listen({ onUnhandledFrame: 'error' })
  })
  afterEach(() => {
    server.resetHandlers()
    asked.length = 0
  })
  afterAll(() => {
    server.close()
  })
  return {
    asked,
    answers: (...handlers: HttpHandler[]) => {
      server.use(...handlers)
    },
    /** Answers a path with each of these in turn, and with the last one from then on. */
    answersInTurn: (method: 'get' | 'put' | 'post' | 'delete', path: string, answers: readonly (() => Response)[]) => {
      let turn = 0
      server.use(http[method](`${origin}${path}`, () => answers[Math.min(turn++, answers.length - 1)]?.()))
    },
  }
}

export interface Connected {
  readonly zendesk: ZendeskClient
  readonly time: Timeline
  readonly store: StoreInMemory
  readonly counted: RequestCount[]
}

/** The client of an account that is connected with a token good for an hour. */
export const connected = (options: Partial<TransportOptions> = {}): Connected => {
  const time = timeline()
  const expiresAt = new Date(Date.parse(time.clock()) + 3_600_000).toISOString()
  const store = storeInMemory({ accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt })
  const counted: RequestCount[] = []
  const zendesk = zendeskFor({
    origin,
    tokens: accessTokens({ origin, client, store, ...time }),
    bucket: rateBucket(time),
    onRequest: (count) => {
      counted.push(count)
    },
    ...time,
    ...options,
  })
  return { zendesk, time, store, counted }
}

export const failureOf = async (call: Promise<unknown>): Promise<ZendeskError> => {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof ZendeskError) return error
  throw new Error('expected the call to fail as Zendesk does', { cause: error })
}

export const json = (
  status: number,
  body: Parameters<typeof HttpResponse.json>[0],
  headers: Record<string, string> = {},
) => HttpResponse.json(body, { status, headers })

export const aTicket = (changes: Record<string, unknown> = {}) => ({
  id: 35436,
  subject: 'Made-up subject',
  status: 'open',
  tags: ['vip'],
  created_at: '2026-11-20T09:00:00Z',
  updated_at: '2026-11-24T07:59:00Z',
  group_id: 11,
  assignee_id: 21,
  requester_id: 31,
  submitter_id: 31,
  organization_id: null,
  brand_id: 41,
  collaborator_ids: [51],
  follower_ids: [],
  via: { channel: 'email', source: { from: { address: 'someone@example.com' }, to: {}, rel: null } },
  ...changes,
})

export const aComment = (id: number, changes: Record<string, unknown> = {}) => ({
  id,
  type: 'Comment',
  author_id: 31,
  body: `comment ${id}`,
  html_body: `<div class="zd-comment">comment ${id}</div>`,
  plain_body: `comment ${id}`,
  public: true,
  attachments: [],
  created_at: '2026-11-24T07:00:00Z',
  via: { channel: 'web', source: { from: {}, to: {}, rel: null } },
  ...changes,
})
