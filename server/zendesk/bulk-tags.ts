import { started } from './jobs.ts'
import type { Turn, Turns } from './transport.ts'

/** The same change of a hundred tickets at most. */
export interface TagsChange {
  readonly ticketIds: readonly number[]
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

export const bulkTags = (turns: Turns) => ({
  /**
   * By one job: single updates are limited to a hundred a minute for the whole account. What somebody else has set meanwhile
   * stays, and the same change made twice is made once. Zendesk documents this for `ids` that are all changed alike, and not
   * for a list of tickets with a change each. Gives the job's name: what became of a ticket the job tells.
   */
  tagTickets: (): Promise<Turn<TagsChange, string>> => {
    const line = { method: 'PUT', path: '/api/v2/tickets/update_many' } as const
    return turns(
      line,
      ({ ticketIds, add, remove }: TagsChange) => ({
        ...line,
        path: `${line.path}?${new URLSearchParams({ ids: ticketIds.join(',') }).toString()}`,
        body: {
          ticket: {
            ...(add.length === 0 ? {} : { additional_tags: [...add] }),
            ...(remove.length === 0 ? {} : { remove_tags: [...remove] }),
          },
        },
      }),
      ({ body }) => started(body, 'PUT /tickets/update_many'),
    )
  },
})
