import type { Installation } from './apps/installation.ts'
import type { Audit, Brand, Comment, Named, Ticket, UnsentReply, User } from './ticket/records.ts'

/** A refusal of the API: its status and Zendesk's own words. */
export class ApiRefusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = 'ApiRefusal'
    this.status = status
  }
}

const wordsOf = (body: unknown): string | undefined => {
  if (typeof body !== 'object' || body === null) return undefined
  const { description, details, error } = body as Record<string, unknown>
  if (typeof details === 'object' && details !== null) {
    const said = Object.values(details)
      .flat()
      .map((detail: { description?: unknown }) => detail.description)
      .filter((line) => typeof line === 'string')
    if (said.length > 0) return said.join(' ')
  }
  return typeof description === 'string' ? description : typeof error === 'string' ? error : undefined
}

type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** The requests the page makes for itself are marked, so that a log of requests can tell them from an app's. */
const mark = { 'x-zendesk-client': 'agent-workspace' }

const caller =
  (fetch: Fetch) =>
  async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { ...mark, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const written = await response.text()
    const isJson = (response.headers.get('content-type') ?? '').includes('json')
    const answer: unknown = isJson && written !== '' ? JSON.parse(written) : undefined
    if (!response.ok) throw new ApiRefusal(response.status, wordsOf(answer) ?? `HTTP ${response.status}`)
    return answer
  }

interface Page {
  readonly meta?: { readonly has_more: boolean; readonly after_cursor: string | null }
}

/** Zendesk answers for at most so many ids at once. */
const atMost = 100

export type Api = ReturnType<typeof createApi>

export const createApi = (fetch: Fetch) => {
  const call = caller(fetch)
  const get = async <T>(path: string) => (await call('GET', path)) as T

  const all = async <T>(path: string, name: string): Promise<T[]> => {
    const items: T[] = []
    let after = ''
    for (;;) {
      const page = await get<Page & Readonly<Record<string, unknown>>>(
        `${path}${path.includes('?') ? '&' : '?'}page[size]=100${after}`,
      )
      items.push(...(page[name] as T[]))
      if (page.meta?.has_more !== true || page.meta.after_cursor === null) return items
      after = `&page[after]=${encodeURIComponent(page.meta.after_cursor)}`
    }
  }

  return {
    me: async () => {
      const { user } = await get<{ user: User | { readonly id: null } }>('/api/v2/users/me.json')
      return user.id === null ? undefined : user
    },
    people: async () => (await get<{ users: User[] }>('/__simulator/users')).users,
    signIn: async (userId: number) => {
      await call('POST', '/access/login', { user_id: userId })
    },
    /** Replies that were written and not sent yet: Zendesk keeps them for their author. */
    drafts: async () => (await get<{ drafts: UnsentReply[] }>('/__simulator/drafts')).drafts,
    installations: async () =>
      (await get<{ installations: Installation[] }>('/__simulator/installations')).installations,
    sign: async (installationId: number, userId: number, location: string) => {
      const path = `/__simulator/apps/${installationId}/sign`
      return ((await call('POST', path, { user_id: userId, location })) as { token: string }).token
    },
    tickets: () => all<Ticket>('/api/v2/tickets.json', 'tickets'),
    ticket: async (id: number) => (await get<{ ticket: Ticket }>(`/api/v2/tickets/${id}.json`)).ticket,
    comments: (id: number) =>
      all<Comment>(`/api/v2/tickets/${id}/comments.json?include_inline_images=true`, 'comments'),
    audits: (id: number) => all<Audit>(`/api/v2/tickets/${id}/audits.json`, 'audits'),
    users: async (ids: readonly number[]) => {
      const found: User[] = []
      for (let start = 0; start < ids.length; start += atMost) {
        const some = ids.slice(start, start + atMost).join(',')
        found.push(...(await get<{ users: User[] }>(`/api/v2/users/show_many.json?ids=${some}`)).users)
      }
      return found
    },
    brands: () => all<Brand>('/api/v2/brands.json', 'brands'),
    groups: () => all<Named>('/api/v2/groups.json', 'groups'),
    memberships: (userId: number) =>
      all<{ readonly group_id: number }>(`/api/v2/users/${userId}/group_memberships.json`, 'group_memberships'),
    update: async (id: number, ticket: Record<string, unknown>) =>
      ((await call('PUT', `/api/v2/tickets/${id}.json`, { ticket })) as { ticket: Ticket }).ticket,
  }
}
