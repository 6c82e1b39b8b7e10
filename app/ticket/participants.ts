import * as z from 'zod/mini'
import { parse, type Read } from './pages.ts'

const id = z.nullish(z.number())
const ticket = z.object({
  ticket: z.object({ requester_id: id, assignee_id: id, collaborator_ids: z.nullish(z.array(z.number())) }),
})

/** Who asked, who answers, who is copied in. */
export const readParticipants = async (read: Read, ticketId: number): Promise<readonly number[]> => {
  const { requester_id, assignee_id, collaborator_ids } = parse(
    ticket,
    await read(`/api/v2/tickets/${ticketId}.json`),
  ).ticket
  return [requester_id, assignee_id, ...(collaborator_ids ?? [])].filter((one) => typeof one === 'number')
}
