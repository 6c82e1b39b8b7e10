import { requestsPerMinute } from '../settings.ts'
import { json } from '../wire/answer.ts'
import { textOf } from '../wire/read.ts'
import type { World } from '../world.ts'
import type { Identity } from './identity.ts'

interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly userId: number
  readonly appId: string | null
  readonly isPage: boolean
}

interface Limit {
  readonly name: string
  readonly seconds: number
  readonly total: (world: World) => number
  /** What is counted together; nothing when the limit doesn't concern the request. */
  readonly key: (asked: Asked, world: World) => string | undefined
}

const on = (method: string, pattern: RegExp, asked: Asked): RegExpExecArray | undefined =>
  asked.method === method ? (pattern.exec(asked.path) ?? undefined) : undefined

const ticketPut = /^\/api\/v2\/tickets\/(\d+)(?:\/tags)?(?:\.json)?$/
const redactionPut =
  /^\/api\/v2\/(?:comment_redactions\/\d+|chat_redactions\/\d+|chat_file_redactions\/\d+|tickets\/\d+\/comments\/.*redact)(?:\.json)?$/

const updatedTicket = (asked: Asked, world: World): string | undefined => {
  const direct = on('PUT', ticketPut, asked)?.[1]
  if (direct !== undefined) return direct
  if (!world.settings.redactions_count_as_updates || on('PUT', redactionPut, asked) === undefined) return undefined
  const comment = /\/comment_redactions\/(\d+)/.exec(asked.path)?.[1]
  const ofComment = comment === undefined ? undefined : world.state.comments.get(Number(comment))?.ticket_id
  return String(ofComment ?? /\d+/.exec(asked.path.slice('/api/v2'.length))?.[0] ?? '')
}

const everyone = (found: unknown): string | undefined => (found === undefined ? undefined : 'account')

const highVolume = (usual: number, high: number) => (world: World) => (world.settings.high_volume ? high : usual)

const planTotal = ({ settings }: World): number =>
  Math.max(settings.high_volume ? 2500 : 0, settings.agreed_requests_per_minute, requestsPerMinute[settings.plan])

