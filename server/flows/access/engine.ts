import {
  bookOf,
  watch,
  type AccessEvent,
  type AccountFacts,
  type Judged,
  type TicketFacts,
  type Tickets,
} from '../../../core/access/index.ts'

/** One account's judging in this process: what it has seen is what was judged up to `seq`, and can be gone through again. */
export interface Engine {
  seq: number
  readonly judge: (event: AccessEvent) => Judged
  /** Tickets whose owners are to be known before the next event is judged. */
  readonly learn: (tickets: readonly TicketFacts[]) => void
  readonly factsAt: string | null
}

/** A book that grows while it is read. */
const growing = () => {
  const byId = new Map<number, TicketFacts>()
  const byRequester = new Map<number, Set<number>>()
  const byOrganization = new Map<number, Set<number>>()
  const put = (book: Map<number, Set<number>>, key: number | undefined, id: number) => {
    if (key === undefined) return
    const known = book.get(key) ?? new Set<number>()
    book.set(key, known.add(id))
  }
  const named = (ids: ReadonlySet<number> | undefined): readonly TicketFacts[] =>
    [...(ids ?? [])].flatMap((id) => byId.get(id) ?? [])
  const tickets: Tickets = {
    get: (id) => byId.get(id),
    ofRequester: (user) => named(byRequester.get(user)),
    ofOrganization: (organization) => named(byOrganization.get(organization)),
    // Not empty: what is not known of a ticket is asked for before it is judged.
    size: 1,
  }
  return {
    tickets,
    learn: (all: readonly TicketFacts[]) => {
      for (const ticket of all) {
        byId.set(ticket.id, ticket)
        put(byRequester, ticket.requester, ticket.id)
        put(byOrganization, ticket.organization, ticket.id)
      }
    },
  }
}

export const newEngine = (facts: AccountFacts | undefined, budget: number, factsAt: string | null): Engine => {
  const book = growing()
  const watching = watch({
    ...(facts === undefined ? {} : { account: facts }),
    tickets: facts === undefined ? bookOf([]) : book.tickets,
    // Events bring their places along.
    locate: () => undefined,
    budget,
  })
  return { seq: 0, judge: watching.judge, learn: book.learn, factsAt }
}
