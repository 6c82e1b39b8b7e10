import * as z from 'zod/mini'
import { ticketRecord, type TicketRecord } from './exports.ts'
import { started } from './jobs.ts'
import { read } from './read.ts'
import type { Transport } from './transport.ts'

const idsIn = (ids: readonly number[]): string => new URLSearchParams({ ids: ids.join(',') }).toString()

/** What is done with a hundred tickets at once. Each gives the job's name: what became of a ticket the job tells. */
export const deletion = (transport: Transport) => ({
  /** Those of these tickets that are there, as they are now: a deleted one is left out. */
  ticketsAmong: async (ids: readonly number[]): Promise<readonly TicketRecord[]> => {
    const { body } = await transport({ method: 'GET', path: `/api/v2/tickets/show_many?${idsIn(ids)}` })
    return read(z.object({ tickets: z.array(ticketRecord) }), body, 'GET /tickets/show_many').tickets
  },

  /** Zendesk keeps them for thirty days, and can bring back those that were not archived. */
  deleteMany: async (ids: readonly number[]): Promise<string> => {
    const answer = await transport({ method: 'DELETE', path: `/api/v2/tickets/destroy_many?${idsIn(ids)}` })
    return started(answer.body, 'DELETE /tickets/destroy_many')
  },

  /** For ever. Archived tickets are not among those that Zendesk keeps, and fail as not found. */
  eraseMany: async (ids: readonly number[]): Promise<string> => {
    const answer = await transport({ method: 'DELETE', path: `/api/v2/deleted_tickets/destroy_many?${idsIn(ids)}` })
    return started(answer.body, 'DELETE /deleted_tickets/destroy_many')
  },

  /** The answer is empty: which of them came back is found out by reading them. */
  restoreMany: async (ids: readonly number[]): Promise<void> => {
    await transport({ method: 'PUT', path: `/api/v2/deleted_tickets/restore_many?${idsIn(ids)}` })
  },
})
