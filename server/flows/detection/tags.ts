import { attempt } from '../failure.ts'
import type { Snapshot, Ticket } from '../ticket.ts'

export interface TagPorts {
  /** One safe update of all the ticket's tags: a conflict when the ticket is no longer the one of `updatedAt`. */
  readonly setTags: (change: {
    readonly ticketId: number
    readonly tags: readonly string[]
    readonly updatedAt: string
  }) => Promise<unknown>
  /** A closed ticket may refuse new tags: what it should have is kept, and told, and tried again at the next occasion. */
  readonly keepRefusedTags: (refused: {
    readonly ticketId: number
    readonly add: readonly string[]
    readonly remove: readonly string[]
  }) => Promise<void>
  readonly forgetRefusedTags: (ticketId: number) => Promise<void>
}

export interface TagChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

export type Tagged =
  | { readonly state: 'unchanged' | 'changed'; readonly tags: readonly string[] }
  | { readonly state: 'refused'; readonly tags: readonly string[]; readonly wanted: TagChange }

/** Everybody writes to a busy ticket; after this many collisions the work goes back to its queue. */
const attempts = 5

const settle = ({ tags }: Ticket, { add, remove }: TagChange): readonly string[] => [
  ...tags.filter((tag) => !remove.includes(tag)),
  ...add.filter((tag) => !tags.includes(tag)),
]

/** Where the ticket is closed an `invalid` update is one that its state forbids. */
const refusals: ReadonlySet<string> = new Set(['closed', 'invalid'])

const isClosed = ({ status }: Ticket): boolean => status === 'closed'

/**
 * Changes tags in one safe update, and writes nothing when they are right already: our own updates wake our own
 * webhook, and a needless one would turn for ever. When someone else was faster everything is read and decided anew.
 */
export const changeTags = async (
  ports: TagPorts,
  read: () => Promise<Snapshot>,
  decide: (snapshot: Snapshot) => TagChange | Promise<TagChange>,
  first?: Snapshot,
): Promise<Tagged> => {
  let snapshot = first ?? (await read())
  for (let left = attempts; ; left -= 1) {
    const { ticket } = snapshot
    const change = await decide(snapshot)
    const tags = settle(ticket, change)
    if (tags.length === ticket.tags.length && tags.every((tag) => ticket.tags.includes(tag))) {
      if (isClosed(ticket)) await ports.forgetRefusedTags(ticket.id)
      return { state: 'unchanged', tags: ticket.tags }
    }
    const update = { ticketId: ticket.id, tags, updatedAt: ticket.updatedAt }
    const written = await attempt(() => ports.setTags(update))
    if (written.ok) {
      if (isClosed(ticket)) await ports.forgetRefusedTags(ticket.id)
      return { state: 'changed', tags }
    }
    if (isClosed(ticket) ? refusals.has(written.failure.code) : written.failure.code === 'closed') {
      await ports.keepRefusedTags({ ticketId: ticket.id, ...change })
      return { state: 'refused', tags: ticket.tags, wanted: change }
    }
    if (written.failure.code !== 'conflict' || left <= 1) throw written.error
    snapshot = await read()
  }
}
