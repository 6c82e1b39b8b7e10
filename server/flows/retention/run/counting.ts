import type { RedactTicketPorts } from './redact-ticket.ts'

/** Zendesk gives a hundred comments or audits a request. */
const aPage = 100

const pagesOf = (list: readonly unknown[]): number => Math.max(1, Math.ceil(list.length / aPage))

/** The same ports, with every request of Zendesk counted: a ticket of 5,000 comments takes fifty for one reading. */
export const countingRequests = (ports: RedactTicketPorts, spent: { requests: number }): RedactTicketPorts => {
  const one =
    <Given extends readonly unknown[], Result>(call: (...given: Given) => Promise<Result>) =>
    (...given: Given): Promise<Result> => {
      spent.requests += 1
      return call(...given)
    }
  const paged =
    <Item>(call: (ticketId: number) => Promise<readonly Item[]>) =>
    async (ticketId: number): Promise<readonly Item[]> => {
      const list = await call(ticketId)
      spent.requests += pagesOf(list)
      return list
    }
  return {
    ...ports,
    ticket: one(ports.ticket),
    comments: paged(ports.comments),
    chatMessages: paged(ports.chatMessages),
    redactComment: one(ports.redactComment),
    redactChatMessage: one(ports.redactChatMessage),
    redactFiles: one(ports.redactFiles),
    setTags: one(ports.setTags),
    people: one(ports.people),
  }
}
