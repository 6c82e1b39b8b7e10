import type { User } from '../records.ts'
import type { World } from '../world.ts'

/** Resources with a scope of their own (`tickets:read`); everything else needs the global `read` or `write`. */
export type ScopedResource = 'tickets' | 'users' | 'auditlogs' | 'organizations' | 'apps' | 'webhooks'

export interface Route {
  readonly method: string
  /** `:ticket_id` takes digits, any other name one segment, `*` the rest. `.json` at the end is always welcome. */
  readonly path: string
  readonly access: 'anyone' | 'signed-in' | 'agent' | 'admin'
  readonly resource?: ScopedResource
  readonly handle: (call: Call) => Response | Promise<Response>
}

export interface Call {
  readonly world: World
  readonly request: Request
  readonly url: URL
  readonly query: URLSearchParams
  readonly params: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  /** The caller; a route for `anyone` has to look before it uses it. */
  readonly user: User
  readonly signedIn: boolean
  readonly token: { readonly id: number; readonly scopes: readonly string[] } | undefined
}

const escape = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')

const segment = (part: string): string => {
  if (part === '*') return '(?<rest>.*)'
  if (!part.startsWith(':')) return escape(part)
  const name = part.slice(1)
  return name.endsWith('_id') ? `(?<${name}>\\d+)` : `(?<${name}>[^/]+?)`
}

export const compilePath = (path: string): RegExp =>
  new RegExp(`^${path.split('/').map(segment).join('/')}(?:\\.json)?/?$`)
