import { setTimeout as pause } from 'node:timers/promises'
import { checkAccess, identify, type Identity } from './gate/identity.ts'
import type { FaultKind } from './gate/faults.ts'
import type { RateLimiter } from './gate/rate-limits.ts'
import type { User } from './records.ts'
import { html, json, Refusal } from './wire/answer.ts'
import { compilePath, type Call, type Route } from './wire/route.ts'
import type { World } from './world.ts'

const nobody: Identity = { user: undefined, token: undefined, by: 'nothing' }

type BeforeKind = Exclude<
  FaultKind,
  'latency' | 'latency-after' | 'cut-after' | 'duplicate-delivery' | 'job-failed' | 'job-lost'
>

const page = (status: number, title: string): Response =>
  html(status, `<html><head><title>${status} ${title}</title></head><body></body></html>`)

const before: Readonly<Record<BeforeKind, (retryAfter: number | undefined) => Response>> = {
  'too-many-requests': (retryAfter = 1) =>
    json(
      429,
      { error: 'APIRateLimitExceeded', description: 'Number of allowed API requests per minute exceeded' },
      { 'retry-after': String(retryAfter) },
    ),
  'internal-error': () => json(500, { error: 'Internal Server Error' }),
  'bad-gateway': () => page(502, 'Bad Gateway'),
  forbidden: () => page(403, 'Forbidden'),
  'not-found': () => page(404, 'Not Found'),
  unavailable: (retryAfter) =>
    json(503, { error: 'ServiceUnavailable' }, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  'cut-before': () => Response.error(),
}

const beforeKinds = Object.keys(before) as BeforeKind[]

/** What stands in for a person in routes open to anyone. */
const stranger: User = {
  id: 0,
  name: 'Anonymous user',
  email: null,
  phone: null,
  role: 'end-user',
  role_type: null,
  custom_role_id: null,
  ticket_restriction: 'requested',
  only_private_comments: false,
  default_group_id: null,
  organization_id: null,
  locale: 'en',
  iana_time_zone: 'Etc/UTC',
  suspended: false,
  active: true,
  tags: [],
  created_at: '',
  updated_at: '',
  last_login_at: null,
}

interface Handled {
  readonly response: Response
  readonly identity: Identity
  readonly fault?: FaultKind
  readonly unknown?: boolean
}

const withHeaders = (response: Response, headers: Readonly<Record<string, string>>): Response => {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

const catchRefusal = async (work: () => Response | Promise<Response>): Promise<Response> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return error.response
    throw error
  }
}

/** The account's own pages and the controls: no faults, no limits, and not in the log of the API. */
const isControl = (path: string): boolean =>
  path === '/' || /^\/(__simulator|agent|zendesk_app_framework_sdk|favicon\.ico)(\/|$)/.test(path)

/** Nobody holds an answer back for a caller that has hung up. */
const untilHeard = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  const hungUp = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await Promise.race([pause(milliseconds, undefined, { ref: false }), hungUp])
}

export const createDispatch = (world: World, limiter: RateLimiter, routes: readonly Route[]) => {
  const compiled = routes.map((route) => ({ route, pattern: compilePath(route.path) }))

  const match = (method: string, path: string) => {
    for (const { route, pattern } of compiled) {
      const found = route.method === method ? pattern.exec(path) : null
      if (found !== null) return { route, params: { ...found.groups } }
    }
    return undefined
  }

  const serve = async (request: Request, url: URL, bytes: Uint8Array): Promise<Handled> => {
    const { method } = request
    const found = match(method, url.pathname)
    if (found === undefined) {
      const known = compiled.some(({ pattern }) => pattern.test(url.pathname))
      if (method === 'OPTIONS' && known) return { response: new Response(null, { status: 405 }), identity: nobody }
      const body = { error: 'NotSimulated', description: `${method} ${url.pathname} is not part of the simulator` }
      return { response: json(501, body), identity: nobody, unknown: true }
    }
    const { route, params } = found
    let identity = nobody
    const response = await catchRefusal(() => {
      identity = identify(world, request, route.access)
      const refused = isControl(url.pathname) ? undefined : limiter.check(request, url, identity)
      if (refused !== undefined) return refused
      checkAccess(route, identity)
      const call: Call = {
        world,
        request,
        url,
        query: url.searchParams,
        params,
        bytes,
        user: identity.user ?? stranger,
        signedIn: identity.user !== undefined,
        token: identity.token,
      }
      return route.handle(call)
    })
    const isOurs = response.type !== 'error' && !isControl(url.pathname)
    if (!isOurs) return { response, identity }
    // An answer tells when it was given, by the account's own clock.
    const date = new Date(world.clock.now()).toUTCString()
    return { response: withHeaders(response, { date, ...limiter.headers(request, url, identity) }), identity }
  }

  const withFaults = async (request: Request, url: URL, bytes: Uint8Array): Promise<Handled> => {
    if (isControl(url.pathname)) return serve(request, url, bytes)
    const take = (kinds: readonly FaultKind[]) => world.faults.take(kinds, request.method, url.pathname)
    const late = take(['latency'])
    if (late !== undefined) await pause(late.milliseconds ?? 1000)
    const fault = take(beforeKinds)
    if (fault !== undefined) {
      const answer = before[fault.kind as BeforeKind]
      return { response: answer(fault.retry_after), identity: nobody, fault: fault.kind }
    }
    const cut = take(['cut-after'])
    const handled = await serve(request, url, bytes)
    const slow = take(['latency-after'])
    if (slow !== undefined) await untilHeard(slow.milliseconds ?? 1000, request.signal)
    return cut === undefined ? handled : { ...handled, response: Response.error(), fault: 'cut-after' }
  }

  return async (request: Request): Promise<Response> => {
    world.clock.runDue()
    const start = performance.now()
    const url = new URL(request.url)
    const bytes = new Uint8Array(await request.arrayBuffer())
    const at = world.clock.iso()
    const { response, identity, fault, unknown } = await withFaults(request, url, bytes)
    if (isControl(url.pathname) && unknown !== true) return response
    world.log.add({
      at,
      method: request.method,
      path: url.pathname,
      query: url.search,
      request_bytes: bytes.length,
      user_id: identity.user?.id ?? null,
      client: request.headers.get('x-zendesk-client'),
      app_id: request.headers.get('x-zendesk-app-id'),
      user_agent: request.headers.get('user-agent'),
      status: response.type === 'error' ? 0 : response.status,
      fault: fault ?? null,
      milliseconds: Math.round(performance.now() - start),
      unknown: unknown ?? false,
      body: new TextDecoder().decode(bytes),
    })
    return response
  }
}
