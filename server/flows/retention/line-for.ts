import { planTicket, reasons, type Planned, type PolicySet } from '../../../core/retention/index.ts'
import type { ReadTicket } from './facts.ts'
import type { Redaction } from './records.ts'

/** A run has redacted it already for all the policies that would, and nothing has happened in it since. */
const isRedacted = ({ acting }: Planned, { id, since }: ReadTicket, before: readonly Redaction[]): boolean => {
  const { updated } = since
  if (updated === undefined || acting.delete.length > 0) return false
  const done = before
    .filter(({ ticketId, at }) => ticketId === id && Date.parse(at) >= updated)
    .flatMap(({ policies }) => policies)
  return acting.redact.every((name) => done.includes(name))
}

/**
 * A ticket of which everything has been redacted that was to be stays due for ever. No run need look at it each night, as
 * long as nothing has happened in it that custos has not read.
 */
export const lineFor = (set: PolicySet, ticket: ReadTicket, now: number, before: readonly Redaction[]): Planned => {
  const line = planTicket(set, ticket, now)
  if (line.outcome !== 'due') return line
  const isRead = (ticket.since.updated ?? Infinity) <= (ticket.readTo ?? -Infinity)
  if (!(line.isIdle && isRead) && !isRedacted(line, ticket, before)) return line
  const because = reasons.filter((code) => code === 'nothing-found' || line.because.includes(code))
  return { ...line, outcome: 'kept', actions: [], because }
}
