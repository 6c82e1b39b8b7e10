import { instantOf } from './instant.ts'
import type { Milliseconds } from './ticket.ts'

/** One update of a ticket, as far as its dates depend on it. */
export interface Update {
  readonly ticketId: number
  /** RFC 3339. */
  readonly at: string
  readonly created: boolean
  /** Statuses it came to, in order; `from` where it is told. */
  readonly statuses: readonly { readonly from?: string; readonly to: string }[]
  /** Who wrote in it. */
  readonly authors: readonly number[]
  /** Only tags of our own, or a redaction: no clock of a policy's moves for these. */
  readonly ours: boolean
}

/** What a ticket's updates say of its dates; undefined where they don't say. */
export interface Anchors {
  readonly created?: Milliseconds
  /** The last update that was not only ours. */
  readonly updated?: Milliseconds
  /** The last solve: of a ticket that was reopened, the last one, be it open again or not. */
  readonly solved?: Milliseconds
  readonly closed?: Milliseconds
  readonly last_customer_comment?: Milliseconds
}

type Name = keyof Anchors
const names = ['created', 'updated', 'solved', 'closed', 'last_customer_comment'] as const satisfies readonly Name[]

const either = (
  name: Name,
  one: Milliseconds | undefined,
  other: Milliseconds | undefined,
): Milliseconds | undefined => {
  if (one === undefined || other === undefined) return one ?? other
  return name === 'created' ? Math.min(one, other) : Math.max(one, other)
}

/**
 * What two readings together say: the first creation, and of all else the last. In whatever order pages come, and
 * however often, the dates are the same.
 */
export const together = (one: Anchors, other: Anchors): Anchors => {
  const dates: Partial<Record<Name, Milliseconds>> = {}
  for (const name of names) {
    const date = either(name, one[name], other[name])
    if (date !== undefined) dates[name] = date
  }
  return dates
}

/** Closed without having been solved: a merge closes so, and an import makes it so. */
const isSolve = ({ created, statuses }: Update): boolean =>
  statuses.some(({ from, to }) =>
    to === 'solved' ? from !== 'solved' : to === 'closed' && (from === undefined ? created : from !== 'solved'),
  )

const ofUpdate = (update: Update, at: Milliseconds, isCustomer: (userId: number) => boolean): Anchors => ({
  ...(update.created ? { created: at } : {}),
  ...(update.ours ? {} : { updated: at }),
  ...(isSolve(update) ? { solved: at } : {}),
  ...(update.statuses.some(({ to }) => to === 'closed') ? { closed: at } : {}),
  ...(update.authors.some(isCustomer) ? { last_customer_comment: at } : {}),
})

/** Of each ticket what these updates say; an update whose date is none says nothing. */
export const anchorsOf = (
  updates: Iterable<Update>,
  isCustomer: (userId: number) => boolean,
): ReadonlyMap<number, Anchors> => {
  const found = new Map<number, Anchors>()
  for (const update of updates) {
    const at = instantOf(update.at)
    if (at === undefined) continue
    found.set(update.ticketId, together(found.get(update.ticketId) ?? {}, ofUpdate(update, at, isCustomer)))
  }
  return found
}
