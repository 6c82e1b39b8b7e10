import type { PlanTicket, TicketRecord } from './records.ts'

interface LatePorts {
  readonly ticketsNamed: (planId: string, ticketIds: readonly number[]) => Promise<readonly PlanTicket[]>
}

const secondOf = (at: number): number => Math.floor(at / 1000) * 1000

/** Changed in the plan's own second or after it, be it by Zendesk alone: the export may have given it before, and gives it again. */
export const isLate = ({ updated_at, generated_timestamp }: TicketRecord, now: number): boolean =>
  Math.max(Date.parse(updated_at ?? '') || 0, (generated_timestamp ?? 0) * 1000) >= secondOf(now)

/**
 * Of late tickets, those that whoever asked has beside what this plan deletes. One that is in the plan from an earlier page
 * was counted there, and counts against them only where it has really changed since.
 */
export const lateOthers = async (ports: LatePorts, planId: string, late: readonly TicketRecord[], now: number) => {
  if (late.length === 0) return []
  const ids = late.map(({ id }) => id)
  const planned = new Set((await ports.ticketsNamed(planId, ids)).map(({ ticketId }) => ticketId))
  const isChanged = ({ updated_at }: TicketRecord) => Date.parse(updated_at ?? '') >= secondOf(now)
  return late.filter((record) => record.status !== 'deleted' && (!planned.has(record.id) || isChanged(record)))
}
