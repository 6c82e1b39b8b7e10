/** What is known of a ticket, with the moments of its history. */
export interface TicketFacts {
  readonly id: number
  readonly requester?: number | undefined
  readonly createdAt?: number | undefined
  readonly group?: number | undefined
  readonly collaborators: readonly number[]
  readonly commenters: readonly number[]
  readonly history: readonly {
    readonly at: number
    readonly group?: number | undefined
    readonly assignee?: number | undefined
  }[]
}

export interface Tickets {
  readonly get: (id: number) => TicketFacts | undefined
  readonly ofRequester: (user: number) => readonly TicketFacts[]
  readonly size: number
}

/** A book of tickets, by their id and by who asked. */
export const bookOf = (all: Iterable<TicketFacts>): Tickets => {
  const byId = new Map<number, TicketFacts>()
  const byRequester = new Map<number, TicketFacts[]>()
  for (const ticket of all) {
    byId.set(ticket.id, ticket)
    if (ticket.requester === undefined) continue
    const known = byRequester.get(ticket.requester)
    if (known === undefined) byRequester.set(ticket.requester, [ticket])
    else known.push(ticket)
  }
  const none: readonly TicketFacts[] = []
  return {
    get: (id) => byId.get(id),
    ofRequester: (user) => byRequester.get(user) ?? none,
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
