import { factsOf, type TicketFacts } from '../../../core/retention/index.ts'
import type { KnownFacts, PlanTicket, TicketRecord } from './records.ts'

/** Set while a ticket waits for its deletion, so that agents see it and can object. */
export const dueTag = 'custos_to_delete'

const given = <Value>(value: Value | null | undefined): Value | undefined => value ?? undefined

/** Zendesk's record with what custos knows beside it; undefined where it can't be read. */
export const factsFrom = (record: TicketRecord, known: KnownFacts | undefined): TicketFacts | undefined => {
  const read = factsOf({
    ...record,
    solved_at: given(known?.solvedAt),
    closed_at: given(known?.closedAt),
    last_customer_comment_at: given(known?.lastCustomerCommentAt),
    pii: given(known?.pii),
  })
  return read.ok ? read.ticket : undefined
}

/**
 * The ticket as it would be had the run not touched it: our own marks put nothing under a policy, and a policy that counts
 * from the last change isn't moved by changes of ours.
 */
export const withoutOurs = (ticket: TicketFacts, planned: PlanTicket, ours: readonly string[]): TicketFacts => {
  const wasTagged = planned.because.includes('tagged')
  const mine = new Set(wasTagged ? [dueTag] : [dueTag, ...ours])
  const isOurs = planned.oursAt !== null && ticket.since.updated === Date.parse(planned.oursAt)
  const before = planned.updatedAt === null ? undefined : Date.parse(planned.updatedAt)
  return {
    ...ticket,
    tags: ticket.tags?.filter((tag) => !mine.has(tag)),
    since: isOurs ? { ...ticket.since, updated: before } : ticket.since,
  }
}
