/** What is known of a ticket, with the moments of its history. */
export interface TicketFacts {
  readonly id: number
  readonly requester?: number | undefined
  readonly createdAt?: number | undefined
  readonly group?: number | undefined
  readonly organization?: number | undefined
  readonly collaborators: readonly number[]
  readonly commenters: readonly number[]
  /** Closed for good from this moment on. */
  readonly closedAt?: number | undefined
  readonly history: readonly {
    readonly at: number
    readonly group?: number | undefined
    readonly assignee?: number | undefined
  }[]
}

export interface Tickets {
  readonly get: (id: number) => TicketFacts | undefined
  readonly ofRequester: (user: number) => readonly TicketFacts[]
  readonly ofOrganization: (organization: number) => readonly TicketFacts[]
  readonly size: number
}

/** A book of tickets, by their id and by who asked. */
export const bookOf = (all: Iterable<TicketFacts>): Tickets => {
  const byId = new Map<number, TicketFacts>()
  const byRequester = new Map<number, TicketFacts[]>()
  const byOrganization = new Map<number, TicketFacts[]>()
  const put = (book: Map<number, TicketFacts[]>, key: number | undefined, ticket: TicketFacts) => {
    if (key === undefined) return
    const known = book.get(key)
    if (known === undefined) book.set(key, [ticket])
    else known.push(ticket)
  }
  for (const ticket of all) {
    byId.set(ticket.id, ticket)
    put(byRequester, ticket.requester, ticket)
    put(byOrganization, ticket.organization, ticket)
  }
  const none: readonly TicketFacts[] = []
  return {
    get: (id) => byId.get(id),
    ofRequester: (user) => byRequester.get(user) ?? none,
    ofOrganization: (organization) => byOrganization.get(organization) ?? none,
    size: byId.size,
  }
}

/** The group a ticket lay in at that moment; its first one where the history begins later. */
export const groupAt = ({ history, group }: TicketFacts, at: number): number | undefined => {
  let found = history[0]?.group ?? group
  for (const step of history) {
    if (step.at > at) break
    found = step.group ?? found
  }
  return found
}
