import type { AccessEvent, Normalised, ObjectKind, Verb } from './event.ts'
import { searchClass } from './search-class.ts'

/** The fields used of a record of Zendesk's access log; each may be missing, ids are strings or numbers. */
export interface AccessRecord {
  readonly id?: unknown
  readonly timestamp?: unknown
  readonly user_id?: unknown
  readonly ip_address?: unknown
  readonly method?: unknown
  readonly url?: unknown
  readonly status?: unknown
  readonly authorization_type?: unknown
  readonly client?: unknown
  readonly graphql?: unknown
  readonly referer?: unknown
}

interface Read {
  readonly verb: Verb
  readonly kind?: ObjectKind
  readonly object?: number
  readonly query?: string
}

/** A positive integer below 2^53 written as a number or a string; anything else is no id. */
export const idOf = (value: unknown): number | undefined => {
  const id = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (error) {
    // A half percent sign is a query like any other.
    if (error instanceof URIError) return text
    throw error
  }
}

const queryIn = (search: string): string | undefined => {
  const at = search.indexOf('query=')
  if (at < 0) return undefined
  const end = search.indexOf('&', at)
  return decoded(search.slice(at + 6, end < 0 ? undefined : end))
}

const object = (verb: Verb, kind: ObjectKind, id: string | undefined): Read => {
  const known = idOf(id)
  return known === undefined ? { verb, kind } : { verb, kind, object: known }
}

const exportPath = /^(?:incremental|exports?)$|^export(?:\.csv)?$/

const readTickets = ([, id, more]: readonly string[], method: string): Read => {
  if (more === 'merge') return object('merge', 'ticket', id)
  if (idOf(id) === undefined) return { verb: method === 'GET' ? 'list' : 'update', kind: 'view' }
  if (method === 'GET') return object('view', 'ticket', id)
  return object('update', 'ticket', id)
}

/** Who one is oneself, how many there are, and the names that pages, ours too, look up beside ids: nobody's list. */
const lookUps: ReadonlySet<string> = new Set(['me', 'count', 'show_many'])

const readUsers = ([, id, more]: readonly string[], method: string, search: string): Read => {
  if (id === 'search' || id === 'autocomplete') return { verb: 'search', kind: 'user', query: queryIn(search) ?? '' }
  if (method === 'GET' && lookUps.has(id ?? '')) return { verb: 'other' }
  if (idOf(id) === undefined) return { verb: method === 'GET' ? 'list' : 'update', kind: 'user' }
  if (method !== 'GET') return object('update', 'user', id)
  return more === 'sessions' ? { verb: 'other' } : object('view', 'user', id)
}

const readPath = (url: string, method: string): Read => {
  const mark = url.indexOf('?')
  const search = mark < 0 ? '' : url.slice(mark + 1)
  const path = (mark < 0 ? url : url.slice(0, mark)).replace(/^.*\/api\/v[0-9]+\//, '').replaceAll('.json', '')
  const parts = path.split('/')
  if (parts.some((part) => exportPath.test(part))) return { verb: 'export', kind: 'view' }
  switch (parts[0]) {
    case 'tickets':
      return readTickets(parts, method)
    case 'users':
      return readUsers(parts, method, search)
    case 'search':
      return { verb: 'search', kind: 'ticket', query: queryIn(search) ?? '' }
    case 'views':
      return { verb: 'other', kind: 'view' }
    default:
      return { verb: 'other' }
  }
}

const fields = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined

/** `variables` is a JSON string in the log, and an object in some exports of it. */
const variablesOf = (graphql: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined => {
  if (typeof graphql['variables'] !== 'string') return fields(graphql['variables'])
  const plain = /^\{"id":"?([0-9]{1,16})"?\}$/.exec(graphql['variables'])
  if (plain !== null) return { id: plain[1] }
  try {
    return fields(JSON.parse(graphql['variables']))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The agent's page calls a view a filter. */
const viewIn = (referer: unknown): number | undefined =>
  typeof referer === 'string' ? idOf(/\/agent\/filters\/([0-9]{1,16})/.exec(referer)?.[1]) : undefined

const word = (value: unknown): string => (typeof value === 'string' ? value : '')

const readGraphql = (graphql: Readonly<Record<string, unknown>>): Read => {
  const name = word(graphql['operation_name']).toLowerCase()
  const changes = word(graphql['operation_type']).toUpperCase() === 'MUTATION'
  const variables = variablesOf(graphql)
  const ticket = idOf(variables?.['ticketId'] ?? (name.startsWith('ticket') ? variables?.['id'] : undefined))
  if (ticket !== undefined) return { verb: changes ? 'update' : 'view', kind: 'ticket', object: ticket }
  const user = idOf(variables?.['userId'] ?? (name.startsWith('user') ? variables?.['id'] : undefined))
  if (user !== undefined) return { verb: changes ? 'update' : 'view', kind: 'user', object: user }
  const query = variables?.['query'] ?? variables?.['searchTerm']
  if (name.includes('search') && typeof query === 'string') return { verb: 'search', kind: 'ticket', query }
  return { verb: 'other' }
}

/** One record of the access log in our words, or why it can't be one. */
export const fromAccessRecord = (record: AccessRecord): Normalised => {
  const at = typeof record.timestamp === 'string' ? Date.parse(record.timestamp) : Number.NaN
  if (Number.isNaN(at)) return { ok: false, why: 'timestamp: missing or no instant' }
  const actor = idOf(record.user_id)
  if (actor === undefined) return { ok: false, why: 'user_id: missing or no id' }
  if (typeof record.id !== 'string' && typeof record.id !== 'number') return { ok: false, why: 'id: missing' }
  const method = typeof record.method === 'string' ? record.method : 'GET'
  const url = typeof record.url === 'string' ? record.url : ''
  const graphql = fields(record.graphql)
  const read = graphql === undefined ? readPath(url, method) : readGraphql(graphql)
  const view = viewIn(record.referer)
  const search = read.query === undefined ? undefined : searchClass(read.query)
  const event: AccessEvent = {
    id: String(record.id),
    at,
    source: 'access',
    actor,
    verb: read.verb,
    session: (record.authorization_type ?? 'session') === 'session',
    refused: typeof record.status === 'number' && record.status >= 400,
    ...(read.kind !== undefined && { kind: read.kind }),
    ...(read.object !== undefined && { object: read.object }),
    ...(typeof record.ip_address === 'string' && { ip: record.ip_address }),
    ...(search !== undefined && { search }),
    ...(view !== undefined && { view }),
    ...(search === 'email' && read.query !== undefined && { email: read.query.trim().toLowerCase() }),
  }
  return { ok: true, event }
}
