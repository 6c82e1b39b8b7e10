import { planTicket, reasons, type Planned, type PolicySet } from '../../../core/retention/index.ts'
import type { Instant } from '../../../core/time.ts'
import { factsFrom, type ReadTicket } from './facts.ts'
import type { KnownFacts, OwnTags, Redaction, TicketRecord } from './records.ts'

/** A run has redacted it already for all the policies that would, and nothing has happened in it since. */
const isRedacted = ({ acting }: Planned, { id, since }: ReadTicket, before: readonly Redaction[]): boolean => {
  const { updated } = since
  if (updated === undefined || acting.delete.length > 0) return false
  const done = before
    .filter(({ ticketId, at }) => ticketId === id && Date.parse(at) >= updated)
    .flatMap(({ policies }) => policies)
  return acting.redact.every((name) => done.includes(name))
}

/** What has been done with these tickets under one version before. */
interface Before {
  readonly redactions: readonly Redaction[]
  /** Those that somebody has brought back, and when, of no account in a plan that a person has asked for. */
  readonly broughtBack: ReadonlyMap<number, Instant>
}

const withReason = (line: Planned, reason: (typeof reasons)[number]): Planned => ({
  ...line,
  outcome: 'kept',
  actions: [],
  because: reasons.filter((code) => code === reason || line.because.includes(code)),
})

/**
 * A ticket of which everything has been redacted that was to be stays due for ever. No run need look at it each night, as
 * long as nothing has happened in it that custos has not read. And what somebody has brought back no schedule takes away
 * again before something has happened in it.
 */
export const lineFor = (set: PolicySet, ticket: ReadTicket, now: number, before: Before): Planned => {
  const line = planTicket(set, ticket, now)
  if (line.outcome !== 'due') return line
  const back = before.broughtBack.get(ticket.id)
  if (back !== undefined && (ticket.since.updated ?? Infinity) <= Date.parse(back))
    return withReason(line, 'brought-back')
  const isRead = (ticket.since.updated ?? Infinity) <= (ticket.readTo ?? -Infinity)
  if (!(line.isIdle && isRead) && !isRedacted(line, ticket, before.redactions)) return line
  return withReason(line, 'nothing-found')
}

export interface LinePorts {
  readonly ownTags: (ticketIds: readonly number[], versionId: string) => Promise<ReadonlyMap<number, OwnTags>>
  readonly redactionsAmong: (ticketIds: readonly number[], versionId: string) => Promise<readonly Redaction[]>
  /** Tickets that somebody has brought back after a run of this version had taken them, and when. */
  readonly broughtBackAmong: (ticketIds: readonly number[], versionId: string) => Promise<ReadonlyMap<number, Instant>>
}

/** The lines of a page's tickets under one version; undefined for a record that can't be understood. */
export const linesOf = async (
  ports: LinePorts,
  { set, versionId, isAlone, now }: { set: PolicySet; versionId: string; isAlone: boolean; now: number },
  ids: readonly number[],
): Promise<
  (record: TicketRecord, known: KnownFacts | undefined) => { ticket: ReadTicket; planned: Planned } | undefined
> => {
  const [own, redactions, broughtBack] = await Promise.all([
    ports.ownTags(ids, versionId),
    ports.redactionsAmong(ids, versionId),
    isAlone ? ports.broughtBackAmong(ids, versionId) : new Map<number, Instant>(),
  ])
  return (record, known) => {
    const ticket = factsFrom(record, known, own.get(record.id))
    return ticket === undefined
      ? undefined
      : { ticket, planned: lineFor(set, ticket, now, { redactions, broughtBack }) }
  }
}
