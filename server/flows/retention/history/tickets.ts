import { typeOfTag } from '../../../../core/proposal/index.ts'
import { counted } from './events.ts'
import type { ExportedTicket, Found, Held, HistoryPorts, Learnt, Standing } from './ports.ts'

const isOver = ({ status }: ExportedTicket): boolean => status === 'solved' || status === 'closed'

/** A ticket without any update, or one that is solved and was never seen to be: its own audits may say more. */
const saysTooLittle = (ticket: ExportedTicket, found: Found | undefined): boolean =>
  found === undefined || (isOver(ticket) && found.solved === undefined)

const ownTags = ({ tags }: ExportedTicket): readonly string[] => tags.filter((tag) => typeOfTag(tag) !== undefined)

const nextPage = async ({ ticketStates }: HistoryPorts, { cursor }: Standing) => {
  const page = await ticketStates(cursor === null ? { startTime: 0 } : { cursor })
  if (!page.isEnd && (page.cursor === null || page.cursor === cursor))
    throw new Error('the cursor of the tickets stands still')
  const isGone = ({ status }: ExportedTicket) => status === 'deleted'
  return {
    tickets: page.tickets.filter((ticket) => !isGone(ticket)),
    gone: page.tickets.filter(isGone).map(({ id }) => id),
    unreadable: page.unreadable,
    cursor: page.cursor ?? cursor,
    isEnd: page.isEnd,
  }
}

/** One page of tickets as they are now: which of them the updates said too little of, and which may lack tags. */
export const readTickets = async (ports: HistoryPorts, { standing }: Held): Promise<Learnt> => {
  const { tickets, gone, unreadable, cursor, isEnd } = await nextPage(ports, standing)
  const ids = tickets.map(({ id }) => id)
  const [found, open] = [await ports.store.foundAmong(ids), await ports.store.rereadAmong(ids)]
  const thin = tickets.filter((ticket) => saysTooLittle(ticket, found.get(ticket.id)))
  const counters = counted(standing.counters, {
    pages: 1,
    tickets: tickets.length,
    unreadable: unreadable.length,
  })
  return {
    standing: { ...standing, cursor, counters, phase: isEnd ? 'rereads' : 'tickets' },
    reread: thin.map(({ id }) => id),
    gone,
    bearing: tickets
      .map((ticket) => ({ ticketId: ticket.id, tags: ownTags(ticket), closed: ticket.status === 'closed' }))
      .filter(({ ticketId, tags }) => tags.length > 0 || open.has(ticketId) || found.get(ticketId)?.kinds.length !== 0),
  }
}

/**
 * One page of the tickets that have changed since: those that are gone are forgotten, as no update of them says. By itself is
 * read one that is back, or that was never known, and one that has changed without an update that says so: a run waits until
 * the history of a ticket is known up to its last change. What the updates have not been read up to is still to come.
 */
export const followTickets = async (
  ports: HistoryPorts,
  { standing }: Held,
): Promise<Learnt & { readonly isEnd: boolean }> => {
  const { tickets, gone, cursor, isEnd } = await nextPage(ports, standing)
  const known = await ports.store.knownAmong(tickets.map(({ id }) => id))
  const isRead = (at: string | null | undefined) => !(Date.parse(at ?? '') >= standing.eventTime * 1000)
  const isMissed = ({ id, created_at, updated_at }: ExportedTicket): boolean => {
    const stored = known.get(id)
    if (stored === undefined) return isRead(created_at)
    return isRead(updated_at) && Date.parse(updated_at ?? '') > Date.parse(stored.asOf)
  }
  const missed = tickets.filter(isMissed).map(({ id }) => id)
  return { standing: { ...standing, cursor }, gone, reread: missed, isEnd }
}
