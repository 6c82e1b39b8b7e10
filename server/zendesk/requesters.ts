import * as z from 'zod/mini'
import { ZendeskError } from './error.ts'
import { ticketRecord, type TicketRecord } from './exports.ts'
import { maybe, read } from './read.ts'
import type { Transport, Turn, Turns } from './transport.ts'

/** A user as retention looks at them: nothing that says who they are. */
interface Requester {
  readonly id: number
  readonly role: string
  /** False once deleted. */
  readonly active: boolean
  readonly organization: number | null
  /** Not known where the account keeps none. */
  readonly tags: readonly string[] | undefined
}

const schema = z.object({
  id: z.number(),
  role: z.string(),
  active: maybe(z.boolean()),
  organization_id: maybe(z.number()),
  tags: maybe(z.array(z.string())),
})

const requesterOf = (raw: z.output<typeof schema>): Requester => ({
  id: raw.id,
  role: raw.role,
  active: raw.active ?? true,
  organization: raw.organization_id ?? null,
  tags: raw.tags?.map((tag) => tag.toLowerCase()),
})

const orGone = async <T>(call: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await call()
  } catch (error) {
    if (error instanceof ZendeskError && error.code === 'not-found') return undefined
    throw error
  }
}

const onePage = '100'

export const requesters = (transport: Transport, turns: Turns) => ({
  /** Up to a hundred; whoever isn't there is left out. */
  requestersAmong: async (ids: readonly number[]): Promise<readonly Requester[]> => {
    const { body } = await transport({ method: 'GET', path: `/api/v2/users/show_many?ids=${ids.join(',')}` })
    return read(z.object({ users: z.array(schema) }), body, 'GET /users/show_many').users.map(requesterOf)
  },

  requester: (id: number): Promise<Requester | undefined> =>
    orGone(async () => {
      const { body } = await transport({ method: 'GET', path: `/api/v2/users/${id}` })
      return requesterOf(read(z.object({ user: schema }), body, 'GET /users/{id}').user)
    }),

  /**
   * Tickets of theirs that are there, a hundred at most: one is enough to know that there are some. As in the list of all
   * tickets, archived ones may be missing.
   */
  ticketsRequestedBy: async (id: number): Promise<readonly TicketRecord[]> => {
    const query = new URLSearchParams({ 'page[size]': onePage })
    const path = `/api/v2/users/${id}/tickets/requested?${query.toString()}`
    const { body } = await transport({ method: 'GET', path })
    return read(z.object({ tickets: z.array(ticketRecord) }), body, 'GET /users/{id}/tickets/requested').tickets
  },

  /** How many tickets they have requested; whether deleted ones count Zendesk doesn't say. */
  requestedCount: async (id: number): Promise<number> => {
    const { body } = await transport({ method: 'GET', path: `/api/v2/users/${id}/related` })
    const answer = z.object({ user_related: z.object({ requested_tickets: z.number() }) })
    return read(answer, body, 'GET /users/{id}/related').user_related.requested_tickets
  },

  /** Zendesk can't bring a deleted user back. */
  deleteUser: (id: number): Promise<Turn<void, void>> => {
    const call = { method: 'DELETE', path: `/api/v2/users/${id}` } as const
    const answer = z.object({ user: z.object({ active: z.literal(false) }) })
    return turns(
      call,
      () => call,
      ({ body }) => void read(answer, body, 'DELETE /users/{id}'),
    )
  },

  /** For ever, of a user who is deleted already: 700 in ten minutes. */
  eraseUser: (id: number): Promise<Turn<void, void>> => {
    const call = { method: 'DELETE', path: `/api/v2/deleted_users/${id}` } as const
    return turns(
      call,
      () => call,
      () => undefined,
    )
  },

  /** Whether they are deleted, but not for good: those alone are answered. */
  isDeletedOnly: async (id: number): Promise<boolean> => {
    const found = await orGone(() => transport({ method: 'GET', path: `/api/v2/deleted_users/${id}` }))
    return found !== undefined
  },
})
