import * as z from 'zod/mini'
import { ZendeskError } from './error.ts'
import type { Library } from './library.ts'
import { read } from './read.ts'

const call = 'PUT /tickets/{id}'

const stamped = z.object({ updated_at: z.string(), tags: z.array(z.string()), status: z.string() })

export interface TagsSet {
  readonly ticketId: number
  /** All tags that the ticket is to have. */
  readonly tags: readonly string[]
  /** The ticket's `updatedAt` that `tags` was decided from. */
  readonly updatedAt: string
}

/**
 * One safe update. A closed ticket takes it from an admin on current accounts and refuses it on others and once
 * archived; that refusal is `closed`. A ticket that somebody has changed meanwhile is a `conflict`. The answer is not
 * read: it may leave out the tags, and a change that was made must not end as an error.
 */
const setTags = async (library: Library, { ticketId, tags, updatedAt }: TagsSet): Promise<void> => {
  const ticket = { tags: [...tags], safe_update: true, updated_stamp: updatedAt }
  await library.tickets.update(ticketId, { ticket })
}

const asClosed = (error: unknown, status: string): unknown =>
  error instanceof ZendeskError && error.status === 422 && status === 'closed'
    ? new ZendeskError('closed', { call, status: error.status, requestId: error.requestId, applied: 'no' })
    : error

export const tags = (library: Library) => ({
  setTags: (change: TagsSet) => setTags(library, change),

  /** Adds and removes in one write, none where nothing changes: a write wakes our own webhook. Answers with the tags as they are then. */
  changeTags: async (
    ticketId: number,
    change: { readonly add: readonly string[]; readonly remove: readonly string[]; readonly updatedAt: string },
  ): Promise<readonly string[]> => {
    const { result } = await library.tickets.show(ticketId)
    const ticket = read(stamped, result, 'GET /tickets/{id}')
    if (ticket.updated_at !== change.updatedAt)
      throw new ZendeskError('conflict', { call, status: 409, applied: 'no', reason: 'changed since' })
    const kept = ticket.tags.filter((tag) => !change.remove.includes(tag))
    const added = change.add.filter((tag) => !ticket.tags.includes(tag))
    if (kept.length === ticket.tags.length && added.length === 0) return ticket.tags
    const wanted = [...kept, ...added]
    try {
      await setTags(library, { ticketId, tags: wanted, updatedAt: change.updatedAt })
      return wanted
    } catch (error) {
      throw asClosed(error, ticket.status)
    }
  },
})
