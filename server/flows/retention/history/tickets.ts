import { typeOfTag } from '../../../../core/proposal/index.ts'
import { counted } from './events.ts'
import type { ExportedTicket, Found, Held, HistoryPorts, Learnt } from './ports.ts'

const isOver = ({ status }: ExportedTicket): boolean => status === 'solved' || status === 'closed'

/** A ticket without any update, or one that is solved and was never seen to be: its own audits may say more. */
const saysTooLittle = (ticket: ExportedTicket, found: Found | undefined): boolean =>
  found === undefined || (isOver(ticket) && found.solved === undefined)

const ownTags = ({ tags }: ExportedTicket): readonly string[] => tags.filter((tag) => typeOfTag(tag) !== undefined)

/** One page of tickets as they are now: which of them the updates said too little of, and which may lack tags. */
export const readTickets = async (ports: HistoryPorts, { standing }: Held): Promise<Learnt> => {
  const { cursor } = standing
  const page = await ports.ticketStates(cursor === null ? { startTime: 0 } : { cursor })
  if (!page.isEnd && (page.cursor === null || page.cursor === cursor))
    throw new Error('the cursor of the tickets stands still')
  const tickets = page.tickets.filter(({ status }) => status !== 'deleted')
  const ids = tickets.map(({ id }) => id)
  const [found, open] = [await ports.store.foundAmong(ids), await ports.store.rereadAmong(ids)]
  const thin = tickets.filter((ticket) => saysTooLittle(ticket, found.get(ticket.id)))
  const counters = counted(standing.counters, {
    pages: 1,
    tickets: tickets.length,
    unreadable: page.unreadable.length,
  })
  return {
    standing: { ...standing, cursor: page.cursor, counters, phase: page.isEnd ? 'rereads' : 'tickets' },
    reread: thin.map(({ id }) => id),
    gone: page.tickets.filter(({ status }) => status === 'deleted').map(({ id }) => id),
    bearing: tickets
      .map((ticket) => ({ ticketId: ticket.id, tags: ownTags(ticket), closed: ticket.status === 'closed' }))
      .filter(({ ticketId, tags }) => tags.length > 0 || open.has(ticketId) || found.get(ticketId)?.kinds.length !== 0),
  }
}
