import type { OAuthToken } from '../oauth/records.ts'
import type { User } from '../records.ts'
import { badToken, forbidden, notSignedIn } from '../wire/answer.ts'
import type { Route } from '../wire/route.ts'
import type { World } from '../world.ts'

export interface Identity {
  readonly user: User | undefined
  readonly token: OAuthToken | undefined
  /** The page's own session: not a client of the API, so the API's limits don't count it. */
  readonly by: 'cookie' | 'basic' | 'bearer' | 'nothing'
}

export const sessionCookie = '_zendesk_session'

export const cookieIn = (request: Request, name: string): string | undefined =>
  (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

const live = (user: User | undefined): User | undefined => (user?.active === true && !user.suspended ? user : undefined)

const byBearer = (world: World, secret: string): Identity => {
  const token = [...world.state.oauthTokens.values()].find((candidate) => candidate.token === secret)
  const user = live(token && world.state.users.get(token.user_id))
  const isExpired = token?.expires_at !== null && token !== undefined && token.expires_at <= world.clock.now()
  if (token === undefined || user === undefined || isExpired) throw badToken()
  token.used_at = world.clock.now()
  return { user, token, by: 'bearer' }
}

/** `email/token:secret`; passwords are not a way in, as on accounts that have switched them off. */
const byBasic = (world: World, encoded: string): Identity => {
  const [, email, secret] = /^(.+)\/token:(.+)$/.exec(Buffer.from(encoded, 'base64').toString()) ?? []
  const userId = secret === undefined ? undefined : world.state.apiTokens.get(secret)
  const owner = userId === undefined ? undefined : live(world.state.users.get(userId))
  if (owner === undefined || owner.email !== email) throw notSignedIn()
  return { user: owner, token: undefined, by: 'basic' }
}

/** A page of another origin has no business here: its cookie counts for nothing, and no CORS header is ever sent. */
export const isSameOrigin = (request: Request): boolean => {
  const origin = request.headers.get('origin')
  if (origin !== null) return origin === new URL(request.url).origin
  const site = request.headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}

const nobody: Identity = { user: undefined, token: undefined, by: 'nothing' }

/** What is for anyone, the framework's script above all, is handed to an app's page too: with its cookie unread. */
export const identify = (world: World, request: Request, access: Route['access']): Identity => {
  const [scheme = '', value = ''] = (request.headers.get('authorization') ?? '').split(' ')
  if (scheme.toLowerCase() === 'bearer') return byBearer(world, value)
  if (scheme.toLowerCase() === 'basic') return byBasic(world, value)
  const cookie = cookieIn(request, sessionCookie)
  const userId = cookie === undefined ? undefined : world.state.sessions.get(cookie)
  const user = userId === undefined ? undefined : live(world.state.users.get(userId))
  if (user === undefined) return nobody
  if (!isSameOrigin(request)) {
    if (access === 'anyone') return nobody
    throw forbidden('Cross-origin requests are not allowed')
  }
  return { user, token: undefined, by: 'cookie' }
}

const scopesFor = ({ method, resource }: Route): readonly string[] => {
  const verb = method === 'GET' ? 'read' : 'write'
  return resource === undefined ? [verb] : [verb, `${resource}:${verb}`]
}

export const checkAccess = (route: Route, identity: Identity): void => {
  if (route.access === 'anyone') return
  const { user, token } = identity
  if (user === undefined) throw notSignedIn()
  const needed = scopesFor(route)
  if (token !== undefined && !needed.some((scope) => token.scopes.includes(scope))) {
    throw forbidden(`You are missing the following required scopes: ${needed[0] ?? ''}`)
  }
  if (route.access === 'agent' && user.role === 'end-user') throw forbidden()
  if (route.access === 'admin' && user.role !== 'admin') throw forbidden()
}
