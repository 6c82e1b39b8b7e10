export interface Work {
  /** Tickets of which something is redacted; marked and deleted; deleted for good. */
  readonly redact: number
  readonly delete: number
  readonly erase: number
  /** Users who go with their tickets, and of those the ones who go for good. */
  readonly requesters: number
  readonly requestersForGood: number
  /** Tags of whoever asked are read each time tickets are. */
  readonly asksRequesters?: boolean
}

export interface Cost {
  readonly requests: number
  /** Seconds of Zendesk's time at the account's limits. */
  readonly seconds: number
}

export const batchSize = 100

/** A ticket whose texts hold something: read twice, two comments redacted, each read back with its ticket. */
const requestsARedaction = 12
const redactionsATicket = 2
/** Reading a batch before and after, the call itself, and looking twice at its job. */
export const requestsABatch = 5
/** Read before and after: a batch; a ticket that is redacted, and before each of its texts once more. */
export const readsOfABatch = 2
const readsOfARedaction = 4
/** A user is read with the tickets of theirs and their number, deleted, and in doubt read once more. */
const requestsARequester = 5
/** Zendesk deletes 700 users for good in ten minutes. */
const usersForGoodAMinute = 70
/** Zendesk takes that many updates of tickets a minute from an account, and redactions count as such. */
export const updatesAMinute = 100
/** Of what the account may ask in a minute a run leaves this much to others. */
export const share = 0.6

const batches = (tickets: number): number => Math.ceil(tickets / batchSize)

/** What a run will ask of Zendesk at most, and how long that takes; reading the account for the plan is over by then. */
export const costOf = (work: Work, requestsAMinute: number): Cost => {
  const marks = batches(work.delete)
  const asks = work.asksRequesters === true ? 1 : 0
  const requests =
    work.redact * (requestsARedaction + readsOfARedaction * asks) +
    batches(work.redact) * 2 +
    (marks + batches(work.delete) + batches(work.erase)) * (requestsABatch + readsOfABatch * asks) +
    (work.requesters + work.requestersForGood) * requestsARequester
  const updates = work.redact * redactionsATicket + marks
  const minutes = Math.max(
    requests / (requestsAMinute * share),
    updates / (updatesAMinute * share),
    work.requestersForGood / (usersForGoodAMinute * share),
  )
  return { requests, seconds: Math.ceil(minutes * 60) }
}

/** More than this was not foreseen, and the run stops. The allowance is for trouble on the way, and for small runs. */
export const mostRequests = (forecast: number): number => Math.ceil(forecast * 1.5) + 50
