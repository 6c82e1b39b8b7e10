import {
  bookOf,
  defaultBudget,
  remember,
  watch,
  type AccessEvent,
  type AccountFacts,
  type Judged,
  type TicketFacts,
  type Tickets,
} from '../../../core/access/index.ts'

/** A budget of alerts holds for what is judged after an event, until the next one. */
export interface BudgetFrom {
  readonly after: number
  readonly budget: number
}

/** One account's judging in this process: what it has seen is what was judged up to `seq`, and can be gone through again. */
export interface Engine {
  seq: number
  /** Judges the event whose place in the order is `seq` by the budget that held there. */
  readonly judge: (event: AccessEvent, seq: number) => Judged
  readonly budgets: (budgets: readonly BudgetFrom[]) => void
  /** Tickets whose owners are to be known before the next event is judged. */
  readonly learn: (tickets: readonly TicketFacts[]) => void
  readonly factsAt: string | null
}

/** Nobody looks at more of an organization's tickets than the latest of these: kept, more would cost time at each view. */
const mostOfOrganization = 200

/** A book that grows while it is read. */
const growing = () => {
  const byId = new Map<number, TicketFacts>()
  const byRequester = new Map<number, Set<number>>()
  const byOrganization = new Map<number, Set<number>>()
  const put = (book: Map<number, Set<number>>, key: number | undefined, id: number, most = Infinity) => {
    if (key === undefined) return
    const known = book.get(key) ?? new Set<number>()
    book.set(key, known)
    remember(known, id, most)
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
        put(byOrganization, ticket.organization, ticket.id, mostOfOrganization)
      }
    },
  }
}

export const newEngine = (facts: AccountFacts | undefined, factsAt: string | null): Engine => {
  const book = growing()
  const watching = watch({
    ...(facts === undefined ? {} : { account: facts }),
    tickets: facts === undefined ? bookOf([]) : book.tickets,
    // Events bring their places along.
    locate: () => undefined,
  })
  let known: readonly BudgetFrom[] = []
  let current: number = defaultBudget
  const judge = (event: AccessEvent, seq: number): Judged => {
    const { budget = defaultBudget } = known.findLast(({ after }) => after < seq) ?? {}
    if (budget !== current) watching.afford(budget)
    current = budget
    return watching.judge(event)
  }
  return { seq: 0, judge, budgets: (budgets) => void (known = budgets), learn: book.learn, factsAt }
}