/** Section by section what Zendesk's page of limits says; the name becomes the header's. */
const limits: readonly Limit[] = [
  {
    name: 'account',
    seconds: 60,
    total: planTotal,
    key: ({ isPage }) => (isPage ? undefined : 'account'),
  },
  { name: 'ceiling', seconds: 60, total: () => 100_000, key: () => 'account' },
  {
    name: 'app',
    seconds: 300,
    total: () => 700,
    key: ({ appId, userId }) => (appId === null ? undefined : `${userId} ${appId}`),
  },
  {
    name: 'ticket-update',
    seconds: 600,
    total: () => 30,
    key: (asked, world) => {
      const ticket = updatedTicket(asked, world)
      return ticket === undefined ? undefined : `${asked.userId} ${ticket}`
    },
  },
  {
    name: 'tickets-update',
    seconds: 60,
    total: highVolume(100, 300),
    key: (asked, world) =>
      everyone(updatedTicket(asked, world) ?? on('PUT', /^\/api\/v2\/tickets\/update_many(\.json)?$/, asked)),
  },
  {
    name: 'tickets-index',
    seconds: 60,
    total: () => 100,
    key: (asked) => (asked.isPage ? undefined : everyone(on('GET', /^\/api\/v2\/tickets(\.json)?$/, asked))),
  },
  {
    name: 'tickets-index-deep',
    seconds: 60,
    total: () => 50,
    key: (asked) =>
      Number(asked.query.get('page') ?? 0) > 500
        ? everyone(on('GET', /^\/api\/v2\/tickets(\.json)?$/, asked))
        : undefined,
  },
  {
    name: 'incremental-exports',
    seconds: 60,
    total: highVolume(10, 30),
    key: (asked) => everyone(on('GET', /^\/api\/v2\/incremental\/(?!.*\/sample)/, asked)),
  },
  {
    name: 'incremental-sample',
    seconds: 1200,
    total: () => 10,
    key: (asked) => everyone(on('GET', /^\/api\/v2\/incremental\/.*\/sample(\.json)?$/, asked)),
  },
  {
    name: 'search-export',
    seconds: 60,
    total: () => 100,
    key: (asked) => everyone(on('GET', /^\/api\/v2\/search\/export(\.json)?$/, asked)),
  },
  {
    name: 'user-update',
    seconds: 60,
    total: () => 5,
    key: (asked) => on('PUT', /^\/api\/v2\/users\/(\d+)(\.json)?$/, asked)?.[1],
  },
  {
    name: 'users-update',
    seconds: 1,
    total: () => 1,
    key: (asked) => everyone(on('PUT', /^\/api\/v2\/users\/\d+(\.json)?$/, asked)),
  },
  {
    name: 'organization-update',
    seconds: 60,
    total: () => 5,
    key: (asked) => on('PUT', /^\/api\/v2\/organizations\/(\d+)(\.json)?$/, asked)?.[1],
  },
  {
    name: 'attachments',
    seconds: 60,
    total: () => 2500,
    key: (asked) => everyone(on('GET', /^\/attachments\//, asked)),
  },
  {
    name: 'ticket-delete',
    seconds: 60,
    total: () => 400,
    key: (asked) => everyone(on('DELETE', /^\/api\/v2\/tickets\/\d+(\.json)?$/, asked)),
  },
  {
    name: 'deleted-tickets-index',
    seconds: 60,
    total: () => 10,
    key: (asked) => everyone(on('GET', /^\/api\/v2\/deleted_tickets(\.json)?$/, asked)),
  },
  {
    name: 'deleted-tickets-index-deep',
    seconds: 60,
    total: () => 5,
    key: (asked) =>
      Number(asked.query.get('page') ?? 0) > 100
        ? everyone(on('GET', /^\/api\/v2\/deleted_tickets(\.json)?$/, asked))
        : undefined,
  },
  {
    name: 'deleted-users-delete',
    seconds: 600,
    total: () => 700,
    key: (asked) => everyone(on('DELETE', /^\/api\/v2\/deleted_users\/\d+(\.json)?$/, asked)),
  },
  {
    name: 'access-logs',
    seconds: 60,
    total: () => 50,
    key: (asked) => everyone(on('GET', /^\/api\/v2\/access_logs(\.json)?$/, asked)),
  },
  {
    name: 'audit-logs-export',
    seconds: 60,
    total: () => 1,
    key: (asked) => everyone(on('POST', /^\/api\/v2\/audit_logs\/export(\.json)?$/, asked)),
  },
]

const isTicketing = (path: string): boolean => /^\/api\/v2\/(tickets|.*redactions|.*ticket)/.test(path)

interface Count {
  readonly until: number
  used: number
}

export interface RateLimiter {
  /** The refusal, when one of the limits is used up; otherwise the request has been counted. */
  readonly check: (request: Request, url: URL, identity: Identity) => Response | undefined
  readonly headers: (request: Request, url: URL, identity: Identity) => Readonly<Record<string, string>>
  readonly reset: () => void
}

export const createRateLimiter = (world: World): RateLimiter => {
  const counts = new Map<string, Count>()

  const askedBy = (request: Request, url: URL, { user, by }: Identity): Asked => {
    const appId = textOf(request.headers.get('x-zendesk-app-id')) ?? null
    return {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      userId: user?.id ?? 0,
      appId,
      isPage: by === 'cookie' && appId === null,
    }
  }

  const concerned = (asked: Asked) =>
    limits.flatMap((limit) => {
      const key = limit.key(asked, world)
      return key === undefined ? [] : [{ limit, id: `${limit.name} ${key}`, total: limit.total(world) }]
    })

  const countOf = (id: string, seconds: number): Count => {
    const now = world.clock.now()
    const current = counts.get(id)
    if (current !== undefined && current.until > now) return current
    const fresh = { until: now + seconds * 1000, used: 0 }
    counts.set(id, fresh)
    return fresh
  }

  const shown = (limit: Limit, total: number, count: Count, path: string): Record<string, string> => {
    const remaining = Math.max(0, total - count.used)
    const resets = Math.max(0, Math.ceil((count.until - world.clock.now()) / 1000))
    // The access log tells nothing of its limit until it is used up.
    if (limit.name === 'ceiling' || /\/access_logs(\.json)?$/.test(path)) return {}
    if (limit.name === 'account') {
      return {
        'x-rate-limit': String(total),
        'x-rate-limit-remaining': String(remaining),
        ...(isTicketing(path)
          ? {
              'ratelimit-limit': String(total),
              'ratelimit-remaining': String(remaining),
              'ratelimit-reset': String(resets),
            }
          : {}),
      }
    }
    return { [`zendesk-ratelimit-${limit.name}`]: `total=${total}; remaining=${remaining}; resets=${resets}` }
  }

  const headersOf = (asked: Asked): Record<string, string> =>
    Object.assign(
      {},
      ...concerned(asked).map(({ limit, id, total }) => shown(limit, total, countOf(id, limit.seconds), asked.path)),
    ) as Record<string, string>

  return {
    check: (request, url, identity) => {
      if (!world.settings.rate_limits) return undefined
      const asked = askedBy(request, url, identity)
      const all = concerned(asked).map((one) => ({ ...one, count: countOf(one.id, one.limit.seconds) }))
      const full = all.find(({ count, total }) => count.used >= total)
      if (full === undefined) {
        for (const { count } of all) count.used += 1
        return undefined
      }
      const wait = Math.max(1, Math.ceil((full.count.until - world.clock.now()) / 1000))
      if (full.limit.name === 'access-logs') {
        const detail = 'Use RateLimit-Reset header to backoff on retries'
        const reset = world.clock.iso(world.clock.now() + wait * 1000)
        return json(429, { errors: [{ title: 'Too many requests', detail }] }, { 'ratelimit-reset': reset })
      }
      const description =
        full.limit.name === 'audit-logs-export'
          ? 'Rate limit for Audit log CSV Export exceeded. Please wait 1 minute and try again.'
          : full.limit.name === 'account'
            ? 'Number of allowed API requests per minute exceeded'
            : 'Rate limit for this endpoint exceeded'
      return json(429, { error: 'APIRateLimitExceeded', description }, { 'retry-after': String(wait) })
    },
    headers: (request, url, identity) => (world.settings.rate_limits ? headersOf(askedBy(request, url, identity)) : {}),
    reset: () => counts.clear(),
  }
}
