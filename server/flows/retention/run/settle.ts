import type { Instant } from '../../../../core/time.ts'
import { ordersFor, type PolicySet } from '../../../../core/retention/index.ts'
import { dueTag, laterOf, withoutOurs, type ReadFacts } from '../facts.ts'
import type { CallRecord, PlanTicket, TicketChange, TicketRecord } from '../records.ts'
import type { JobReport } from './ports.ts'

/** What became of a call's tickets: from its job, or, where nobody knows of one, from the tickets as they are now. */
export interface Seen {
  readonly live: ReadonlyMap<number, TicketRecord>
  readonly items: ReadonlyMap<number, JobReport['items'][number]>
  /** When the job was over: a later change is somebody else's. */
  readonly completedAt: number | null
  /** The call may have been made before: a ticket that isn't there any more was taken away by it. */
  readonly doubtful: boolean
}

export const seenIn = (records: readonly TicketRecord[], job: JobReport | undefined): Seen => ({
  live: new Map(records.map((record) => [record.id, record])),
  items: new Map((job?.items ?? []).map((item) => [item.id, item])),
  completedAt: job?.completedAt ?? null,
  doubtful: job === undefined || job.state === 'lost' || job.state === 'failed',
})

interface Around {
  readonly set: PolicySet
  readonly readFacts: ReadFacts
  readonly now: Instant
}

/** Of a ticket for which a call may be on its way still. */
export const inDoubt = 'in-doubt'

const failed = (ticketId: number): TicketChange => ({
  ticketId,
  step: null,
  state: 'failed',
  reason: 'zendesk-refused',
})

/**
 * Whether a ticket's last change is a job's. After a crash it may be read hours later: what somebody has written since then
 * begins its period anew. Where the job doesn't tell its end it is taken for somebody's, too, and the ticket kept longer.
 */
export const isOf = ({ updated_at: at }: Pick<TicketRecord, 'updated_at'>, completedAt: number | null): boolean =>
  completedAt !== null && Date.parse(at ?? '') < completedAt + 1000

/** A call whose job fails as a whole, or of which nobody ever hears, is sent again so often and no more. */
const triesAtMost = 5

const isGivenUp = ({ tries }: PlanTicket): boolean => tries + 1 >= triesAtMost

/** The mark is wished for, not needed: a closed ticket that refuses it is deleted all the same when its grace has ended. */
const marked = (ticket: PlanTicket, seen: Seen, { set, readFacts, now }: Around): TicketChange => {
  const { ticketId } = ticket
  const record = seen.live.get(ticketId)
  const facts = record === undefined ? undefined : readFacts(record)
  if (record === undefined || facts === undefined) return { ticketId, step: null, state: 'skipped', reason: 'gone' }
  const bare = withoutOurs(set, facts, ticket)
  const { deleteAt } = ordersFor(set, bare, Date.parse(now))
  const hasMark = record.tags.includes(dueTag)
  if (!hasMark && seen.doubtful && !isGivenUp(ticket)) return { ticketId, state: 'planned', tries: ticket.tries + 1 }
  const change = {
    ticketId,
    marked: hasMark ? ('done' as const) : ('refused' as const),
    oursAt: hasMark && isOf(record, seen.completedAt) ? (record.updated_at ?? null) : ticket.oursAt,
  }
  if (deleteAt === undefined) return { ...change, step: null, state: 'skipped', reason: 'no-longer-due' }
  return { ...change, markedAt: now, step: 'delete', state: 'waiting', deleteAt: new Date(deleteAt).toISOString() }
}

/**
 * Another's deletion of the same ticket is none of ours and is told as gone; unless a call of ours that nobody answered for
 * may have been the one.
 */
const deleted = (ticket: PlanTicket, seen: Seen): TicketChange => {
  const { ticketId } = ticket
  if (seen.live.has(ticketId))
    return seen.doubtful && !isGivenUp(ticket)
      ? { ticketId, state: 'waiting', reason: inDoubt, tries: ticket.tries + 1 }
      : failed(ticketId)
  if (seen.items.get(ticketId)?.gone === true && ticket.reason !== inDoubt)
    return { ticketId, step: null, state: 'skipped', reason: 'gone' }
  return ticket.permanently
    ? { ticketId, deleted: true, step: 'erase', state: 'planned', reason: null }
    : { ticketId, deleted: true, step: null, state: 'done', reason: null }
}

/**
 * One that Zendesk doesn't keep any more was archived, or somebody else has erased it: it is told as deleted, and no more.
 * Only of a ticket that was not archived, and for which a call of ours went unanswered, is it known that this call did it.
 */
const erased = (ticket: PlanTicket, seen: Seen, { now }: Around): TicketChange => {
  const { ticketId } = ticket
  const item = seen.items.get(ticketId)
  const record = seen.live.get(ticketId)
  if (record !== undefined)
    return { ticketId, step: null, state: 'restored', reason: 'restored', backAt: laterOf(now, [record]) }
  if (item === undefined && seen.doubtful && !isGivenUp(ticket))
    return { ticketId, state: 'planned', reason: inDoubt, tries: ticket.tries + 1 }
  if (item?.ok === true) return { ticketId, erased: true, step: null, state: 'done', reason: null }
  if (item?.gone === true) {
    const isOurs = ticket.archived === false && ticket.reason === inDoubt
    return { ticketId, erased: isOurs, step: null, state: 'done', reason: null }
  }
  return failed(ticketId)
}

export const changesOf = (
  call: Pick<CallRecord, 'step'>,
  tickets: readonly PlanTicket[],
  seen: Seen,
  around: Around,
): TicketChange[] =>
  tickets
    .filter(({ state }) => state === 'intended')
    .map((ticket) => {
      if (call.step === 'mark') return marked(ticket, seen, around)
      return call.step === 'delete' ? deleted(ticket, seen) : erased(ticket, seen, around)
    })
