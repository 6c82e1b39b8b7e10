import type { Planned } from './plan.ts'

/** A ticket's line of a plan as it is stored, hashed and printed: the order of its fields is part of the form. */
export const planLine = ({
  ticketId,
  outcome,
  policy,
  dueAt,
  actions,
  because,
}: Omit<Planned, 'acting' | 'isIdle'>) => ({
  ticket_id: ticketId,
  outcome,
  ...(policy === undefined ? {} : { policy }),
  ...(dueAt === undefined ? {} : { due_at: new Date(dueAt).toISOString() }),
  actions,
  because,
})
