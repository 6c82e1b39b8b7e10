import {
  holdOver,
  planTicket,
  policiesOver,
  type PolicySet,
  type TicketFacts,
} from '../../../../core/retention/index.ts'
import { withoutOurs, type ReadFacts, type ReadTicket } from '../facts.ts'
import type { PlanTicket, TicketRecord } from '../records.ts'

export type Skip = 'gone' | 'merged' | 'reopened' | 'held' | 'hold-not-known' | 'no-longer-due'

export interface Checked {
  readonly ticket: PlanTicket
  readonly facts: TicketFacts
  /** The ticket's last change, be it whose it may: in `facts` those of custos don't count. */
  readonly updatedAt: string | null
}

const isOver = ({ status }: TicketFacts): boolean => status === 'solved' || status === 'closed'

/**
 * Something has happened in it, not by custos, that the reading of the history has not come to: it may have been opened
 * and solved again, and its period begun anew. It is waited for, not guessed.
 */
const isUnread = (before: TicketFacts, { readTo }: ReadTicket): boolean =>
  readTo !== undefined && before.since.updated !== undefined && before.since.updated > readTo

/** By the creation alone it is due whatever has happened since; every other date may have moved with what is unread. */
const redactsByHistory = (set: PolicySet, before: TicketFacts): boolean =>
  policiesOver(set, before).under.some(
    ({ policy: { waits, since, actions } }) =>
      waits !== true && since !== 'created' && actions.some((action) => action.do === 'redact'),
  )

const reasonAgainst = (
  set: PolicySet,
  planned: PlanTicket,
  facts: ReadTicket,
  now: number,
): Skip | 'unread' | undefined => {
  if (facts.status === 'deleted') return 'gone'
  const before = withoutOurs(set, facts, planned)
  // First of all: what else has become of the ticket is no reason to touch one that is on hold.
  const hold = holdOver(set.holds, before, now)
  if (hold !== undefined) return hold === 'hold' ? 'held' : hold
  if (!planned.merged && facts.tags?.includes('closed_by_merge') === true) return 'merged'
  const deletes = planned.actions.some((action) => action !== 'redact')
  if (deletes && !isOver(facts)) return 'reopened'
  const again = planTicket(set, before, now)
  // What was written while the mark was on its way is hidden behind it: the reading has to come to the mark, too.
  const isToRead = planned.step === 'delete' ? facts : before
  if (isUnread(isToRead, facts) && (deletes || redactsByHistory(set, before))) return 'unread'
  // A redaction that is done takes back its own ground; a deletion must still be due in full.
  const isToRedact = planned.step === 'redact'
  const wanted = isToRedact ? planned.actions : planned.actions.filter((action) => action !== 'redact')
  const isDue = again.outcome === 'due' && wanted.every((action) => again.actions.some((one) => one === action))
  return isDue ? undefined : 'no-longer-due'
}

/** The tickets as they are now, just before something is done with them: those that still are as the plan took them to be. */
export const recheck = (
  set: PolicySet,
  planned: readonly PlanTicket[],
  records: readonly TicketRecord[],
  readFacts: ReadFacts,
  now: number,
): {
  readonly good: readonly Checked[]
  readonly bad: readonly { readonly ticketId: number; readonly why: Skip }[]
  /** How many are to be looked at again once the history has been read up to now. */
  readonly unread: number
} => {
  const live = new Map(records.map((record) => [record.id, record]))
  const good: Checked[] = []
  const bad: { ticketId: number; why: Skip }[] = []
  let unread = 0
  for (const ticket of planned) {
    const record = live.get(ticket.ticketId)
    const facts = record === undefined ? undefined : readFacts(record)
    const why = facts === undefined ? 'gone' : reasonAgainst(set, ticket, facts, now)
    if (why === 'unread') unread += 1
    else if (why !== undefined || facts === undefined) bad.push({ ticketId: ticket.ticketId, why: why ?? 'gone' })
    else good.push({ ticket, facts, updatedAt: record?.updated_at ?? null })
  }
  return { good, bad, unread }
}
