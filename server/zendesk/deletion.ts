import * as z from 'zod/mini'
import { ticketRecord, type TicketRecord } from './exports.ts'
import { started } from './jobs.ts'
import { read } from './read.ts'
import type { Transport, Turn, Turns } from './transport.ts'

const idsIn = (ids: readonly number[]): string => new URLSearchParams({ ids: ids.join(',') }).toString()

const manyBy = (turns: Turns, resource: string) => {
  const line = { method: 'DELETE', path: `/api/v2${resource}` } as const
  return turns(
    line,
    (ids: readonly number[]) => ({ ...line, path: `${line.path}?${idsIn(ids)}` }),
    ({ body }) => started(body, `DELETE ${resource}`),
  )
}

/** What is done with a hundred tickets at once. Each gives the job's name: what became of a ticket the job tells. */
export const deletion = (transport: Transport, turns: Turns) => ({
  /** Those of these tickets that are there, as they are now: a deleted one is left out. */
  ticketsAmong: async (ids: readonly number[]): Promise<readonly TicketRecord[]> => {
    const { body } = await transport({ method: 'GET', path: `/api/v2/tickets/show_many?${idsIn(ids)}` })
    const { tickets } = read(z.object({ tickets: z.array(ticketRecord) }), body, 'GET /tickets/show_many')
    // Zendesk's documents don't say whether it leaves them out.
    return tickets.filter(({ status }) => status !== 'deleted')
  },

  /** Zendesk keeps them for thirty days, and can bring back those that were not archived. */
  deleteMany: (): Promise<Turn<readonly number[], string>> => manyBy(turns, '/tickets/destroy_many'),

  /** For ever. Archived tickets are not among those that Zendesk keeps, and fail as not found. */
  eraseMany: (): Promise<Turn<readonly number[], string>> => manyBy(turns, '/deleted_tickets/destroy_many'),

  /** The answer is empty: which of them came back is found out by reading them. */
  restoreMany: async (ids: readonly number[]): Promise<void> => {
    await transport({ method: 'PUT', path: `/api/v2/deleted_tickets/restore_many?${idsIn(ids)}` })
  },
})
